"""Projects in, text and projects out; ``-`` is standard input or output."""

from __future__ import annotations

import contextlib
import errno
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from app.cli.guards import reading, writing
from app.core.file_format.project_file import decode, encode, load, save, schema
from app.core.files import MOST_BYTES, refuse_existing, replacing
from app.core.project import Project
from app.core.run import Run, build

STANDARD = "-"


def read_project(name: str) -> Project:
    """Return the project in a file, or from standard input."""
    with reading(_called(name, "input")):
        return decode(_standard_input()) if name == STANDARD else load(Path(name))


def run_of(name: str, project: Project) -> Run:
    """Return the run of the project in file ``name``, with its data read."""
    with reading(_called(name, "input")):
        return build(project)


@contextlib.contextmanager
def text_output(name: str, overwrite: bool) -> Iterator[TextIO]:
    """Give a text stream; a file appears when all of it is written, or not at all."""
    with writing(_called(name, "output")):
        if name == STANDARD:
            yield _standard_output()
            return
        refuse_existing(Path(name), overwrite)
        with (
            replacing(Path(name)) as temporary,
            open(temporary, "w", encoding="utf-8", newline="\n") as file,
        ):
            yield file


def write_project(name: str, project: Project, overwrite: bool) -> None:
    """Write a project file, or the same to standard output."""
    with writing(_called(name, "output")):
        if name == STANDARD:
            _standard_output().write(encode(project).decode())
        else:
            refuse_existing(Path(name), overwrite)
            save(Path(name), project)


def write_schema() -> None:
    """Write the JSON Schema of project files to standard output."""
    with text_output(STANDARD, overwrite=False) as file:
        json.dump(schema(), file, indent=2)
        file.write("\n")


def _called(name: str, direction: str) -> str:
    return f"standard {direction}" if name == STANDARD else name


# A process can be started without them: then Python has None for them.
def _standard_output() -> TextIO:
    if sys.stdout is None:
        raise OSError(errno.EBADF, "it is closed")
    return sys.stdout


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise OSError(errno.EBADF, "it is closed")
    return sys.stdin.buffer.read(MOST_BYTES)
