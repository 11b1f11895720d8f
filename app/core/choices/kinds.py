"""The kinds of things that can be set besides numbers, and how they are gathered."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from app.core.changes.fitted import Fitted
from app.core.changes.fitting import with_data
from app.core.data.samples import NamedSamples
from app.core.hands_on.controls import Control
from app.core.project import Data, Project
from app.core.refusals import REFUSED, reason
from app.core.session import Session


class Entry(NamedTuple):
    """One thing to choose: what it is to the program, and to people.

    A name that was ``given``, such as that of a file, is shown as it is.
    """

    key: str
    text: str
    given: bool = False


@dataclass(frozen=True)
class Selection:
    """Something that is chosen among ``entries``.

    ``write`` returns what choosing one makes of the project, or the data to learn from, which may
    have to be read first.
    """

    label: str
    entries: Callable[[Session], Sequence[Entry]]
    read: Callable[[Session], str]
    write: Callable[[Session, str], Fitted | Data]


class SignSelection(Selection):
    """A selection among so few entries that each has a sign, which its key names."""


@dataclass(frozen=True)
class Switch:
    """Something that is on or off."""

    label: str
    read: Callable[[Session], bool]
    write: Callable[[Project, bool], Project]


@dataclass(frozen=True)
class Command:
    """A change that a button makes; ``possible`` says whether it would make a difference."""

    label: str
    possible: Callable[[Session], bool]
    make: Callable[[Project], Project]


@dataclass(frozen=True)
class Question:
    """A button that asks for more than a row can show: the window has a form of that name."""

    label: str
    form: str


Setting = Control | Selection | SignSelection | Switch | Command | Question


@dataclass(frozen=True)
class Group:
    """Settings under one title; ``make`` is called again when ``key`` returns something else."""

    name: str
    title: str
    key: Callable[[Session], Hashable]
    make: Callable[[Session], Sequence[Setting]]


def choose(session: Session, selection: Selection, key: str) -> None:
    """Choose an entry, and say what else had to change, or why it cannot be chosen."""
    try:
        made = selection.write(session, key)
    except REFUSED as error:
        session.say(reason(error))
        return
    if isinstance(made, Fitted):
        _make(session, selection.label, made)
    else:
        _learn_from(session, selection.label, made)


def _learn_from(session: Session, label: str, data: Data) -> None:
    def change(samples: NamedSamples) -> None:
        _make(session, label, with_data(session.project, data, samples))

    split = session.project.training.split
    session.fetch(data, split, change, lambda error: session.say(reason(error)))


def _make(session: Session, label: str, fitted: Fitted) -> None:
    session.attempt(label, *fitted)
