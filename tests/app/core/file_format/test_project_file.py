import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.changes import with_weight
from app.core.file_format.project_file import NewerVersion, decode, encode, load, save, schema
from app.core.project import Bookmark, Breakpoint, OptimizerEdit, ParameterEdit, Rows, Table
from engine.problem import Problem
from tests.app.core.contents import CONTRACT, EXTRAS, as_bytes


def test_a_file_with_only_the_keys_of_the_contract_loads() -> None:
    project = decode(as_bytes(CONTRACT))
    assert project.network.layers[0].weights == ((0.1, -0.2), (1e-300, 1e300), (1.0, -0.0))
    assert project.optimizer == {"name": "sgd", "learning_rate": 0.5, "momentum": 0.0}
    assert project.edits == ()


def test_every_key_is_read() -> None:
    project = decode(as_bytes({**CONTRACT, **EXTRAS}))
    assert project.edits == (
        ParameterEdit(0, 4, 1, 2, 1, 3.0),
        ParameterEdit(0, 9, 2, 0, None, 1.0),
        OptimizerEdit(5, 0, "learning_rate", 0.1),
    )
    assert project.layout.moved == ((0, 1, 10.5, -4.0),)
    assert project.view.selected == (2, 0)
    assert project.view.repeat == ((0, 3), (1, 0))
    assert project.breakpoints == (Breakpoint("phase = loss", on=False), Breakpoint("loss < 0.01"))
    assert project.bookmarks == (Bookmark("Here", (3, 7)),)
    assert project.playhead.fraction == 0.25


@pytest.mark.parametrize("content", [CONTRACT, {**CONTRACT, **EXTRAS}])
def test_load_save_load_is_the_same_bytes(content: dict[str, Any], tmp_path: Path) -> None:
    first, second = tmp_path / "first.deltastep", tmp_path / "second.deltastep"
    save(first, decode(as_bytes(content)))
    save(second, load(first))
    assert first.read_bytes() == second.read_bytes()
    assert load(first) == decode(as_bytes(content))


@pytest.mark.parametrize(
    "data",
    [
        {"dataset": "spiral", "samples": 200, "noise": 0.1, "seed": 0},
        {"csv": "x.csv", "inputs": ["a"], "targets": ["b"], "separator": ";", "decimal": ","}
        | {"missing": "drop", "scale": "unit", "scale_targets": "symmetric"},
        {**CONTRACT["data"], "scale": "standardize"},
    ],
)
def test_every_key_of_data_is_kept(data: dict[str, Any], tmp_path: Path) -> None:
    training = {"batch_size": 2, "split": {"test": 0.5, "seed": 3}}
    path = tmp_path / "p.deltastep"
    path.write_bytes(as_bytes({**CONTRACT, "data": data, "training": training}))
    save(path, load(path))
    written = json.loads(path.read_bytes())
    assert written["data"] == data
    assert written["training"] == {**written["training"], **training}


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_no_digit_is_lost(value: float) -> None:
    project = with_weight(decode(as_bytes(CONTRACT)), 1, 0, 0, value)
    weights = decode(encode(project)).network.layers[0].weights
    assert weights is not None
    assert weights[0][0].hex() == value.hex()


def test_rows_are_numbers_however_they_are_written() -> None:
    rows = b" [ [0,\n-2E+1 ] ,\t[0.1, 12345678901234567890]]"
    project = decode(json.dumps(CONTRACT).encode().replace(b"[[0, 1], [1, 0]]", rows))
    assert isinstance(project.data, Rows)
    assert project.data == Rows(((0.0, -20.0), (0.1, 12345678901234567890.0)), ((1.0,), (0.0,)))
    assert {type(number) for row in project.data.inputs for number in row} == {float}


def test_a_row_of_numbers_is_one_line() -> None:
    text = encode(decode(as_bytes(CONTRACT))).decode()
    assert "          [0.1, -0.2],\n          [1e-300, 1e300],\n" in text
    assert '        "frozen": ["biases"]\n' in text


