import numpy as np
import pytest

from app.core.data.samples import read_data
from app.core.project import Data, Dataset, Rows
from app.core.views.classes import NO_ANSWER, classes_of
from engine.evaluation import right


def rows(*targets: tuple[float, ...]) -> Rows:
    return Rows(tuple((0.0,) for _ in targets), targets)


@pytest.mark.parametrize(
    ("data", "names", "counts"),
    [
        (Dataset("xor"), ("0", "1"), [2, 2]),
        (Dataset("iris"), ("setosa", "versicolor", "virginica"), [50, 50, 50]),
        (rows((-1.0,), (1.0,), (1.0,)), ("−1", "1"), [1, 2]),
        (rows((0.01, 0.99)), ("y1", "y2"), [0, 1]),
        (Dataset("spiral", scale_targets="standardize"), ("0", "1"), [100, 100]),
    ],
)
def test_two_targets_make_classes(data: Data, names: tuple[str, ...], counts: list[int]) -> None:
    classes = classes_of(read_data(data))
    assert classes is not None
    assert classes.names == names
    assert np.bincount(classes.of_samples, minlength=len(names)).tolist() == counts


@pytest.mark.parametrize(
    "data",
    [
        Dataset("sine"), rows((1.0,), (1.0,)), rows((0.0,), (0.5,), (1.0,)),
        rows((1.0, 1.0), (0.0, 1.0)), rows((0.0, 0.0), (0.0, 1.0)),
    ],
)  # fmt: skip
def test_other_targets_are_numbers(data: Data) -> None:
    assert classes_of(read_data(data)) is None


@pytest.mark.parametrize("name", ["iris", "spiral"])
def test_answers_are_right_where_the_engine_says_so(name: str) -> None:
    data = read_data(Dataset(name))
    classes = classes_of(data)
    assert classes is not None
    outputs = np.random.default_rng(0).permuted(data.targets + 0.1)
    outputs[3] = np.nan
    answers = classes.answers(outputs)
    assert answers[3] == NO_ANSWER
    expected = right(outputs, data.targets, classes.middle)
    np.testing.assert_array_equal(answers == classes.of_samples, expected)
