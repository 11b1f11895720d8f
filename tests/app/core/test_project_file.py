import json
import os
import subprocess
import sys
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.project import OptimizerEdit, ParameterEdit, Table, with_weight
from app.core.project_file import NewerVersion, decode, encode, load, save, schema
from engine.problem import Problem

CONTRACT: dict[str, Any] = {
    "format": "deltastep",
    "version": 1,
    "seed": 7,
    "dtype": "float64",
    "network": {
        "inputs": 2,
        "layers": [
            {
                "units": 3,
                "activation": "tanh",
                "weights": [[0.1, -0.2], [1e-300, 1e300], [1, -0.0]],
                "biases": [0.1, 0.2, 0.3],
                "frozen": ["biases"],
            },
            {"units": 1, "activation": {"name": "sigmoid"}, "init": "xavier_uniform"},
        ],
    },
    "loss": "half_squared_error",
    "optimizer": {"name": "sgd", "learning_rate": 0.5, "momentum": 0},
    "regularization": {"l1": 0.0, "l2": 0.01},
    "data": {"inputs": [[0, 1], [1, 0]], "targets": [[1], [0]]},
    "training": {"batch_size": 2, "shuffle": True},
}
EXTRAS: dict[str, Any] = {
    "edits": [
        {"kind": "parameter", "step": 0, "event": 4}
        | {"layer": 1, "unit": 2, "source": 1, "value": 3},
        {"kind": "parameter", "step": 0, "event": 9}
        | {"layer": 2, "unit": 0, "source": None, "value": 1},
        {"kind": "optimizer", "step": 5, "event": 0, "option": "learning_rate", "value": 0.1},
    ],
    "layout": {"layer_spacing": 250.0, "moved": [[0, 1, 10.5, -4]]},
    "view": {"granularity": "product", "theme": "light", "selected": [2, 0]},
    "playhead": {"index": 12, "fraction": 0.25},
}


def as_bytes(content: object) -> bytes:
    return json.dumps(content, indent=1).encode()


def changed(path: str, value: object) -> bytes:
    """Return the contract project with one value at a path like "network.layers.0.units"."""
    content = deepcopy({**CONTRACT, **EXTRAS})
    *steps, last = [int(key) if key.isdigit() else key for key in path.split(".")]
    part: Any = content
    for step in steps:
        part = part[step]
    part[last] = value
    return as_bytes(content)


def problem_of(content: bytes) -> Problem:
    with pytest.raises(Problem) as caught:
        decode(content)
    return caught.value


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
    assert project.playhead.fraction == 0.25


@pytest.mark.parametrize("content", [CONTRACT, {**CONTRACT, **EXTRAS}])
def test_load_save_load_is_the_same_bytes(content: dict[str, Any], tmp_path: Path) -> None:
    first, second = tmp_path / "first.deltastep", tmp_path / "second.deltastep"
    save(first, decode(as_bytes(content)))
    save(second, load(first))
    assert first.read_bytes() == second.read_bytes()
    assert load(first) == decode(as_bytes(content))


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_no_digit_is_lost(value: float) -> None:
    project = with_weight(decode(as_bytes(CONTRACT)), 1, 0, 0, value)
    weights = decode(encode(project)).network.layers[0].weights
    assert weights is not None
    assert weights[0][0].hex() == value.hex()


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


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"", "line 1, column 1"),
        (b'{"format": "deltastep",\n  "seed": 1,', "line 2, column 13"),
        (as_bytes(CONTRACT).replace(b"0.01", b"NaN"), "line 52, column 9"),
        (as_bytes(CONTRACT).replace(b"0.01", b"-Infinity"), "line 52, column 10"),
        (as_bytes(CONTRACT).replace(b"deltastep", b"caf\xe9"), "line 2, column 16"),
        (as_bytes(CONTRACT).decode().encode("utf-16"), "line 1, column 1"),
        (as_bytes(CONTRACT).replace(b"0.01", b"1e999"), "$.regularization.l2"),
        (b"[" * 1_000_000, "$"),
        (b'{"x": ' * 1_000_000, "$"),
        (b"[]", "$"),
        (b"null", "$"),
        (b"{}", "$.format"),
    ],
)
def test_what_is_no_project_file_is_refused_at_its_place(content: bytes, place: str) -> None:
    assert problem_of(content).place == place


def test_what_follows_the_project_is_refused() -> None:
    problem = problem_of(as_bytes(CONTRACT) + b"\n{}")
    assert problem.place.startswith(f"line {as_bytes(CONTRACT).count(10) + 2}, ")
    assert problem.what == "JSON is malformed: trailing characters"


@pytest.mark.parametrize("key", ["network", "loss", "optimizer", "data"])
def test_a_missing_key_is_named(key: str) -> None:
    content = {name: value for name, value in CONTRACT.items() if name != key}
    assert str(problem_of(as_bytes(content))) == f"$: missing key `{key}` (see deltastep schema)"


