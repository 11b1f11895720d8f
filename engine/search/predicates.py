"""Conditions on rows of numbers, as trees: what they ask for, where they hold, how they read.

``engine.search.conditions`` describes the language and reads it.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Any, ClassVar

import numpy as np

from engine.arrays import Array
from engine.plan.events import Kind, Phase

# What is known of some rows, by field: arrays that broadcast against each other, or one number or
# name for all of them. None stands where the rows have no such field.
Columns = Mapping[str, Any]
Truth = np.ndarray[Any, np.dtype[np.bool_]]

VALUE = "value"
# What the value was at the same place one step earlier.
PREVIOUS = "previous"

# Fields that are names and not numbers, with the names that there are.
NAMES: dict[str, Collection[str]] = {
    "kind": tuple(map(str, Kind)),
    "phase": tuple(map(str, Phase)),
}
NAME_TESTS: dict[str, Callable[[Any, Any], Truth]] = {"=": np.equal, "!=": np.not_equal}
RELATIONS: dict[str, Callable[[Any, Any], Truth]] = {
    "=": np.equal,
    # What is not a number is neither less nor greater.
    "!=": lambda column, number: np.less(column, number) | np.greater(column, number),
    "<": np.less,
    ">": np.greater,
    "<=": np.less_equal,
    ">=": np.greater_equal,
}
PROPERTIES: dict[str, Callable[[Any], Truth]] = {
    "nan": np.isnan,
    "finite": np.isfinite,
    "infinite": np.isinf,
}
NUMBER_TESTS: dict[str, Callable[[Any, Any], Truth]] = {
    **RELATIONS,
    "is": lambda column, name: PROPERTIES[name](column),
}


class Condition(ABC):
    """What rows of numbers may satisfy; ``str`` gives a text that means the same."""

    # How tightly it holds together among others: what is weaker needs parentheses there.
    strength: ClassVar[int] = 3

    @property
    @abstractmethod
    def fields(self) -> frozenset[str]:
        """Return the names of the columns it asks for."""

    @abstractmethod
    def truth(self, columns: Columns, unknown: bool) -> Truth:
        """Return where it holds if every test of a field not in ``columns`` gives ``unknown``."""

    def holds(self, columns: Columns) -> Truth:
        """Return where it holds, in the shape that the columns of its fields have together.

        Rows without a field (None) satisfy no test of it. What is not a number satisfies none
        but ``is nan``: ``x != 1`` holds less often than ``not x = 1``.
        """
        return self.truth(columns, unknown=False)

    def possible(self, columns: Columns) -> Truth:
        """Return where it may hold, whatever the fields are that are not in ``columns``."""
        return self.truth(columns, unknown=True)

    def within(self, strength: int) -> str:
        """Return its text as it stands among what holds together with ``strength``."""
        return str(self) if self.strength > strength else f"({self})"


@dataclass(frozen=True)
class Quantity:
    """A field, or the magnitude of one."""

    field: str
    magnitude: bool = False

    def __str__(self) -> str:
        """Return it as it is written."""
        return f"|{self.field}|" if self.magnitude else self.field

    def read(self, columns: Columns) -> Array:
        """Return its numbers, in double precision whatever they were computed in."""
        column = np.asarray(columns[self.field], dtype=np.float64)
        return np.abs(column) if self.magnitude else column


class Test(Condition):
    """A condition that has no others in it."""

    def truth(self, columns: Columns, unknown: bool) -> Truth:
        """Return where it holds."""
        known = [columns[name] for name in self.fields if name in columns]
        if any(column is None for column in known):
            return np.asarray(False)
        if len(known) < len(self.fields):
            return np.asarray(unknown)
        return np.asarray(self._satisfied(columns))

    @abstractmethod
    def _satisfied(self, columns: Columns) -> Truth:
        """Return where it holds; the columns of all its fields are there."""


@dataclass(frozen=True)
class NumberTest(Test):
    """A quantity is less than, equal to, … a number, or has a property."""

    quantity: Quantity
    relation: str
    wanted: float | str

    def __str__(self) -> str:
        """Return it as it is written."""
        return f"{self.quantity} {self.relation} {str(self.wanted).removesuffix('.0')}"

    @property
    def fields(self) -> frozenset[str]:
        """Return the field."""
        return frozenset({self.quantity.field})

    def _satisfied(self, columns: Columns) -> Truth:
        return NUMBER_TESTS[self.relation](self.quantity.read(columns), self.wanted)


@dataclass(frozen=True)
class NameTest(Test):
    """A kind or phase is the one of that name, or another."""

    field: str
    relation: str
    wanted: str

    def __str__(self) -> str:
        """Return it as it is written."""
        return f"{self.field} {self.relation} {self.wanted}"

    @property
    def fields(self) -> frozenset[str]:
        """Return the field."""
        return frozenset({self.field})

    def _satisfied(self, columns: Columns) -> Truth:
        return NAME_TESTS[self.relation](np.asarray(columns[self.field]), self.wanted)


@dataclass(frozen=True)
class SignChange(Test):
    """The value is positive and was negative a step earlier, or the reverse; zero is neither."""

    def __str__(self) -> str:
        """Return it as it is written."""
        return f"{VALUE} changes sign"

    @property
    def fields(self) -> frozenset[str]:
        """Return what it compares."""
        return frozenset({VALUE, PREVIOUS})

    def _satisfied(self, columns: Columns) -> Truth:
        now, before = Quantity(VALUE).read(columns), Quantity(PREVIOUS).read(columns)
        opposite: Truth = np.sign(now) * np.sign(before) < 0.0
        return opposite


@dataclass(frozen=True)
class Not(Condition):
    """The opposite of a condition."""

    strength = 2
    part: Condition

    def __str__(self) -> str:
        """Return it as it is written."""
        return f"not {self.part.within(self.strength - 1)}"

    @property
    def fields(self) -> frozenset[str]:
        """Return the fields of the condition."""
        return self.part.fields

    def truth(self, columns: Columns, unknown: bool) -> Truth:
        """Return where it holds: what is unknown makes the opposite false where it may be."""
        return np.logical_not(self.part.truth(columns, not unknown))


@dataclass(frozen=True)
class Joined(Condition):
    """Two or more conditions as one."""

    word: ClassVar[str]
    join: ClassVar[np.ufunc]
    parts: tuple[Condition, ...]

    def __str__(self) -> str:
        """Return it as it is written."""
        return f" {self.word} ".join(part.within(self.strength) for part in self.parts)

    @property
    def fields(self) -> frozenset[str]:
        """Return the fields of all of them."""
        return frozenset().union(*(part.fields for part in self.parts))

    def truth(self, columns: Columns, unknown: bool) -> Truth:
        """Return where it holds."""
        found: Truth = reduce(self.join, (part.truth(columns, unknown) for part in self.parts))
        return found


class And(Joined):
    """All of some conditions."""

    strength = 1
    word = "and"
    join = np.logical_and


class Or(Joined):
    """At least one of some conditions."""

    strength = 0
    word = "or"
    join = np.logical_or
