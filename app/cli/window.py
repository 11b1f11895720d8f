"""``deltastep [PROJECT]`` and ``deltastep demo``: the window, or what there is without a screen."""

from __future__ import annotations

import os
import tempfile
from itertools import chain, count
from pathlib import Path

from app.cli.failures import Code, CommandError
from app.cli.guards import reading
from app.cli.interrupts import interrupts_noted
from app.cli.screen import has_display
from app.cli.streams import STANDARD, text_output


def open_window(project: str | None) -> int:
    """Open the window, with a project if one is given; return the exit code."""
    if not has_display():
        line = "deltastep: no display (DISPLAY or WAYLAND_DISPLAY, or deltastep export)"
        raise CommandError(line, Code.UNAVAILABLE)
    with interrupts_noted() as meet_interrupts:
        from app import view

        meet_interrupts()
    with reading(project or "deltastep"):
        return view.open_window(None if project is None else Path(project))


def demo() -> int:
    """Show the worked example, in a window or as a film."""
    if has_display():
        return open_window(None)
    with interrupts_noted() as meet_interrupts:
        from app.cli.film import write
        from app.core.file_format.examples import FIRST, open_example
        from app.export import ExportJob

        meet_interrupts()
    output = _free_name(_writable_folder())
    write(ExportJob(open_example(FIRST), output), FIRST)
    with text_output(STANDARD, overwrite=False) as file:
        file.write(f"{output}\n")
    return Code.DONE


def _writable_folder() -> Path:
    here = Path.cwd()
    return here if os.access(here, os.W_OK) else Path(tempfile.gettempdir())


def _free_name(folder: Path) -> Path:
    """Return a path that nothing stands at, so that the film replaces nothing."""
    names = (f"deltastep-demo{ending}.mp4" for ending in chain([""], map("-{}".format, count(2))))
    return next(path for path in map(folder.joinpath, names) if not path.exists())
