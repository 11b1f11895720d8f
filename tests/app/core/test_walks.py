"""Wherever a session has been, it shows what its project says: to the last bit."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import engine.history
from app.core.document import Document
from app.core.file_format.project_file import decode, encode
from app.core.hands_on.controls import LEARNING_RATE, MOMENTUM, Control, parameter_control
from app.core.project import Project
from app.core.run import Run, build
from app.core.session import Session
from engine.network import Bias
from engine.plan.step_plan import Granularity
from tests.app.core.sessions import stepped

STEPS = 12
# Each walk has a file of its own: a session claims the one that it has open.
WALKS = count()
NUMBERS = np.random.default_rng(0)


def numbers(*shape: int) -> Any:
    return NUMBERS.uniform(-1.0, 1.0, shape).round(3).tolist()


def layer(units: int, fan_in: int, activation: str, **more: Any) -> dict[str, Any]:
    own = {} if "same_weights_as" in more else {"weights": numbers(units, fan_in)}
    return {"units": units, "activation": activation, **own, **more}


def project_of(
    *layers: dict[str, Any], loss: str, optimizer: dict[str, Any], **training: Any
) -> Project:
    content = {
        "format": "deltastep",
        "version": 1,
        "seed": 3,
        "network": {"inputs": 2, "layers": layers},
        "loss": loss,
        "optimizer": {"learning_rate": 0.1, **optimizer},
        "regularization": {"l1": 0.01, "l2": 0.1},
        "data": {"inputs": numbers(5, 2), "targets": [[1, 0], [0, 1], [0, 0.5], [1, 0], [0, 1]]},
        "training": {"batch_size": 2, "steps": STEPS, **training},
    }
    return decode(json.dumps(content).encode())


# Between them they have everything that a step knows.
PROJECTS = {
    "momentum": project_of(
        layer(3, 2, "tanh", biases=numbers(3), frozen=["biases"]),
        layer(2, 3, "sigmoid", biases=numbers(2)),
        loss="half_squared_error",
        optimizer={"name": "sgd", "momentum": 0.9, "nesterov": True},
        shuffle=True,
    ),
    "clipped": project_of(
        layer(3, 2, "softmax", bias="shared", biases=numbers(1), dropout=0.3),
        layer(2, 3, "softmax", init="he_normal", weights=None),
        loss="categorical_cross_entropy",
        optimizer={"name": "adam"},
        clipping={"name": "norm", "limit": 0.3},
        schedule={"name": "cosine", "steps": 10, "warmup": 3},
    ),
    "immediate": project_of(
        layer(3, 2, "prelu", bias="none"),
        layer(2, 3, "identity", biases=numbers(2)),
        loss="huber",
        optimizer={"name": "rmsprop", "momentum": 0.5},
        update="immediate",
    ),
    "taking turns": project_of(
        layer(2, 2, "gelu", biases=numbers(2)),
        layer(2, 2, "elu", same_weights_as=1),
        layer(2, 2, "identity", bias="shared", biases=numbers(1)),
        loss="mean_squared_error",
        optimizer={"name": "adamw"},
        update="random_layer",
    ),
}


class Walk:
    """A session on its way, with the file that it is saved to."""

    def __init__(self, project: Project, file: Path) -> None:
        self.file = file
        self.session = Session(Document(project))

    @property
    def controls(self) -> list[Control]:
        """The weights and biases that there are, and the optimizer's numbers."""
        network = self.session.run.network
        parameters = [
            parameter_control("", number, unit, source)
            for number in range(1, network.depth + 1)
            for unit in range(network.sizes[number])
            for source in (*range(network.sizes[number - 1]), None)
            if source is not None or network.bias_policy(number) is not Bias.NONE
        ]
        return [LEARNING_RATE, MOMENTUM, *parameters]

    def seek(self, share: float) -> None:
        self.session.seek(share * self.session.run.events)

    def step(self, direction: int, granularity: Granularity) -> None:
        self.session.document.adjust(view=self.session.project.view.__class__(granularity))
        stepped(self.session, direction)

    def set(self, number: int, value: float) -> None:
        control = self.controls[number % len(self.controls)]
        value = abs(value) if control in (LEARNING_RATE, MOMENTUM) else value
        document = self.session.document
        document.change("Edit", control.write(document.project, self.session.moment, value))

    def drag(self, number: int, value: float) -> None:
        control, document = self.controls[number % len(self.controls)], self.session.document
        if control in (LEARNING_RATE, MOMENTUM):
            return
        document.begin("Drag")
        for share in (0.3, 1.0):
            moved = control.write(document.project, self.session.moment, share * value)
            document.preview(moved)
        document.cancel() if value < 0.0 else document.commit()

    def undo(self) -> None:
        self.session.document.undo()

    def redo(self) -> None:
        self.session.document.redo()

    def save_and_load(self) -> None:
        before = self.session.document
        before.save(self.file)
        document = Document.open(self.file)
        document.take_over(before)
        self.session = Session(document)

    def look(self) -> None:
        assert self.session.run.trace[self.session.project.playhead.index].operands is not None


SHARES, VALUES = st.floats(0.0, 1.0), st.floats(-1.0, 1.0)
Move = Callable[[Walk], None]
MOVES: st.SearchStrategy[Move] = st.one_of(
    st.builds(lambda share: lambda walk: walk.seek(share), SHARES),
    st.builds(
        lambda direction, granularity: lambda walk: walk.step(direction, granularity),
        st.sampled_from([-1, 1]),
        st.sampled_from(Granularity),
    ),
    st.builds(
        lambda number, value: lambda walk: walk.set(number, value), st.integers(0, 99), VALUES
    ),
    st.builds(
        lambda number, value: lambda walk: walk.drag(number, value), st.integers(0, 99), VALUES
    ),
    st.sampled_from([Walk.undo, Walk.redo, Walk.save_and_load, Walk.look]),
)


def assert_same(found: Run, expected: Run, step: int) -> None:
    """Compare what a step starts from, computes and leaves behind."""
    for one, other in zip(numbers_of(found, step), numbers_of(expected, step), strict=True):
        np.testing.assert_array_equal(one, other)


def numbers_of(run: Run, step: int) -> list[Any]:
    record = run.history.record(step)
    states = [part for state in (record.before, record.after) for part in (state[0], *state.slots)]
    counts = [record.before.updates, record.after.updates, record.loss]
    within = [*record.forward.sent, *record.backward.deltas, record.gradient, record.clipped]
    return [*states, *counts, *within]


@pytest.fixture(autouse=True)
def checkpoints_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few steps are enough to come back to one that is remembered."""
    monkeypatch.setattr(engine.history, "SECONDS_BETWEEN_CHECKPOINTS", 2e-5)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("walks")


@pytest.mark.parametrize("name", PROJECTS)
@settings(max_examples=100)
@given(moves=st.lists(MOVES, min_size=2, max_size=8))
def test_a_walk_ends_where_a_straight_run_would(name: str, folder: Path, moves: list[Move]) -> None:
    walk = Walk(PROJECTS[name], folder / f"{next(WALKS)}.deltastep")
    for move in moves:
        move(walk)
    session = walk.session
    straight = build(decode(encode(session.project)))
    step = min(session.step, STEPS - 1)
    assert_same(session.run, straight, step)
    assert_same(session.run, straight, STEPS - 1)
    index = session.project.playhead.index
    assert session.run.trace[index] == straight.trace[index]
    computed = session.run.history.losses
    assert computed == straight.history.losses[: len(computed)]
