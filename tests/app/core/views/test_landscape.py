from __future__ import annotations

from dataclasses import replace as with_

import numpy as np
import pytest
from msgspec.structs import replace

from app.core.document import Document
from app.core.file_format.examples import open_example
from app.core.frame import Clipped, Disc, Image, Polyline, Segments
from app.core.layout import Area
from app.core.run import Run, build
from app.core.session import Session
from app.core.theme import theme
from app.core.views.landscape import SIDE, Landscape, Scenery, Survey, loss_colors
from app.core.views.path import Path
from engine.arrays import Array
from engine.edits import ParameterEdit
from engine.evaluation import evaluate

AREA = Area(0.0, 0.0, 300.0, 200.0)


def run_of(name: str, steps: int) -> Run:
    run = build(open_example(name))
    run.history.advance(steps, 60.0)
    return run


def parameters_of(run: Run, step: int) -> Array:
    return run.history.state(step).parameters


def surveyed(run: Run, step: int) -> tuple[Survey, Landscape]:
    survey = Survey(run, open_example("xor"))
    while survey.work(parameters_of(run, step)):
        pass
    assert survey.landscape is not None
    return survey, survey.landscape


def scenery(run: Run, step: int, ghost: Path | None = None) -> Scenery:
    survey, landscape = surveyed(run, step)
    return Scenery(landscape, survey.path, ghost, step, parameters_of(run, step), theme("dark"))


def whole_loss(run: Run, parameters: Array) -> float:
    samples, rows = run.history.batches.samples, run.data.train_rows
    inputs, targets = samples.inputs[rows], samples.targets[rows]
    return float(evaluate(run.history.first_model, parameters, inputs, targets).loss)


def test_the_slice_leads_through_the_parameters_of_the_moment() -> None:
    run = run_of("iris", 300)
    for step in (0, 120):
        _, landscape = surveyed(run, step)
        here = landscape.cut.shares(parameters_of(run, step)[np.newaxis])
        expected = whole_loss(run, parameters_of(run, step))
        assert landscape.loss_at(here) == pytest.approx(expected, rel=1e-9)


def test_each_point_is_the_loss_of_the_parameters_there() -> None:
    run = run_of("xor", 200)
    _, landscape = surveyed(run, 50)
    cut, row, column = landscape.cut, 5, 20
    at = np.array([(column + 0.5) / SIDE, 1.0 - (row + 0.5) / SIDE])
    here = cut.coordinates(landscape.parameters[np.newaxis])[0]
    away = cut.low + at * (cut.high - cut.low) - here
    expected = whole_loss(run, landscape.parameters + away @ cut.axes)
    assert landscape.losses[row, column] == pytest.approx(expected)


def test_heights_are_between_the_lowest_and_the_highest_loss() -> None:
    _, landscape = surveyed(run_of("two-two-two", 200), 3)
    low, high = landscape.ends
    assert 0.0 < low < high
    assert landscape.heights[landscape.losses == low] == 0.0
    assert landscape.heights[landscape.losses == high] == pytest.approx(1.0)
    order = np.argsort(landscape.losses, axis=None)
    assert (np.diff(landscape.heights.ravel()[order]) >= 0.0).all()


def test_of_many_samples_some_are_looked_at_and_it_says_so() -> None:
    _, landscape = surveyed(run_of("digits", 20), 3)
    assert landscape.samples < landscape.of == 1348


def test_what_is_known_is_not_looked_at_again() -> None:
    run = run_of("xor", 100)
    survey, landscape = surveyed(run, 10)
    assert not survey.work(parameters_of(run, 10).copy())
    assert survey.work(parameters_of(run, 11))
    assert survey.landscape is landscape


def test_a_run_that_goes_on_has_another_path() -> None:
    run = run_of("xor", 100)
    survey, _ = surveyed(run, 10)
    path = survey.path
    run.history.advance(110, 60.0)
    assert not survey.work(parameters_of(run, 10))
    run.history.advance(200, 60.0)
    while survey.work(parameters_of(run, 10)):
        pass
    assert survey.path is not path


