"""A breakpoint and a bookmark as rows of a list, and the list."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from app.core.navigation import bookmarks, breakpoints
from app.core.project import Bookmark, Breakpoint
from app.core.session import Session
from app.view.language import tr
from app.view.parts.elided_label import ElidedLabel
from app.view.parts.small_icon import SmallIcon
from engine.words.wording import counted, worded

Row = TypeVar("Row", bound=QWidget)


class Rows(QWidget, Generic[Row]):
    """Rows under each other, by what they are about: those that stay are kept."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[object, Row] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    def show_all(self, wanted: Mapping[object, Callable[[], Row]]) -> None:
        """Have one row for each of ``wanted``, in that order, made where there is none yet."""
        for key in [key for key in self.rows if key not in wanted]:
            row = self.rows.pop(key)
            self._column.removeWidget(row)
            row.deleteLater()
        for number, (key, make) in enumerate(wanted.items()):
            if key not in self.rows:
                row = self.rows[key] = make()
                self._column.insertWidget(number, row)
        self.setVisible(bool(wanted))


class BreakpointRow(QWidget):
    """Switches a breakpoint on and off, and removes it."""

    def __init__(self, session: Session, condition: str) -> None:
        super().__init__()
        self.box, self.text = QCheckBox(), ElidedLabel()
        self.box.setAccessibleName(condition)
        self.box.clicked.connect(lambda: breakpoints.switch(session, condition))
        self.text.setProperty("role", "mono")
        self.text.setText(condition)
        self.text.setToolTip(condition)
        self.remover = remover(condition, lambda: breakpoints.remove(session, condition))
        row = _row(self)
        row.addWidget(self.box)
        row.addWidget(self.text, 1)
        row.addWidget(self.remover)

    def show_state(self, breakpoint: Breakpoint) -> None:
        """Show whether it is on."""
        with QSignalBlocker(self.box):
            self.box.setChecked(breakpoint.on)
        self.text.setEnabled(breakpoint.on)


class BookmarkRow(QWidget):
    """Goes to a bookmark, renames and removes it."""

    def __init__(self, session: Session, bookmark: Bookmark) -> None:
        super().__init__()
        self._session, self._at = session, bookmark.at
        self.name, self.where = QLineEdit(), QToolButton()
        self.name.setAccessibleName(tr("Name of the bookmark"))
        self.name.setProperty("role", "quiet")
        self.name.editingFinished.connect(self._rename)
        step, event = bookmark.at
        self.where.setText(f"{tr(counted(step + 1))} · {tr(counted(event))}")
        self.where.setProperty("role", "small")
        self.where.clicked.connect(lambda: bookmarks.go_to(session, self._at))
        self.remover = remover("", lambda: bookmarks.remove(session, self._at))
        row = _row(self)
        row.addWidget(self.name, 1)
        row.addWidget(self.where)
        row.addWidget(self.remover)

    def show_state(self, bookmark: Bookmark) -> None:
        """Show the name; what is being typed stays."""
        if not self.name.isModified() and self.name.text() != bookmark.name:
            self.name.setText(bookmark.name)
            self.name.setCursorPosition(0)
        words = tr(worded("Go to {name}", name=bookmark.name))
        self.where.setAccessibleName(words)
        self.where.setToolTip(words)
        self.remover.setAccessibleName(tr(worded("Remove {name}", name=bookmark.name)))

    def _rename(self) -> None:
        name = self.name.text().strip()
        self.name.setModified(False)
        if name:
            bookmarks.rename(self._session, self._at, name)


def remover(name: str, run: Callable[[], object]) -> QToolButton:
    """Return a small button that removes something of that name."""
    button = SmallIcon("close", tr(worded("Remove {name}", name=name)))
    button.setToolTip(tr("Remove"))
    button.clicked.connect(lambda: run())
    return button


def _row(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout(widget)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    return row
