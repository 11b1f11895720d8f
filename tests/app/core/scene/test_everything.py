"""Whatever the engine can do has a picture, and no number in it is made up."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.file_format.checks import check
from app.core.frame import Derivation, Face, Frame, Text
from app.core.project import Project
from app.core.run import Run, build
from app.core.scene import Shot, compose, words_of
from app.core.time.player import playhead_at
from app.core.time.timing import Timing
from engine.arrays import Array
from engine.plan.events import Event, Kind
from engine.plan.step_plan import Granularity
from tests.app.core.everything import projects

STEPS = 2
# Names that have digits in them: units, and the particulars of a column.
NAMES = re.compile(r"[hox]\d+(\.\d+)?|weights of .*|dropout [\d.]+")
NUMBER = re.compile(r"−?\d+(?:\.\d+)?(?:e[+−-]?\d+)?")


def shot_at(project: Project, run: Run, place: float, granularity: Granularity) -> Shot:
    timing = Timing(run.plan, granularity)
    playhead = playhead_at(place, run.events)
    return Shot(run, timing, playhead, project.layout, project.view, 880, 680)


@given(st.data())
def test_every_event_of_everything_has_a_picture(data: st.DataObject) -> None:
    project = data.draw(projects())
    check(project)
    run = build(project)
    events = run.plan.start(STEPS)
    for granularity in Granularity:
        for _ in range(2):
            place = data.draw(st.integers(0, events - 1)) + data.draw(st.sampled_from([0.3, 0.8]))
            shot = shot_at(project, run, place, granularity)
            assert compose(shot).still
            assert words_of(shot)


@settings(max_examples=20)
@given(st.data())
def test_every_number_on_the_stage_is_one_of_the_computation(data: st.DataObject) -> None:
    project = data.draw(projects())
    run = build(project)
    found = np.abs(list(numbers_of(run)))
    numbers = found[np.isfinite(found)]
    for granularity in Granularity:
        for _ in range(2):
            place = end_of_stage(run, granularity, data)
            frame = compose(shot_at(project, run, place, granularity))
            for text in shown(frame):
                assert is_one_of(text, numbers), (text, place, granularity)


def end_of_stage(run: Run, granularity: Granularity, data: st.DataObject) -> float:
    """Return a place at which nothing is on its way."""
    index = data.draw(st.integers(0, run.plan.start(STEPS) - 1))
    stages = Timing(run.plan, granularity).group(index).stages
    return float(data.draw(st.sampled_from(stages)).span.stop)


def shown(frame: Frame) -> Iterator[str]:
    """Yield every number that is written on the stage, without signs."""
    for item in (*frame.still, *frame.moving):
        if isinstance(item, Text) and item.face is Face.MONO:
            for number in NUMBER.findall(NAMES.sub("", item.text)):
                yield number.replace("−", "-").lstrip("-")
        assert not isinstance(item, Derivation) or item.lines


def is_one_of(text: str, numbers: Array) -> bool:
    """Return whether a number is there that is written like this, to the digits that it has."""
    digits, _, exponent = text.partition("e")
    decimals = len(digits.partition(".")[2]) - int(exponent or 0)
    # A number of two digits such as 120 may stand for 123.4.
    zeros = 0 if "." in digits else len(digits) - len(digits.rstrip("0"))
    half = 0.5000001 * 10.0 ** (zeros - decimals)
    nearest = np.abs(numbers - float(text))
    return bool(np.min(nearest) <= half)


def numbers_of(run: Run) -> Iterator[float]:
    """Yield the numbers of the first steps, and the sums that they pile up to."""
    yield 0.0
    sums: dict[object, float] = {}
    for event in run.trace[: run.plan.start(STEPS + 1)]:
        yield event.value
        yield from event.operands.values()
        yield from _piled(event, sums)
    for step in range(STEPS + 1):
        reader = run.trace.reader(step)
        record = reader.record
        yield from record.before.parameters.tolist()
        yield from record.after.parameters.tolist()
        yield from record.batch.inputs.ravel().tolist()
        yield record.loss
        for mask in record.forward.masks:
            yield from [] if mask is None else mask.ravel().tolist()
        outputs, targets = record.forward.sent[-1], record.batch.targets
        yield from record.model.loss.gradient(outputs, targets).ravel().tolist()
        yield from (share for slopes in reader.slopes for share in slopes.ravel().tolist())


def _piled(event: Event, sums: dict[object, float]) -> Iterator[float]:
    """Yield what the terms of a sum are together once this one is there."""
    at = event.address
    piles: dict[Kind, tuple[object, float]] = {
        Kind.PRODUCT: ((event.step, at._replace(source=None)), event.value),
        Kind.CONTRIBUTION: ((event.step, at._replace(source=None)), event.value),
        Kind.GRADIENT: ((event.step, at._replace(position=None)), event.value),
    }
    if at.kind in piles:
        key, value = piles[at.kind]
        sums[key] = sums.get(key, 0.0) + value
        if math.isfinite(sums[key]):
            yield sums[key]
