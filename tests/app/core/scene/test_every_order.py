"""What stands on the stage stays on it, whatever the order of the layers."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from app.core.frame import Clipped, Curves, Segments
from app.core.layout import ORDERS, Way
from app.core.project import Camera, Direction
from app.core.scene import Shot, compose
from app.core.scene.context import Context
from app.core.scene.inset import inset_area
from app.core.scene.labels.beside import delta_chip, loss_chip
from app.core.scene.labels.labels import hides_text
from app.core.scene.labels.targets import target_area
from app.core.scene.motion.forward import dropout_chips
from engine.plan.events import Kind
from tests.app.core.scene.shots import place_of, run_of, shot

EVERY = pytest.mark.parametrize("direction", sorted(ORDERS))
NAMES = pytest.mark.parametrize("name", ["two-two-two", "xor", "iris"])


# The stage in a window of 1440 x 900, of 1100 x 720 and of 1024 x 640 pixels.
SIZES = pytest.mark.parametrize("size", [(872, 705), (532, 525), (456, 445)])


def laid_out(
    name: str,
    place: float,
    direction: Direction,
    curvature: float = 0.0,
    size: tuple[int, int] = (880, 680),
) -> Shot:
    made = shot(name, place, size=size)
    layout = replace(made.layout, direction=direction, curvature=curvature)
    return made.seen(layout, made.view)


@EVERY
@NAMES
def test_what_stands_beside_outputs_hides_no_neuron(name: str, direction: Direction) -> None:
    place = place_of(name, Kind.UPDATE, 0.0)
    context = Context(laid_out(name, place, direction))
    bodies = [body.grown(-0.3 * context.places.radius) for body in context.places.bodies()]
    beside = [target_area(context, unit) for unit in context.places.columns[-1].units]
    chips = (delta_chip(context, *neuron) for neuron in context.places.neurons)
    beside += [chip.area(context.unit) for chip in (*chips, loss_chip(context)) if chip]
    for area in beside:
        assert not any(area.meets(body) for body in bodies)
        assert context.window.grown(1.0).contains(area)


@EVERY
def test_the_curve_of_a_neuron_hides_no_other(direction: Direction) -> None:
    context = Context(laid_out("two-two-two", 3.5, direction))
    area = inset_area(context, (1, 0))
    assert not any(area.meets(body.grown(-8.0)) for body in context.places.bodies())


@EVERY
@SIZES
@pytest.mark.parametrize("kind", [Kind.ACTIVATION, Kind.SLOPE])
def test_the_bar_that_a_layer_shares_hides_no_neuron(
    direction: Direction, size: tuple[int, int], kind: Kind
) -> None:
    name = "iris with softmax"
    for unit in range(3):
        place = place_of(name, kind, 0.5, layer=2, unit=unit)
        context = Context(laid_out(name, place, direction, size=size))
        area = inset_area(context, (2, unit))
        assert not any(area.meets(body.grown(-1.0)) for body in context.places.bodies())


@EVERY
@SIZES
def test_what_dropout_does_hides_neither_neurons_nor_captions(
    direction: Direction, size: tuple[int, int]
) -> None:
    name = "iris with dropout"
    for unit in range(3):
        place = place_of(name, Kind.DROPOUT, 0.6, layer=1, unit=unit)
        context = Context(laid_out(name, place, direction, size=size))
        chips = dropout_chips(context)
        assert chips
        assert not hides_text(context, chips)


@EVERY
def test_every_moment_can_be_drawn(direction: Direction) -> None:
    _, run = run_of("xor")
    for place in range(0, run.plan.start(1), 5):
        frame = compose(laid_out("xor", place + 0.5, direction, 0.6))
        assert any(isinstance(item, Curves) for item in (*frame.still, *frame.moving))


@EVERY
def test_bent_edges_are_drawn_as_their_ways(direction: Direction) -> None:
    frame = compose(laid_out("two-two-two", 0.5, direction, 0.5))
    context = Context(laid_out("two-two-two", 0.5, direction, 0.5))
    curves = {
        tuple(round(number, 6) for number in curve)
        for item in frame.still if isinstance(item, Curves) for curve in item.curves
    }  # fmt: skip
    ways = context.visible_edges.all.values()
    flat = {tuple(round(n, 6) for point in way for n in point) for way in ways}
    assert flat <= curves
    assert all(isinstance(way, Way) for way in ways)


def test_looked_at_closely_the_network_ends_at_the_card() -> None:
    made = shot("two-two-two", 0.5)
    near = made.seen(made.layout, replace(made.view, camera=Camera(2.0)))
    frame, context = compose(near), Context(near)
    clips = [item for item in (*frame.still, *frame.moving) if isinstance(item, Clipped)]
    assert clips
    assert not any(isinstance(item, Segments) for item in (*frame.still, *frame.moving))
    assert all(clip.y + clip.height == context.card_area.y for clip in clips)
    assert not any(isinstance(item, Clipped) for item in compose(made).still)


def test_letters_grow_only_once_neurons_are_large() -> None:
    made = shot("digits", 0.5)
    home = Context(made)
    for zoom, grown in ((2.0, False), (10.0, True)):
        near = Context(made.seen(made.layout, replace(made.view, camera=Camera(zoom))))
        assert near.places.radius == pytest.approx(zoom * home.places.radius)
        assert (near.unit > home.unit) == grown
