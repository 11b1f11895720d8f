from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import fields

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from app.core.changes import with_edit, with_option
from app.core.file_format.examples import open_example
from app.core.frame import Frame, Item, Text
from app.core.project import ParameterEdit
from app.core.run import build
from app.core.scene import Shot, compose, places_of, words_of
from app.core.time.player import playhead_at
from app.core.time.timing import Timing
from engine.plan.step_plan import Granularity
from tests.app.core.everything import FEATURES
from tests.app.core.scene.shots import run_of, shot

GRANULARITIES = [str(granularity) for granularity in Granularity]
PLACES = 14


def texts(frame: Frame) -> list[str]:
    """Return every line of text in a frame."""
    return [item.text for item in (*frame.still, *frame.moving) if isinstance(item, Text)]


def numbers(value: object) -> Iterator[float]:
    """Yield every number in an item, however deep."""
    if isinstance(value, float):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from numbers(part)


def coordinates(item: Item) -> Iterator[float]:
    for field in fields(item):
        yield from numbers(getattr(item, field.name))


@pytest.mark.parametrize("granularity", GRANULARITIES)
@pytest.mark.parametrize("name", ["two-two-two", "xor", "iris", "wide"])
def test_every_event_has_a_picture_within_bounds(name: str, granularity: str) -> None:
    """Each granularity looks at other places: together they pass through the step."""
    _, run = run_of(name)
    stride = max(1, run.plan.start(1) // PLACES)
    first = GRANULARITIES.index(granularity) * stride // len(GRANULARITIES)
    for place in range(first, run.plan.start(1) + 1, stride):
        frame = compose(shot(name, place + 0.5, granularity))
        for item in (*frame.still, *frame.moving):
            assert all(math.isfinite(number) for number in coordinates(item))


@settings(max_examples=100)
@given(
    name=st.sampled_from(["two-two-two", "xor", "wide", *FEATURES]),
    granularity=st.sampled_from(GRANULARITIES),
    place=st.floats(0.0, 400.0),
    distance=st.floats(-6.0, 6.0),
    heat_maps=st.booleans(),
)
def test_equal_keys_mean_equal_still_parts(
    name: str, granularity: str, place: float, distance: float, heat_maps: bool
) -> None:
    one = compose(shot(name, place, granularity, heat_maps=heat_maps))
    other = compose(shot(name, place + distance, granularity, heat_maps=heat_maps))
    if one.still_key == other.still_key:
        assert one.still == other.still


@settings(max_examples=30)
@given(st.sampled_from(GRANULARITIES), st.floats(0.0, 200.0))
def test_a_frame_depends_on_nothing_but_the_shot(granularity: str, place: float) -> None:
    project = open_example("xor")
    frames = []
    for detour in (0, 3):
        run = build(project)
        run.history.record(detour)
        timing = Timing(run.plan, Granularity(granularity))
        playhead = playhead_at(place, run.events)
        frames.append(compose(Shot(run, timing, playhead, project.layout, project.view, 880, 680)))
    assert frames[0].still == frames[1].still
    assert frames[0].moving == frames[1].moving


def test_values_appear_when_they_are_known_and_not_before() -> None:
    before = texts(compose(shot("two-two-two", 3.5)))
    after = texts(compose(shot("two-two-two", 4.0)))
    assert "z 0.3775" in before
    assert "0.5933" not in before
    assert "0.5933" in after
    assert "z 0.3775" not in after


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (0.5, "0.15 × 0.05 = 0.0075"),
        (2.99, "Σ 0.3775"),
        (18.0, "error −0.2171"),
        (18.99, "L = 0.2984"),
        (21.2, "δ = +0.1385"),
        (23.9, "0.1385 · 0.5933 = 0.08217"),
        (31.9, "slope 0.2413"),
        (32.9, "0.03635 · 0.2413 = 0.008771"),
        (44.9, "0.4 − 0.04108 = 0.3589"),
    ],
)
def test_each_operation_of_the_worked_example_shows_its_numbers(
    place: float, expected: str
) -> None:
    assert expected in texts(compose(shot("two-two-two", place)))


