import json
from pathlib import Path

from app.core.file_format.examples import names as example_names
from app.core.file_format.examples import open_example
from app.core.file_format.project_file import load
from tests.running import deltastep, names, refusal


def test_without_arguments_the_examples_are_listed() -> None:
    assert deltastep("new").stdout.split() == list(example_names())


def test_an_example_becomes_a_project_of_ones_own(tmp_path: Path) -> None:
    output = tmp_path / "mine.deltastep"
    assert deltastep("new", "two-two-two", output).returncode == 0
    assert load(output) == open_example("two-two-two")
    assert "--overwrite" in refusal(deltastep("new", "xor", output), 73)
    assert deltastep("new", "xor", output, "--overwrite").returncode == 0
    assert load(output) == open_example("xor")


def test_a_table_comes_along_so_that_both_can_be_moved(tmp_path: Path) -> None:
    folder = tmp_path / "first"
    folder.mkdir()
    assert deltastep("new", "iris", folder / "flowers.deltastep").returncode == 0
    assert names(folder) == {"flowers.deltastep", "iris.csv"}
    moved = folder.rename(tmp_path / "second")
    assert deltastep("trace", moved / "flowers.deltastep", "--kind", "loss").returncode == 0


def test_another_table_of_that_name_is_kept(tmp_path: Path) -> None:
    table = tmp_path / "iris.csv"
    table.write_text("mine")
    line = refusal(deltastep("new", "iris", tmp_path / "flowers.deltastep"), 73)
    assert line.startswith(f"{table}: exists")
    assert table.read_text() == "mine"
    assert names(tmp_path) == {"iris.csv"}


def test_an_example_can_go_to_standard_output() -> None:
    done = deltastep("new", "xor", "-")
    assert json.loads(done.stdout)["format"] == "deltastep"


def test_the_schema_is_printed() -> None:
    schema = json.loads(deltastep("schema").stdout)
    assert schema["title"] == "Deltastep project"
