from __future__ import annotations

import pytest

from app.core.frame import Box, Text
from app.core.scene import compose
from app.core.scene.context import Context
from app.core.scene.network.edges import SILENT, Bundle
from engine.plan.events import Kind
from tests.app.core.scene.motions import moving, texts
from tests.app.core.scene.shots import place_of, run_of, shot


def test_for_the_update_edges_have_their_hue_again() -> None:
    place = place_of("dropout", Kind.UPDATE, 0.5)
    bundle = Bundle(Context(shot("dropout", place)), 2, active=False)
    assert not (bundle.hues == SILENT).any()


def test_weights_that_layers_share_move_in_both() -> None:
    context = Context(shot("shared weights", place_of("shared weights", Kind.UPDATE, 0.5, layer=1)))
    assert {layer for layer, _, _ in context.active_edges} == {1, 2}
    assert (context.weights(1) == context.weights(2)).all()


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


@pytest.mark.parametrize(
    ("name", "count"), [("adam", 2), ("nesterov", 1), ("rprop", 1), ("immediate", 0)]
)
def test_what_the_optimizer_remembers_moves_beside_its_parameter(name: str, count: int) -> None:
    def bars(share: float, granularity: str = "product") -> list[Box]:
        items = moving(name, Kind.UPDATE, share, granularity, step=1)
        return [item for item in items if isinstance(item, Box) and item.radius == 1.0]

    assert len(bars(1.0)) == 2 * count
    assert bars(1.0, "layer") == []
    if count:
        assert bars(0.05)[1].width == 0.0
        assert bars(1.0)[1].width > 0.0
        assert bars(1.0)[0] == bars(0.05)[0]


def test_weights_without_a_chip_are_seen_to_move() -> None:
    seen = [
        {item.text for item in moving("xor", Kind.UPDATE, share, "layer", layer=1)
         if isinstance(item, Text)}
        for share in (0.3, 1.0)
    ]  # fmt: skip
    assert "−0.5000" in seen[0]
    assert "−0.4643" in seen[1]
