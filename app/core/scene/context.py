"""What all parts of a picture share: the moment, the places, the colours and the unit of length."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property, partial
from typing import Any

import numpy as np

from app.core.ghost import same_events
from app.core.heat import Heat
from app.core.language import translator
from app.core.plane import chosen_inputs, ground_of, plane
from app.core.scene.placement import Placement
from app.core.scene.shot import Shot
from app.core.scene.visible_edges import Edge
from app.core.theme import theme
from app.core.time.choreography import passed
from engine.arrays import Array
from engine.formulas import Formula, Formulas
from engine.notation import Notation
from engine.plan.events import Address, Event, Kind, Phase
from engine.words.exact import fraction_text
from engine.words.terms import number_text
from engine.words.wording import said

# However little room there is, numbers usually keep so many digits.
FEWEST_DIGITS = 2
# From this size on, and below the other, numbers have a power of ten.
LARGE, SMALL = 1e6, 1e-4


class Context(Placement):
    """A shot with everything that its parts are placed and coloured by."""

    def __init__(self, shot: Shot) -> None:
        super().__init__(shot)
        self.theme = theme(shot.view.theme)
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
