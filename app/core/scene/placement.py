"""Where everything that belongs to the network stands in a picture, and how much room it has."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from msgspec import structs

from app.core.frame import Point
from app.core.layout import Places, Way, places
from app.core.picture_inputs import picture_width
from app.core.project import Layout
from app.core.scene.moment import Moment
from app.core.scene.shot import Shot
from app.core.scene.site import Site
from app.core.scene.visible_edges import Edge, VisibleEdges, edges_of, part_of
from engine.plan.events import Kind

# The height of a name below a neuron.
NAME_ROOM = 19.0
# The share of its size that is left to a neuron with a map, whose name stands below it.
MAPPED_SHARE = 0.86
# In units, the radius from which on a closer look makes letters larger too.
USUAL_RADIUS = 38.0
# Texts at the middle of an edge can be read up to so many edges.
MOST_LABELS = 18

# How many layers further on the source of an operation is, where it is not in the one before.
_SOURCE_LAYER = {Kind.CONTRIBUTION: 1, Kind.SLOPE: 0}


class Placement(Site):
    """The places of a shot's neurons and edges; what takes part stands in front of the others."""

    def __init__(self, shot: Shot) -> None:
        super().__init__(shot)
        self.moment = Moment(shot)
        self.network = shot.run.network

    @cached_property
    def unit(self) -> float:
        """Return how many pixels a unit of length is among the neurons.

        Whoever looks at them closely has more room first, and larger letters once the neurons are
        as large as any are by themselves.
        """
        zoom = self.shot.view.camera.zoom
        usual = self.places.radius / (USUAL_RADIUS * self.frame_unit)
        return self.frame_unit * max(min(zoom, 1.0), min(zoom, usual))

    @property
    def text_room(self) -> float:
        """Return how wide a text between two layers can be."""
        return self.places.order.between[0]

    @cached_property
    def places(self) -> Places:
        """Return where every visible neuron stands."""
        return places(
            self.network.sizes,
            self._layout,
            self.network_area,
            self.frame_unit * self.shot.view.camera.zoom,
            self._ranking,
            picture_width(self.shot.run, self.shot.layout),
            self.window,
        )

    @property
    def _layout(self) -> Layout:
        """Return the layout, with somewhat smaller neurons where names stand below them."""
        layout = self.shot.layout
        if not self.shot.view.heat_maps:
            return layout
        return structs.replace(layout, neuron_size=MAPPED_SHARE * layout.neuron_size)

    def _ranking(self, layer: int, count: int) -> list[int]:
        """Return the units that pass most on, always with those that take part one at a time."""
        needed = list(dict.fromkeys(self._needed(layer)))
        strongest = self.moment.reader.strongest(layer, count + len(needed))
        return [*needed, *(unit for unit in strongest if unit not in needed)][:count]

    def _needed(self, layer: int) -> Iterator[int]:
        moment, selected = self.moment, self.shot.view.selected
        if selected is not None and selected[0] == layer:
            yield selected[1]
        if moment.layer == layer and len(moment.units) == 1:
            yield moment.units[0]
        if moment.whole_step or moment.first.source is None or moment.layer is None:
            return
        if moment.layer + _SOURCE_LAYER.get(moment.first.kind, -1) == layer:
            yield moment.first.source

    @cached_property
    def visible_edges(self) -> VisibleEdges:
        """Return which edges are drawn, and their ways."""
        return edges_of(self.places, part_of(self.moment))

    @property
    def active_edges(self) -> dict[Edge, Way]:
        """Return the visible edges that take part in what is going on, and their ways."""
        return self.visible_edges.active

    @cached_property
    def twins(self) -> dict[Edge, Edge]:
        """Return, for edges whose gradients are being found, others that have the same weight.

        These are the keys; the gradients of all are added up.
        """
        network, moment = self.network, self.moment
        if moment.kind is not Kind.GRADIENT:
            return {}
        layers = [
            layer for layer in range(1, network.depth + 1)
            if layer != moment.layer and network.owner(layer) == network.owner(moment.layer or 1)
        ]  # fmt: skip
        return {
            (layer, *edge[1:]): edge
            for layer in layers
            for edge in self.active_edges
            if (layer, *edge[1:]) in self.visible_edges.all
        }

    @cached_property
    def visible_units(self) -> list[int]:
        """Return the units that take part and are on the stage."""
        layer = self.moment.layer
        return [] if layer is None else self._visible(layer)

    def _visible(self, layer: int) -> list[int]:
        return [unit for unit in self.places.columns[layer].units if unit in self.moment.units]

    @property
    def lead(self) -> tuple[int, int] | None:
        """Return the neuron that stands for all that do the same."""
        units = self.visible_units
        return (self.moment.layer or 0, units[0]) if units else None

    @property
    def labelled(self) -> bool:
        """Return whether every edge has room for its weight."""
        return self.visible_edges.drawn <= MOST_LABELS and self.places.radius > 18.0 * self.unit

    def tight(self, layer: int) -> bool:
        """Return whether there is no room for a chip between the neurons of a layer."""
        unit = self.places.columns[layer].units[0]
        after = self.places.sides(layer, unit).after
        return not self.places.has_room(layer, self.unit, self.past_name(layer, unit, after))

    def past_name(self, layer: int, unit: int, way: Point) -> float:
        """Return how much farther off a neuron something is whose way leads past its name."""
        x, y = self.places.sides(layer, unit).name
        return max(0.0, x * way[0] + y * way[1]) * self.name_room(layer)

    def name_room(self, layer: int) -> float:
        """Return how much room names take beside neurons: those with a map have it there."""
        room = NAME_ROOM * self.unit
        fits = self.places.columns[layer].gap >= 2.0 * self.places.radius + room
        return room if self.shot.view.heat_maps and fits else 0.0

    def way(self, edge: Edge) -> Way:
        """Return the way of an edge, from the rim of its source to the rim of its receiver."""
        return self.active_edges.get(edge) or self.places.way(*edge)
