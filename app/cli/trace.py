"""``deltastep trace``: the events of training steps, one a line.

Events are made when they are written: neither a long run nor a large network takes memory, and
what is not asked for is not visited.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple, TextIO

import click

from app.cli.progress import train_up_to
from app.cli.streams import read_project, run_of, text_output
from app.cli.strict_json import encode
from app.core.run import Run
from engine.formulas import Formulas
from engine.plan.events import Event, Kind
from engine.plan.step_plan import StepPlan
from engine.trace import Trace
from engine.values import OPERANDS

Line = tuple[Event, str]

# All columns of a table; an event has the fields of its kind.
COLUMNS = (
    *("index", "step", "sample", "phase", "kind", "layer", "unit", "source", "value"),
    *OPERANDS,
    "text",
)


class Selection(NamedTuple):
    """Which events of a step are wanted; ``layer`` None means all."""

    kinds: frozenset[Kind]
    layer: int | None

    def offsets(self, plan: StepPlan) -> Iterator[int]:
        """Return the places of the wanted events in a step of that plan."""
        for start, block, _ in plan.blocks():
            if self.layer not in (None, block.layer):
                continue
            wanted = [
                range(first, first + run.events)
                for first, run in block.runs
                if run.kind in self.kinds
            ]
            units = range(start, start + block.events, block.unit_events) if wanted else ()
            yield from (unit + place for unit in units for places in wanted for place in places)


def trace(
    project: str, steps: range, kinds: tuple[str, ...], layer: int | None,
    form: str, output: str, overwrite: bool,
) -> None:  # fmt: skip
    """Write the wanted events; see ``FORMS`` for the forms of a line."""
    content = read_project(project)
    depth = len(content.network.layers)
    if layer is not None and not 1 <= layer <= depth:
        raise click.BadParameter(f"no layer {layer} (1 to {depth})", param_hint="'--layer'")
    selection = Selection(frozenset(map(Kind, kinds)) or frozenset(Kind), layer)
    run = run_of(project, content)
    with text_output(output, overwrite) as file:
        train_up_to(steps.start, run.history)
        FORMS[form](lines(run, steps, selection, content.view.digits), file)


def lines(run: Run, steps: range, selection: Selection, digits: int) -> Iterator[Line]:
    """Return the wanted events of ``steps``, each with its formula as text.

    The steps may be beyond the time line: a run has no end.
    """
    events = Trace(run.history, steps.stop)
    for step in steps:
        start = run.plan.start(step)
        formulas = Formulas(events.reader(step))
        for offset in selection.offsets(run.plan.step_plan(step)):
            event = events[start + offset]
            yield event, formulas.formula(event).numbers_text(digits)


def line(events: Trace, index: int, digits: int) -> Line:
    """Return one event with its formula as text."""
    event = events[index]
    return event, Formulas(events.reader(event.step)).formula(event).numbers_text(digits)


def fields(event: Event, text: str) -> dict[str, Any]:
    """Return an event by the names of its fields."""
    at = event.address
    return {
        "index": event.index,
        "step": event.step,
        "sample": event.sample,
        "phase": at.phase.value,
        "kind": at.kind.value,
        "layer": at.layer,
        "unit": at.unit,
        "source": at.source,
        "value": event.value,
        **event.operands,
        "text": text,
    }


def _write_json(events: Iterable[Line], file: TextIO) -> None:
    file.writelines(encode(fields(*line)) + "\n" for line in events)


def _write_table(events: Iterable[Line], file: TextIO) -> None:
    writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(fields(*line) for line in events)


def _write_text(events: Iterable[Line], file: TextIO) -> None:
    file.writelines(_sentence(*line) + "\n" for line in events)


def _sentence(event: Event, text: str) -> str:
    at = event.address
    where = {"sample": event.sample, "layer": at.layer, "unit": at.unit, "source": at.source}
    place = " ".join(f"{name} {number}" for name, number in where.items() if number is not None)
    return f"{event.index:>6}  step {event.step}  {at.phase:<8}  {at.kind:<12}  {place:<32}  {text}"


FORMS: dict[str, Callable[[Iterable[Line], TextIO], None]] = {
    "jsonl": _write_json,
    "csv": _write_table,
    "text": _write_text,
}
