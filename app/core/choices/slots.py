"""Places of a project where one entry of a registry is chosen, with its options."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from app.core.changes.fitted import Fitted
from app.core.choices.kinds import Entry, Selection, Setting, Switch
from app.core.hands_on.controls import Control, Moment
from app.core.names import in_words, option_words
from app.core.project import Choice, Project
from app.core.session import Session
from engine.optimizers.base import OPTION_PARTS
from engine.registry import Option, Registry, Usual, choice_name
from engine.words.terms import Mark
from engine.words.wording import worded

# What is not chosen, where that is possible.
NOTHING = ""
PLAIN = Usual(0.0, 1.0)


@dataclass(frozen=True)
class Slot:
    """One place; ``optional`` is whether nothing can be chosen as well.

    ``mark`` returns what formulas call a number of it.
    """

    label: str
    registry: Registry[Any]
    read: Callable[[Project], Choice | None]
    write: Callable[[Project, Any], Fitted]
    optional: bool = False
    mark: Callable[[str], Mark | None] = lambda name: None

    @property
    def selection(self) -> Selection:
        """Return what chooses an entry, with the options that it starts with."""
        return Selection(self.label, lambda session: self._entries(), self._name, self._chosen)

    def options(self, project: Project, without: Collection[str] = ()) -> Iterator[Setting]:
        """Yield what sets the options of the entry that is chosen, but some."""
        choice = self.read(project)
        if choice is not None:
            for option in self.registry.options(choice_name(choice)):
                if option.name not in without:
                    yield from self._settings(option)

    def value(self, project: Project, option: Option) -> Any:
        """Return an option as it is chosen, or else its default."""
        choice = self.read(project)
        given = {} if choice is None or isinstance(choice, str) else choice
        return given.get(option.name, option.start)

    def with_option(self, project: Project, name: str, value: object) -> Project:
        """Return the project with another value of an option."""
        choice = self.read(project)
        given = {"name": choice} if isinstance(choice, str) else dict(choice or {})
        return self.write(project, {**given, name: value}).project

    def _entries(self) -> list[Entry]:
        none = [Entry(NOTHING, worded("None"))] if self.optional else []
        return [*none, *(Entry(name, in_words(name)) for name in self.registry)]

    def _name(self, session: Session) -> str:
        choice = self.read(session.project)
        return NOTHING if choice is None else choice_name(choice)

    def _chosen(self, session: Session, key: str) -> Fitted:
        if key == NOTHING:
            return self.write(session.project, None)
        start = self.registry.start(key)
        return self.write(session.project, start if len(start) > 1 else key)

    def _settings(self, option: Option) -> Iterator[Setting]:
        if option.kind is bool:
            yield Switch(
                option_words(option.name),
                lambda session: bool(self.value(session.project, option)),
                lambda project, on: self.with_option(project, option.name, on),
            )
        elif option.kind in (int, float):
            yield number(
                option_words(option.name), option,
                partial(self.value, option=option), partial(self.with_option, name=option.name),
                self.mark(option.name),
            )  # fmt: skip
        else:
            for index, part in enumerate(OPTION_PARTS[option.name]):
                yield self._part(option, index, part)

    def _part(self, option: Option, index: int, name: str) -> Control:
        def write(project: Project, value: object) -> Project:
            parts = list(self.value(project, option))
            parts[index] = value
            return self.with_option(project, option.name, tuple(parts))

        def read(project: Project) -> float:
            return float(self.value(project, option)[index])

        return number(option_words(name), option, read, write, self.mark(name))


def number(
    label: str,
    option: Option,
    read: Callable[[Project], float],
    write: Callable[..., Project],
    mark: Mark | None = None,
) -> Control:
    """Return the control of a number of a project that an option describes."""
    low, high, _ = option.usual or PLAIN
    whole = option.kind is int

    def written(project: Project, moment: Moment, value: float) -> Project:
        return write(project, value=int(value) if whole else value)

    return Control(
        label, low, high, 0 if whole else decimals(high), lambda session: read(session.project),
        written, whole=whole, slides=option.usual is not None and not whole, mark=mark,
    )  # fmt: skip


def decimals(high: float) -> int:
    """Return how many decimals a number has that is usually at most ``high``."""
    return 3 - min(0, math.ceil(math.log10(high)))
