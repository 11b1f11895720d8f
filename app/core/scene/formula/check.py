"""The finite difference beside a derivative of the loss, on the card when it is asked for."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from app.core.color import Color
from app.core.scene.context import Context
from engine.checking.eventcheck import check_of_event, is_checkable, refusal
from engine.checking.gradcheck import Check
from engine.words.terms import number_text
from engine.words.wording import worded

# More digits of a finite difference are noise.
MOST_DIGITS = 7


class Remark(NamedTuple):
    """What is said of a finite difference, and in which colour."""

    text: str
    color: Color


def offers_check(context: Context) -> bool:
    """Return whether the card explains a derivative of the loss that is known by now."""
    moment = context.moment
    at = moment.explained.address
    return is_checkable(at) and not moment.resting and moment.known(at)


def check_remark(context: Context) -> Remark | None:
    """Return the finite difference of what the card explains, None where it is not asked for."""
    if not context.shot.view.checked or not offers_check(context):
        return None
    event = context.moment.explained
    record = context.moment.reader.record
    if refused := refusal(record, event.address):
        return Remark(context.said(refused), context.theme.muted)
    return _told(context, check_of_event(record, event.address, event.value))


def _told(context: Context, check: Check) -> Remark:
    number = partial(number_text, digits=min(context.shot.view.digits, MOST_DIGITS))
    difference = number(check.difference)
    if check.at_kink:
        words = worded("finite difference {number}, across a kink", number=difference)
        return Remark(context.said(words), context.theme.muted)
    if check.agrees:
        words = worded("checked: finite difference {number} ✓", number=difference)
        return Remark(context.said(words), context.theme.confirmed)
    words = worded(
        "finite difference {number}, off by {off}",
        number=difference, off=number(check.gradient - check.difference),
    )  # fmt: skip
    return Remark(context.said(words), context.theme.loss)
