"""What a detector finds, and what it looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import numpy as np

from engine.activations import Activation
from engine.arrays import Array
from engine.history import History
from engine.model import Model, State
from engine.plan.events import Event
from engine.training.passes import Backward, Forward, backward, forward
from engine.vocabulary import KINDS
from engine.words.wording import Wording, joined, plural, worded

# Of more samples than this, so many evenly spread ones are looked at.
MOST_SAMPLES = 10_000
# So many samples are looked at in one piece that there are about so many products: a millisecond
# where all layers are at work.
PIECE = 250_000
# Units beyond these are counted, not named.
MOST_NAMED = 6


class TroubleKind(StrEnum):
    """What can be wrong with a training."""

    NOT_FINITE = "not_finite"
    SYMMETRIC = "symmetric"
    FLAT = "flat"
    DEAD = "dead"
    SATURATED = "saturated"
    VANISHING = "vanishing"
    EXPLODING = "exploding"
    DIVERGING = "diverging"
    PLATEAU = "plateau"


@dataclass(frozen=True)
class Trouble:
    """Something that is wrong just before training step ``step``, with cause and remedy in words.

    ``layer`` is None for what concerns the whole network, ``units`` empty for what concerns the
    whole layer. ``event`` is the operation where it happened, if it was a single one.
    """

    kind: TroubleKind
    step: int
    cause: str
    remedy: str
    layer: int | None = None
    units: tuple[int, ...] = ()
    event: Event | None = None

    @property
    def place(self) -> str:
        """Return where it is, in words; empty for the whole network."""
        if self.event is not None:
            return _event_words(self.event)
        if self.layer is None:
            return ""
        layer = worded("layer {number}", number=self.layer)
        return joined(", ", (layer, _units_words(self.units))) if self.units else layer

    @property
    def words(self) -> Wording:
        """Return it as one line, to be said in any language."""
        step = worded("step {number}", number=self.step)
        where = joined(", ", (step, self.place)) if self.place else step
        return joined("", (where, ": ", self.cause, " (", self.remedy, ")"))

    def __str__(self) -> str:
        """Return it as one line."""
        return str(self.words)


def _units_words(units: tuple[int, ...]) -> str:
    names = ", ".join(map(str, units[:MOST_NAMED]))
    more = len(units) - MOST_NAMED
    if more > 0:
        return worded("units {names} and {count} more", names=names, count=more)
    return plural(len(units), "unit {names}", "units {names}", names=names)


def _event_words(event: Event) -> str:
    at = event.address
    parts: list[str] = [worded("event {number}", number=event.index), KINDS[at.kind]]
    if event.sample is not None:
        parts.append(worded("sample {number}", number=event.sample))
    if at.layer is not None:
        parts.append(worded("layer {number}", number=at.layer))
    if at.unit is not None:
        parts.append(worded("unit {number}", number=at.unit))
    if at.source is not None:
        parts.append(worded("source {number}", number=at.source))
    return joined(", ", parts)


@dataclass(frozen=True, eq=False)
class Situation:
    """A run just before training step ``step``, as detectors look at it.

    ``inputs`` and ``targets`` are those of the training samples, samples x inputs and
    samples x outputs; ``passed`` and ``back`` are their passes, with nothing dropped out.
    ``losses`` are those of the steps since something was changed by hand.
    """

    model: Model
    step: int
    state: State
    inputs: Array
    targets: Array
    losses: Array
    steps_per_epoch: int
    passed: Forward
    back: Backward

    def activation(self, layer: int) -> Activation:
        """Return the activation function of a layer, with what it has learned by then."""
        return self.model.network.activation(self.state.parameters, layer)

    def slopes(self, layer: int) -> Array:
        """Return |f'(z)| of a layer, samples x units."""
        z, a = self.passed.weighted_sums[layer - 1], self.passed.activations[layer]
        with np.errstate(all="ignore"):
            return np.abs(self.activation(layer).derivative(z, a))

    @cached_property
    def epochs(self) -> Array:
        """Return the mean loss of whole epochs, counted from the last step back."""
        size = self.steps_per_epoch
        whole = self.losses[len(self.losses) % size :].reshape(-1, size)
        with np.errstate(all="ignore"):
            means: Array = whole.mean(axis=1)
        return means

    @property
    def every_sample(self) -> str:
        """Return what to call the samples in a sentence."""
        return plural(len(self.inputs), "the one sample", "each of {count:,} samples")


Detector = Callable[[Situation], Iterator[Trouble]]


def situation(history: History, step: int) -> Situation:
    """Return what detectors look at just before ``step``."""
    *_, last = gathered(history, step)
    assert last is not None
    return last


def gathered(history: History, step: int) -> Iterator[Situation | None]:
    """Yield None after each small piece of the work, and last what detectors look at."""
    model, state = history.model(step), history.state(step)
    inputs, targets = _looked_at(history)
    size = max(1, PIECE // model.network.parameter_count)
    pieces: list[tuple[Forward, Backward]] = []
    for start in range(0, len(inputs), size):
        rows = slice(start, start + size)
        pieces.append(_passes(model, state.parameters, inputs[rows], targets[rows]))
        yield None
    changed = max((edit.step + 1 for edit in history.edits if edit.step < step), default=0)
    losses = np.array(history.losses[changed:step])
    yield Situation(
        model, step, state, inputs, targets, losses, history.plan.steps_per_epoch, *_joined(pieces)
    )


def _looked_at(history: History) -> tuple[Array, Array]:
    """Return inputs and targets of the training samples, of evenly spread ones where many are."""
    samples, rows = history.batches.samples, history.batches.train_rows
    if len(rows) > MOST_SAMPLES:
        rows = rows[np.linspace(0, len(rows) - 1, MOST_SAMPLES).astype(np.intp)]
    return samples.inputs[rows], samples.targets[rows]


def _passes(
    model: Model, parameters: Array, inputs: Array, targets: Array
) -> tuple[Forward, Backward]:
    with np.errstate(all="ignore"):
        passed = forward(model, parameters, inputs)
        return passed, backward(model, parameters, passed, targets)


def _joined(pieces: Sequence[tuple[Forward, Backward]]) -> tuple[Forward, Backward]:
    """Return the passes of all samples from those of a few at a time."""

    def join(arrays: Callable[[tuple[Forward, Backward]], list[Array]]) -> list[Array]:
        layers = zip(*map(arrays, pieces), strict=True)
        return [np.concatenate(layer) for layer in layers]

    activations = join(lambda piece: piece[0].activations)
    passed = Forward(join(lambda piece: piece[0].weighted_sums), activations, activations, ())
    deltas = join(lambda piece: piece[1].deltas)
    return passed, Backward(deltas, [None] * len(deltas))
