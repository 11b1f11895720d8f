"""What an action of the window is, and what it works on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Protocol

from app.core.session import Session
from app.core.settings import SettingsFile
from app.view.stage.stage import Stage
from engine.words.wording import Wording


class FileQuestions(Protocol):
    """What asks for files."""

    def choose_project(self) -> None:
        """Ask for a project file and open it."""

    def save(self) -> None:
        """Write the project to its file."""

    def save_as(self) -> None:
        """Ask for a file and write the project to it."""


class Desk(Protocol):
    """What actions work on: a session, and the window around it."""

    @property
    def session(self) -> Session:
        """Return the session that is shown."""

    @property
    def stage(self) -> Stage:
        """Return the stage that shows it."""

    @property
    def settings(self) -> SettingsFile:
        """Return what is remembered of the user."""

    @property
    def files(self) -> FileQuestions:
        """Return what asks for files."""

    def choose_example(self) -> None:
        """Offer the bundled examples."""

    def choose_film(self) -> None:
        """Ask what to export."""

    def shows_view(self, name: str) -> bool:
        """Return whether a view is open."""

    def show_view(self, name: str, shown: bool) -> None:
        """Open a view, or close it."""

    def focus_next(self, direction: int) -> None:
        """Give the focus to the next part of the window, or to the one before where it is -1."""

    def restore_views(self) -> None:
        """Put every view where it is at first."""

    def search(self) -> None:
        """Ask for a condition to look for."""

    def search_on(self, direction: int) -> None:
        """Look for the next that satisfies it, or for the one before where ``direction`` is -1."""

    def open_menu(self) -> None:
        """Open the menu."""

    def end_what_if(self) -> None:
        """Ask with which of two courses to go on."""

    def show_notes(self) -> None:
        """Open the notes on the step that is shown, or close them."""

    def show_hints(self) -> None:
        """Show the hints of the first start."""

    def show_preferences(self) -> None:
        """Show the settings."""

    def show_keys(self) -> None:
        """Show the sheet of keys."""

    def toggle_full_screen(self) -> None:
        """Fill the screen, or stop doing so."""

    def close_window(self) -> None:
        """Close the window."""


def always(_: Desk) -> bool:
    """Return that it can be done whatever is shown."""
    return True


@dataclass(frozen=True)
class Spec:
    """One action: what it is called, its keys, what it does and when it can be done.

    ``family`` gathers similar actions in a submenu and in one line of the key sheet; between
    actions of different ``group`` there is a line in the menu. ``detail`` is added to the text;
    ``repeats`` is for keys that are held down. ``said`` is what a screen reader is told when it is
    done; what the stage or the focus tells need not be said again.
    """

    name: str
    text: Wording
    menu: Wording
    keys: tuple[str, ...]
    run: Callable[[Desk], object]
    enabled: Callable[[Desk], bool] = always
    checked: Callable[[Desk], bool] | None = None
    detail: Callable[[Desk], str | None] | None = None
    family: str = ""
    repeats: bool = False
    said: Callable[[Desk], str | None] | None = None
    group: int = 0


def grouped(*groups: Iterable[Spec]) -> tuple[Spec, ...]:
    """Return the actions of a menu, with a line between groups."""
    return tuple(
        replace(spec, group=number) for number, group in enumerate(groups) for spec in group
    )


def has_past(desk: Desk) -> bool:
    """Return whether something has happened."""
    return desk.session.place > 0.0


def has_future(desk: Desk) -> bool:
    """Return whether something is still to happen."""
    return desk.session.place < desk.session.run.events


def on(move: Callable[..., None], *arguments: object) -> Callable[[Desk], None]:
    """Return what makes a move of ``steering`` on the session of a desk."""
    return lambda desk: move(desk.session, *arguments)


def confirmed(spec: Spec) -> Spec:
    """Return an action of which a screen reader is told that it is done, by its text."""
    return replace(spec, said=lambda _: spec.text)


def last_change(desk: Desk) -> str | None:
    """Return the name of the change that was made last."""
    return desk.session.document.undo_label
