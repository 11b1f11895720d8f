"""What each kind of operation shows beyond those of the worked example."""

from __future__ import annotations

from typing import Any

import pytest

from app.core.frame import Frame, Polyline, Sparks, Text
from app.core.scene import compose
from app.core.scene.context import Context
from app.core.scene.edges import SILENT, Bundle
from engine.events import Kind
from tests.app.core.scene.shots import place_of, run_of, shot


def texts(frame: Frame) -> list[str]:
    return [item.text for item in (*frame.still, *frame.moving) if isinstance(item, Text)]


def frame_at(name: str, kind: Kind, share: float = 1.0, granularity: str = "neuron",
             **where: Any) -> Frame:  # fmt: skip
    return compose(shot(name, place_of(name, kind, share, **where), granularity))


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


def test_for_the_update_edges_have_their_hue_again() -> None:
    place = place_of("dropout", Kind.UPDATE, 0.5)
    bundle = Bundle(Context(shot("dropout", place)), 2, active=False)
    assert not (bundle.hues == SILENT).any()


def test_weights_that_layers_share_move_in_both() -> None:
    context = Context(shot("shared weights", place_of("shared weights", Kind.UPDATE, 0.5, layer=1)))
    assert {layer for layer, _, _ in context.active_edges} == {1, 2}
    assert (context.weights(1) == context.weights(2)).all()


def test_a_gradient_that_units_share_comes_from_all_of_them() -> None:
    frame = frame_at("prelu", Kind.SLOPE_GRADIENT, 0.3)
    sparks = [item for item in frame.moving if isinstance(item, Sparks)]
    assert {len(item.points) for item in sparks} == {2}


def test_a_layer_that_rests_says_so_and_moves_nothing() -> None:
    _, run = run_of("random layer")
    chosen = int(run.trace.reader(0).record.model.chosen_layer(0)[0])
    for layer in (1, 2):
        place = place_of("random layer", Kind.UPDATE, 0.5, layer=layer)
        context, frame = Context(shot("random layer", place)), compose(shot("random layer", place))
        rests = layer != chosen
        assert ("rests" in texts(frame)) == rests
        assert any("RESTS" in text for text in texts(frame)) == rests
        assert bool(context.active_edges) != rests
