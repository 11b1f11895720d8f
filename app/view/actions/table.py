"""Every action of the window in one table: menus, buttons, tooltips and the key sheet follow it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from itertools import groupby

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from app.view.actions.edit import EDIT
from app.view.actions.file import FILE
from app.view.actions.help import HELP
from app.view.actions.run import RUN
from app.view.actions.spec import Desk, Spec, always
from app.view.actions.time_line import TIME_LINE
from app.view.actions.view import VIEW
from app.view.language import tr
from app.view.parts.speech import announce
from engine.words.wording import any_of, joined, worded

SPECS = (*FILE, *EDIT, *RUN, *TIME_LINE, *VIEW, *HELP)
# Those of which something changes.
_CHANGING = tuple(
    spec for spec in SPECS if spec.checked or spec.detail or spec.enabled is not always
)


def shown_key(key: str) -> str:
    """Return a key as menus write it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def _keys(spec: Spec) -> str:
    return tr(any_of(shown_key(key) for key in spec.keys))


class Actions:
    """The table as Qt's actions of one window, by name."""

    def __init__(self, window: QWidget, desk: Desk) -> None:
        self._window, self._desk = window, desk
        self._made = {spec.name: self._make(spec, window) for spec in SPECS}
        window.addActions(list(self._made.values()))

    def __getitem__(self, name: str) -> QAction:
        """Return one action."""
        return self._made[name]

    def _make(self, spec: Spec, window: QWidget) -> QAction:
        text = tr(spec.text)
        action = QAction(text, window)
        action.setShortcuts([QKeySequence(key) for key in spec.keys])
        action.setAutoRepeat(spec.repeats)
        action.setCheckable(spec.checked is not None)
        action.setToolTip(f"{text} ({_keys(spec)})" if spec.keys else text)
        action.triggered.connect(partial(self._run, spec))
        return action

    def _run(self, spec: Spec, _checked: bool = False) -> None:
        offered = self._made[spec.name].text()
        spec.run(self._desk)
        self.refresh()
        words = self._words(spec, offered)
        if words:
            announce(self._window, tr(words), now=spec.detail is None)

    def _words(self, spec: Spec, offered: str) -> str | None:
        """Return what to tell a screen reader of what was done, ``offered`` under this text."""
        if spec.said is not None:
            return spec.said(self._desk)
        if spec.checked is None:
            return offered if spec.detail else None
        what = joined(", ", (spec.family, spec.text)) if spec.family else spec.text
        on = spec.checked(self._desk)
        return worded("{what}: on", what=what) if on else worded("{what}: off", what=what)

    def refresh(self) -> None:
        """Let each action show whether it can be done, and what it would do."""
        for spec in _CHANGING:
            action = self._made[spec.name]
            action.setEnabled(spec.enabled(self._desk))
            if spec.checked is not None:
                action.setChecked(spec.checked(self._desk))
            if spec.detail is not None:
                text, detail = tr(spec.text), spec.detail(self._desk)
                action.setText(f"{text}: {tr(detail)}" if detail else text)

    def menu(self, parent: QWidget) -> QMenu:
        """Return the menu of all actions, with a menu for each part of the table.

        Before it opens it looks at what has changed without a word, such as a panel closed.
        """
        menu = QMenu(parent)
        menu.aboutToShow.connect(self.refresh)
        for title, specs in groupby(SPECS, key=lambda spec: spec.menu):
            self._fill(menu.addMenu(tr(title)), specs)
        return menu

    def choice(self, parent: QWidget, *groups: Iterable[str]) -> QMenu:
        """Return a menu of a few actions by their names, with a line between groups."""
        menu = QMenu(parent)
        menu.aboutToShow.connect(self.refresh)
        for group in groups:
            _begin_group(menu)
            menu.addActions([self._made[name] for name in group])
        return menu

    def _fill(self, menu: QMenu, specs: Iterable[Spec]) -> None:
        for _, group in groupby(specs, key=lambda spec: spec.group):
            _begin_group(menu)
            for family, members in groupby(group, key=lambda spec: spec.family):
                target = self._submenu(menu, tr(family)) if family else menu
                target.addActions([self._made[spec.name] for spec in members])

    def _submenu(self, menu: QMenu, title: str) -> QMenu:
        """Return the submenu of that title; one that is there already goes on below a line."""
        for submenu in menu.findChildren(QMenu):
            if submenu.title() == title:
                _begin_group(submenu)
                return submenu
        return menu.addMenu(title)


def _begin_group(menu: QMenu) -> None:
    """Draw a line below what is in a menu, if anything is."""
    if menu.actions():
        menu.addSeparator()
