"""The commands and their options; nothing else is imported before one of them runs."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import click

from app.cli.failures import Code
from app.cli.parameters import MOST_STARTS, MOST_STEPS, Conditions, OneOf, Seconds, Size, Steps

Command = TypeVar("Command", bound=Callable[..., Any])


def _kinds() -> Iterable[str]:
    from engine.events import Kind

    return Kind


def _granularities() -> Iterable[str]:
    from engine.plan import Granularity

    return Granularity


def _themes() -> Iterable[str]:
    from app.core.project import THEMES

    return THEMES


def _forms() -> Iterable[str]:
    from app.cli.trace import FORMS

    return FORMS


def _forms_of_compare() -> Iterable[str]:
    from app.cli.compare import FORMS

    return FORMS


def _event_fields() -> Iterable[str]:
    from engine.search import FIELDS

    return FIELDS


def _training_fields() -> Iterable[str]:
    from app.cli.train import FIELDS

    return FIELDS


def _reports() -> Iterable[str]:
    from app.cli.sweep import FORMS

    return FORMS


def _examples() -> Iterable[str]:
    from app.core.examples import names

    return names()


class Program(click.Group):
    """The commands; a word that is none of them but could be a file is a project to open."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the words ask for."""
        word = args[0]
        if word not in self.commands and (os.path.exists(word) or "." in word or os.sep in word):
            return _open.name, _open, args
        return super().resolve_command(ctx, args)


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


def some_form(command: Command) -> Command:
    """Add the option that says what the line of an event looks like."""
    return click.option(
        "--format",
        "form",
        type=OneOf("format", _forms),
        default="jsonl",
        show_default=True,
        metavar="FORMAT",
        help="What a line looks like: jsonl, csv or text.",
    )(command)


@click.group(
    cls=Program,
    invoke_without_command=True,
    subcommand_metavar="[PROJECT | COMMAND ...]",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="--debug, anywhere, shows where an internal error happened.",
)
@click.pass_context
def deltastep(context: click.Context) -> int:
    """Backpropagation one operation at a time.

    Opens the window, with PROJECT if one is given. A project named - is read from standard input;
    a text or project to be written goes to standard output as -.
    """
    return 0 if context.invoked_subcommand else _open_window(None)


@click.command("open")
@click.argument("project")
def _open(project: str) -> int:
    return _open_window(project)


def _open_window(project: str | None) -> int:
    from app.cli.window import open_window

    return open_window(project)


@deltastep.command()
def demo() -> int:
    """Open the worked example.

    Without a display, make its film in the current folder and print where it is.
    """
    from app.cli.window import demo

    return demo()


@deltastep.command()
@click.argument("project")
@some_steps
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=OneOf("kind", _kinds),
    metavar="KIND",
    help="Only operations of this kind; may be repeated.",
)
@click.option("--layer", type=int, help="Only operations of this layer, counted from 1.")
@some_form
@click.option(
    "--output", default="-", metavar="FILE", help="Where to write, if not to standard output."
)
@overwrite
def trace(**options: Any) -> None:
    """Write every operation, one a line.

    Each line has the numbers of one operation and its formula.
    """
    from app.cli.trace import trace

    trace(**options)


@deltastep.command()
@click.argument("project")
@click.argument("condition", type=Conditions(_event_fields))
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
@some_form
def search(**options: Any) -> None:
    """Find the next operation that satisfies CONDITION.

    Such as 'kind = delta and |value| < 1e-6', 'value is nan', or 'kind = update and layer = 2 and
    value changes sign'. It is written as by trace; the exit code is 1 if there is none.
    """
    from app.cli.search import search

    search(**options)


@deltastep.command()
@click.argument("project")
@click.option("--steps", type=click.IntRange(1, MOST_STEPS), help="Train for so many steps.")
@click.option("--epochs", type=click.IntRange(1, MOST_STEPS), help="Train for so many epochs.")
@click.option(
    "--until",
    type=Conditions(_training_fields),
    metavar="CONDITION",
    help="Train until it holds, such as 'loss < 0.01'; loss, accuracy, step and epoch are known.",
)
@click.option(
    "--at-most",
    type=click.IntRange(1, MOST_STEPS),
    metavar="STEPS",
    help="With --until, give up after so many, if not at the end of the time line.",
)
@click.option("--output", required=True, metavar="FILE", help="The project file to write.")
@overwrite
def train(**options: Any) -> None:
    """Train, and write a new project.

    It starts from the trained weights, every digit kept.

    --until looks after every epoch, and at the end, at the loss and accuracy of all samples to
    train with. If its condition never holds, the project is written, and the exit code is 1.

    Where a number becomes infinite or undefined training stops: what is written starts before that
    step, and the exit code is 1. Other trouble, such as units that learn nothing, is told at the
    end, a line each.

    Changes made by hand until then have become part of the weights, later ones are dropped. The
    memory of the optimizer, such as velocities, is not in a project file: it begins anew, as do
    the learning rate's schedule and what is drawn at random.
    """
    from app.cli.train import train

    train(**options)


