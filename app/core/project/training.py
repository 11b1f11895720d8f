"""How a network is trained: which samples make a step, what it updates, what the loss is."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from app.core.project.data import Split
from app.core.project.values import Choice, NonNegative, Positive, Strict
from engine.model import UpdatePolicy


class Regularization(Strict, frozen=True):
    """What is added to the loss of a batch: l1 * sum |w| + l2 / 2 * sum w^2 over all weights."""

    l1: NonNegative = 0.0
    l2: NonNegative = 0.0


class Training(Strict, frozen=True):
    """Which samples make a step, what it updates and how far, and how many steps there are.

    ``schedule`` says how the learning rate changes with time, ``clipping`` how large a gradient
    may be, ``update`` which layers a step updates, and when. ``steps`` is how long the time line
    is, ``split`` which samples are kept for testing.
    """

    batch_size: Positive = 1
    shuffle: bool = False
    schedule: Choice = "constant"
    clipping: Choice | None = None
    update: UpdatePolicy = UpdatePolicy.AT_ONCE
    steps: Annotated[int, Meta(ge=1, le=1_000_000_000)] = 10_000
    split: Split | None = None
