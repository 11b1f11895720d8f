"""Names to things: how a project file's words become functions."""

from __future__ import annotations

import inspect
import math
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Generic, TypeVar

from engine.problem import Problem, expected_name

T = TypeVar("T")

# What a project file says: a name, or a name with options.
Choice = str | Mapping[str, Any]


def choice_name(choice: Choice) -> str:
    """Return the name in a choice, with or without options."""
    return choice if isinstance(choice, str) else str(choice.get("name", ""))


def at_least(low: float, option: str, value: float) -> None:
    """Raise ``Problem`` where an option of a function is less than ``low``."""
    if value < low:
        what = "negative" if low == 0.0 else "too small"
        raise Problem(f".{option}", f"{value!r} is {what}", f"{low:g} or more")


class Registry(Generic[T]):
    """Named factories of one kind of thing; a factory's keyword arguments are its options."""

    def __init__(self, what: str) -> None:
        self.what = what
        self._factories: dict[str, Callable[..., T]] = {}

    def register(self, factory: Callable[..., T]) -> Callable[..., T]:
        """Add ``factory`` under its own name; use as a decorator."""
        self._factories[factory.__name__] = factory
        return factory

    def __iter__(self) -> Iterator[str]:
        """Iterate over the names in the order in which they were registered."""
        return iter(self._factories)

    def make(self, choice: Choice) -> T:
        """Return what ``choice`` names; raise ``Problem`` for an unknown name or a bad option."""
        options = (
            {} if isinstance(choice, str) else {k: v for k, v in choice.items() if k != "name"}
        )
        factory = self._factory(choice_name(choice))
        known = inspect.signature(factory).parameters
        for option, value in options.items():
            if option not in known:
                listed = ", ".join(known) or "no options"
                raise Problem(f".{option}", f"unknown option of {factory.__name__}", listed)
            _check_type(option, value, known[option].default)
        for option, parameter in known.items():
            if parameter.default is inspect.Parameter.empty and option not in options:
                raise Problem("", f"{factory.__name__} without {option}", "it is required")
        return factory(**options)

    def _factory(self, name: str) -> Callable[..., T]:
        if name in self._factories:
            return self._factories[name]
        raise Problem("", f"unknown {self.what} {name!r}", expected_name(name, self._factories))


def _check_type(option: str, value: object, default: object) -> None:
    if isinstance(default, bool):
        if not isinstance(value, bool):
            raise Problem(f".{option}", f"{value!r} is not a truth value", "true or false")
    elif isinstance(value, bool) or not isinstance(value, int | float):
        raise Problem(f".{option}", f"{value!r} is not a number", "a number")
    elif not math.isfinite(value):
        raise Problem(f".{option}", f"{value!r} is not finite", "a finite number")
