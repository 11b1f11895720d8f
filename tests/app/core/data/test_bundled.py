import numpy as np

from app.core.data.bundled import DATASETS


def test_every_data_set_has_names_for_its_columns() -> None:
    for name in DATASETS:
        for columns in DATASETS.make(name):
            width = columns.values.shape[1]
            assert len(columns.names) == len(set(columns.names)) == len(columns.numeric) == width
            assert np.isfinite(columns.values).all()


def test_the_data_sets_are_there() -> None:
    assert list(DATASETS) == [
        *("xor", "and", "or", "not", "gaussians", "circle", "spiral", "moons", "plane", "sine"),
        *("students", "digits", "iris"),
    ]


def test_digits_are_pixels_from_0_to_1_and_one_output_each() -> None:
    inputs, targets = DATASETS.make("digits")
    assert inputs.values.shape == (1797, 64)
    assert (inputs.values.min(), inputs.values.max()) == (0.0, 1.0)
    assert targets.names == tuple("0123456789")
    assert (targets.values.sum(axis=1) == 1.0).all()
    # As UCI counts them.
    counts = [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]
    assert targets.values.sum(axis=0).tolist() == counts
    assert targets.values[:10].argmax(axis=1).tolist() == list(range(10))


def test_a_nought_is_white_in_its_middle() -> None:
    inputs, targets = DATASETS.make("digits")
    noughts = inputs.values[targets.values[:, 0] == 1.0].mean(axis=0).reshape(8, 8)
    assert noughts[3:5, 3:5].max() < 0.2
    assert noughts[3:5, [2, 5]].min() > 0.5


def test_iris_is_the_example_s_table() -> None:
    inputs, targets = DATASETS.make("iris")
    assert inputs.values.shape == (150, 4)
    assert inputs.values[0].tolist() == [5.1, 3.5, 1.4, 0.2]
    assert targets.names == ("setosa", "versicolor", "virginica")
