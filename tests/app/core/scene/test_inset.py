import math

import pytest
from msgspec.structs import replace

from app.core.layout import ORDERS
from app.core.project import Direction
from app.core.scene.context import Context
from app.core.scene.inset import curve_area, inset_area
from app.core.scene.motion.delta import slope_chip
from engine.plan.events import Kind
from tests.app.core.scene.shots import place_within, run_of, shot
from tests.app.core.scene.test_curve import KINDS, contexts


@KINDS
@pytest.mark.parametrize("name", ["two-two-two", "xor"])
def test_a_plot_is_nearer_to_its_neuron_than_to_another_of_the_layer(name: str, kind: Kind) -> None:
    for context, neuron in contexts(name, kind):
        middle, places = inset_area(context, neuron).center, context.places
        column = [(neuron[0], unit) for unit in places.columns[neuron[0]].units]
        assert min(column, key=lambda other: math.dist(places.neurons[other], middle)) == neuron


def downwards(name: str, kind: Kind, unit: int, layer: int = 2) -> Context:
    made = shot(name, place_within(name, kind, 0.8, layer=layer, unit=unit), size=(872, 705))
    return Context(made.seen(replace(made.layout, direction="down"), made.view))


@KINDS
@pytest.mark.parametrize("unit", range(3))
def test_between_rows_a_plot_and_its_slope_hide_no_neuron(kind: Kind, unit: int) -> None:
    context = downwards("iris", kind, unit)
    areas = [inset_area(context, (2, unit))]
    if kind is Kind.SLOPE:
        areas.append(slope_chip(context, (2, unit)).area(context.unit))
    for area in areas:
        assert context.window.contains(area)
        assert not any(area.meets(body.grown(-1.0)) for body in context.places.bodies())


def test_a_plot_is_as_large_as_ever_where_it_hides_no_neuron() -> None:
    sizes = {
        curve_area(downwards("iris", Kind.ACTIVATION, unit, layer), (layer, unit)).height
        for layer, unit in ((2, 0), (2, 1))
    }
    assert len(sizes) == 2


def test_a_slope_stands_within_the_room_of_its_plot() -> None:
    for context, neuron in contexts("xor", Kind.SLOPE):
        room, chip = inset_area(context, neuron), slope_chip(context, neuron).area(context.unit)
        assert room.grown(1.0).contains(chip)


@KINDS
@pytest.mark.parametrize("size", [(456, 445), (872, 705)])
@pytest.mark.parametrize("name", ["iris", "digits"])
@pytest.mark.parametrize("direction", sorted(ORDERS))
def test_a_plot_stays_on_the_stage(
    direction: Direction, name: str, size: tuple[int, int], kind: Kind
) -> None:
    for layer, units in enumerate(run_of(name)[1].network.sizes[1:], start=1):
        for unit in (0, units // 2, units - 1):
            made = shot(name, place_within(name, kind, 0.8, layer=layer, unit=unit), size=size)
            context = Context(made.seen(replace(made.layout, direction=direction), made.view))
            assert context.stage_area.contains(inset_area(context, (layer, unit)))
