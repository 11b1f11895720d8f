"""What may be said on the command line besides plain words and numbers."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable
from typing import Any

import click

from engine.problem import Problem, expected_name

# As many as the time line of a project can have.
MOST_STEPS = 1_000_000_000
# Bounds the memory of what is told of each start: 40 MB.
MOST_STARTS = 100_000


class Steps(click.ParamType[Any]):
    """Training steps: one, or some as ``first:end`` without the end."""

    name = "steps"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the steps as a range."""
        if isinstance(value, range):
            return value
        found = re.fullmatch(r"([0-9]{1,15})(?::([0-9]{1,15}))?", value)
        if found is None:
            self.fail(f"{value!r} (a step such as 0, or some as in 0:3)", param, ctx)
        first = int(found[1])
        end = first + 1 if found[2] is None else int(found[2])
        if end <= first:
            self.fail(f"{value!r} has no steps (the end is not included)", param, ctx)
        if end > MOST_STEPS:
            self.fail(f"{value!r} ends too late (at most {MOST_STEPS:,} steps)", param, ctx)
        return range(first, end)


class Seconds(click.FloatRange):
    """Some seconds; that they are within bounds is also asked of what is no number."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the seconds."""
        seconds = super().convert(value, param, ctx)
        if math.isnan(seconds):
            self.fail(f"{value!r} (a number of seconds)", param, ctx)
        return seconds


class Size(click.ParamType[Any]):
    """Width and height in pixels, such as ``1280x720``."""

    name = "size"
    smallest, largest = 320, 8192

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return (width, height)."""
        if isinstance(value, tuple):
            return value
        found = re.fullmatch(r"([0-9]{1,5})[x×]([0-9]{1,5})", value)
        if found is None:
            self.fail(f"{value!r} (width and height, such as 1280x720)", param, ctx)
        sides = int(found[1]), int(found[2])
        if not all(self.smallest <= side <= self.largest for side in sides):
            self.fail(f"{value!r} (sides of {self.smallest} to {self.largest})", param, ctx)
        return sides


class OneOf(click.ParamType[Any]):
    """One of some names; where they come from is imported only when they are needed."""

    def __init__(self, name: str, names: Callable[[], Iterable[str]]) -> None:
        self.name = name
        self.names = names

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the name if it is one."""
        names = tuple(map(str, self.names()))
        if value not in names:
            self.fail(f"unknown {self.name} {value!r} ({expected_name(value, names)})", param, ctx)
        return value


class Conditions(click.ParamType[Any]):
    """A condition on some fields; engine/search/conditions.py says what it may be."""

    name = "condition"

    def __init__(self, fields: Callable[[], Iterable[str]]) -> None:
        self.fields = fields

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the condition that a text says."""
        from engine.search.conditions import Condition, parse

        if isinstance(value, Condition):
            return value
        try:
            return parse(value, tuple(self.fields()))
        except Problem as problem:
            self.fail(str(problem), param, ctx)
