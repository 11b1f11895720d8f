"""The command line as a whole: its commands, or a project to open."""

from __future__ import annotations

import os

import click


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
