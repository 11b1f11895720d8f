"""Names to things: how a project file's words become functions."""

from __future__ import annotations

import inspect
import math
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Annotated, Any, Generic, NamedTuple, TypeVar, get_args, get_origin

from engine.problem import Problem, expected_name
from engine.words.wording import worded

T = TypeVar("T")

# What a project file says: a name, or a name with options.
Choice = str | Mapping[str, Any]


class Usual(NamedTuple):
    """The range that a number usually is in, for sliders, and what it usually is.

    It stands in the annotation of an option, ``Annotated[float, Usual(0.0, 1.0)]``. Numbers
    outside of it may be used as well. Where an option has no default, ``start`` is one to try.
    """

    low: float
    high: float
    start: float | None = None


class Option(NamedTuple):
    """One option of a factory: its type, its default or what to start with, its usual range."""

    name: str
    kind: object
    start: object
    usual: Usual | None


# Options that several kinds of things have: shares of one, rates at which a penalty works.
Share = Annotated[float, Usual(0.0, 1.0)]
Decay = Annotated[float, Usual(0.0, 0.1)]


def choice_name(choice: Choice) -> str:
    """Return the name in a choice, with or without options."""
    return choice if isinstance(choice, str) else str(choice.get("name", ""))


def at_least(low: float, option: str, value: float) -> None:
    """Raise ``Problem`` where an option of a function is less than ``low``."""
    if value < low:
        what = worded("{value!r} is too small", value=value)
        if low == 0.0:
            what = worded("{value!r} is negative", value=value)
        raise Problem(f".{option}", what, worded("{low:g} or more", low=low))


def above(low: float, option: str, value: float) -> None:
    """Raise ``Problem`` where an option of a function is not more than ``low``."""
    if value <= low:
        what = worded("{value!r} is too small", value=value)
        raise Problem(f".{option}", what, worded("more than {low:g}", low=low))


def below(high: float, option: str, value: float) -> None:
    """Raise ``Problem`` where an option of a function is not less than ``high``."""
    if value >= high:
        what = worded("{value!r} is too large", value=value)
        raise Problem(f".{option}", what, worded("less than {high:g}", high=high))


class Registry(Generic[T]):
    """Named factories of one kind of thing; a factory's keyword arguments are its options."""

    def __init__(self, what: str) -> None:
        self.what = what
        self._factories: dict[str, Callable[..., T]] = {}

    def register(self, factory: Callable[..., T]) -> Callable[..., T]:
        """Add ``factory`` under its own name; use as a decorator.

        An underscore at its end, which keeps it apart from a word of the language, is left out.
        """
        self._factories[factory.__name__.removesuffix("_")] = factory
        return factory

    def __iter__(self) -> Iterator[str]:
        """Iterate over the names in the order in which they were registered."""
        return iter(self._factories)

    def options(self, name: str) -> tuple[Option, ...]:
        """Return the options of a name; raise ``Problem`` where it is unknown."""
        return tuple(map(_option, _parameters(self._factory(name)).values()))

    def start(self, name: str) -> dict[str, Any]:
        """Return the choice of a name with what its options without a default start with."""
        missing = {
            parameter.name: _option(parameter).start
            for parameter in _parameters(self._factory(name)).values()
            if parameter.default is inspect.Parameter.empty
        }
        return {"name": name, **missing}

    def make(self, choice: Choice) -> T:
        """Return what ``choice`` names; raise ``Problem`` for an unknown name or a bad option.

        An option has the type that its factory declares: float, int, bool, or a pair of floats.
        """
        options = (
            {} if isinstance(choice, str) else {k: v for k, v in choice.items() if k != "name"}
        )
        name = self._name_in(choice)
        factory = self._factory(name)
        known = _parameters(factory)
        converted = {}
        for option, value in options.items():
            if option not in known:
                expected = expected_name(option, known) if known else worded("no options")
                what = worded("unknown option of {name}", name=name)
                raise Problem(f".{option}", what, expected)
            converted[option] = _CONVERTERS[_option(known[option]).kind](f".{option}", value)
        for option, parameter in known.items():
            if parameter.default is inspect.Parameter.empty and option not in options:
                what = worded("{name} without {option}", name=name, option=option)
                raise Problem("", what, worded("it is required"))
        return factory(**converted)

    def _name_in(self, choice: Choice) -> str:
        """Return the name in a choice; raise ``Problem`` where there is none."""
        if isinstance(choice, str):
            return choice
        if "name" not in choice:
            missing = worded("{what} without a name", what=self.what)
            raise Problem("", missing, expected_name("", self._factories))
        if not isinstance(choice["name"], str):
            wrong = worded("{value!r} is not a name", value=choice["name"])
            raise Problem(".name", wrong, expected_name("", self._factories))
        return choice["name"]

    def _factory(self, name: str) -> Callable[..., T]:
        if name in self._factories:
            return self._factories[name]
        wrong = worded("unknown {what} {name!r}", what=self.what, name=name)
        raise Problem("", wrong, expected_name(name, self._factories))


@cache
def _parameters(factory: Callable[..., object]) -> Mapping[str, inspect.Parameter]:
    """Return the options of a factory by name; to find them out takes longer than to use them."""
    return inspect.signature(factory, eval_str=True).parameters


def _option(parameter: inspect.Parameter) -> Option:
    kind, usual = parameter.annotation, None
    if get_origin(kind) is Annotated:
        kind, usual = get_args(kind)
    default = parameter.default
    if default is inspect.Parameter.empty:
        default = None if usual is None else usual.start
    return Option(parameter.name, kind, default, usual)


def _number(place: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        what = worded("{value!r} is not a number", value=value)
        raise Problem(place, what, worded("a number"))
    if not math.isfinite(value):
        what = worded("{value!r} is not finite", value=value)
        raise Problem(place, what, worded("a finite number"))
    return float(value)


def _whole_number(place: str, value: object) -> int:
    number = _number(place, value)
    if not number.is_integer():
        what = worded("{value!r} is not a whole number", value=value)
        raise Problem(place, what, worded("a whole number"))
    return int(number)


def _truth_value(place: str, value: object) -> bool:
    if not isinstance(value, bool):
        what = worded("{value!r} is not a truth value", value=value)
        raise Problem(place, what, worded("true or false"))
    return value


def _pair(place: str, value: object) -> tuple[float, float]:
    if not isinstance(value, list | tuple):
        what = worded("{value!r} is not a list", value=value)
        raise Problem(place, what, worded("two numbers"))
    if len(value) != 2:
        what = worded("{count} given", count=len(value))
        raise Problem(place, what, worded("two numbers"))
    first, second = (_number(f"{place}[{index}]", item) for index, item in enumerate(value))
    return first, second


_CONVERTERS: Mapping[object, Callable[[str, object], object]] = {
    float: _number,
    int: _whole_number,
    bool: _truth_value,
    tuple[float, float]: _pair,
}
