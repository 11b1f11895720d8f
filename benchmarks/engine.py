"""A training step against the same written by hand, and remembering a run against letting it go."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from benchmarks.contest import BATCHES, Contest
from benchmarks.measure import Result, compared
from benchmarks.networks import RATE, project
from engine.arrays import Array
from engine.history import History
from engine.training.passes import backward, forward
from engine.training.training import batch_loss
from engine.training.updating import batch_gradient, updated

STEPS = 2000
# Of each network: sizes, batch, and the most that a step may take of one by hand.
CASES = (
    ((2, 2, 1), 1, 1.5),
    ((2, 8, 8, 1), 10, 1.5),
    ((2, 8, 8, 8, 8, 8, 8, 1), 10, 1.5),
    ((784, 128, 10), 32, 1.2),
)


def results() -> Iterator[Result]:
    """Yield two ratios for each network."""
    contests = [(*_contest(sizes, batch), limit) for sizes, batch, limit in CASES]
    for name, contest, limit in contests:
        one, other = contest.race(ByHand(contest).train, STEPS)
        yield _ratio(f"training step, {name}", one, other, limit)
    for name, contest, _ in contests:
        yield _ratio(f"a run with its history, {name}", *_with_and_without_history(contest), 1.1)


def _contest(sizes: tuple[int, ...], batch: int) -> tuple[str, Contest]:
    which = project(sizes, batch=batch, samples=batch * BATCHES, steps=STEPS)
    return f"{'-'.join(map(str, sizes))}, batch {batch}", Contest(which)


def _with_and_without_history(contest: Contest) -> tuple[float, float]:
    """Return the seconds of a step of a run of which any event can be asked, and of one let go."""

    def kept() -> None:
        history = History(contest.model, contest.first.parameters, contest.batches)
        history.advance(STEPS, float("inf"))

    one, other = compared(kept, lambda: _let_go(contest, STEPS), rounds=9)
    return one / STEPS, other / STEPS


def _ratio(name: str, one: float, other: float, limit: float) -> Result:
    remark = f"{one * 1e6:.1f} µs against {other * 1e6:.1f} µs"
    return Result(name, one / other, limit, remark=remark)


def _let_go(contest: Contest, steps: int) -> float:
    """Take the same steps by the engine, but keep nothing of them."""
    model, state, loss = contest.model, contest.first, 0.0
    for step in range(steps):
        batch = contest.batches[step]
        with np.errstate(all="ignore"):
            passed = forward(model, state.parameters, batch.inputs, model.masks(batch, step))
            back = backward(model, state.parameters, passed, batch.targets)
            gradient = batch_gradient(model, state.parameters, passed, back)
            loss = batch_loss(model.loss.value(passed.sent[-1], batch.targets))
            state = updated(model, state, model.clipped(gradient), step)
    return loss


class ByHand:
    """Sigmoid layers, half squared error and gradient descent, as one writes them down."""

    def __init__(self, contest: Contest) -> None:
        self.contest = contest
        self.weights, self.biases = contest.weights, contest.biases

    def train(self, steps: int) -> float:
        """Train in place; return the last loss."""
        loss = 0.0
        for step in range(steps):
            _, inputs, targets = self.contest.batch(step)
            loss = self.step(inputs, targets)
        return loss

    def step(self, inputs: Array, targets: Array) -> float:
        """Train on one batch, in place; return its loss."""
        activations = [inputs]
        for weights, biases in zip(self.weights, self.biases, strict=True):
            z = activations[-1] @ weights.T + biases
            activations.append(1.0 / (1.0 + np.exp(-z)))
        a = activations[-1]
        error = a - targets
        loss = float(0.5 * (error * error).sum() / len(inputs))
        delta = error * a * (1.0 - a)
        gradients = []
        for number in reversed(range(len(self.weights))):
            a = activations[number]
            gradients.append((delta.T @ a / len(inputs), delta.sum(axis=0) / len(inputs)))
            if number:
                delta = delta @ self.weights[number] * a * (1.0 - a)
        for number, (weights, biases) in enumerate(reversed(gradients)):
            self.weights[number] -= RATE * weights
            self.biases[number] -= RATE * biases
        return loss
