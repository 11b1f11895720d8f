"""Inputs and targets as numbers that can be set, where the data are rows in the project."""

from __future__ import annotations

from typing import Literal

from msgspec.structs import replace

from app.core.hands_on.controls import Control, Moment
from app.core.project import Matrix, Project, Rows
from app.core.session import Session
from engine.words.wording import Wording, worded

Part = Literal["inputs", "targets"]


def data_control(label: str, part: Part, sample: int, column: int) -> Control:
    """Return the control of one number of a sample; the data have to be rows in the project."""

    def write(project: Project, moment: Moment, value: float) -> Project:
        return with_datum(project, part, sample, column, value)

    def read(session: Session) -> float:
        rows: Matrix = getattr(session.project.data, part)
        return rows[sample][column]

    return Control(label, -2.0, 2.0, 4, read, write)


def with_datum(project: Project, part: Part, sample: int, column: int, value: float) -> Project:
    """Return the project with another number in its data."""
    rows: Matrix = getattr(project.data, part)
    row = (*rows[sample][:column], value, *rows[sample][column + 1 :])
    changed = (*rows[:sample], row, *rows[sample + 1 :])
    return replace(project, data=replace(project.data, **{part: changed}))


def fixed_data(project: Project) -> Wording | None:
    """Return why single numbers of the data cannot be set, None where they can."""
    if isinstance(project.data, Rows):
        return None
    return worded("Only data that are written out in the project can be changed one by one.")
