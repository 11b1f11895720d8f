"""What on the stage stands for what: the place of each number, and the body of each quantity."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from app.core.frame import Box, Clipped, Item, Text
from app.core.layout import Area
from app.core.scene.context import Context
from app.core.scene.labels.numbers import number_areas
from app.core.scene.visible_edges import Edge
from engine.network import NetworkSpec
from engine.words.terms import Mark, Tag

# What belongs to the edge between two neurons.
_OF_EDGES = (Tag.WEIGHT, Tag.GRADIENT, Tag.PRODUCT, Tag.STATE)
# What stands beside its neuron alone.
_BESIDE = (Tag.TARGET, Tag.ERROR)

Neuron = tuple[int, int]


class MarkedPlace(NamedTuple):
    """A number on the stage, or a bar: what it stands for, and where it is, in pixels."""

    mark: Mark
    area: Area


def number_places(items: Iterable[Item]) -> Iterator[MarkedPlace]:
    """Yield the places of all numbers of a picture that stand for something."""
    for item in items:
        if isinstance(item, Clipped):
            yield from number_places(item.items)
        elif isinstance(item, Text) and item.marks:
            for mark, area in number_areas(item):
                yield MarkedPlace(mark, area)
        elif isinstance(item, Box):
            for mark in item.marks:
                yield MarkedPlace(mark, Area(item.x, item.y, item.width, item.height))


class Body(NamedTuple):
    """What a quantity belongs to on the stage: neurons, or edges as (layer, unit, source)."""

    neurons: tuple[Neuron, ...] = ()
    edges: tuple[Edge, ...] = ()


NOTHING = Body()


def body_of(context: Context, mark: Mark) -> Body:
    """Return what a quantity belongs to, as far as that is on the stage.

    What belongs to another sample than the one that is shown belongs to nothing there.
    """
    if mark.layer is None or mark.position not in (None, context.moment.position):
        return NOTHING
    if mark.tag is Tag.CONTRIBUTION and mark.source is not None:
        assert mark.unit is not None
        return _seen(context, edges=[(mark.layer + 1, mark.source, mark.unit)])
    if mark.tag in _OF_EDGES and mark.source is not None:
        return _seen(context, edges=list(_uses(context.network, mark)))
    if mark.tag in _BESIDE and mark.unit is not None:
        return NOTHING
    units = context.places.columns[mark.layer].units if mark.unit is None else (mark.unit,)
    return _seen(context, neurons=[(mark.layer, unit) for unit in units])


def _seen(context: Context, neurons: Iterable[Neuron] = (), edges: Iterable[Edge] = ()) -> Body:
    shown = context.places.neurons
    both_ends = (edge for edge in edges if edge[:2] in shown and (edge[0] - 1, edge[2]) in shown)
    return Body(tuple(neuron for neuron in neurons if neuron in shown), tuple(both_ends))


def _uses(network: NetworkSpec, mark: Mark) -> Iterator[Edge]:
    """Yield the edges of a weight: several where layers share it."""
    assert mark.layer is not None
    assert mark.unit is not None
    assert mark.source is not None
    everywhere = mark.tag is Tag.WEIGHT or mark.position is None
    for layer in range(1, network.depth + 1):
        if layer == mark.layer or (everywhere and network.owner(layer) == mark.layer):
            yield layer, mark.unit, mark.source
