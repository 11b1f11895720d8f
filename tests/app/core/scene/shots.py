"""Shots of small runs for the tests of the scene."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from functools import cache, partial
from typing import Any

from msgspec.structs import replace

from app.core.changes import with_layer
from app.core.changes.fitting import with_activation
from app.core.file_format.examples import open_example
from app.core.project import Choice, Edit, Layer, Network, Project, Rows, Training
from app.core.run import Run, build
from app.core.scene import Shot
from app.core.time.player import playhead_at
from app.core.time.timing import Group, Timing
from engine.plan.events import Kind
from engine.plan.step_plan import Granularity
from tests.app.core.everything import FEATURES


@cache
def run_of(name: str) -> tuple[Project, Run]:
    """Return an example, a feature or the wide network, brought to life."""
    if name in FEATURES:
        project = FEATURES[name]
    else:
        project = MADE[name]() if name in MADE else open_example(name)
    return project, build(project)


def place_of(name: str, kind: Kind, share: float = 1.0, step: int = 0, **where: Any) -> float:
    """Return the place at which ``share`` of the first such event of a step has passed."""
    plan = run_of(name)[1].plan
    for index in range(plan.start(step), plan.start(step + 1)):
        _, address = plan.address(index)
        if address.kind is kind and all(getattr(address, key) == at for key, at in where.items()):
            return index + share
    raise KeyError((name, kind, where))


def place_within(
    name: str, kind: Kind, share: float, granularity: str = "neuron", step: int = 0, **where: Any
) -> float:
    """Return the place at which ``share`` of the first stage of a step with such events is over."""
    index = int(place_of(name, kind, 0.0, step, **where))
    stages = Timing(run_of(name)[1].plan, Granularity(granularity)).group(index).stages
    span = next(stage.span for stage in stages if stage.kind is kind)
    return span.start + share * (span.stop - span.start)


def outermost_groups(name: str, granularity: str) -> Iterable[Group]:
    """Return what plays first and last of each block of the first step: the rest is like these."""
    plan = run_of(name)[1].plan
    timing = Timing(plan, Granularity(granularity))
    spans = [placed.span for placed in plan.step_plan(0).blocks()]
    ends = [timing.group(end) for span in spans for end in (span.start, span.stop - 1)]
    return {group.span.start: group for group in ends}.values()


def wide() -> Project:
    """Return a network with more units than a column shows."""
    layers = (Layer(40, "relu", init="he_normal"), Layer(30, "sigmoid", init="xavier_uniform"))
    row = tuple(0.01 * number for number in range(100))
    return Project(
        network=Network(100, layers),
        loss="half_squared_error",
        optimizer={"name": "sgd", "learning_rate": 0.1},
        data=Rows((row, row[::-1]), ((0.5,) * 30, (0.25,) * 30)),
        training=Training(batch_size=2),
    )


def many_edges() -> Project:
    """Return a network with more edges between its visible neurons than are drawn."""
    layers = tuple(Layer(24, "tanh", init="he_normal") for _ in range(6))
    rows = tuple(tuple(0.1 * number for number in range(24)) for _ in range(2))
    return Project(
        network=Network(24, layers),
        loss="half_squared_error",
        optimizer={"name": "sgd", "learning_rate": 0.1},
        data=Rows(rows, rows),
    )


def iris(layer: int, activation: Choice, dropout: float = 0.0) -> Project:
    """Return the example with another activation function, and with dropout, in a layer."""
    changed = with_activation(open_example("iris"), layer, activation).project
    own = replace(changed.network.layers[layer - 1], dropout=dropout)
    return with_layer(changed, layer, own)


MADE: dict[str, Callable[[], Project]] = {
    "iris with softmax": partial(iris, 2, "softmax"),
    "iris with dropout": partial(iris, 1, {"name": "prelu", "slope": 0.25}, 0.4),
    "wide": wide,
    "many edges": many_edges,
}


def ghost_shot(name: str, place: float, *edits: Edit, **options: Any) -> Shot:
    """Return a shot of a run with some edits, beside which it is seen without them."""
    project, base = run_of(name)
    run = build(replace(project, edits=edits))
    return dataclasses.replace(shot(name, place, **options), run=run, ghost=base)


def shot(
    name: str,
    place: float,
    granularity: str = "neuron",
    size: tuple[int, int] = (880, 680),
    **view: object,
) -> Shot:
    """Return a shot of an example at a place of its run."""
    project, run = run_of(name)
    timing = Timing(run.plan, Granularity(granularity))
    looked_at = replace(project.view, **view)
    return Shot(run, timing, playhead_at(place, run.events), project.layout, looked_at, *size)
