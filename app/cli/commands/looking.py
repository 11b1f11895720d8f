"""Commands that look into a run."""

from __future__ import annotations

from typing import Any

import click

from app.cli.commands.group import deltastep
from app.cli.failures import Code
from app.cli.options import (
    event_fields,
    event_form,
    forms_of_compare,
    kinds,
    overwrite,
    some_form,
    some_steps,
    text_output,
)
from app.cli.parameters import Conditions, OneOf, Steps


@deltastep.command()
@click.argument("project")
@some_steps
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=OneOf("kind", kinds),
    metavar="KIND",
    help="Only operations of this kind; may be repeated.",
)
@click.option("--layer", type=int, help="Only operations of this layer, counted from 1.")
@event_form
@text_output
@overwrite
def trace(**options: Any) -> None:
    """Write every operation, one a line.

    Each line has the numbers of one operation and its formula.
    """
    from app.cli.trace import trace

    trace(**options)


@deltastep.command()
@click.argument("project")
@click.argument("condition", type=Conditions(event_fields))
@click.option(
    "--from",
    "first",
    type=click.IntRange(min=0),
    metavar="INDEX",
    help="The event to begin with, if not the first one (backwards: the last one).",
)
@click.option("--backwards", is_flag=True, help="Go back in time.")
@click.option(
    "--steps",
    type=Steps(),
    metavar="STEP|FIRST:END",
    help="Only in these training steps, if not in all of the time line.",
)
@event_form
def search(**options: Any) -> None:
    """Find the next operation that satisfies CONDITION.

    Such as 'kind = delta and |value| < 1e-6', 'value is nan', or 'kind = update and layer = 2 and
    value changes sign'. It is written as by trace; the exit code is 1 if there is none.
    """
    from app.cli.search import search

    search(**options)


@deltastep.command()
@click.argument("project")
@click.argument("other", required=False)
@click.option(
    "--steps",
    type=Steps(),
    metavar="STEP|FIRST:END",
    help="Training steps, if not the ten from the first that can differ.",
)
@some_form(forms_of_compare, "text", "What a line looks like: text, csv or jsonl.")
def compare(**options: Any) -> None:
    """Compare two runs step by step.

    PROJECT with its edits against itself without them, or against OTHER, which has a network of
    the same shape: the loss of both, the largest differences in the parameters after the step and
    in the outputs, and the first operation with other numbers.
    """
    from app.cli.compare import compare

    compare(**options)


@deltastep.command()
@click.argument("project")
@some_steps
def check(project: str, steps: range) -> Code:
    """Check every gradient.

    Compares it with its finite difference.

    Prints layer, unit, source, gradient and difference; the exit code is 1 if one is off.
    """
    from app.cli.check import check

    return check(project, steps)