def test_a_change_by_hand_forgets_the_path_but_not_the_losses() -> None:
    run = run_of("xor", 100)
    survey, landscape = surveyed(run, 10)
    run.history.set_edits([ParameterEdit(20, 0, 1, 0, 0, 1.0)])
    survey.follow()
    assert survey.path is None
    assert survey.landscape is landscape


def test_where_nothing_moves_there_is_nothing_to_see() -> None:
    project = open_example("xor")
    layers = tuple(replace(layer, frozen=("weights", "biases")) for layer in project.network.layers)
    run = build(replace(project, network=replace(project.network, layers=layers)))
    run.history.advance(40, 60.0)
    survey = Survey(run, project)
    while survey.work(parameters_of(run, 0)):
        pass
    assert survey.nothing_moves
    assert survey.landscape is None


def test_other_weights_to_begin_with_keep_the_losses_and_another_loss_does_not() -> None:
    project = open_example("xor")
    session = Session(Document(project))
    session.run.history.advance(100, 60.0)
    survey = Survey(session.run, project)
    while survey.work(session.parameters):
        pass
    first = project.network.layers[0]
    assert first.weights is not None
    turned = replace(first, weights=first.weights[::-1])
    layers = (turned, *project.network.layers[1:])
    session.change("", replace(project, network=replace(project.network, layers=layers)))
    renewed = survey.renewed(session.run, session.project)
    assert renewed.landscape is survey.landscape is not None
    assert renewed.path is None
    session.change("", replace(session.project, loss="half_squared_error"))
    assert renewed.renewed(session.run, session.project).landscape is None


def test_what_is_no_number_has_a_colour_of_its_own() -> None:
    run = run_of("xor", 100)
    _, landscape = surveyed(run, 3)
    landscape.losses[0, 0], landscape.losses[1, 1] = np.nan, np.inf
    shown = Scenery(landscape, None, None, 3, landscape.parameters, theme("dark"))
    image, lines = shown.still(AREA)
    assert isinstance(image, Image)
    assert isinstance(lines, Segments)
    colors = np.frombuffer(image.pixels.colors, dtype=np.uint32)
    odd = loss_colors(theme("dark"))[-1]
    assert [*np.flatnonzero(colors == odd)] == [0, SIDE + 1]
    assert np.isfinite(lines.lines).all()


def test_the_past_is_stronger_than_what_is_to_come_and_the_ghost_is_dashed() -> None:
    run = run_of("xor", 200)
    ghost = Path(run.history)
    while ghost.work():
        pass
    shown = scenery(run, 100, ghost)
    image, lines = shown.still(AREA)
    assert isinstance(image, Image)
    assert isinstance(lines, Segments)
    (clipped,) = shown.moving(AREA)
    assert isinstance(clipped, Clipped)
    before, future, past = (item for item in clipped.items if isinstance(item, Polyline))
    assert before.dashed
    assert future.points[0] == past.points[-1]
    assert past.color == theme("dark").strong
    assert future.color >> 24 < past.color >> 24
    now = clipped.items[-1]
    assert isinstance(now, Disc)
    assert (now.x, now.y) == past.points[-1]


def test_the_same_look_is_known_until_something_moves() -> None:
    run = run_of("xor", 200)
    shown = scenery(run, 100)
    again = with_(shown, parameters=shown.parameters.copy())
    assert shown.same_as(again)
    moved = (
        with_(shown, step=101),
        with_(shown, parameters=shown.parameters + 1e-9),
        with_(shown, theme=theme("light")),
        with_(shown, path=None),
    )
    assert not any(shown.same_as(other) for other in moved)


def test_a_place_leads_to_the_step_nearest_to_it() -> None:
    run = run_of("xor", 200)
    shown = scenery(run, 100)
    assert shown.path is not None
    for step, point in zip(shown.path.steps, shown.path.points, strict=True):
        ((right, down),) = shown.landscape.cut.shares(point[np.newaxis])
        assert shown.step_at(AREA, right * AREA.width, down * AREA.height) == step
    steps = shown.path.steps
    assert shown.next_step(1) == min(step for step in steps if step > 100)
    assert shown.next_step(-1) == max(step for step in steps if step < 100)
    last = scenery(run, steps[-1])
    assert last.next_step(1) is None
