from __future__ import annotations

import math
from typing import Annotated, Any, cast

import pytest

from engine.activations import ACTIVATIONS
from engine.clipping import CLIPPINGS
from engine.initializers import INITIALIZERS
from engine.losses import LOSSES
from engine.optimizers import OPTIMIZERS
from engine.problem import Problem
from engine.registry import Choice, Registry, Usual, above, at_least, below, choice_name
from engine.schedules import SCHEDULES

SHAPES: Registry[str] = Registry("shape")


@SHAPES.register
def circle(radius: float = 1.0, filled: bool = False) -> str:
    at_least(0.0, "radius", radius)
    return f"circle of {radius}" + (" filled" if filled else "")


@SHAPES.register
def square(side: float) -> str:
    at_least(1.5, "side", side)
    return f"square of {side}"


@SHAPES.register
def star(points: int, radii: tuple[float, float] = (0.5, 1.0)) -> str:
    above(2, "points", points)
    below(9, "points", points)
    return f"star of {points}, {radii[0]} to {radii[1]}"


@SHAPES.register
def point() -> str:
    return "point"


def problem_of(choice: Choice) -> str:
    with pytest.raises(Problem) as caught:
        SHAPES.make(choice)
    return str(caught.value)


@pytest.mark.parametrize(
    ("choice", "made"),
    [
        ("circle", "circle of 1.0"),
        ({"name": "circle"}, "circle of 1.0"),
        ({"name": "circle", "radius": 2, "filled": True}, "circle of 2.0 filled"),
        ({"name": "square", "side": 1.5}, "square of 1.5"),
        ({"name": "star", "points": 5}, "star of 5, 0.5 to 1.0"),
        ({"name": "star", "points": 5.0, "radii": [2, 3.5]}, "star of 5, 2.0 to 3.5"),
        ({"name": "star", "points": 5, "radii": (2.0, 3.5)}, "star of 5, 2.0 to 3.5"),
    ],
)
def test_a_name_with_or_without_options(choice: Choice, made: str) -> None:
    assert SHAPES.make(choice) == made


def test_names_come_in_the_order_of_registration() -> None:
    assert list(SHAPES) == ["circle", "square", "star", "point"]
    assert choice_name("circle") == choice_name({"name": "circle"}) == "circle"
    assert choice_name({}) == ""


@pytest.mark.parametrize(
    ("choice", "problem"),
    [
        ("circel", ": unknown shape 'circel' (did you mean 'circle'?)"),
        ("blob", ": unknown shape 'blob' (one of circle, square, star, point)"),
        ({"radius": 1.0}, ": shape without a name (one of circle, square, star, point)"),
        ({"name": ""}, ": unknown shape '' (one of circle, square, star, point)"),
        ({"name": 3}, ".name: 3 is not a name (one of circle, square, star, point)"),
        ("square", ": square without side (it is required)"),
        ({"name": "circle", "size": 1}, ".size: unknown option of circle (one of radius, filled)"),
        (
            {"name": "circle", "raduis": 1},
            ".raduis: unknown option of circle (did you mean 'radius'?)",
        ),
        ({"name": "point", "size": 1}, ".size: unknown option of point (no options)"),
        ({"name": "circle", "radius": "1"}, ".radius: '1' is not a number (a number)"),
        ({"name": "circle", "radius": True}, ".radius: True is not a number (a number)"),
        ({"name": "circle", "radius": None}, ".radius: None is not a number (a number)"),
        ({"name": "circle", "filled": 1}, ".filled: 1 is not a truth value (true or false)"),
        ({"name": "square", "side": math.inf}, ".side: inf is not finite (a finite number)"),
        ({"name": "square", "side": math.nan}, ".side: nan is not finite (a finite number)"),
        ({"name": "star", "points": 2}, ".points: 2 is too small (more than 2)"),
        ({"name": "star", "points": 9}, ".points: 9 is too large (less than 9)"),
        (
            {"name": "star", "points": 5.5},
            ".points: 5.5 is not a whole number (a whole number)",
        ),
        ({"name": "star", "points": True}, ".points: True is not a number (a number)"),
        ({"name": "star", "points": math.inf}, ".points: inf is not finite (a finite number)"),
        ({"name": "star", "points": 5, "radii": 1.0}, ".radii: 1.0 is not a list (two numbers)"),
        ({"name": "star", "points": 5, "radii": "12"}, ".radii: '12' is not a list (two numbers)"),
        ({"name": "star", "points": 5, "radii": [1.0] * 3}, ".radii: 3 given (two numbers)"),
        (
            {"name": "star", "points": 5, "radii": [1.0, "b"]},
            ".radii[1]: 'b' is not a number (a number)",
        ),
        ({"name": "circle", "radius": -1.0}, ".radius: -1.0 is negative (0 or more)"),
        ({"name": "square", "side": 1.0}, ".side: 1.0 is too small (1.5 or more)"),
    ],
)
def test_what_cannot_be_made(choice: Choice, problem: str) -> None:
    assert problem_of(choice) == problem


def test_a_word_of_the_language_can_be_a_name() -> None:
    gates: Registry[str] = Registry("gate")

    @gates.register
    def or_(inputs: float = 2.0) -> str:
        return f"or of {inputs}"

    assert list(gates) == ["or"]
    assert gates.make({"name": "or", "inputs": 3}) == "or of 3.0"
    with pytest.raises(Problem, match="unknown option of or "):
        gates.make({"name": "or", "outputs": 1})


Near = Annotated[float, Usual(0.0, 2.0, 0.5)]


RINGS: Registry[str] = Registry("ring")


@RINGS.register
def ring(width: Near, gap: Near = 1.5, parts: int = 1) -> str:
    return f"ring of {width}"


def test_options_tell_their_type_default_and_usual_range() -> None:
    width, gap, parts = RINGS.options("ring")
    assert width == ("width", float, 0.5, Usual(0.0, 2.0, 0.5))
    assert gap == ("gap", float, 1.5, Usual(0.0, 2.0, 0.5))
    assert parts == ("parts", int, 1, None)


def test_a_start_has_what_is_required() -> None:
    assert RINGS.start("ring") == {"name": "ring", "width": 0.5}
    assert RINGS.make(RINGS.start("ring")) == "ring of 0.5"


@pytest.mark.parametrize(
    "registry",
    [ACTIVATIONS, CLIPPINGS, INITIALIZERS, LOSSES, OPTIMIZERS, SCHEDULES],
    ids=lambda registry: registry.what,
)
def test_everything_can_be_chosen_by_its_name(registry: Registry[Any]) -> None:
    for name in registry:
        registry.make(registry.start(name))
        for option in registry.options(name):
            if option.usual is not None:
                assert option.usual.low <= cast(float, option.start) <= option.usual.high
