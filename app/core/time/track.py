"""What the upper track of the time line shows: from a few operations to a whole run.

Only what is seen is looked at, and of that never more than can be told apart.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, islice

from app.core.numbers_input import round_number
from app.core.time.ruler import MOST_GROUPS, SIZES, Ruler, spans
from app.core.time.scope import Scope
from engine.network import NetworkSpec
from engine.notation import Notation
from engine.plan.events import Address, Kind, Phase
from engine.plan.step_plan import Granularity, Span
from engine.vocabulary import KINDS
from engine.words.wording import Wording, worded

# Up to so many operations are named one by one.
FEW = 9
# Of a part of a step at least so many groups are shown, smaller ones if need be.
FEWEST_TICKS = 8
# Up to so many steps show their phases, and up to so many epochs their steps.
MOST_WITH_PHASES = 12.0
MOST_EPOCHS = 24
# What is longer is divided into at most so many equal parts.
MOST_PARTS = 80
# Shares that differ by less than this are the same: that of a step does not depend on its number.
DIGITS = 9

OPERATIONS = {
    **KINDS,
    Kind.SLOPE_GRADIENT: worded("gradient of the learned slope"),
    Kind.SLOPE_UPDATE: worded("update of the learned slope"),
}
PHASES = {
    Phase.FORWARD: worded("Forward"),
    Phase.LOSS: worded("Loss"),
    Phase.BACKWARD: worded("Backward"),
    Phase.UPDATE: worded("Update"),
}


@dataclass(frozen=True)
class Section:
    """A part of a track in one hue: ``borders`` are where its groups begin and end, 0 to 1."""

    phase: Phase
    borders: tuple[float, ...]


@dataclass(frozen=True)
class Caption:
    """What is written from ``start`` to ``stop``, 0 to 1, if there is room, in a phase's hue."""

    phase: Phase
    text: Wording
    start: float
    stop: float


@dataclass(frozen=True)
class Track:
    """What is seen of a run: parts in the hues of phases, and what they are called."""

    sections: tuple[Section, ...]
    captions: tuple[Caption, ...]


def track(ruler: Ruler, scope: Scope) -> Track:
    """Return what there is to be seen of a part of a run."""
    return _operations(ruler, scope) or _phases(ruler, scope) or _steps(ruler, scope)


def seen(ruler: Ruler, scope: Scope) -> Span:
    """Return the events of which some of a scope shows at least a part."""
    first, stop = ruler.place(scope.start), ruler.place(scope.stop)
    # Where an event begins is known no better than this.
    return Span(math.floor(first + 1e-6), math.ceil(stop - 1e-6))


def _operations(ruler: Ruler, scope: Scope) -> Track | None:
    """Return a few operations by name, None where they are too many."""
    if scope.length >= 1.0:
        return None
    for size in (Granularity.NEURON, Granularity.PRODUCT):
        found = _within(ruler, scope, size, FEW)
        if found is not None and (len(found) > 1 or size is Granularity.PRODUCT):
            return _named(ruler, scope, found)
    return None


def _named(ruler: Ruler, scope: Scope, found: Sequence[Span]) -> Track:
    sections, captions = [], []
    for span in found:
        address = ruler.plan.address(span.stop - 1)[1]
        borders = _borders(ruler, scope, range(span.start, span.stop + 1))
        text = operation_text(ruler.plan.full.network, address, whole=span.stop - span.start > 1)
        sections.append(Section(address.phase, borders))
        captions.append(Caption(address.phase, text, borders[0], borders[-1]))
    return Track(tuple(sections), tuple(captions))


def operation_text(network: NetworkSpec, address: Address, whole: bool) -> Wording:
    """Return what an operation is called, with its source unless it stands for a ``whole`` group.

    What belongs to no unit is called by its kind alone.
    """
    operation, layer = OPERATIONS[address.kind], address.layer
    if layer is None or address.unit is None:
        return operation
    notation = Notation(network)
    unit = notation.unit_text(layer, address.unit)
    if address.source is None or whole:
        return worded("{unit} · {operation}", unit=unit, operation=operation)
    if address.kind is Kind.SLOPE:
        other = layer
    else:
        other = layer + 1 if address.kind is Kind.CONTRIBUTION else layer - 1
    source = notation.unit_text(other, address.source)
    return worded("{unit} · {operation} {source}", unit=unit, operation=operation, source=source)


