from __future__ import annotations

from dataclasses import replace

from app.core.frame import MONO_ADVANCE, Text
from app.core.project import Layout, Moved
from app.core.scene.context import Context
from app.core.scene.labels.beside import beside_neurons, chip_after, loss_chip
from app.core.scene.labels.chips import MarkedText
from app.core.scene.labels.targets import SIZE
from tests.app.core.scene.shots import shot


def texts(place: float) -> list[str]:
    context = Context(shot("two-two-two", place))
    return [item.text for item in beside_neurons(context) if isinstance(item, Text)]


def test_what_is_known_beside_the_neurons_grows() -> None:
    targets = ["target 0.01", "target 0.99"]
    assert texts(0.0) == targets
    assert texts(17.0) == ["target 0.01", "error +0.7414", "target 0.99"]
    assert "L = 0.2984" in texts(20.0)
    assert texts(21.2)[0] == "δ = +0.1385"


def test_numbers_beside_the_outputs_end_within_the_picture() -> None:
    context = Context(shot("two-two-two", 30.0, digits=17))
    for item in beside_neurons(context):
        if isinstance(item, Text) and item.size == SIZE * context.unit:
            assert item.x + len(item.text) * item.size * MONO_ADVANCE <= context.shot.width


def test_the_loss_stays_where_it_is() -> None:
    chips = {loss_chip(Context(shot("two-two-two", place))) for place in (18.5, 19.0, 30.0, 50.0)}
    assert len(chips) == 1


def test_a_delta_is_above_a_neuron_that_has_no_room_below() -> None:
    context = Context(shot("two-two-two", 30.0))
    _, y = context.places.neurons[2, 0]
    assert chip_after(context, 2, 0, MarkedText("δ")).y > y
    dragged = replace(context.shot, layout=Layout(moved=(Moved(2, 0, 0.0, 900.0),)))
    low = Context(dragged)
    _, y = low.places.neurons[2, 0]
    assert chip_after(low, 2, 0, MarkedText("δ")).y < y
