import numpy as np
import pytest

from engine.arrays import Array
from engine.datasets import DATASETS, split_rows
from engine.problem import Problem

GENERATED = ("gaussians", "circle", "spiral", "moons", "plane", "sine")
CLASSIFIED = ("gaussians", "circle", "spiral", "moons")


def made(name: str, **options: float) -> tuple[Array, Array]:
    """Return inputs, samples x inputs, and targets, one a sample."""
    found = DATASETS.make({"name": name, **options})
    return found.inputs.values, found.targets.values[:, 0]


@pytest.mark.parametrize(
    ("name", "outputs"), [("xor", [0, 1, 1, 0]), ("and", [0, 0, 0, 1]), ("or", [0, 1, 1, 1])]
)
def test_gates_have_their_truth_tables(name: str, outputs: list[int]) -> None:
    inputs, targets = made(name)
    assert inputs.tolist() == [[0, 0], [0, 1], [1, 0], [1, 1]]
    assert targets.tolist() == outputs


def test_not_has_one_input() -> None:
    inputs, targets = made("not")
    assert inputs[:, 0].tolist() == [0, 1]
    assert targets.tolist() == [1, 0]


def test_the_seven_students_are_there() -> None:
    inputs, targets = made("students")
    assert inputs.tolist() == [[8, 5], [7, 5], [8, 4], [8, 1], [4, 3], [5, 2], [4, 2]]
    assert targets.tolist() == [100, 90, 88, 60, 50, 45, 40]


@pytest.mark.parametrize("name", GENERATED)
def test_options_and_seed_say_everything(name: str) -> None:
    once, again = (made(name, samples=31, noise=0.5, seed=3) for _ in range(2))
    other = made(name, samples=31, noise=0.5, seed=4)
    assert len(once[0]) == len(once[1]) == 31
    for part in range(2):
        np.testing.assert_array_equal(once[part], again[part])
    assert not all(np.array_equal(once[part], other[part]) for part in range(2))


@pytest.mark.parametrize("name", GENERATED)
@pytest.mark.parametrize("samples", [1, 2, 3])
def test_the_smallest_are_finite(name: str, samples: int) -> None:
    inputs, targets = made(name, samples=samples)
    assert len(inputs) == len(targets) == samples
    assert np.isfinite(inputs).all()


@pytest.mark.parametrize("name", CLASSIFIED)
def test_classes_alternate(name: str) -> None:
    assert made(name, samples=5)[1].tolist() == [0, 1, 0, 1, 0]


def test_the_gaussians_lie_around_their_centres() -> None:
    points, classes = made("gaussians", samples=20_000, noise=0.5)
    for label, centre in ((0.0, -2.0), (1.0, 2.0)):
        cloud = points[classes == label]
        np.testing.assert_allclose(cloud.mean(axis=0), centre, atol=0.03)
        np.testing.assert_allclose(cloud.std(axis=0), 0.5, rtol=0.03)


def test_the_circle_lies_within_its_ring() -> None:
    points, classes = made("circle", samples=1000)
    radius = np.hypot(*points.T)
    assert radius[classes == 1.0].max() < 2.5
    ring = radius[classes == 0.0]
    assert ring.min() >= 3.5
    assert ring.max() < 5.0
    assert len(np.unique(np.sign(points), axis=0)) == 4


def test_the_arms_of_the_spiral_are_opposite_and_never_meet() -> None:
    points, classes = made("spiral", samples=100)
    arm, other = points[classes == 0.0], points[classes == 1.0]
    np.testing.assert_allclose(arm, -other, atol=1e-12)
    assert np.hypot(*arm[-1]) == pytest.approx(5.0)
    turns = np.unwrap(np.arctan2(arm[:, 1], arm[:, 0]))
    assert turns[-1] - turns[0] == pytest.approx(1.75 * 2.0 * np.pi * 49 / 50)
    assert np.hypot(*(arm[:, np.newaxis] - other).T).min() > 0.1


def test_the_moons_reach_into_each_other() -> None:
    points, classes = made("moons", samples=101, noise=0.0)
    upper, lower = points[classes == 0.0], points[classes == 1.0]
    np.testing.assert_allclose(np.hypot(*upper.T), 1.0)
    np.testing.assert_allclose(np.hypot(*(lower - [1.0, 0.5]).T), 1.0)
    assert upper[:, 1].min() > -1e-12
    assert lower[:, 1].max() < 0.5 + 1e-12


def test_plane_and_sine_are_what_they_are_called() -> None:
    points, heights = made("plane")
    np.testing.assert_allclose(heights, points.sum(axis=1) / 10.0)
    assert -6.0 <= points.min() < -5.0
    assert 5.0 < points.max() <= 6.0
    x, y = made("sine")
    np.testing.assert_allclose(y, np.sin(x[:, 0]))
    assert x[[0, -1], 0].tolist() == [-np.pi, np.pi]


@pytest.mark.parametrize("name", GENERATED)
def test_noise_moves_points_or_numbers_by_its_size(name: str) -> None:
    exact, noisy = (made(name, samples=4000, noise=noise) for noise in (0.0, 0.25))
    part = 0 if name in CLASSIFIED else 1
    np.testing.assert_array_equal(noisy[1 - part], exact[1 - part])
    assert (noisy[part] - exact[part]).std() == pytest.approx(0.25, rel=0.05)


@pytest.mark.parametrize("name", ["xor", "and", "or", "not", "students"])
def test_what_is_not_generated_has_no_options(name: str) -> None:
    with pytest.raises(Problem, match=rf"\.samples: unknown option of {name} \(no options\)"):
        made(name, samples=10)


def test_every_row_is_on_one_side_of_a_split() -> None:
    train, test = split_rows(150, 0.2, seed=0)
    assert len(test) == 30
    assert sorted([*train, *test]) == list(range(150))
    assert (np.diff(train) > 0).all()
    assert (np.diff(test) > 0).all()


def test_a_split_is_drawn_by_its_seed() -> None:
    np.testing.assert_array_equal(split_rows(50, 0.5, 1)[1], split_rows(50, 0.5, 1)[1])
    assert split_rows(50, 0.5, 1)[1].tolist() != split_rows(50, 0.5, 2)[1].tolist()
    assert split_rows(50, 0.5, 1)[1].tolist() != list(range(25))


def test_nothing_kept_for_tests_leaves_all_to_train_with() -> None:
    train, test = split_rows(4, 0.0, seed=0)
    assert train.tolist() == [0, 1, 2, 3]
    assert test.tolist() == []


@pytest.mark.parametrize(("count", "test", "what"), [(4, 0.1, "test"), (1, 0.9, "train")])
def test_a_split_with_an_empty_side_is_refused(count: int, test: float, what: str) -> None:
    with pytest.raises(Problem, match=rf"^\.test: of {count} samples it leaves none to {what}"):
        split_rows(count, test, seed=0)
