from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np
import pytest
from msgspec.structs import replace

from app.core.file_format.examples import open_example
from app.core.frame import Disc, Image, Item, Polyline, Segments, Text
from app.core.layout import Area
from app.core.project import Dataset, ParameterEdit, Project, Split
from app.core.run import build
from app.core.scene import Shot
from app.core.time.player import playhead_at
from app.core.time.timing import Timing
from app.core.views.surface import MOST_SAMPLES, Surface
from engine.training.passes import forward
from tests.app.core.scene.shots import ghost_shot, run_of, shot

AREA = Area(10.0, 20.0, 200.0, 200.0)


def surface(name: str, output: int | None = 0, sample: int = 0, place: float = 4.0) -> Surface:
    return Surface(shot(name, place), output, sample)


def surface_of(project: Project, output: int | None = 0, sample: int = 0) -> Surface:
    run = build(project)
    timing = Timing(run.plan, project.view.granularity)
    playhead = playhead_at(1.0, run.events)
    return Surface(
        Shot(run, timing, playhead, project.layout, project.view, 0, 0), output, sample
    )  # fmt: skip


def of(kind: Any, items: list[Item]) -> list[Any]:
    return [item for item in items if isinstance(item, kind)]


def test_samples_stand_where_their_inputs_are() -> None:
    found = surface("xor")
    discs = of(Disc, found.samples(AREA))
    corners = {(round(disc.x), round(disc.y)) for disc in discs}
    near, far = 200.0 * 0.2 / 1.4, 200.0 * 1.2 / 1.4
    assert corners == {
        (round(10.0 + x), round(20.0 + y)) for x in (near, far) for y in (near, far)
    }  # fmt: skip
    assert [found.nearest(0.1, 0.9), found.nearest(0.9, 0.1)] == [0, 3]


def test_the_answers_beside_samples_are_those_of_the_network() -> None:
    run = run_of("xor")[1]
    outputs = forward(
        run.history.first_model, run.history.state(0).parameters, run.data.inputs
    ).activations[-1][:, 0]
    texts = [float(text.text) for text in of(Text, surface("xor").items(AREA))]
    np.testing.assert_allclose(sorted(texts), sorted(outputs), rtol=0.01)


def test_the_picture_is_that_of_the_output_with_a_line_at_its_middle() -> None:
    found = surface("iris", output=1)
    (image,), (line,) = of(Image, found.items(AREA)), of(Segments, found.items(AREA))
    assert image.pixels == found.heat.pixels(2, 1)
    first = found.inputs_at((line.lines[0][0] - 10.0) / 200.0, (line.lines[0][1] - 20.0) / 200.0)
    assert found.answers(first[np.newaxis])[0, 1] == pytest.approx(0.5, abs=0.02)


def test_the_winner_has_no_line_and_samples_the_hues_of_their_classes() -> None:
    found = surface("iris", output=None)
    assert of(Segments, found.items(AREA)) == []
    assert len({disc.stroke for disc in of(Disc, found.samples(AREA))}) == 3


def test_the_shown_sample_has_a_ring_of_its_own() -> None:
    places = []
    for row in (0, 2):
        found = surface("xor", sample=row)
        ring, mark = of(Disc, found.items(AREA))
        assert mark in found.samples(AREA)
        assert ring.radius > mark.radius
        places.append((ring.x, ring.y))
    assert places[0] != places[1]
    assert not surface("xor", sample=0).same_as(surface("xor", sample=2))


def test_the_picture_of_the_samples_is_another_when_its_key_is() -> None:
    keys = [surface("iris", output).samples_key for output in (None, 0, 1)]
    assert len(set(keys)) == 3
    assert surface("iris", 0, sample=5).samples_key == keys[1]


def test_samples_to_test_with_are_marked_otherwise() -> None:
    project = open_example("spiral")
    split = replace(project, training=replace(project.training, split=Split(0.25)))
    found = surface_of(split)
    assert len(of(Polyline, found.samples(AREA))) == len(found.data.test_rows) == 50


def test_of_very_many_samples_some_are_shown_and_always_the_chosen_one() -> None:
    project = open_example("spiral")
    many = replace(project, data=Dataset("spiral", samples=5000))
    found = surface_of(many, sample=17)
    assert len(found.rows) == len(found.samples(AREA)) == MOST_SAMPLES
    assert 17 not in found.rows
    assert len(of(Disc, found.items(AREA))) == 2
    assert of(Text, found.items(AREA)) == []


def test_inputs_at_a_place_are_those_of_the_sample_but_for_two() -> None:
    found = surface("iris")
    shown = run_of("iris")[1].history.record(0).batch.inputs[0]
    inputs = found.inputs_at(0.3, 0.6)
    assert inputs[2:].tolist() == shown[2:].tolist()
    np.testing.assert_allclose(found.plane.ground.shares(inputs[np.newaxis]), [[0.3, 0.6]])


def test_a_surface_looks_the_same_until_its_parameters_move() -> None:
    assert surface("xor", place=4.0).same_as(surface("xor", place=9.0))
    end = run_of("xor")[1].plan.start(1)
    assert not surface("xor", place=4.0).same_as(surface("xor", place=float(end)))


def test_the_run_compared_with_has_a_dashed_contour() -> None:
    edit = ParameterEdit(0, 0, 2, 0, 0, -6.0)
    found = Surface(ghost_shot("xor", 4.0, edit), 0, 0)
    plain = Surface(shot("xor", 4.0), 0, 0)
    dashed = [line for line in of(Polyline, found.items(AREA)) if line.dashed]
    assert not found.same_as(
        Surface(dataclasses.replace(ghost_shot("xor", 4.0, edit), ghost=None), 0, 0)
    )
    (pieces,) = of(Segments, plain.items(AREA))
    expected = {(round(x, 3), round(y, 3)) for x, y, *_ in pieces.lines}
    assert expected <= {(round(x, 3), round(y, 3)) for line in dashed for x, y in line.points}
    assert not [line for line in of(Polyline, plain.items(AREA)) if line.dashed]


def test_a_run_with_other_inputs_has_no_contour() -> None:
    other = run_of("iris")[1]
    found = Surface(dataclasses.replace(shot("xor", 4.0), ghost=other), 0, 0)
    assert not [line for line in of(Polyline, found.items(AREA)) if line.dashed]


def test_classes_are_compared_by_the_borders_between_them() -> None:
    found = Surface(ghost_shot("iris", 4.0, ParameterEdit(0, 0, 1, 0, 0, 4.0)), None, 0)
    assert [line for line in of(Polyline, found.items(AREA)) if line.dashed]
    assert not of(Segments, found.items(AREA))
