import resource
import signal
import subprocess
from pathlib import Path

import pytest
from msgspec.structs import replace

from app.core.file_format.examples import open_example
from app.core.project import Table
from app.export import begin, export, format_of
from engine.problem import Problem
from tests.app.export.films import film, job
from tests.running import (
    COMMAND,
    deltastep,
    environment,
    example,
    names,
    refusal,
    series,
    wait_for_output,
)

OUTPUTS = ["film.mp4", "film.gif", "frames", "x-####.png"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("film.mp4", ".mp4"),
        ("FILM.GIF", ".gif"),
        ("a.b-##.PNG", "name-####.png"),
        ("frames", "a folder"),
        (".", "a folder"),
        ("long" * 100 + ".gif", ".gif"),
    ],
)
def test_the_name_says_what_is_wanted(name: str, kind: str) -> None:
    assert format_of(Path(name)).example == kind


def test_a_folder_with_a_dot_is_one_if_it_is_there(tmp_path: Path) -> None:
    (tmp_path / "v1.0").mkdir()
    assert format_of(tmp_path / "v1.0").example == "a folder"


def exports(project: Path, outputs: list[Path]) -> list[tuple[str, Path, Path]]:
    return [("export", project, output) for output in outputs]


def test_other_names_are_wrong_usage(tmp_path: Path) -> None:
    project = example("xor", tmp_path)
    outputs = [tmp_path / name for name in ("film.xyz", "film.png", ".mp4", "film.mp4.bak")]
    known = "one of a folder, name-####.png, .gif, .mp4"
    for output, done in zip(outputs, series(*exports(project, outputs)), strict=True):
        assert refusal(done, 2).endswith(f"{output}: unknown kind of output ({known})")
    assert names(tmp_path) == {project.name}


def test_progress_counts_every_picture(tmp_path: Path) -> None:
    counted = list(export(job(tmp_path / "film.mp4")))
    total = counted[0][1]
    assert list(dict.fromkeys(counted)) == [(done, total) for done in range(total + 1)]
    # Others have their turn between painting a picture and writing it.
    assert all(counted.count((done, total)) >= 2 for done in range(total))


def test_the_way_to_a_late_step_can_be_given_up(tmp_path: Path) -> None:
    late = export(job(tmp_path / "film.mp4", steps=range(900_000_000, 900_000_001)))
    done, total = next(late)
    assert done == 0 < total
    assert next(late) == (0, total)
    late.close()
    assert names(tmp_path) == set()


def test_what_cannot_be_read_is_told_before_anything_is_written(tmp_path: Path) -> None:
    project = open_example("iris")
    assert isinstance(project.data, Table)
    gone = replace(project, data=replace(project.data, csv=str(tmp_path / "gone.csv")))
    with pytest.raises(FileNotFoundError):
        begin(job(tmp_path / "film.mp4", project=gone))
    with pytest.raises(Problem, match=r"gone.csv: cannot be read \(No such file"):
        next(export(job(tmp_path / "film.mp4", project=gone)))
    with pytest.raises(Problem):
        begin(job(tmp_path / "film.xyz"))


def test_the_command_does_the_same_with_no_screen(tmp_path: Path) -> None:
    words = ["--by", "layer", "--fps", "2", "--size", "480x360", "--theme", "dark"]
    done = deltastep("export", example("two-two-two", tmp_path), tmp_path / "a.mp4", *words)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    for _ in export(job(tmp_path / "b.mp4")):
        pass
    assert (tmp_path / "a.mp4").read_bytes() == (tmp_path / "b.mp4").read_bytes()


def test_without_movement_pictures_change_only_from_stage_to_stage(tmp_path: Path) -> None:
    words = ["--by", "layer", "--fps", "3", "--size", "320x320"]
    project = example("two-two-two", tmp_path)
    for folder, more in (("moving", []), ("still", ["--reduced-motion"])):
        assert deltastep("export", project, tmp_path / folder, *words, *more).returncode == 0
    moving, still = (
        [path.read_bytes() for path in sorted((tmp_path / folder).iterdir())]
        for folder in ("moving", "still")
    )
    assert len(moving) == len(still)
    assert len(set(still)) < len(set(moving)) / 2


def test_the_colours_are_the_projects_if_none_are_asked_for(tmp_path: Path) -> None:
    project = open_example("two-two-two")
    light = replace(project, view=replace(project.view, theme="light"))
    assert film(project=light).view.theme == "light"
    assert film(project=light, theme="dark_high_contrast").view.theme == "dark_high_contrast"


def test_the_words_are_the_projects_if_no_language_is_asked_for() -> None:
    project = open_example("two-two-two")
    german = replace(project, view=replace(project.view, language="de"))
    assert film(project=german).view.language == "de"
    assert film(project=german, language="en").view.language == "en"


@pytest.mark.parametrize("output", OUTPUTS)
def test_a_full_disk_leaves_nothing(output: str, tmp_path: Path) -> None:
    project = example("two-two-two", tmp_path)

    def few_bytes() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000))

    done = subprocess.run(
        [*COMMAND, "export", project, output, "--by", "step", "--fps", "10"],
        cwd=tmp_path, env=environment(), capture_output=True, text=True, preexec_fn=few_bytes,
    )  # fmt: skip
    assert refusal(done, 74) == f"{output}: cannot be written: File too large"
    assert names(tmp_path) == {project.name}


@pytest.mark.parametrize(
    ("output", "number"),
    [*((output, signal.SIGINT) for output in OUTPUTS), (OUTPUTS[0], signal.SIGTERM)],
)
def test_an_interrupt_leaves_nothing(output: str, number: signal.Signals, tmp_path: Path) -> None:
    project = example("two-two-two", tmp_path)
    command = [*COMMAND, "export", str(project), output, "--steps", "0:100"]
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment(), stderr=subprocess.PIPE, text=True
    ) as process:
        wait_for_output(process, tmp_path)
        process.send_signal(number)
        _, told = process.communicate()
    line = f"{output}: interrupted before it was complete\n"
    expected = (130, line) if number is signal.SIGINT else (143, "")
    assert (process.returncode, told) == expected
    assert names(tmp_path) == {project.name}


def test_no_folder_no_film(tmp_path: Path) -> None:
    project = example("xor", tmp_path)
    outputs = [tmp_path / "none" / output for output in OUTPUTS]
    reason = "cannot be written: No such file or directory"
    for output, done in zip(outputs, series(*exports(project, outputs)), strict=True):
        assert refusal(done, 73) == f"{output}: {reason}"