@pytest.mark.parametrize(
    ("path", "value", "place", "words"),
    [
        ("format", "svg", "$.format", "not a project"),
        ("version", "1", "$.version", "found text (a whole number expected)"),
        ("version", 0, "$.version", "unknown value 0"),
        ("sed", 1, "$", "unknown key `sed`"),
        ("seed", 0.5, "$.seed", "found a number (a whole number expected)"),
        ("seed", -1, "$.seed", "out of bounds (a whole number >= 0 expected)"),
        ("dtype", "float16", "$.dtype", "unknown value 'float16'"),
        ("network.inputs", 0, "$.network.inputs", "out of bounds"),
        ("network.inputs", 3, "$.network.layers[0].weights[0]", "2 given (3 weights"),
        ("network.layers", [], "$.network.layers", "length >= 1"),
        ("network.layers.0.units", 0, "$.network.layers[0].units", "out of bounds"),
        ("network.layers.0.units", 2, "$.network.layers[0].weights", "3 given (2 rows"),
        ("network.layers.1.units", 10**8, "$.network.layers[1].units", "too large a network"),
        ("network.layers.1.units", 10**40, "$.network.layers[1].units", "too large a network"),
        ("network.layers.0.bias", 0, "$.network.layers[0]", "unknown key `bias`"),
        ("network.layers.0.biases", [0], "$.network.layers[0].biases", "1 given (3 biases"),
        ("network.layers.0.weights.1", [0], "$.network.layers[0].weights[1]", "1 given (2"),
        ("network.layers.0.weights.1.0", "a", "$.network.layers[0].weights[1][0]", "found text"),
        ("network.layers.0.weights.1.0", None, "$.network.layers[0].weights[1][0]", "found null"),
        ("network.layers.0.activation", "tanhh", "$.network.layers[0].activation", "'tanh'?"),
        (
            "network.layers.0.activation",
            {"name": "tanh", "x": 1},
            "$.network.layers[0].activation.x",
            "unknown option",
        ),
        ("network.layers.0.frozen", ["bias"], "$.network.layers[0].frozen[0]", "unknown value"),
        ("network.layers.1.init", "xavier", "$.network.layers[1].init", "unknown initializer"),
        ("network.layers.1.init", None, "$.network.layers[1]", "no weights"),
        ("loss", "mse", "$.loss", "unknown loss 'mse'"),
        ("loss", None, "$.loss", "found null (text or an object expected)"),
        ("int", 1, "$", "unknown key `int`"),
        ("x" * 1_000_000, 1, "$", "… (see deltastep schema)"),
        ("optimizer", "sgd", "$.optimizer", "found text (an object expected)"),
        ("optimizer", {"name": "sgd"}, "$.optimizer", "without learning_rate"),
        ("optimizer.name", "sgdd", "$.optimizer", "unknown optimizer"),
        ("optimizer.learning_rate", -1, "$.optimizer.learning_rate", "-1.0 is negative"),
        ("optimizer.learning_rate", "a", "$.optimizer.learning_rate", "not a number"),
        ("regularization.l1", -1, "$.regularization.l1", "out of bounds"),
        ("data", {}, "$.data", "missing key `inputs`"),
        ("data", {"csv": ""}, "$.data.csv", "length >= 1"),
        ("data", {"dataset": 1}, "$.data.dataset", "found a whole number (text expected)"),
        ("data.inputs", [], "$.data.inputs", "length >= 1"),
        ("data.inputs.1", [0, 1, 2], "$.data.inputs[1]", "3 given (2 numbers"),
        ("data.targets.0", [0, 1], "$.data.targets[0]", "2 given (1 numbers"),
        ("data.targets", [[1]], "$.data.targets", "1 given (2 rows, as in inputs)"),
        ("training.batch_size", 0, "$.training.batch_size", "out of bounds"),
        ("training.shuffle", 1, "$.training.shuffle", "true or false expected"),
        ("training.steps", 10**30, "$.training.steps", "out of bounds"),
        ("edits.0.layer", 3, "$.edits[0]", "no unit 2 in layer 3 (layers of 2, 3, 1 units)"),
        ("edits.0.source", 2, "$.edits[0].source", "no source 2"),
        ("edits.0.step", 10**400, "$.edits[0].step", "a whole number <= 9007199254740991"),
        ("edits.0.kind", "loss", "$.edits[0].kind", "unknown value 'loss'"),
        ("edits.0.step", 9, "$.edits[1]", "earlier than the one before"),
        ("edits.2.option", "rate", "$.edits[2].option", "unknown option 'rate'"),
        ("edits.2.value", -0.1, "$.edits[2].value", "-0.1 is negative"),
        ("layout.layer_spacing", 0, "$.layout.layer_spacing", "out of bounds"),
        ("layout.moved.0", [1, 9, 0, 0], "$.layout.moved[0]", "no unit 9 in layer 1"),
        ("view.selected", [1, 3], "$.view.selected", "no unit 3 in layer 1"),
        ("view.digits", 18, "$.view.digits", "out of bounds"),
        ("playhead.index", 10**400, "$.playhead.index", "out of bounds"),
        ("playhead.fraction", 1.5, "$.playhead.fraction", "out of bounds"),
    ],
)
def test_every_mistake_has_its_place(path: str, value: object, place: str, words: str) -> None:
    problem = problem_of(changed(path, value))
    assert problem.place == place
    assert words in str(problem)
    assert "\n" not in str(problem)


def test_a_network_of_many_large_layers_is_refused_without_building_it() -> None:
    layers = [{"units": 7000, "activation": "tanh", "init": "zeros"}] * 3
    assert "at most 50,000,000 parameters" in str(problem_of(changed("network.layers", layers)))


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
    program = "import sys, app.core.project_file; print('PySide6' in sys.modules)"
    root = Path(__file__).parents[3]
    command = [sys.executable, "-c", program]
    result = subprocess.run(command, capture_output=True, check=True, cwd=root)
    assert result.stdout == b"False\n"
