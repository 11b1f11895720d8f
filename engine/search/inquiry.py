"""A condition asked of the events of some steps, side by side and as whole families.

All columns broadcast to positions x units x sources x steps.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np

from engine.arrays import Rows
from engine.plan.step_plan import Span, StepPlan
from engine.search.families import Family, families
from engine.search.predicates import PREVIOUS, VALUE, Columns, Condition, Truth
from engine.search.stacks import Stack
from engine.values import OPERANDS, Numbers

# What a condition on events may ask for.
FIELDS = (
    *("kind", "phase", "layer", "unit", "source", "sample", "step", VALUE, PREVIOUS),
    *OPERANDS,
)
NUMBERS = frozenset({VALUE, PREVIOUS, *OPERANDS})
# So many numbers are read at once at most: they fit into a processor's cache.
MOST_NUMBERS = 100_000


class Group(NamedTuple):
    """Steps of one plan that can be looked at side by side.

    ``rows`` are their samples, positions x steps. ``now`` is what they computed and ``earlier``
    what the steps before them did, None where nobody asks or there is none.
    """

    plan: StepPlan
    steps: list[int]
    rows: Rows
    now: Stack | None
    earlier: Stack | None

    @property
    def edited(self) -> bool:
        """Return whether something was changed by hand in a step that is looked at."""
        return any(stack is not None and stack.edited for stack in (self.now, self.earlier))


class Inquiry:
    """A condition, and what can satisfy it."""

    def __init__(self, condition: Condition) -> None:
        self.condition = condition
        self.reads_numbers = bool(condition.fields & NUMBERS)
        self.reads_previous = PREVIOUS in condition.fields
        self.reads_samples = "sample" in condition.fields
        self._families: dict[StepPlan, list[Family]] = {}

    def families(self, plan: StepPlan) -> list[Family]:
        """Return what can satisfy it in some step of a plan."""
        if plan not in self._families:
            narrowed = (self._narrowed(family, family.columns) for family in families(plan))
            self._families[plan] = [family for family in narrowed if family is not None]
        return self._families[plan]

    def steps(self, among: range) -> list[int]:
        """Return the steps in which something can satisfy it, by their numbers alone."""
        numbers = np.arange(among.start, among.stop)
        possible = np.broadcast_to(self.condition.possible({"step": numbers}), numbers.shape)
        found: list[int] = numbers[possible].tolist()
        return found

    def has_sample(self, step: int, rows: Rows) -> bool:
        """Return whether a step's samples can satisfy it, or what belongs to none."""
        return not self.reads_samples or any(
            np.any(self.condition.possible({"step": step, "sample": sample}))
            for sample in (None, rows)
        )

    def hits(self, group: Group) -> list[int]:
        """Return the steps in which something satisfies it; a single one is not looked at."""
        if len(group.steps) == 1:
            return group.steps
        hit = np.zeros(len(group.steps), dtype=np.bool_)
        for part in self._parts(group):
            hit |= self._truth(group, part).any(axis=(0, 1, 2))
        return [step for step, there in zip(group.steps, hit, strict=True) if there]

    def event(self, group: Group, within: Span, backwards: bool) -> int | None:
        """Return the place of the first event ``within`` a single step, backwards the last."""
        found = [
            part.found(self._truth(group, part)[..., 0], group.plan, within, backwards)
            for part in self._parts(group)
        ]
        places = [place for place in found if place is not None]
        if not places:
            return None
        return max(places) if backwards else min(places)

    def _parts(self, group: Group) -> Iterator[Family]:
        """Give what can satisfy it in a group, by parts whose numbers are not too many."""
        for family in self.families(group.plan):
            narrowed: Family | None = family
            if self.reads_samples:
                narrowed = self._narrowed(family, _addresses(group, family))
            if narrowed is not None:
                _, units, sources = narrowed.shape
                most = MOST_NUMBERS // (units * sources * len(group.steps))
                yield from narrowed.parts(1 if group.edited else max(1, most))

    def _narrowed(self, family: Family, known: Columns) -> Family | None:
        """Return what of a family can satisfy it in any of the steps."""
        possible = self.condition.possible(known)
        steps = possible.shape[-1] if possible.ndim else 1
        everywhere = np.broadcast_to(possible, (*family.shape, steps))
        return family.where(np.any(everywhere, axis=-1))

    def _truth(self, group: Group, part: Family) -> Truth:
        """Return where it holds: positions x units x sources x steps."""
        truth = self.condition.holds(self._columns(group, part))
        return np.broadcast_to(truth, (*part.shape, len(group.steps)))

    def _columns(self, group: Group, part: Family) -> Columns:
        """Return all columns of a part: what its events do not have is None."""
        columns = dict.fromkeys(self.condition.fields) | _addresses(group, part)
        if group.now is not None:
            columns[VALUE], operands = group.now.values(part.places)
            columns |= operands
        if group.earlier is not None:
            columns[PREVIOUS] = _previous(group.earlier, part)
        return columns


def _addresses(group: Group, family: Family) -> dict[str, Any]:
    """Return the columns that are known before a step is computed."""
    position = family.places.position
    sample = None if position is None else group.rows[position]
    return {**family.columns, "step": np.asarray(group.steps), "sample": sample}


def _previous(earlier: Stack, part: Family) -> Numbers:
    """Return the values one step earlier, nan where that step had fewer samples."""
    if part.positions is None:
        return earlier.values(part.places)[0]
    last = earlier.steps[0].plan.batch - 1
    there = part.at(np.minimum(part.positions, last)).places
    missing = (part.positions > last).reshape(-1, 1, 1, 1)
    return np.where(missing, np.nan, earlier.values(there)[0])