def _phases(ruler: Ruler, scope: Scope) -> Track | None:
    """Return the phases of a few steps, None where they are too many."""
    found = _groups(ruler, scope) if scope.length <= MOST_WITH_PHASES else None
    if found is None:
        return None
    phases = [ruler.plan.address(span.start)[1].phase for span in found]
    sections = []
    for phase, run in groupby(range(len(found)), key=phases.__getitem__):
        numbers = list(run)
        starts = [found[number].start for number in numbers]
        borders = _borders(ruler, scope, [*starts, found[numbers[-1]].stop])
        if len(borders) > 1:
            sections.append(Section(phase, borders))
    return Track(tuple(sections), tuple(_captions(scope, sections)))


def _captions(scope: Scope, sections: Sequence[Section]) -> Iterable[Caption]:
    """Name each phase where a step is seen, or each step where there are more."""
    if len(scope.touched) == 1:
        for part in sections:
            yield Caption(part.phase, PHASES[part.phase], part.borders[0], part.borders[-1])
        return
    for step in scope.touched:
        start, stop = _clipped(scope, step), _clipped(scope, step + 1)
        yield Caption(Phase.FORWARD, worded("Step {step:,}", step=step + 1), start, stop)


def _groups(ruler: Ruler, scope: Scope) -> list[Span] | None:
    """Return the groups to tell apart, None where even phases are too many."""
    chosen = SIZES.index(ruler.granularity) if ruler.granularity in SIZES else len(SIZES) - 1
    for number in range(chosen, len(SIZES)):
        found = _within(ruler, scope, SIZES[number], MOST_GROUPS)
        if found is not None:
            return _finer(ruler, scope, found, number) if scope.length < 1.0 else found
    return None


def _finer(ruler: Ruler, scope: Scope, found: list[Span], number: int) -> list[Span]:
    """Return smaller groups where those of one size are but a few."""
    for size in reversed(SIZES[:number]):
        if len(found) >= FEWEST_TICKS:
            break
        found = _within(ruler, scope, size, MOST_GROUPS) or found
    return found


def _within(ruler: Ruler, scope: Scope, size: Granularity, most: int) -> list[Span] | None:
    """Return the groups of which some is seen, None where they are more than ``most``."""
    found = list(islice(spans(ruler.plan, seen(ruler, scope), size), most + 1))
    return found if len(found) <= most else None


def _steps(ruler: Ruler, scope: Scope) -> Track:
    """Return steps without their phases, by epochs or in equal parts."""
    size = ruler.plan.steps_per_epoch
    first, last = scope.touched.start // size, (scope.touched.stop - 1) // size
    if size > 1 and last - first < MOST_EPOCHS:
        return _epochs(scope, range(first, last + 1), size)
    count = scope.touched.stop - scope.touched.start
    unit = size if count / size > MOST_PARTS else 1
    parts = _parts(scope, unit * round_number(count / unit / MOST_PARTS))
    caption = Caption(Phase.UPDATE, steps_text(scope), 0.0, 1.0)
    return Track((Section(Phase.UPDATE, parts),), (caption,))


def steps_text(scope: Scope) -> Wording:
    """Return which steps a scope shows some of."""
    first, last = scope.touched.start + 1, scope.touched.stop
    if first == last:
        return worded("Step {step:,}", step=first)
    return worded("Steps {first:,}–{last:,}", first=first, last=last)


def _epochs(scope: Scope, epochs: range, size: int) -> Track:
    every = round_number(len(epochs) * size / MOST_GROUPS)
    sections, captions = [], []
    for epoch in epochs:
        steps = (*range(epoch * size, (epoch + 1) * size, every), (epoch + 1) * size)
        borders = tuple(dict.fromkeys(_clipped(scope, step) for step in steps))
        if len(borders) > 1:
            text = worded("Epoch {epoch:,}", epoch=epoch + 1)
            sections.append(Section(Phase.UPDATE, borders))
            captions.append(Caption(Phase.UPDATE, text, borders[0], borders[-1]))
    return Track(tuple(sections), tuple(captions))


def overview(steps: int, most: int) -> tuple[float, ...]:
    """Return where equal parts of a run, at most so many, begin and end, 0 to 1."""
    return tuple(step / steps for step in (*range(0, steps, round_number(steps / most)), steps))


def _parts(scope: Scope, unit: int) -> tuple[float, ...]:
    """Return where whole multiples of ``unit`` steps stand, and both ends."""
    inner = range(math.floor(scope.start / unit) * unit + unit, math.ceil(scope.stop), unit)
    return (0.0, *(_clipped(scope, step) for step in inner), 1.0)


def _borders(ruler: Ruler, scope: Scope, events: Iterable[int]) -> tuple[float, ...]:
    return tuple(dict.fromkeys(_clipped(scope, ruler.at(float(event))) for event in events))


def _clipped(scope: Scope, at: float) -> float:
    return round(min(max(scope.share(at), 0.0), 1.0), DIGITS)
