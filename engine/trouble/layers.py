"""Gradients that shrink or grow on their way back through the layers.

Hochreiter, "Untersuchungen zu dynamischen neuronalen Netzen", 1991; Glorot and Bengio,
"Understanding the difficulty of training deep feedforward neural networks", 2010.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from engine.trouble.definition import Situation, Trouble, TroubleKind
from engine.words.wording import counted, worded

# A layer whose deltas are a thousand times smaller or larger than those of the outputs would need
# a learning rate a thousand times larger or smaller: none suits both. What is exactly 0 has
# another cause, which is told apart: units that are dead or flat, or weights that are 0.
MOST_RATIO = 1000.0
# A larger ratio is told with a power of ten.
MOST_COUNTED = 1e7


def vanishing(at: Situation) -> Iterator[Trouble]:
    """Find layers whose mean |delta| is a thousandth of the outputs', or less."""
    for layer, size, output in _sizes(at):
        if 0.0 < size * MOST_RATIO <= output:
            yield Trouble(
                TroubleKind.VANISHING, at.step,
                worded(
                    "the mean |δ| is {size:.3g}, that of the outputs {output:.3g}: on the way "
                    "back through small slopes and weights it became {ratio} times smaller",
                    size=size, output=output, ratio=_times(output / size),
                ),
                worded(
                    "relu or leaky_relu, initial weights that suit the activation, or fewer layers"
                ),
                layer,
            )  # fmt: skip


def exploding(at: Situation) -> Iterator[Trouble]:
    """Find layers whose mean |delta| is a thousand times the outputs', or more."""
    for layer, size, output in _sizes(at):
        if 0.0 < output * MOST_RATIO <= size:
            yield Trouble(
                TroubleKind.EXPLODING, at.step,
                worded(
                    "the mean |δ| is {size:.3g}, that of the outputs {output:.3g}: on the way "
                    "back through large weights it became {ratio} times larger",
                    size=size, output=output, ratio=_times(size / output),
                ),
                worded("smaller initial weights, gradient clipping, or fewer layers"),
                layer,
            )  # fmt: skip


def _times(ratio: float) -> str:
    return counted(round(ratio)) if ratio < MOST_COUNTED else f"{ratio:.3g}"


def _sizes(at: Situation) -> Iterator[tuple[int, float, float]]:
    """Yield each hidden layer with its mean |delta| and that of the outputs."""
    with np.errstate(all="ignore"):
        sizes = [float(np.abs(delta).mean(dtype=np.float64)) for delta in at.back.deltas]
    for layer, size in enumerate(sizes[:-1], start=1):
        if np.isfinite(size) and np.isfinite(sizes[-1]):
            yield layer, size, sizes[-1]
