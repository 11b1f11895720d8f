"""``deltastep sweep``: trains from many starts, and tells how many got there."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, TextIO

import click
import numpy as np

from app.cli.guards import reading
from app.cli.progress import progress
from app.cli.streams import read_project, run_of, text_output
from app.cli.strict_json import encode
from app.core.sweep import NEVER, Outcome, Sweep
from engine.arrays import Array
from engine.search.conditions import Condition

COLUMNS = ("seed", "success", "step", "loss", "accuracy")
# Which of the sorted numbers of all starts the table shows: shares of the way from first to last.
QUANTILES = {"least": 0.0, "10 %": 0.1, "median": 0.5, "90 %": 0.9, "most": 1.0}
# A table names so many of the seeds that failed.
MOST_NAMED = 10


class Report(NamedTuple):
    """What there is to tell."""

    sweep: Sweep
    steps: int
    success: Condition
    outcome: Outcome
    curves: bool
    digits: int

    @property
    def failed(self) -> list[int]:
        """Return the seeds of the starts that did not get there."""
        reached = self.outcome.reached.tolist()
        return [seed for seed, step in zip(self.sweep.seeds, reached, strict=True) if step == NEVER]


def sweep(
    project: str, starts: int, steps: int | None, epochs: int | None, success: Condition, form: str,
    curves: bool, output: str, overwrite: bool, seed: int | None,
) -> None:  # fmt: skip
    """Train from ``starts`` seeds; see ``FORMS`` for the forms of the report."""
    if steps is not None and epochs is not None:
        raise click.UsageError("either --steps or --epochs", click.get_current_context())
    if curves and form != "json":
        raise click.UsageError("--curves needs --format json", click.get_current_context())
    content = read_project(project)
    first = content.seed if seed is None else seed
    data = run_of(project, content).data
    with reading(project):
        wanted = Sweep(content, data, range(first, first + starts))
    count = steps or (epochs or 0) * wanted.steps_per_epoch or content.training.steps
    if wanted.alike:
        line = "every start has the same weights (with init each would have its own)"
        click.echo(f"{project}: $.network.layers: {line}", err=True)
    with text_output(output, overwrite) as file:
        with progress(count * starts, "training") as bar:
            outcome = wanted.train(count, success, bar.update)
        FORMS[form](Report(wanted, count, success, outcome, curves, content.view.digits), file)


def records(report: Report) -> Iterator[dict[str, Any]]:
    """Return each start by the names in ``COLUMNS``; without success there is no step."""
    outcome = report.outcome
    columns = (values.tolist() for values in (outcome.reached, outcome.loss, outcome.accuracy))
    for seed, step, loss, right in zip(report.sweep.seeds, *columns, strict=True):
        there = step != NEVER
        values = (seed, there, step if there else None, loss, right)
        yield dict(zip(COLUMNS, values, strict=True))


def _write_json(report: Report, file: TextIO) -> None:
    """Write one object, a line a start."""
    starts = list(records(report))
    if report.curves:
        for start, curve in zip(starts, report.outcome.curves.T.tolist(), strict=True):
            start["curve"] = curve
    failed = report.failed
    head = encode({
        "condition": str(report.success),
        "steps": report.steps,
        "looked_at": report.sweep.looked_at(report.steps),
        "succeeded": len(starts) - len(failed),
        "failed": failed,
    })  # fmt: skip
    lines = ",\n".join(map(encode, starts))
    file.write(f'{head[:-1]}, "starts": [\n{lines}\n]}}\n')


def _write_csv(report: Report, file: TextIO) -> None:
    writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for record in records(report):
        writer.writerow({**record, "success": str(record["success"]).lower()})


def _write_table(report: Report, file: TextIO) -> None:
    file.writelines(line + "\n" for line in _table(report))


def _table(report: Report) -> Iterator[str]:
    seeds, failed, outcome = report.sweep.seeds, report.failed, report.outcome
    every = report.sweep.every(report.steps)
    yield f"{len(seeds) - len(failed):,} of {len(seeds):,} starts got there: {report.success}"
    yield f"{report.steps:,} steps each, looked at every {every:,}"
    if failed:
        more = len(failed) - MOST_NAMED
        rest = f" and {more:,} more" if more > 0 else ""
        yield f"failed: seed {', '.join(map(str, failed[:MOST_NAMED]))}{rest}"
    yield ""
    yield " " * 20 + "".join(f"{name:>12}" for name in QUANTILES)
    there = outcome.reached[outcome.reached != NEVER]
    if len(there):
        yield _row("step of success", there, "{:,}".format)
    number = f"{{:.{report.digits}g}}".format
    yield _row("loss at the end", outcome.loss, number)
    yield _row("accuracy at the end", outcome.accuracy, number)


def _row(name: str, values: Array, written: Callable[[Any], str]) -> str:
    """Return a row of quantiles; what is not a number counts as most."""
    ordered = np.sort(values).tolist()
    chosen = (ordered[round(share * (len(ordered) - 1))] for share in QUANTILES.values())
    return f"{name:<20}" + "".join(f"{written(value):>12}" for value in chosen)


FORMS: dict[str, Callable[[Report, TextIO], None]] = {
    "table": _write_table,
    "csv": _write_csv,
    "json": _write_json,
}
