"""The first operation of a run whose result is infinite or undefined."""

from __future__ import annotations

import math

import numpy as np

from engine.history import History
from engine.optimizers import SLOT_SYMBOLS
from engine.plan.events import Event, Kind, Phase
from engine.plan.step_plan import Span
from engine.search.conditions import parse
from engine.search.predicates import Condition
from engine.search.search import FIELDS, find
from engine.trace import Trace
from engine.trouble.definition import Trouble, TroubleKind
from engine.vocabulary import NUMBERS
from engine.words.wording import joined, worded

_RESULT = parse("value is nan or value is infinite", FIELDS)
# A sum over the batch has no event of its own: it is met where something is made of it.
_SUM = parse("gradient is nan or gradient is infinite or size is nan or size is infinite", FIELDS)
# What an optimizer remembers can overflow alone: squares of gradients, which then move nothing.
_MEMORY = parse(
    " or ".join(f"{name} is nan or {name} is infinite" for name in SLOT_SYMBOLS), FIELDS
)
# What else than large numbers makes the result of an operation infinite.
_BY_ZERO = {
    Kind.LOSS: worded("or the logarithm of 0"),
    Kind.SLOPE: worded("or a division by 0"),
    Kind.DELTA: worded("or a division by 0"),
}
# Operations whose numbers say how it came about; those of the others are too many to be told.
_MADE_OF = {Kind.PRODUCT, Kind.CONTRIBUTION, Kind.GRADIENT, Kind.UPDATE, Kind.CLIPPING}
_SMALLER = worded("smaller initial weights, or inputs scaled to about 1")


def not_finite(history: History) -> Trouble | None:
    """Return the first operation with a result that is not finite, of the steps computed so far.

    What follows it is computed all the same; the state before ``history.first_not_finite`` is the
    last one from which training could go on in another way.
    """
    step = history.first_not_finite
    if step is None:
        return None
    # What was set by hand after the last operation is met in the step after.
    for condition, place in (_RESULT, step), (_SUM, step), (_MEMORY, step), (_RESULT, step + 1):
        event = _first(history, condition, place)
        if event is not None:
            return Trouble(
                TroubleKind.NOT_FINITE, event.step, _cause(history, event),
                _remedy(history, event), event.address.layer, event=event,
            )  # fmt: skip
    # A sum of which nothing is made: a frozen parameter's.
    cause = worded("a sum over the batch is not finite")
    return Trouble(TroubleKind.NOT_FINITE, step, cause, _SMALLER)


def _first(history: History, condition: Condition, step: int) -> Event | None:
    """Return the first event of a step that satisfies a condition."""
    span = Span(history.plan.start(step), history.plan.start(step + 1))
    *_, end = find(history, condition, span, False, math.inf)
    return None if end.found is None else Trace(history, step + 1)[end.found]


def _cause(history: History, event: Event) -> str:
    """Return what became of which numbers."""
    cause, kind = _result(history, event), event.address.kind
    if kind not in _MADE_OF:
        return cause
    numbers = [joined(" ", (NUMBERS[name], f"{value:g}")) for name, value in event.operands.items()]
    return worded("{cause}, made of {numbers}", cause=cause, numbers=joined(", ", numbers))


def _result(history: History, event: Event) -> str:
    """Return what is wrong with the result of an operation."""
    if math.isnan(event.value):
        return worded("the result is undefined, as ∞ − ∞ and 0 · ∞ are")
    if math.isfinite(event.value):
        first = next(name for name, number in event.operands.items() if not math.isfinite(number))
        if first in SLOT_SYMBOLS:
            return worded(
                "what the optimizer remembers is not finite: the result is {value:g}",
                value=event.value,
            )
        return worded(
            "the sum over the batch is not finite: the result is {value:g}", value=event.value
        )
    limits = np.finfo(history.batches.samples.inputs.dtype)
    large = worded(
        "the result is {value:g}: too large for {dtype} (at most {most:.2g})",
        value=event.value, dtype=limits.dtype.name, most=float(limits.max),
    )  # fmt: skip
    zero = _BY_ZERO.get(event.address.kind)
    return large if zero is None else joined(", ", (large, zero))


def _remedy(history: History, event: Event) -> str:
    updates = event.address.phase is Phase.UPDATE and not math.isfinite(event.value)
    if event.step == 0 and not updates:
        return _SMALLER
    rate = history.model(event.step).rate(event.step)
    return worded("a smaller learning rate than {rate:g}, or gradient clipping", rate=rate)
