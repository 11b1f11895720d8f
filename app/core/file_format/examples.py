"""The projects that the program brings along."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from app.core.file_format.project_file import load
from app.core.project import Project
from engine.problem import Problem, expected_name
from engine.words.wording import worded

ENDING = ".deltastep"
# What to begin with: the worked 2-2-2 example.
FIRST = "two-two-two"


def names() -> tuple[str, ...]:
    """Return the names of the examples in alphabetical order."""
    return tuple(sorted(path.stem for path in _folder().glob(f"*{ENDING}")))


def open_example(name: str) -> Project:
    """Return an example; raise ``Problem`` for an unknown name."""
    if name not in names():
        raise Problem(name, worded("no such example"), expected_name(name, names()))
    return load(_folder() / f"{name}{ENDING}")


def _folder() -> Path:
    # Wheels are unpacked when they are installed, so that this is a folder of the file system.
    return Path(str(files("assets"))) / "examples"
