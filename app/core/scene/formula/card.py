"""The card: what is going on, in a sentence and as a formula, symbols above numbers."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from app.core.frame import Anchor, Box, Derivation, Face, Item, Text
from app.core.layout import Area
from app.core.scene.context import Context
from app.core.scene.formula.check import Remark, check_remark, offers_check
from app.core.scene.formula.formula_lines import formula_lines
from app.core.scene.formula.others import heading, list_left, other_gradients, untold
from app.core.scene.formula.parameter_signs import with_signs
from app.core.scene.ghosts import was
from app.core.scene.shot import Shot
from app.core.scene.site import CARD_HEIGHT
from engine.formulas import Formula
from engine.model import UpdatePolicy
from engine.plan.events import Kind
from engine.plan.step_plan import Granularity
from engine.words.wording import plural, worded

# The size of a formula and the distance of its lines, in units: usually, and of one in steps.
USUAL, STEPWISE = (21.0, 39.0), (17.0, 27.0)
# A formula usually has so many lines: symbols, numbers and the result.
LINES = 3
# A line that would have to be smaller than this to fit is broken instead.
LEAST = 16.0
# What is said beside a formula has lines so high, in units; numbers of more digits reach it.
REMARK, MOST_BESIDE = 20.0, 6
# Where they begin, from the left and from the top of the card.
LEFT, TOP, STEPS_TOP = 28.0, 66.0, 58.0


def card(context: Context) -> Iterator[Item]:
    """Yield the card below the network."""
    area, unit, theme = context.card_area, context.frame_unit, context.theme
    yield Box(area.x, area.y, area.width, area.height, 12.0 * unit, theme.panel, theme.border, unit)
    yield Box(
        area.x, area.y + 14.0 * unit, 4.0 * unit, area.height - 28.0 * unit, 2.0 * unit,
        context.color,
    )  # fmt: skip
    formula = context.explained(context.moment.explained)
    yield Text(
        area.x + LEFT * unit, area.y + 27.0 * unit, sentence(context, formula), 14.0 * unit,
        theme.text, Face.SANS, limit=area.width - 2.0 * LEFT * unit,
    )  # fmt: skip
    yield derivation(context, formula)
    if untold(context):
        yield heading(context, _count_of_others(context))
    yield from _remarks(context)


def _remarks(context: Context) -> Iterator[Item]:
    """Yield, in the lower right corner, what else happens and above it the finite difference."""
    note = context.said(_note(context))
    if note:
        yield _remark(context, Remark(note, context.theme.muted), 0)
    if check := check_remark(context):
        yield _remark(context, check, bool(note))
    if before := _was(context):
        line = int(bool(note)) + offers_check(context)
        yield _remark(context, Remark(before, context.theme.muted), line)


def _was(context: Context) -> str:
    """Return what the result was in the course that this one is compared with."""
    ghost, moment = context.ghost, context.moment
    if ghost is None or not moment.known(moment.explained.address):
        return ""
    return was(context, moment.explained.value, ghost.moment.explained.value)


def _remark(context: Context, remark: Remark, line: int) -> Text:
    x, y = context.card_area.right - 24.0 * context.frame_unit, _middle(context, line)
    return Text(x, y, remark.text, 12.5 * context.frame_unit, remark.color, Face.SANS, Anchor.RIGHT)


def _middle(context: Context, line: int) -> float:
    """Return the height of a line in the lower right corner, counted from below."""
    return context.card_area.bottom - (22.0 + REMARK * line) * context.frame_unit


def check_button(shot: Shot) -> tuple[Area, tuple[Item, ...]] | None:
    """Return where a press asks for the finite difference, and what says so; None where none is.

    It is no part of a frame: pictures and films have nothing to press.
    """
    context = Context(shot)
    if not offers_check(context):
        return None
    line, card = int(bool(_note(context))), context.card_area
    width, height = 0.4 * card.width, REMARK * context.frame_unit
    area = Area(card.right - width, _middle(context, line) - height / 2.0, width, height)
    hint = Remark(context.said(worded("check (C)")), context.theme.muted)
    return area, () if shot.view.checked else (_remark(context, hint, line),)


def card_of(shot: Shot) -> tuple[tuple[Item, ...], Area]:
    """Return the card of a shot alone, and where it stands."""
    context = Context(shot)
    return (*card(context), *other_gradients(context)), context.card_area


def sentence(context: Context, formula: Formula) -> str:
    """Return what is going on in plain words."""
    moment = context.moment
    if not moment.whole_step:
        return formula.sentence
    batch, model = moment.step_plan.batch, moment.reader.record.model
    samples = plural(batch, "one sample", "all {count:,} samples of the batch")
    moving = model.moving(moment.step)
    count = context.network.parameter_count if moving is None else int(np.count_nonzero(moving))
    told = worded(
        "Step {number:,}: {samples} forward and back, {update}.",
        number=moment.step + 1, samples=samples, update=_update(model.policy, count),
    )  # fmt: skip
    return context.said(told)


def _update(policy: UpdatePolicy, count: int) -> str:
    """Return how a whole step updates so many parameters."""
    if policy is UpdatePolicy.IMMEDIATE:
        return worded("with {count:,} parameters updated layer by layer on the way", count=count)
    if policy is UpdatePolicy.RANDOM_LAYER:
        return worded("then an update of one layer, {count:,} parameters", count=count)
    return worded("then one update of {count:,} parameters", count=count)


def formula_of(shot: Shot) -> Derivation:
    """Return the formula on the card of a shot, where it stands there."""
    context = Context(shot)
    return derivation(context, context.explained(context.moment.explained))


def derivation(context: Context, formula: Formula) -> Derivation:
    """Return the formula as lines; its result appears when the operation is done."""
    shot, unit, area = context.shot, context.frame_unit, context.card_area
    x, y = area.x + LEFT * unit, area.y + (STEPS_TOP if formula.steps else TOP) * unit
    done = context.moment.known(context.moment.explained.address)
    told = formula_lines(context, formula, done=done)
    lines = tuple(with_signs(context, line) for line in told)
    size, leading = STEPWISE if formula.steps else _spread(area.height / unit)
    right = list_left(context) if untold(context) else area.right
    limit, depth = right - 28.0 * unit - x, area.bottom - 17.0 * unit - _lifted(context) - y
    return Derivation(
        x, y, lines, size * unit, LEAST * unit, leading * unit, limit, depth, context.theme.text,
        shot.view.digits, context.theme.tags,
    )  # fmt: skip


def _spread(height: float) -> tuple[float, float]:
    """Return the usual size and distance of lines, which share what a card is higher than usual.

    ``height`` is that of the card in units.
    """
    size, leading = USUAL
    return size, leading + (height - CARD_HEIGHT) / LINES


def _lifted(context: Context) -> float:
    """Return how much higher a formula ends whose numbers would reach what is said beside it.

    Its result may stand beside the lowest line of that.
    """
    if context.shot.view.digits <= MOST_BESIDE:
        return 0.0
    lines = bool(_note(context)) + offers_check(context) + bool(_was(context))
    return max(0, lines - 1) * REMARK * context.frame_unit


def _note(context: Context) -> str:
    """Return what else happens in the same moment, where no list tells it."""
    count = 0 if untold(context) else _count_of_others(context)
    return _more(context.moment.kind, count) if count else ""


def _count_of_others(context: Context) -> int:
    """Return how much else happens in the same moment."""
    moment = context.moment
    played_as = context.shot.timing.played_as
    if moment.whole_step or played_as is Granularity.PRODUCT or moment.of_layer:
        return 0
    if moment.kind in (Kind.GRADIENT, Kind.UPDATE):
        each = len(moment.sources(moment.kind)) + moment.reaches_bias(moment.kind)
        return len(moment.units) * each - 1
    return max(0, len(moment.units) - 1)


def _more(kind: Kind | None, count: int) -> str:
    """Return that so many others do the same."""
    if kind is Kind.GRADIENT:
        return plural(
            count, "and {count:,} more gradient in the same moment",
            "and {count:,} more gradients in the same moment",
        )  # fmt: skip
    if kind is Kind.UPDATE:
        return plural(
            count, "and {count:,} more parameter in the same moment",
            "and {count:,} more parameters in the same moment",
        )  # fmt: skip
    return plural(
        count, "and {count:,} more neuron in the same moment",
        "and {count:,} more neurons in the same moment",
    )  # fmt: skip
