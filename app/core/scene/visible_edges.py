"""Which edges are drawn: those between visible neurons, of very many the strongest."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

import numpy as np

from app.core.layout import Places, Way
from app.core.scene.moment import Moment
from engine.arrays import Array, Mask, Rows
from engine.plan.events import Kind, Phase
from engine.reader import StepReader

# More edges than this cannot be told apart; of those from a picture, which hide it, far fewer.
MOST_EDGES = 3_000
MOST_PIXEL_EDGES = 32


# The layer and unit that an edge leads to, and the unit it comes from.
Edge = tuple[int, int, int]


class Pairs(NamedTuple):
    """Edges into one layer, by the units that they lead to and those that they come from."""

    units: Rows
    sources: Rows


class Part(NamedTuple):
    """What decides which edges are drawn, besides the places.

    ``taking`` has, for each layer after the inputs, the units and the sources whose edges take
    part; None where all of them do.
    """

    reader: StepReader
    offset: int
    position: int
    taking: tuple[tuple[Sequence[int], Sequence[int]], ...] | None


@lru_cache(maxsize=16)
def edges_of(places: Places, part: Part) -> VisibleEdges:
    """Return the edges that are drawn: the same object as long as they are the same."""
    return VisibleEdges(places, part)


def part_of(moment: Moment) -> Part:
    """Return what decides at a moment which edges are drawn."""
    layers = range(1, moment.reader.network.depth + 1)
    taking = None if moment.everywhere else tuple(_taking(moment, layer) for layer in layers)
    return Part(*moment.parameters_place, moment.position, taking)


def _taking(moment: Moment, layer: int) -> tuple[Sequence[int], Sequence[int]]:
    """Return which units and which sources of a layer's edges take part."""
    if moment.kind is None or moment.layer is None or moment.resting:
        return (), ()
    if moment.first.phase is Phase.BACKWARD and moment.kind is not Kind.GRADIENT:
        here = layer == moment.layer + 1
        return (moment.sources(Kind.CONTRIBUTION), moment.units) if here else ((), ())
    kind = {Kind.WEIGHTED_SUM: Kind.PRODUCT}.get(moment.kind, moment.kind)
    # A weight that several layers use moves in all of them.
    owner = moment.reader.network.owner(layer) if moment.updating else layer
    return (moment.units, moment.sources(kind)) if owner == moment.layer else ((), ())