def test_the_second_sample_of_a_batch_is_added_to_the_pile() -> None:
    _, run = run_of("xor")
    reader = run.trace.reader(0)
    place = next(
        event.index
        for event in run.trace[: run.plan.start(1)]
        if event.address.kind == "gradient" and event.address.position == 1
    )
    address = run.plan.address(place)[1]
    assert address.layer == 2
    first, second = (reader.values(address._replace(position=position))[0] for position in (0, 1))
    shown = [text for text in texts(compose(shot("xor", place + 4.5))) if text.startswith("Σ")]
    assert f"{first + second:.4g}".replace("-", "−") in " ".join(shown)


def test_weights_move_while_they_are_updated_and_only_then() -> None:
    def lines(place: float) -> object:
        return compose(shot("two-two-two", place, "layer")).moving

    assert lines(43.5) != lines(46.5)
    assert compose(shot("two-two-two", 20.0)).still != compose(shot("two-two-two", 47.0)).still


def test_wide_layers_say_how_many_units_they_leave_out() -> None:
    frame = compose(shot("wide", 0.5))
    columns = places_of(shot("wide", 0.5)).columns
    for column, size in zip(columns, (100, 40, 30), strict=True):
        assert len(column.units) + column.hidden == size
        assert f"… {column.hidden} more" in texts(frame)


def test_the_unit_that_takes_part_is_always_on_the_stage() -> None:
    _, run = run_of("wide")
    for index in range(0, run.plan.start(1), 331):
        _, address = run.plan.address(index)
        if address.layer is not None and address.unit is not None:
            neurons = places_of(shot("wide", index + 0.5)).neurons
            assert (address.layer, address.unit) in neurons


def test_an_edit_is_seen_at_once_even_at_the_end_of_a_step() -> None:
    project = open_example("two-two-two")
    run = build(project)
    end = run.plan.start(1)
    project = with_edit(project, ParameterEdit(1, 0, 2, 0, 1, 7.25))
    run = build(project)
    timing = Timing(run.plan, Granularity.NEURON)
    playhead = playhead_at(end, run.events)
    frame = compose(Shot(run, timing, playhead, project.layout, project.view, 880, 680))
    assert "7.25" in texts(frame)


@pytest.mark.parametrize("granularity", GRANULARITIES)
def test_numbers_that_have_run_away_still_give_a_picture(granularity: str) -> None:
    project = with_option(open_example("two-two-two"), "learning_rate", 1e308)
    project = replace(project, loss="squared_error", training=replace(project.training, steps=9))
    layers = tuple(replace(layer, activation="identity") for layer in project.network.layers)
    project = replace(project, network=replace(project.network, layers=layers))
    run = build(project)
    assert not math.isfinite(run.history.record(5).loss)
    timing = Timing(run.plan, Granularity(granularity))
    first = run.plan.start(1) + GRANULARITIES.index(granularity)
    for place in range(first, run.plan.start(6), len(GRANULARITIES)):
        playhead = playhead_at(place + 0.5, run.events)
        frame = compose(Shot(run, timing, playhead, project.layout, project.view, 880, 680))
        for item in (*frame.still, *frame.moving):
            assert all(math.isfinite(number) for number in coordinates(item))


def test_what_is_going_on_is_said_in_words() -> None:
    words = words_of(shot("two-two-two", 33.0))
    assert words.startswith("backward · delta of hidden neuron 1.")
    assert "0.008771" in words
    assert "sample 2 of 4" in words_of(shot("xor", run_of("xor")[1].plan.full.events / 4 + 4))


def test_pictures_grow_with_their_size() -> None:
    small, large = places_of(shot("xor", 1.0)), places_of(shot("xor", 1.0, size=(1760, 1360)))
    assert large.unit == pytest.approx(2.0 * small.unit)
    assert large.radius == pytest.approx(2.0 * small.radius)