@deltastep.command()
@click.argument("project")
@click.argument("other", required=False)
@click.option(
    "--steps",
    type=Steps(),
    metavar="STEP|FIRST:END",
    help="Training steps, if not the ten from the first that can differ.",
)
@click.option(
    "--format",
    "form",
    type=OneOf("format", _forms_of_compare),
    default="text",
    show_default=True,
    metavar="FORMAT",
    help="What a line looks like: text, csv or jsonl.",
)
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
@click.option(
    "--starts",
    type=click.IntRange(1, MOST_STARTS),
    default=1000,
    show_default=True,
    help="How many starts, each with a seed of its own.",
)
@click.option("--seed", type=click.IntRange(min=0), help="The first seed, if not the project's.")
@click.option("--steps", type=click.IntRange(1, MOST_STEPS), help="Train for so many steps.")
@click.option("--epochs", type=click.IntRange(1, MOST_STEPS), help="Train for so many epochs.")
@click.option(
    "--success",
    type=Conditions(_training_fields),
    default="loss < 0.01",
    show_default=True,
    metavar="CONDITION",
    help="When a start has got there; loss, accuracy, step and epoch are known.",
)
@click.option(
    "--format",
    "form",
    type=OneOf("format", _reports),
    default="table",
    show_default=True,
    metavar="FORMAT",
    help="What to write: table, csv or json.",
)
@click.option("--curves", is_flag=True, help="With json: the loss of each start at every look.")
@click.option(
    "--output", default="-", metavar="FILE", help="Where to write, if not to standard output."
)
@overwrite
def sweep(**options: Any) -> None:
    """Train from many starts at once.

    Tells how many got there, when, and which seeds failed.

    Start k is the run of the project with k added to its seed. Loss and accuracy are means over
    the samples to train with, looked at before the first step, about 50 times on the way, but not
    more than once in an epoch, and at the end. Without --steps or --epochs training is as long as
    the project's time line.
    """
    from app.cli.sweep import sweep

    sweep(**options)


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


@deltastep.command()
@click.argument("project")
@click.argument("output")
@some_steps
@click.option(
    "--by",
    type=OneOf("granularity", _granularities),
    default="neuron",
    show_default=True,
    metavar="GRANULARITY",
    help="What plays at once: product, neuron, layer, phase, step or epoch.",
)
@click.option(
    "--fps", type=click.IntRange(min=1), default=30, show_default=True, help="Pictures a second."
)
@click.option(
    "--seconds-per-event",
    "seconds",
    type=Seconds(0.01, 3600.0),
    help="How long what plays at once takes, if not as long as on the stage.",
)
@click.option(
    "--size",
    type=Size(),
    default="1280x720",
    show_default=True,
    metavar="WIDTHxHEIGHT",
    help="Pixels; for .mp4 odd numbers become even.",
)
@click.option(
    "--theme",
    type=OneOf("theme", _themes),
    default="dark",
    show_default=True,
    metavar="THEME",
    help="Colours: dark or light.",
)
@overwrite
def export(**options: Any) -> None:
    """Make a film or pictures.

    The name of OUTPUT says which: .mp4, .gif, name-####.png or a folder.
    """
    from app.cli.film import export_film

    export_film(**options)


@deltastep.command()
@click.argument("example", type=OneOf("example", _examples), required=False)
@click.argument("output", required=False)
@overwrite
def new(**options: Any) -> None:
    """Copy a bundled example, or list them.

    OUTPUT becomes a project file; a CSV file it needs is copied beside it.
    """
    from app.cli.examples import new

    new(**options)


@deltastep.command()
def schema() -> None:
    """Print the schema of project files."""
    from app.cli.streams import write_schema

    write_schema()
