"""Commands about projects and what is made of them."""

from __future__ import annotations

from typing import Any

import click

from app.cli.commands.group import deltastep
from app.cli.options import examples, granularities, languages, overwrite, some_steps, themes
from app.cli.parameters import OneOf, Seconds, Size


@deltastep.command()
def demo() -> int:
    """Open the worked example.

    Without a display, make its film in the current folder and print where it is.
    """
    from app.cli.window import demo

    return demo()


@deltastep.command()
@click.argument("project")
@click.argument("output")
@some_steps
@click.option(
    "--by",
    type=OneOf("granularity", granularities),
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
    type=OneOf("theme", themes),
    metavar="THEME",
    help="Colours, if not those of the project: dark, light or one of these _high_contrast.",
)
@click.option(
    "--language",
    type=OneOf("language", languages),
    metavar="LANGUAGE",
    help="Of the words, if not that of the project: en or de.",
)
@click.option(
    "--reduced-motion", is_flag=True, help="Show each operation when it is done, nothing moves."
)
@overwrite
def export(**options: Any) -> None:
    """Make a film or pictures.

    The name of OUTPUT says which: .mp4, .gif, name-####.png or a folder.
    """
    from app.cli.interrupts import interrupts_noted

    with interrupts_noted() as meet_interrupts:
        from app.cli.film import export_film

        meet_interrupts()
    export_film(**options)


@deltastep.command()
@click.argument("example", type=OneOf("example", examples), required=False)
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