class VisibleEdges:
    """The edges on the stage at a moment, and which of them take part in what is going on.

    A mask has a row for each visible unit of a layer and a column for each visible source.
    """

    def __init__(self, places: Places, part: Part) -> None:
        self._places, self._part = places, part
        self._network = part.reader.network
        self._units = [np.array(column.units, dtype=np.intp) for column in places.columns]

        self._pairs: dict[tuple[int, bool], Pairs] = {}
        self._ways: dict[tuple[int, bool], Array] = {}

    def pairs(self, layer: int, active: bool) -> Pairs:
        """Return the edges into a layer that take part, or those that do not."""
        if (layer, active) not in self._pairs:
            mask = self._active[layer] if active else self._shown[layer] & ~self._active[layer]
            rows, columns = np.nonzero(mask)
            found = Pairs(self._units[layer][rows], self._units[layer - 1][columns])
            self._pairs[layer, active] = found
        return self._pairs[layer, active]

    def ways(self, layer: int, active: bool) -> Array:
        """Return the ways of these edges, in the same order (number x 4 points x 2)."""
        if (layer, active) not in self._ways:
            self._ways[layer, active] = self._places.ways(layer, *self.pairs(layer, active))
        return self._ways[layer, active]

    @cached_property
    def active(self) -> dict[Edge, Way]:
        """Return the edges that take part, and their ways."""
        return self._by_edge(active=True)

    @cached_property
    def all(self) -> dict[Edge, Way]:
        """Return every edge, and its way."""
        return self._by_edge(active=False) | self.active

    def _by_edge(self, *, active: bool) -> dict[Edge, Way]:
        found = {}
        for layer in self._shown:
            units, sources = self.pairs(layer, active)
            ways = self.ways(layer, active).tolist()
            for unit, source, way in zip(units.tolist(), sources.tolist(), ways, strict=True):
                found[layer, unit, source] = Way(*map(tuple, way))
        return found

    @cached_property
    def taking_part(self) -> int:
        """Return how many of the edges that are drawn take part."""
        return sum(int(mask.sum()) for mask in self._active.values())

    @cached_property
    def drawn(self) -> int:
        """Return how many edges are drawn."""
        return sum(int((self._shown[layer] | self._active[layer]).sum()) for layer in self._shown)

    @property
    def total(self) -> int:
        """Return how many edges there are between visible neurons."""
        return sum(mask.size for mask in self._shown.values())

    @property
    def between_discs(self) -> int:
        """Return how many of them do not come from a picture."""
        return sum(mask.size for layer, mask in self._shown.items() if not self._pictured(layer))

    @property
    def from_picture(self) -> tuple[int, int]:
        """Return how many edges from a picture are drawn, and how many of them take part."""
        return int(self._active[1].sum()), int(self._taking_part(1).sum())

    @cached_property
    def _shown(self) -> dict[int, Mask]:
        """Return which edges into each layer are drawn even if they take no part."""
        layers = range(1, self._network.depth + 1)
        masks = {layer: np.full(self._shape(layer), not self._pictured(layer)) for layer in layers}
        total = sum(int(mask.sum()) for mask in masks.values())
        if total <= MOST_EDGES:
            return masks
        return {
            layer: _strongest(self._weights(layer), mask, int(mask.sum()) * MOST_EDGES // total)
            for layer, mask in masks.items()
        }

    @cached_property
    def _active(self) -> dict[int, Mask]:
        """Return which edges into each layer take part."""
        masks = {layer: self._taking_part(layer) for layer in self._shown}
        if self._pictured(1):
            masks[1] = _strongest(self._products(), masks[1], MOST_PIXEL_EDGES)
        return masks

    def _taking_part(self, layer: int) -> Mask:
        if self._part.taking is None:
            return self._shown[layer] if not self._pictured(layer) else ~self._shown[layer]
        rows, columns = (
            np.array([unit in taking for unit in units.tolist()], dtype=bool)
            for taking, units in zip(
                self._part.taking[layer - 1], (self._units[layer], self._units[layer - 1]),
                strict=True,
            )
        )  # fmt: skip
        taking: Mask = rows[:, None] & columns
        return taking

    def _pictured(self, layer: int) -> bool:
        """Return whether the edges into a layer come from a picture."""
        return layer == 1 and self._places.picture is not None

    def _shape(self, layer: int) -> tuple[int, int]:
        return len(self._units[layer]), len(self._units[layer - 1])

    def _weights(self, layer: int) -> Array:
        """Return the weights of a layer's visible edges, before what is under way changes them."""
        parameters = self._part.reader.parameters_at(self._part.offset)
        weights = self._network.weights(parameters, layer)
        chosen: Array = weights[np.ix_(self._units[layer], self._units[layer - 1])]
        return chosen

    def _products(self) -> Array:
        """Return what the edges from a picture carry: those from its dark parts carry nothing."""
        inputs = self._part.reader.record.forward.sent[0][self._part.position]
        with np.errstate(all="ignore"):
            products: Array = self._weights(1) * inputs[self._units[0]]
        return products


def _strongest(values: Array, mask: Mask, count: int) -> Mask:
    """Return the mask of the ``count`` places within ``mask`` whose values are largest."""
    if mask.sum() <= count:
        return mask
    strength = np.where(mask, np.nan_to_num(np.abs(values), nan=np.inf), -1.0)
    chosen = np.argsort(-strength, axis=None, kind="stable")[:count]
    result = np.zeros(mask.size, dtype=bool)
    result[chosen] = True
    return result.reshape(mask.shape)
