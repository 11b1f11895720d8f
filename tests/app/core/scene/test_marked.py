from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.frame import MONO_ADVANCE, Anchor, Face, Text
from app.core.run import build
from app.core.scene import Shot, compose, formula_of, is_over, marked_places
from app.core.scene.context import Context
from app.core.scene.labels.numbers import number_areas, numbers_in
from app.core.scene.marked import body_of
from engine.marks import LOSS, SIZE, of_arriving, of_event, of_gradient, of_parameter, of_slot
from engine.plan.events import Kind, Phase
from engine.plan.step_plan import Granularity
from engine.words.terms import Mark, Number, Tag, leaves
from tests.app.core.everything import projects
from tests.app.core.scene.shots import place_of, place_within, run_of, shot
from tests.app.core.scene.test_everything import end_of_stage, is_one_of, shot_at


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("target 0.01", ["0.01"]),
        ("δ = +0.1385", ["+0.1385"]),
        ("0.4 × −0.0381 = −0.01524", ["0.4", "−0.0381", "−0.01524"]),
        ("h1.1: 1.5e−07", ["1.5e−07"]),
        ("∂L/∂b = nan", ["nan"]),
        ("b 1/3 − inf", ["1/3", "inf"]),
        ("no bias", []),
        ("information", []),
    ],
)
def test_numbers_are_told_from_names(text: str, numbers: list[str]) -> None:
    assert [text[start:stop] for start, stop in numbers_in(text)] == numbers


@pytest.mark.parametrize(("anchor", "left"), [
    (Anchor.LEFT, 100.0), (Anchor.MIDDLE, 95.5), (Anchor.RIGHT, 91.0),
])  # fmt: skip
def test_a_number_is_where_its_letters_are(anchor: Anchor, left: float) -> None:
    marks = Mark(Tag.BIAS), Mark(Tag.LOSS)
    item = Text(100.0, 50.0, "1 2", 5.0, 0, Face.MONO, anchor, marks=marks)
    (loss, second), (bias, first) = number_areas(item)
    assert (bias, loss) == marks
    assert first.center == pytest.approx((left + 2.5 * MONO_ADVANCE, 50.0))
    assert second.x - first.x == pytest.approx(2 * 5.0 * MONO_ADVANCE)


def test_the_last_mark_is_that_of_the_last_number() -> None:
    item = Text(0.0, 0.0, "0.5", 10.0, 0, Face.MONO, marks=(Mark(Tag.WEIGHT), Mark(Tag.PRODUCT)))
    assert [mark.tag for mark, _ in number_areas(item)] == [Tag.PRODUCT]


def test_what_stands_on_the_stage_can_be_found() -> None:
    found = {mark for mark, _ in marked_places(shot("two-two-two", 36.5, "product"))}
    run = run_of("two-two-two")[1]
    for layer in (1, 2):
        for unit in range(2):
            for source in range(2):
                assert of_parameter(run.network, layer, unit, source) in found
    for tag, layer in (Tag.ACTIVATION, 0), (Tag.ACTIVATION, 2), (Tag.TARGET, 2), (Tag.ERROR, 2):
        assert {Mark(tag, 0, layer, 0), Mark(tag, 0, layer, 1)} <= found
    assert Mark(Tag.LOSS) in found


@settings(max_examples=30)
@given(st.data())
def test_every_marked_number_is_within_the_picture_and_is_a_quantity(data: st.DataObject) -> None:
    project = data.draw(projects())
    run = build(project)
    for granularity in Granularity:
        made = shot_at(project, run, end_of_stage(run, granularity, data), granularity)
        for mark, area in marked_places(made):
            assert 0.0 <= area.center[0] <= made.width
            assert 0.0 <= area.center[1] <= made.height
            assert mark.layer is None or mark.layer <= run.network.depth


@settings(max_examples=30)
@given(st.data())
def test_the_card_shows_the_same_number_as_the_stage(data: st.DataObject) -> None:
    """An update and dropout know a quantity before and after."""
    project = data.draw(projects())
    run = build(project)
    made = shot_at(project, run, end_of_stage(run, Granularity.NEURON, data), Granularity.NEURON)
    if Context(made).moment.phase is Phase.UPDATE or any(
        layer.dropout for layer in run.network.layers
    ):
        return
    written = dict(_written(made))
    for _, _, right, _ in formula_of(made).lines:
        for leaf in leaves(right):
            if isinstance(leaf, Number) and leaf.mark in written:
                assert is_one_of(written[leaf.mark], np.abs([leaf.value])), leaf


def _written(made: Shot) -> Iterator[tuple[Mark, str]]:
    """Yield each quantity on the stage and the digits of its number there."""
    frame = compose(made)
    for item in (*frame.still, *frame.moving):
        if isinstance(item, Text):
            for (start, stop), mark in zip(
                reversed(numbers_in(item.text)), reversed(item.marks), strict=False
            ):
                text = item.text[start:stop].replace("\N{MINUS SIGN}", "-")
                if mark is not None and math.isfinite(float(text)):
                    yield mark, text.lstrip("+-")


