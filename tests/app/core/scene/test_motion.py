"""What each kind of operation shows beyond those of the worked example."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from msgspec.structs import replace as struct_replace

from app.core.frame import Box, Disc, Frame, Item, Polyline, Sparks, Text
from app.core.scene import compose
from app.core.scene.context import Context
from app.core.scene.motion.parts import curve_of
from app.core.scene.motion.stack import pile_of
from app.core.scene.network.edges import SILENT, Bundle
from app.core.theme import theme
from engine.plan.events import Kind
from tests.app.core.everything import FEATURES
from tests.app.core.scene.motions import frame_at, moving, texts
from tests.app.core.scene.shots import outermost_groups, place_of, place_within, shot


@pytest.mark.parametrize(
    ("name", "kind", "where", "expected"),
    [
        ("dropout", Kind.DROPOUT, {"unit": 0}, "0 · −0.3873 = 0"),
        ("dropout", Kind.DROPOUT, {"unit": 1}, "1.667 · −0.7121 = −1.187"),
        ("dropout", Kind.PRODUCT, {"layer": 2, "source": 1}, "0.62 × −1.187 = −0.7358"),
        ("shared bias", Kind.GRADIENT, {"layer": 1, "unit": None}, "∂L/∂b = −0.1818"),
        ("shared bias", Kind.UPDATE, {"unit": None}, "b 0.25 − 0.001157 = 0.2488"),
        ("prelu", Kind.SLOPE_GRADIENT, {}, "∂L/∂s = 0.1554"),
        ("prelu", Kind.SLOPE_UPDATE, {}, "s 0.25 − 0.02101 = 0.229"),
        ("clipping", Kind.CLIPPING, {}, "0.08142 → 0.05"),
        ("softmax inside", Kind.SLOPE, {"unit": 1, "source": 1}, "h2: 0.1114"),
    ],
)
def test_each_operation_shows_its_numbers(
    name: str, kind: Kind, where: dict[str, Any], expected: str
) -> None:
    assert expected in texts(frame_at(name, kind, **where))


def test_a_layer_without_biases_shows_none() -> None:
    shown = texts(frame_at("no bias", Kind.WEIGHTED_SUM, layer=1))
    assert not any(text.startswith("bias") for text in shown)
    shown = texts(frame_at("no bias", Kind.WEIGHTED_SUM, layer=2))
    assert any(text.startswith("bias") for text in shown)


def test_a_unit_left_out_is_crossed_and_its_edges_have_no_hue() -> None:
    before, after = (frame_at("dropout", Kind.DROPOUT, share, unit=0) for share in (0.0, 1.0))
    crosses = [
        [item for item in frame.still if isinstance(item, Polyline)] for frame in (before, after)
    ]
    assert [len(cross) for cross in crosses] == [0, 2]
    context = Context(shot("dropout", place_of("dropout", Kind.PRODUCT, 0.5, layer=2)))
    bundles = [Bundle(context, 2, active=active) for active in (False, True)]
    for bundle in bundles:
        assert ((bundle.hues == SILENT) == (bundle.sources == 0)).all()


def test_a_gradient_that_units_share_comes_from_all_of_them() -> None:
    frame = frame_at("prelu", Kind.SLOPE_GRADIENT, 0.3)
    sparks = [item for item in frame.moving if isinstance(item, Sparks)]
    assert {len(item.points) for item in sparks} == {2}


def test_terms_fly_to_the_pile_one_after_another_and_the_bias_last() -> None:
    counts, totals = [], []
    for share in (0.0, 0.4, 0.7, 1.0):
        items = moving("two-two-two", Kind.WEIGHTED_SUM, share)
        counts.append(sum(len(item.points) for item in items if isinstance(item, Sparks)))
        totals += [item.text for item in items if isinstance(item, Text) and "Σ" in item.text]
    assert counts == [2, 1, 0, 0]
    assert totals == ["Σ 0.0000", "Σ 0.0075", "Σ 0.0275", "Σ 0.3775"]


def test_the_point_slides_along_the_curve_and_drops_to_a() -> None:
    place = place_of("two-two-two", Kind.ACTIVATION, 0.0, layer=2, unit=1)
    at = {share: shot("two-two-two", place + share) for share in (0.05, 0.4, 0.6, 1.0)}
    points = {share: _point(compose(one).moving) for share, one in at.items()}
    plot = curve_of(Context(at[1.0]))
    assert plot is not None
    curve, z, a = plot
    assert points[0.05] == pytest.approx(curve.point(0.0, 0.5))
    assert points[0.6] == points[1.0] == pytest.approx(curve.point(z, a))
    assert points[0.05][0] < points[0.4][0] < points[0.6][0]
    dropped = [item for item in compose(at[1.0]).moving if isinstance(item, Disc)]
    assert any((item.x, item.y) == pytest.approx(curve.point(0.0, a)) for item in dropped)


def _point(items: Sequence[Item]) -> tuple[float, float]:
    """Return where the point on the curve is, which is drawn last."""
    last = [item for item in items if isinstance(item, Disc)][-1]
    return last.x, last.y


def test_a_neuron_fills_up_to_its_activation() -> None:
    levels = []
    for share in (0.3, 0.8, 1.0):
        discs = [item for item in moving("two-two-two", Kind.ACTIVATION, share)
                 if isinstance(item, Disc) and item.level_color]  # fmt: skip
        levels.append(discs[0].level if discs else 0.0)
    assert levels[0] == 0.0
    assert 0.0 < levels[1] < levels[2] == pytest.approx(0.5933, abs=1e-4)


def test_dropout_drains_what_it_leaves_out_and_enlarges_the_rest() -> None:
    def level(unit: int, share: float) -> float:
        items = moving("dropout", Kind.DROPOUT, share, unit=unit)
        return next(item.level for item in items if isinstance(item, Disc))

    assert level(0, 0.0001) > level(0, 0.7) > level(0, 1.0) == 0.0
    kept = moving("dropout", Kind.DROPOUT, 1.0, unit=2)
    assert level(2, 0.0001) < level(2, 1.0) <= 1.0
    assert not any(isinstance(item, Polyline) for item in kept)


def test_a_pile_shrinks_to_its_product_with_the_slope() -> None:
    def reach(share: float) -> float:
        context = Context(shot("two-two-two", place_within(
            "two-two-two", Kind.DELTA, share, layer=1
        )))  # fmt: skip
        top = pile_of(context, 0, [0.0, 1.0]).area.y
        items = compose(context.shot).moving
        bars = [
            item for item in items if isinstance(item, Box) and (item.y, item.radius) == (top, 1.0)
        ]
        return sum(bar.width for bar in bars)

    assert reach(1.0) / reach(0.3) == pytest.approx(0.2413, abs=1e-4)
    assert reach(1.0) < reach(0.6) < reach(0.3)


def test_a_result_comes_after_what_it_is_made_of() -> None:
    for share, expected in ((0.3, "0.4 − 0.04108"), (1.0, "0.4 − 0.04108 = 0.3589")):
        items = moving("two-two-two", Kind.UPDATE, share)
        assert expected in [item.text for item in items if isinstance(item, Text)]


def test_gradients_of_shared_weights_run_into_one() -> None:
    runs = [
        [item for item in moving("shared weights", Kind.GRADIENT, share, layer=2, position=1)
         if isinstance(item, Sparks)]
        for share in (0.5, 0.8, 1.0)
    ]  # fmt: skip
    assert [bool(run) for run in runs] == [False, True, False]


@pytest.mark.parametrize(
    ("name", "granularity"),
    [
        *((name, "neuron") for name in ("two-two-two", "xor", *FEATURES)),
        *((name, "layer") for name in ("two-two-two", "xor", "softmax inside", "immediate")),
    ],
)
def test_nothing_jumps_between_the_operations_on_a_sample(name: str, granularity: str) -> None:
    for group in outermost_groups(name, granularity):
        for stage in group.stages:
            before, after = (
                shot(name, stage.span.stop + way, granularity) for way in (-1e-7, 1e-7)
            )
            one, other = Context(before), Context(after)
            assert one.parameters == pytest.approx(other.parameters, abs=1e-6)
            if (one.moment.step, one.moment.position) == (other.moment.step, other.moment.position):
                assert levels(compose(before)) == pytest.approx(levels(compose(after)), abs=1e-4)


def levels(frame: Frame) -> dict[tuple[float, float], float]:
    """Return how full every neuron is, as the last disc of its size that is drawn shows it."""
    discs = [item for item in (*frame.still, *frame.moving) if isinstance(item, Disc)]
    return {(disc.x, disc.y): disc.level for disc in discs if disc.fill == theme("dark").raised}


@pytest.mark.parametrize("kind", [Kind.WEIGHTED_SUM, Kind.SLOPE, Kind.DELTA])
def test_a_sum_takes_all_its_terms_even_where_they_came_one_at_a_time(kind: Kind) -> None:
    place = place_within("two-two-two", kind, 0.3, "product", layer=1)
    context = Context(shot("two-two-two", place, "product"))
    assert len(context.active_edges) == 2
    place = place_within("two-two-two", Kind.PRODUCT, 0.3, "product", layer=1)
    assert len(Context(shot("two-two-two", place, "product")).active_edges) == 1


@pytest.mark.parametrize(("share", "there"), [(0.4, False), (1.0, True)])
def test_a_delta_that_stands_alone_waits_until_it_is_found(share: float, there: bool) -> None:
    one = shot("two-two-two", place_within("two-two-two", Kind.DELTA, share, layer=1))
    down = replace(one, layout=struct_replace(one.layout, direction="down"))
    assert ("0.008771" in texts(compose(down))) == there


def test_where_edges_cross_the_strongest_have_chips_and_the_others_their_weights() -> None:
    shown = texts(frame_at("xor", Kind.PRODUCT, 0.5, "layer"))
    told = {text for text in shown if "×" in text}
    assert {"0.6 × 0 = 0", "0.8 × 0 = 0", "0.7 × 0 = 0"} <= told
    assert len(told) <= 4
    assert {"−0.5", "−0.6"} <= set(shown)


def test_pulses_pass_below_chips() -> None:
    items = moving("xor", Kind.CONTRIBUTION, 0.5, "layer")
    sparks = max(number for number, item in enumerate(items) if isinstance(item, Sparks))
    chips = [number for number, item in enumerate(items) if isinstance(item, Text)]
    assert chips
    assert min(chips) > sparks
