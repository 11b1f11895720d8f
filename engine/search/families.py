"""Families of events: those of a step that differ in nothing but sample, unit and source.

A condition is asked of all of them at once. Which families can satisfy it, and which of their
samples, units and sources, is known before any number is read.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np

from engine.arrays import Rows
from engine.plan.events import Address, Kind, Phase, Places
from engine.plan.step_plan import Span, StepPlan
from engine.search.predicates import Truth


@dataclass(frozen=True, eq=False)
class Family:
    """Operations of one kind in one layer: some samples, in each some units, in each some sources.

    That is also their order among the events. What the operations do not have is None.
    """

    phase: Phase
    kind: Kind
    layer: int | None
    positions: Rows | None
    units: Rows | None
    sources: Rows | None

    @property
    def axes(self) -> tuple[Rows | None, ...]:
        """Return the positions, units and sources."""
        return self.positions, self.units, self.sources

    @cached_property
    def shape(self) -> tuple[int, ...]:
        """Return positions x units x sources, 1 for what the operations do not have."""
        return tuple(1 if axis is None else len(axis) for axis in self.axes)

    @cached_property
    def places(self) -> Places:
        """Return where they stand, in arrays that broadcast to their shape."""
        position, unit, source = (
            None if axis is None else axis.reshape(shape)
            for axis, shape in zip(self.axes, ((-1, 1, 1), (1, -1, 1), (1, 1, -1)), strict=True)
        )
        return Places(self.phase, self.kind, position, self.layer, unit, source)

    @cached_property
    def columns(self) -> dict[str, Any]:
        """Return what is the same in every step, with one more axis for the steps."""
        at = self.places
        unit, source = (
            None if index is None else index[..., np.newaxis] for index in (at.unit, at.source)
        )
        return {
            "phase": at.phase, "kind": at.kind, "layer": at.layer, "unit": unit, "source": source,
        }  # fmt: skip

    def address(self, number: int) -> Address:
        """Return what one of them is."""
        index = np.unravel_index(number, self.shape)
        position, unit, source = (
            None if axis is None else int(axis[place])
            for axis, place in zip(self.axes, index, strict=True)
        )
        return Address(self.phase, self.kind, position, self.layer, unit, source)

    def where(self, possible: Truth) -> Family | None:
        """Return the smallest family that has all for which something is possible, None if none."""
        there = np.broadcast_to(possible, self.shape)
        if there.all():
            return self
        if not there.any():
            return None
        kept = (
            None if axis is None else axis[there.any(axis=others)]
            for axis, others in zip(self.axes, ((1, 2), (0, 2), (0, 1)), strict=True)
        )
        return Family(self.phase, self.kind, self.layer, *kept)

    def parts(self, most: int) -> Iterator[Family]:
        """Give the family in parts of so many positions, the last of which may be smaller."""
        if self.positions is None or len(self.positions) <= most:
            yield self
            return
        for start in range(0, len(self.positions), most):
            yield self.at(self.positions[start : start + most])

    def at(self, positions: Rows) -> Family:
        """Return the same operations on other samples."""
        return replace(self, positions=positions)

    def found(self, truth: Truth, plan: StepPlan, span: Span, backwards: bool) -> int | None:
        """Return the place in the step of the first, or last, true one within ``span``."""
        hits = np.flatnonzero(np.broadcast_to(truth, self.shape))

        def place(number: int) -> int:
            return plan.offset(self.address(number))

        # They are in order: few of them have to be asked for their place.
        inside = hits[bisect_left(hits, span.start, key=place) :]
        inside = inside[: bisect_left(inside, span.stop, key=place)]
        return place(inside[-1 if backwards else 0]) if len(inside) else None


def families(plan: StepPlan) -> Iterator[Family]:
    """Give all families of a step."""
    for block, sampled in plan.distinct_blocks.items():
        positions = np.arange(plan.batch) if sampled else None
        units = np.arange(block.units) if block.unit_named else None
        for _, run in block.runs:
            if run.sources:
                sources = np.arange(run.sources)
                yield Family(block.phase, run.kind, block.layer, positions, units, sources)
            if run.sourceless:
                yield Family(block.phase, run.kind, block.layer, positions, units, None)
