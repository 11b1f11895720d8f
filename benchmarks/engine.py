"""A training step against the same step written by hand in numpy."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from app.core.run import build
from benchmarks.measure import Result, compared
from benchmarks.networks import project
from engine.arrays import Array
from engine.training import train_step

STEPS = 2000
CASES = (((2, 2, 1), 1), ((2, 8, 8, 1), 10), ((2, 8, 8, 8, 8, 8, 8, 1), 10), ((784, 128, 10), 32))


def results() -> Iterator[Result]:
    """Yield one ratio for each network."""
    for sizes, batch in CASES:
        steps = STEPS if sizes[0] < 100 else STEPS // 20
        ours, peer = _contestants(sizes, batch, steps)
        one, other = compared(ours, peer, rounds=9)
        remark = f"{one / steps * 1e6:.1f} µs against {other / steps * 1e6:.1f} µs"
        name = "-".join(map(str, sizes))
        yield Result(f"training step, {name}, batch {batch}", one / other, 1.5, remark=remark)


def _contestants(
    sizes: tuple[int, ...], batch: int, steps: int
) -> tuple[Callable[[], None], Callable[[], None]]:
    run = build(project(sizes, batch=batch, samples=batch * 10, steps=steps))
    history = run.history
    model, first, batches = history.first_model, history.state(0), history.batches
    peer = ByHand(
        [run.network.weights(first.parameters, n + 1).copy() for n in range(run.network.depth)],
        [run.network.biases(first.parameters, n + 1).copy() for n in range(run.network.depth)],
    )
    inputs, targets = batches.samples.inputs, batches.samples.targets

    def ours() -> None:
        state = first
        for step in range(steps):
            state = train_step(model, state, batches[step], step).after

    def by_hand() -> None:
        for step in range(steps):
            start = step % 10 * batch
            peer.step(inputs[start : start + batch], targets[start : start + batch], 0.1)

    return ours, by_hand


class ByHand:
    """Sigmoid layers, half squared error and gradient descent, as one writes them down."""

    def __init__(self, weights: list[Array], biases: list[Array]) -> None:
        self.weights, self.biases = weights, biases

    def step(self, inputs: Array, targets: Array, rate: float) -> float:
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
            self.weights[number] -= rate * weights
            self.biases[number] -= rate * biases
        return loss
