"""Breakpoints go on to mean what they were set for, or are gone with it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from app.core.changes import with_new_layer, with_unit, without_layer, without_unit
from app.core.changes.naming import lost_breakpoints
from app.core.project import Breakpoint, Layer, Project
from tests.app.core.everything import project

LAYERS = ((3, "tanh"), (3, "softmax"), (1, "sigmoid"))
NETWORK = project(*(Layer(units, name, init="uniform") for units, name in LAYERS))

Change = Callable[[Project], Project]


def without_first(project: Project) -> Project:
    return without_unit(project, 2, 0).project


def with_first_layer(project: Project) -> Project:
    return with_new_layer(project, 1).project


def without_second_layer(project: Project) -> Project:
    return without_layer(project, 2).project


def after(change: Change, condition: str) -> list[str]:
    set_there = replace(NETWORK, breakpoints=(Breakpoint(condition, on=False),))
    changed = change(set_there)
    assert all(not each.on for each in changed.breakpoints)
    assert bool(lost_breakpoints(set_there, changed)) is not bool(changed.breakpoints)
    return [each.condition for each in changed.breakpoints]


@pytest.mark.parametrize(
    ("change", "before", "now"),
    [
        (without_first, "layer = 2 and unit = 2", "layer = 2 and unit = 1"),
        (without_first, "layer = 2 and not (unit = 1 or unit != 2)",
         "layer = 2 and not (unit = 0 or unit != 1)"),
        (without_first, "kind = product and layer = 3 and source = 2",
         "kind = product and layer = 3 and source = 1"),
        (without_first, "layer = 3 and source = 2", "layer = 3 and source = 1"),
        (without_first, "kind = contribution and layer = 1 and unit = 2 and source = 2",
         "kind = contribution and layer = 1 and unit = 2 and source = 1"),
        (without_first, "kind = slope and layer = 2 and unit = 1 and source = 2",
         "kind = slope and layer = 2 and unit = 0 and source = 1"),
        (with_first_layer, "layer = 3 and |value| < 1e-6", "layer = 4 and |value| < 1e-06"),
        (without_second_layer, "layer = 3 or layer = 1", "layer = 2 or layer = 1"),
    ],
)  # fmt: skip
def test_what_names_a_neuron_follows_it(change: Change, before: str, now: str) -> None:
    assert after(change, before) == [now]


@pytest.mark.parametrize(
    ("change", "condition"),
    [
        (without_first, "layer = 2 and unit = 0"),
        (without_first, "layer = 2 and not unit = 0"),
        (without_first, "kind = product and layer = 3 and source = 0"),
        (without_first, "kind = contribution and layer = 1 and source = 0"),
        (without_second_layer, "layer = 1 or layer = 2"),
        (without_second_layer, "not layer = 2"),
        (without_second_layer, "kind = contribution and layer = 1 and source = 0"),
    ],
)
def test_what_names_a_neuron_is_gone_with_it(change: Change, condition: str) -> None:
    assert after(change, condition) == []


@pytest.mark.parametrize(
    "condition",
    [
        "unit = 2", "layer > 1", "layer = 1 and unit = 2", "layer = 2 and unit = 0.5",
        "layer = 9 and unit = 2", "layer = 2 and unit = 7", "layer = 0 and source = 0",
        "PHASE = backward", "loss < 0.01", "|layer| = 2", "layer = 2 and unit > 1",
        "sample = 0 and layer = 3", "kind = product",
    ],
)  # fmt: skip
def test_whatever_else_is_as_it_was_to_the_letter(condition: str) -> None:
    assert after(without_first, condition) == [condition]


def test_who_loses_breakpoints_is_told_how_many() -> None:
    two = replace(
        NETWORK,
        breakpoints=tuple(Breakpoint(f"layer = 2 and unit = {unit}") for unit in range(3)),
    )
    assert lost_breakpoints(two, with_unit(two, 2).project) == ()
    (line,) = lost_breakpoints(two, without_first(two))
    assert line == "A breakpoint is gone with what it was about."
    (line,) = lost_breakpoints(two, without_second_layer(two))
    assert line == "3 breakpoints are gone with what they were about."
