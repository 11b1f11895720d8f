"""What the course of the loss tells, epoch by epoch: single batches are easy or hard."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from engine.trouble.definition import Situation, Trouble, TroubleKind
from engine.words.wording import worded

# Two orders of magnitude are more than any detour that training takes.
FAR_ABOVE_BEST = 100.0
# A plateau lasts that long at least, ...
PLATEAU_STEPS, PLATEAU_EPOCHS = 1000, 20
# ... its second half is on average so close to its first, as a share, ...
HARDLY_CHANGED = 0.01
# ... and the loss is more than this share of what it costs to give always the mean target.
NOT_SMALL = 0.25


def diverging(at: Situation) -> Iterator[Trouble]:
    """Find a loss that is a hundred times its best, and higher than at the beginning."""
    epochs = at.epochs
    if len(epochs) < 2 or not np.isfinite(epochs).all():
        return
    now, best = float(epochs[-1]), float(epochs.min())
    if now > FAR_ABOVE_BEST * best and now > epochs[0]:
        yield Trouble(
            TroubleKind.DIVERGING, at.step,
            worded(
                "the loss of the last epoch is {now:.4g}, of the best one it was {best:.4g}: "
                "the steps are so large that they lead uphill",
                now=now, best=best,
            ),
            worded(
                "a smaller learning rate than {rate:.4g}, or gradient clipping",
                rate=at.model.rate(max(0, at.step - 1)),
            ),
        )  # fmt: skip


def plateau(at: Situation) -> Iterator[Trouble]:
    """Find a loss that stands still although it is not much better than that of a constant."""
    length = max(PLATEAU_EPOCHS, -(-PLATEAU_STEPS // at.steps_per_epoch))
    epochs = at.epochs[-length:]
    if len(epochs) < length:
        return
    earlier, later = (float(half.mean()) for half in np.array_split(epochs, 2))
    constant = _loss_of_mean_target(at)
    if abs(later - earlier) < HARDLY_CHANGED * earlier and later > NOT_SMALL * constant > 0.0:
        yield Trouble(
            TroubleKind.PLATEAU, at.step,
            worded(
                "in the last {count:,} epochs the loss went from {earlier:.4g} to {later:.4g}; "
                "always to answer the mean target costs {constant:.4g}",
                count=length, earlier=earlier, later=later, constant=constant,
            ),
            worded(
                "another seed, a larger learning rate, momentum or more units, unless the inputs "
                "do not tell more"
            ),
        )  # fmt: skip


def _loss_of_mean_target(at: Situation) -> float:
    """Return the mean loss of outputs that are the mean of the targets whatever the inputs are."""
    with np.errstate(all="ignore"):
        mean = np.broadcast_to(at.targets.mean(axis=0), at.targets.shape)
        return float(at.model.loss.value(mean, at.targets).mean())
