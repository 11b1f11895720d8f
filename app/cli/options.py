"""What the options of several commands have in common; what they name is imported when needed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import click

from app.cli.parameters import MOST_STEPS, OneOf, Steps

Command = TypeVar("Command", bound=Callable[..., Any])
Words = Callable[[], Iterable[str]]


def kinds() -> Iterable[str]:
    """Return the kinds of events."""
    from engine.plan.events import Kind

    return Kind


def granularities() -> Iterable[str]:
    """Return how much may happen at once."""
    from engine.plan.step_plan import Granularity

    return Granularity


def themes() -> Iterable[str]:
    """Return the themes."""
    from app.core.project import THEMES

    return THEMES


def languages() -> Iterable[str]:
    """Return the languages."""
    from app.core.language import LANGUAGES

    return LANGUAGES


def forms() -> Iterable[str]:
    """Return what the lines of a trace may look like."""
    from app.cli.trace import FORMS

    return FORMS


def forms_of_compare() -> Iterable[str]:
    """Return what a comparison may look like."""
    from app.cli.compare import FORMS

    return FORMS


def event_fields() -> Iterable[str]:
    """Return what a condition on events may ask for."""
    from engine.search.search import FIELDS

    return FIELDS


def training_fields() -> Iterable[str]:
    """Return what a condition on training may ask for."""
    from app.core.conditions.conditions import TRAINING_FIELDS

    return TRAINING_FIELDS


def reports() -> Iterable[str]:
    """Return what a report on many starts may look like."""
    from app.cli.sweep import FORMS

    return FORMS


def examples() -> Iterable[str]:
    """Return the names of the bundled examples."""
    from app.core.file_format.examples import names

    return names()


def overwrite(command: Command) -> Command:
    """Add the option that lets an existing output be replaced."""
    return click.option("--overwrite", is_flag=True, help="Replace an existing output.")(command)


def some_steps(command: Command) -> Command:
    """Add the option that says which training steps are meant."""
    return click.option(
        "--steps",
        type=Steps(),
        default="0",
        show_default=True,
        metavar="STEP|FIRST:END",
        help="Training steps, counted from 0, without the end.",
    )(command)


def some_form(forms: Words, default: str, help_text: str) -> Callable[[Command], Command]:
    """Add the option that says what the output looks like."""
    return click.option(
        "--format",
        "form",
        type=OneOf("format", forms),
        default=default,
        show_default=True,
        metavar="FORMAT",
        help=help_text,
    )


def event_form(command: Command) -> Command:
    """Add the option that says what the line of an event looks like."""
    return some_form(forms, "jsonl", "What a line looks like: jsonl, csv or text.")(command)


def text_output(command: Command) -> Command:
    """Add the option that says where a text goes."""
    return click.option(
        "--output", default="-", metavar="FILE", help="Where to write, if not to standard output."
    )(command)


def how_long(command: Command) -> Command:
    """Add the options that say for how many steps, or epochs, to train."""
    for unit in ("epochs", "steps"):
        count = click.IntRange(1, MOST_STEPS)
        command = click.option(f"--{unit}", type=count, help=f"Train for so many {unit}.")(command)
    return command