def test_brackets_and_line_breaks_in_names_survive() -> None:
    names = ["a [", "] b", '"\n[\n', "{", "plain"]
    data = {"csv": "x[\n].csv", "inputs": names, "targets": ["y"]}
    project = decode(as_bytes({**CONTRACT, "data": data}))
    assert decode(encode(project)) == project
    assert isinstance(project.data, Table)
    assert project.data.inputs == tuple(names)


def test_a_byte_order_mark_is_accepted() -> None:
    assert decode(b"\xef\xbb\xbf" + as_bytes(CONTRACT)) == decode(as_bytes(CONTRACT))


def test_a_newer_version_is_told_apart_even_with_unknown_keys() -> None:
    with pytest.raises(NewerVersion) as caught:
        decode(as_bytes({**CONTRACT, "version": 2, "network": [], "data": ["stream"]}))
    assert str(caught.value) == "$.version: written as version 2 (up to 1)"


def test_a_table_is_found_beside_its_project_and_stays_relative_to_it(tmp_path: Path) -> None:
    data = {"csv": "data/x.csv", "inputs": ["a", "b"], "targets": ["c"]}
    original = tmp_path / "original.deltastep"
    original.write_bytes(as_bytes({**CONTRACT, "data": data}))
    project = load(original)
    assert isinstance(project.data, Table)
    assert project.data.csv == str(tmp_path / "data" / "x.csv")

    elsewhere = tmp_path / "elsewhere" / "copy.deltastep"
    elsewhere.parent.mkdir()
    save(elsewhere, project)
    assert json.loads(elsewhere.read_bytes())["data"]["csv"] == os.path.join("..", "data", "x.csv")
    assert load(elsewhere) == project


def test_a_link_to_a_project_finds_the_table_of_the_real_one(tmp_path: Path) -> None:
    data = {"csv": "x.csv", "inputs": ["a", "b"], "targets": ["c"]}
    (tmp_path / "real").mkdir()
    real = tmp_path / "real" / "p.deltastep"
    real.write_bytes(as_bytes({**CONTRACT, "data": data}))
    link = tmp_path / "link.deltastep"
    link.symlink_to(real)
    assert load(link) == load(real)


def test_a_number_that_is_not_finite_is_not_saved(tmp_path: Path) -> None:
    path = tmp_path / "p.deltastep"
    save(path, decode(as_bytes(CONTRACT)))
    before = path.read_bytes()
    diverged = with_weight(decode(as_bytes(CONTRACT)), 1, 0, 1, float("nan"))
    with pytest.raises(Problem) as caught:
        save(path, diverged)
    assert caught.value.place == "$.network.layers[0].weights[0][1]"
    assert path.read_bytes() == before


@pytest.mark.parametrize("kind", ["missing", "folder", "loop"])
def test_what_cannot_be_opened_is_an_os_error(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "p.deltastep"
    if kind == "folder":
        path.mkdir()
    elif kind == "loop":
        path.symlink_to(path)
    with pytest.raises(OSError, match=r"p\.deltastep"):
        load(path)


def test_the_schema_names_every_key_of_a_project() -> None:
    result = schema()
    forms = [result["$defs"][form["$ref"].rpartition("/")[2]] for form in result["anyOf"]]
    assert len(forms) == 3
    for form in forms:
        assert set(form["properties"]) == {*CONTRACT, *EXTRAS}
        assert form["additionalProperties"] is False
    json.dumps(result)


def test_reading_a_project_starts_no_window_system() -> None:
    program = "import sys, app.core.file_format.project_file; print('PySide6' in sys.modules)"
    root = Path(__file__).parents[4]
    command = [sys.executable, "-c", program]
    result = subprocess.run(command, capture_output=True, check=True, cwd=root)
    assert result.stdout == b"False\n"
