"""Every mistake in a project file is told with its place."""

import pytest

from app.core.file_format.project_file import decode
from engine.problem import Problem
from tests.app.core.contents import CONTRACT, as_bytes, changed

TABLE = {"csv": "x.csv", "inputs": ["a", "b"], "targets": ["c"]}


def problem_of(content: bytes) -> Problem:
    with pytest.raises(Problem) as caught:
        decode(content)
    return caught.value


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
        (
            "breakpoints.1.condition",
            "los < 1",
            "$.breakpoints[1].condition, column 1",
            "unknown field 'los' (did you mean 'loss'?)",
        ),
        ("bookmarks.0.at", [0, -1], "$.bookmarks[0].at[1]", "out of bounds"),
        ("seed", 0.5, "$.seed", "found a number (a whole number expected)"),
        ("seed", -1, "$.seed", "out of bounds (a whole number >= 0 expected)"),
        ("dtype", "flot32", "$.dtype", "(did you mean 'float32'?)"),
        ("training.updat", 1, "$.training", "(did you mean 'update'?)"),
        ("training.update", "imediate", "$.training.update", "(did you mean 'immediate'?)"),
        ("network.layers.0.frozen", ["weight"], "$.network.layers[0].frozen[0]", "'weights'?"),
        ("dtype", "float16", "$.dtype", "unknown value 'float16'"),
        ("network.inputs", 0, "$.network.inputs", "out of bounds"),
        ("network.inputs", 3, "$.network.layers[0].weights[0]", "2 given (3 weights"),
        ("network.layers", [], "$.network.layers", "length >= 1"),
        ("network.layers.0.units", 0, "$.network.layers[0].units", "out of bounds"),
        ("network.layers.0.units", 2, "$.network.layers[0].weights", "3 given (2 rows"),
        ("network.layers.1.units", 10**8, "$.network.layers[1].units", "too large a network"),
        ("network.layers.1.units", 10**40, "$.network.layers[1].units", "too large a network"),
        ("network.layers.0.bais", 0, "$.network.layers[0]", "unknown key `bais`"),
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
        ("x" * 1_000_000, 1, "$", "… (one of format, "),
        ("optimizer", "sgd", "$.optimizer", "found text (an object expected)"),
        ("optimizer", {"name": "sgd"}, "$.optimizer", "without learning_rate"),
        ("optimizer", {}, "$.optimizer", "optimizer without a name (one of sgd, adagrad"),
        ("optimizer.name", 3, "$.optimizer.name", "3.0 is not a name (one of sgd, adagrad"),
        ("network.layers.0.activation", {}, "$.network.layers[0].activation", "without a name"),
        ("network.layers.1.init", {"low": 0}, "$.network.layers[1].init", "without a name"),
        ("loss", {}, "$.loss", "loss without a name"),
        ("training.schedule", {}, "$.training.schedule", "schedule without a name"),
        ("training.clipping", {}, "$.training.clipping", "clipping without a name"),
        ("optimizer.name", "sgdd", "$.optimizer", "unknown optimizer"),
        ("optimizer.learning_rate", -1, "$.optimizer.learning_rate", "-1.0 is negative"),
        ("optimizer.learning_rate", "a", "$.optimizer.learning_rate", "not a number"),
        ("regularization.l1", -1, "$.regularization.l1", "out of bounds"),
        ("data", {}, "$.data", "missing key `inputs`"),
        ("data", {"csv": ""}, "$.data.csv", "length >= 1"),
        ("data", {"dataset": 1}, "$.data.dataset", "found a whole number (text expected)"),
        ("data.inputs", [], "$.data.inputs", "length >= 1"),
        ("data.inputs.1", [0, 1, 2], "$.data.inputs[1]", "3 given (2 numbers"),
        ("data.inputs.1.0", "one", "$.data.inputs[1][0]", "found text (a number expected)"),
        ("data.targets.1", 1, "$.data.targets[1]", "found a whole number (a list expected)"),
        ("data.targets.0", [0, 1], "$.data.targets[0]", "2 given (1 numbers"),
        ("data.targets", [[1]], "$.data.targets", "1 given (2 rows, as in inputs)"),
        ("data.scale", "big", "$.data.scale", "unknown value 'big'"),
        ("data.noise", 0.1, "$.data", "unknown key `noise`"),
        ("data", {"dataset": "sine", "samples": 1}, "$.data.samples", "number >= 2 expected"),
        ("data", {"dataset": "sine", "samples": 10**9}, "$.data.samples", "<= 1000000 expected"),
        ("data", {"dataset": "sine", "noise": -0.1}, "$.data.noise", "number >= 0.0 expected"),
        ("data", {"dataset": "sine", "seed": 10**400}, "$.data.seed", "a whole number <= 9007"),
        ("data", {"dataset": "sine", "seed": 0.5}, "$.data.seed", "a whole number"),
        ("data", TABLE | {"separator": "|"}, "$.data.separator", "(one of '\\t', ',', ';')"),
        ("data", TABLE | {"missing": "keep"}, "$.data.missing", "unknown value 'keep'"),
        ("data", TABLE | {"inputs": ["a", "a"]}, "$.data.inputs[1]", "'a' again"),
        ("training.split", {"test": 1.0}, "$.training.split.test", "a number < 1.0 expected"),
        ("training.split", 0.25, "$.training.split", "found a number (an object or null expected)"),
        ("training.batch_size", 0, "$.training.batch_size", "out of bounds"),
        ("training.shuffle", 1, "$.training.shuffle", "true or false expected"),
        ("training.steps", 10**30, "$.training.steps", "out of bounds"),
        ("edits.0.layer", 3, "$.edits[0]", "no unit 2 in layer 3 (layers of 2, 3, 1 units)"),
        ("edits.0.source", 2, "$.edits[0].source", "no source 2"),
        ("edits.0.step", 10**400, "$.edits[0].step", "a whole number <= 9007199254740991"),
        ("edits.0.kind", 3, "$.edits[0].kind", "found something else (text expected)"),
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
