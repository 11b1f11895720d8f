"""Breakpoints that name single layers and neurons, after some have come and others have gone.

``layer = 2`` names a layer, and beside it ``unit = 0`` names one of its neurons and ``source = 1``
one that a number comes from: such tests follow what they name. A comparison, or a unit of no layer
in particular, means a place, which stays what it is.
"""

from __future__ import annotations

from typing import NamedTuple

from msgspec.structs import replace

from app.core.changes.following import SOURCES, Descent
from app.core.conditions.conditions import read
from app.core.project import Breakpoint, Project
from engine.search.predicates import And, Condition, Joined, NameTest, Not, NumberTest
from engine.words.wording import Wording, plural

# The field and the relation of the tests that say where others are.
LAYER, KIND = ("layer", "="), ("kind", "=")


def with_breakpoints(project: Project, descent: Descent) -> Project:
    """Return the project without the breakpoints of what is gone, the others renumbered."""
    kept = [_kept(each, descent) for each in project.breakpoints]
    return replace(project, breakpoints=tuple(each for each in kept if each is not None))


def lost_breakpoints(before: Project, after: Project) -> tuple[Wording, ...]:
    """Return a line for people where a change has removed breakpoints, or none."""
    count = len(before.breakpoints) - len(after.breakpoints)
    line = plural(
        count,
        "A breakpoint is gone with what it was about.",
        "{count} breakpoints are gone with what they were about.",
    )
    return (line,) if count else ()


def _kept(breakpoint: Breakpoint, descent: Descent) -> Breakpoint | None:
    old = read(breakpoint.condition)
    new = _followed(old, _Beside(), descent)
    if new == old:
        return breakpoint
    return None if new is None else replace(breakpoint, condition=str(new))


class _Beside(NamedTuple):
    """What is said of a layer and of a kind of operation beside a test."""

    layer: int | None = None
    kind: str | None = None

    def and_in(self, parts: tuple[Condition, ...]) -> _Beside:
        """Return what is said beside each of ``parts``."""
        beside = self
        for part in parts:
            if isinstance(part, NumberTest) and (str(part.quantity), part.relation) == LAYER:
                beside = beside._replace(layer=_whole(part))
            if isinstance(part, NameTest) and (part.field, part.relation) == KIND:
                beside = beside._replace(kind=part.wanted)
        return beside

    def layer_of(self, field: str) -> int | None:
        """Return in which layer a unit or a source is, None where that is not said."""
        if self.layer is None or field not in ("unit", "source"):
            return None
        return self.layer + (SOURCES.get(self.kind, -1) if field == "source" else 0)


def _followed(condition: Condition, beside: _Beside, descent: Descent) -> Condition | None:
    """Return the condition on what it has named before, None where some of that is gone."""
    match condition:
        case Joined(parts=parts):
            inside = beside.and_in(parts) if isinstance(condition, And) else beside
            found = [_followed(part, inside, descent) for part in parts]
            known = tuple(part for part in found if part is not None)
            return type(condition)(known) if len(known) == len(parts) else None
        case Not(part=part):
            opposite = _followed(part, beside, descent)
            return None if opposite is None else Not(opposite)
        case NumberTest(relation="=" | "!="):
            return _renumbered(condition, beside, descent)
    return condition


def _renumbered(test: NumberTest, beside: _Beside, descent: Descent) -> NumberTest | None:
    """Return the test on what it names; one that names nothing there was stays as it is."""
    field, number = str(test.quantity), _whole(test)
    layer = number if field == "layer" else beside.layer_of(field)
    if layer is None or number is None:
        return test
    if not descent.network.has_unit(layer, 0 if field == "layer" else number):
        return test
    new = _now(field, layer, number, beside, descent)
    return None if new is None else NumberTest(test.quantity, test.relation, float(new))


def _now(
    field: str, layer: int, number: int, beside: _Beside, descent: Descent
) -> int | None:  # fmt: skip
    """Return the number now of what is named, None where it is gone."""
    if field == "layer":
        return descent.layer(number)
    if field == "source" and beside.layer is not None:
        return descent.operand(beside.kind, beside.layer, number)
    neuron = descent.neuron(layer, number)
    return neuron and neuron[1]


def _whole(test: NumberTest) -> int | None:
    wanted = test.wanted
    return int(wanted) if isinstance(wanted, float) and wanted.is_integer() else None
