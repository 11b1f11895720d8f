"""What all parts of a picture share: the moment, the places, the colours and the unit of length."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cached_property, partial
from typing import Any

import numpy as np
from msgspec import structs

from app.core.frame import Point
from app.core.ghost import same_events
from app.core.heat import Heat
from app.core.language import translator
from app.core.layout import Places, Way, places
from app.core.picture_inputs import picture_width
from app.core.plane import chosen_inputs, ground_of, plane
from app.core.project import Layout
from app.core.scene.moment import Moment
from app.core.scene.shot import Shot
from app.core.scene.site import Site
from app.core.scene.visible_edges import Edge, VisibleEdges, edges_of, part_of
from app.core.theme import theme
from app.core.time.choreography import passed
from engine.arrays import Array
from engine.formulas import Formula, Formulas
from engine.notation import Notation
from engine.plan.events import Address, Event, Kind, Phase
from engine.words.exact import fraction_text
from engine.words.terms import number_text
from engine.words.wording import said

# The height of a name below a neuron.
NAME_ROOM = 19.0
# The share of its size that is left to a neuron with a map, whose name stands below it.
MAPPED_SHARE = 0.86
# However little room there is, numbers usually keep so many digits.
FEWEST_DIGITS = 2
# In units, the radius from which on a closer look makes letters larger too.
USUAL_RADIUS = 38.0
# From this size on, and below the other, numbers have a power of ten.
LARGE, SMALL = 1e6, 1e-4
# Texts at the middle of an edge can be read up to so many edges.
MOST_LABELS = 18

# How many layers further on the source of an operation is, where it is not in the one before.
_SOURCE_LAYER = {Kind.CONTRIBUTION: 1, Kind.SLOPE: 0}


class Context(Site):
    """A shot with everything that its parts are placed and coloured by."""

    def __init__(self, shot: Shot) -> None:
        super().__init__(shot)
        self.moment = Moment(shot)
        self.theme = theme(shot.view.theme)
        self.network = shot.run.network
        self.notation = Notation(self.network)
        self.color = self.theme.phase(self.moment.phase)
        # What has been found out for this picture, by what has found it.
        self.found: dict[object, Any] = {}

    @cached_property
    def ghost(self) -> Context | None:
        """Return the same moment of the run that this one is compared with, if it has one."""
        ghost = self.shot.ghost
        if ghost is None or not same_events(ghost.plan, self.shot.run.plan):
            return None
        return Context(replace(self.shot, run=ghost, ghost=None))

    def said(self, text: str) -> str:
        """Return a text in the language of the picture."""
        return said(text, translator(self.shot.view.language))

    def explained(self, event: Event) -> Formula:
        """Return the formula of an event of the step, in the language of the picture."""
        formula = Formulas(self.moment.reader).formula(event)
        language = self.shot.view.language
        return formula if language == "en" else formula.said(translator(language))

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
        return self.places.order.text_room

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

    def weight(self, edge: Edge) -> float:
        """Return the weight of an edge as it is now."""
        layer, unit, source = edge
        return float(self.weights(layer)[unit, source])

    def weight_before(self, edge: Edge) -> float:
        """Return the weight of an edge before what is under way changes it."""
        layer, unit, source = edge
        return float(self.network.weights(self.moment.parameters, layer)[unit, source])

    def weights(self, layer: int) -> Array:
        """Return a layer's weights as they are now."""
        return self.network.weights(self.parameters, layer)

    def learned_slope(self, layer: int) -> float | None:
        """Return the slope that a layer learns as it is now, None where it learns none."""
        place = self.network.slices[layer - 1].slope
        return None if place.start == place.stop else float(self.parameters[place.start])

    @cached_property
    def parameters(self) -> Array:
        """Return all parameters as they are now, on their way while they are updated."""
        moment, share = self.moment, self._moved
        if share == 0.0:
            return moment.parameters
        if share >= 1.0:
            return moment.parameters_after
        before, after = moment.parameters, moment.parameters_after
        with np.errstate(all="ignore"):
            now: Array = before + (after - before) * share
        return now

    @property
    def _moved(self) -> float:
        """Return how much of their way the parameters that are updated have gone."""
        moment = self.moment
        if moment.kind is None or not moment.updating:
            return moment.share if moment.updating else 0.0
        return passed(moment.kind, "move", moment.share)

    @cached_property
    def heat(self) -> Heat:
        """Return what every neuron answers over the plane of two inputs, as colours."""
        run, view, moment = self.shot.run, self.shot.view, self.moment
        ground = ground_of(run.data, chosen_inputs(view, self.network.inputs))
        sample = moment.reader.record.batch.inputs[moment.position]
        found = plane(run.history.first_model, self.parameters, ground, sample)
        return Heat(found, self.network, run.data, self.theme)

    def known(self, phase: Phase, kind: Kind, layer: int, unit: int) -> bool:
        """Return whether a unit's operation on the shown sample is done."""
        return self.moment.known(Address(phase, kind, self.moment.position, layer, unit))

    def has_value(self, layer: int, unit: int) -> bool:
        """Return whether a unit has its activation; inputs always have."""
        return layer == 0 or self.known(Phase.FORWARD, Kind.ACTIVATION, layer, unit)

    def coupled(self, layer: int) -> bool:
        """Return whether the activations of a layer depend on each other."""
        return self.network.layer(layer).activation.coupled is not None

    def value(self, layer: int, unit: int) -> float:
        """Return a unit's activation on the shown sample, later what dropout has left of it."""
        reader, position = self.moment.reader, self.moment.position
        dropped = layer > 0 and self.known(Phase.FORWARD, Kind.DROPOUT, layer, unit)
        return (reader.sent if dropped else reader.activation)(position, layer, unit)

    def left_out(self, layer: int, unit: int) -> bool:
        """Return whether dropout has left a unit out of the shown sample."""
        mask = self.moment.reader.mask(self.moment.position, layer, unit) if layer else 1.0
        return mask == 0.0 and self.known(Phase.FORWARD, Kind.DROPOUT, layer, unit)

    def number(self, value: float) -> str:
        """Return a number with the precision the user chose."""
        return self._written(value, self.shot.view.digits)

    def _written(self, value: float, digits: int) -> str:
        """Return a number, as a fraction if it is one that takes no more letters."""
        decimal = number_text(value, digits)
        fraction = fraction_text(value) if self.shot.view.fractions else None
        return decimal if fraction is None or len(fraction) > len(decimal) else fraction

    def steady(self, value: float, largest: float) -> str:
        """Return a number with the decimals that ``largest`` needs, so that none come and go."""
        if not SMALL <= abs(largest) < LARGE:
            return self.number(value)
        decimals = max(0, self.shot.view.digits - 1 - math.floor(math.log10(abs(largest))))
        return f"{value + 0.0:.{decimals}f}".replace("-", "\N{MINUS SIGN}")

    def fitting(
        self,
        letters: int,
        make: Callable[[Callable[[float], str]], str],
        fewest: int = FEWEST_DIGITS,
    ) -> str:
        """Return what ``make`` says with its numbers in as many digits as ``letters`` allow.

        ``make`` is given what turns a number into text. More digits than the user chose are
        never shown; all of these are on the card.
        """
        text = ""
        for digits in range(self.shot.view.digits, fewest - 1, -1):
            text = self.said(make(partial(self._written, digits=digits)))
            if len(text) <= letters:
                break
        return text
