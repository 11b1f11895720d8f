"""``deltastep compare``: two runs step by step, or one with and without what was done by hand."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TextIO

from app.cli.guards import reading
from app.cli.progress import train_up_to
from app.cli.streams import STANDARD, read_project, run_of, text_output
from app.cli.strict_json import encode
from engine.branches import Branches, Difference
from engine.problem import Problem

# So many steps are compared if it is not said which.
STEPS = 10
COLUMNS = (
    *("step", "loss", "other_loss", "parameter_difference", "parameter", "layer", "unit", "source"),
    *("output_difference", "sample", "output", "event"),
)


def compare(project: str, other: str | None, steps: range | None, form: str) -> None:
    """Write a line for each of ``steps``; None are the first ones that can differ."""
    branches = _with_and_without_edits(project) if other is None else _of_files(project, other)
    steps = range(branches.fork, branches.fork + STEPS) if steps is None else steps
    with text_output(STANDARD, overwrite=False) as file:
        train_up_to(steps.start, branches)
        FORMS[form](map(branches.compare, steps), file)


def _with_and_without_edits(project: str) -> Branches:
    history = run_of(project, read_project(project)).history
    with reading(project):
        branches = Branches.of_edits(history, ())
        if branches is None:
            raise Problem("edits", "none", "some to leave out, or another project to compare with")
    return branches


def _of_files(project: str, other: str) -> Branches:
    one, two = (run_of(name, read_project(name)).history for name in (project, other))
    with reading(other):
        return Branches.of_runs(one, two)


def fields(difference: Difference) -> dict[str, Any]:
    """Return a difference by the names of ``COLUMNS``, None where there is nothing to say."""
    parameter, output = difference.parameter or (None,) * 5, difference.output or (None,) * 3
    line = difference.step, *difference.losses, *parameter, *output, difference.event
    return dict(zip(COLUMNS, line, strict=True))


def _write_text(differences: Iterable[Difference], file: TextIO) -> None:
    file.writelines("  ".join(_phrases(difference)) + "\n" for difference in differences)


def _phrases(difference: Difference) -> Iterator[str]:
    one, other = difference.losses
    yield f"step {difference.step:<6} loss {one:<12.6g} {other:<12.6g}"
    if difference.same:
        yield "the same"
    if (parameter := difference.parameter) is not None:
        where = {"layer": parameter.layer, "unit": parameter.unit, "source": parameter.source}
        place = " ".join(f"{name} {number}" for name, number in where.items() if number is not None)
        yield f"{parameter.name} {parameter.size:<12.6g} {place:<24}"
    if (output := difference.output) is not None:
        yield f"output {output.size:<12.6g} sample {output.sample} unit {output.unit}"
    if difference.event is not None:
        yield f"from event {difference.event} on"


def _write_table(differences: Iterable[Difference], file: TextIO) -> None:
    writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(map(fields, differences))


def _write_json(differences: Iterable[Difference], file: TextIO) -> None:
    file.writelines(encode(fields(difference)) + "\n" for difference in differences)


FORMS: dict[str, Callable[[Iterable[Difference], TextIO], None]] = {
    "text": _write_text,
    "csv": _write_table,
    "jsonl": _write_json,
}
