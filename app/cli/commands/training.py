"""Commands that train."""

from __future__ import annotations

from typing import Any

import click

from app.cli.commands.group import deltastep
from app.cli.options import how_long, overwrite, reports, some_form, text_output, training_fields
from app.cli.parameters import MOST_STARTS, MOST_STEPS, Conditions


@deltastep.command()
@click.argument("project")
@how_long
@click.option(
    "--until",
    type=Conditions(training_fields),
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
@click.option(
    "--starts",
    type=click.IntRange(1, MOST_STARTS),
    default=1000,
    show_default=True,
    help="How many starts, each with a seed of its own.",
)
@click.option("--seed", type=click.IntRange(min=0), help="The first seed, if not the project's.")
@how_long
@click.option(
    "--success",
    type=Conditions(training_fields),
    default="loss < 0.01",
    show_default=True,
    metavar="CONDITION",
    help="When a start has got there; loss, accuracy, step and epoch are known.",
)
@some_form(reports, "table", "What to write: table, csv or json.")
@click.option("--curves", is_flag=True, help="With json: the loss of each start at every look.")
@text_output
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