def context(name: str, kind: Kind, **where: int) -> Context:
    return Context(shot(name, place_of(name, kind, 0.5, **where)))


def test_a_weight_belongs_to_all_edges_that_use_it() -> None:
    shared = context("shared weights", Kind.PRODUCT, layer=2)
    mark = of_parameter(shared.network, 2, 0, 1)
    assert mark.layer == 1
    assert body_of(shared, mark).edges == ((1, 0, 1), (2, 0, 1))
    assert body_of(shared, of_gradient(mark, None)).edges == ((1, 0, 1), (2, 0, 1))
    assert body_of(shared, of_gradient(mark, 0)).edges == ((1, 0, 1),)


def test_a_contribution_belongs_to_the_edge_it_comes_back_on() -> None:
    back = context("two-two-two", Kind.CONTRIBUTION)
    mark = of_event(back.network, back.moment.first)
    assert body_of(back, mark).edges == ((2, 0, 0),)


def test_what_has_a_unit_belongs_to_its_neuron() -> None:
    back = context("two-two-two", Kind.DELTA, layer=1, unit=1)
    assert body_of(back, Mark(Tag.DELTA, 0, 1, 1)).neurons == ((1, 1),)
    assert body_of(back, Mark(Tag.BIAS, None, 1, 1)).neurons == ((1, 1),)
    assert not any(body_of(back, Mark(Tag.TARGET, 0, 2, 1)))
    assert not any(body_of(back, Mark(Tag.LOSS)))


def test_a_shared_bias_belongs_to_every_neuron_of_its_layer() -> None:
    shared = context("shared bias", Kind.WEIGHTED_SUM)
    mark = of_parameter(shared.network, 1, 0, None)
    assert body_of(shared, mark).neurons == ((1, 0), (1, 1))


@pytest.mark.parametrize("name", ["adam", "nesterov", "rmsprop", "adagrad"])
def test_what_an_optimizer_remembers_is_on_the_card_and_beside_its_edge(name: str) -> None:
    made = shot(name, place_within(name, Kind.UPDATE, 0.9, layer=1, unit=0))
    moving = Context(made)
    bars = {mark: area for mark, area in marked_places(made) if mark.tag is Tag.STATE}
    slots = moving.moment.reader.record.model.optimizer.remembered
    edge = of_parameter(moving.network, 1, 0, 0)
    written = {
        leaf.mark
        for _, _, right, _ in formula_of(made).lines
        for leaf in leaves(right)
        if isinstance(leaf, Number) and leaf.mark is not None
    }
    for slot in slots:
        for done in (False, True):
            mark = of_slot(edge, slot, done=done)
            assert mark in bars
            assert body_of(moving, mark).edges == ((1, 0, 0),)
        assert of_slot(edge, slot) in written


def test_the_sum_of_all_targets_belongs_to_the_outputs() -> None:
    back = context("softmax", Kind.DELTA, layer=2, unit=0)
    mark = next(
        leaf.mark
        for _, _, right, _ in formula_of(back.shot).lines
        for leaf in leaves(right)
        if isinstance(leaf, Number) and leaf.mark is not None and leaf.mark.name == "sum"
    )
    assert body_of(back, mark).neurons == ((2, 0), (2, 1), (2, 2))


def test_another_sample_is_not_on_the_stage() -> None:
    first = context("xor", Kind.PRODUCT)
    assert not any(body_of(first, Mark(Tag.ACTIVATION, 1, 1, 0)))


def test_what_a_large_layer_leaves_out_is_not_on_the_stage() -> None:
    wide = context("wide", Kind.PRODUCT)
    hidden = next(unit for unit in range(100) if (0, unit) not in wide.places.neurons)
    assert not any(body_of(wide, Mark(Tag.ACTIVATION, 0, 0, hidden)))
    assert not any(body_of(wide, Mark(Tag.WEIGHT, None, 1, 0, hidden)))


@pytest.mark.parametrize(
    ("name", "kind", "mark"),
    [
        ("two-two-two", Kind.WEIGHTED_SUM, Mark(Tag.WEIGHTED_SUM, 0, 1, 0)),
        ("two-two-two", Kind.ERROR, Mark(Tag.ERROR, 0, 2, 0)),
        ("two-two-two", Kind.LOSS, LOSS),
        ("two-two-two", Kind.SLOPE, of_arriving(0, 2, 0)),
        ("clipping", Kind.CLIPPING, SIZE),
    ],
)
def test_what_still_grows_says_what_it_will_be(name: str, kind: Kind, mark: Mark) -> None:
    growing = shot(name, place_within(name, kind, 0.5))
    assert not is_over(growing)
    assert mark in {found for found, _ in marked_places(growing)}
