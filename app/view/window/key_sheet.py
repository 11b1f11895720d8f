"""The sheet of keys, made from the table of actions."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.view.actions import SPECS, Spec, edit, file, help, run, shown_key, time_line, view
from app.view.language import tr
from app.view.style import heading, labelled

# The parts of the table side by side, in as many columns as there is room for.
PAGES = (
    ((file.MENU, edit.MENU, help.MENU), (run.MENU,), (time_line.MENU, view.MENU)),
    ((file.MENU, edit.MENU, view.MENU, help.MENU), (run.MENU, time_line.MENU)),
    ((file.MENU, edit.MENU, run.MENU, time_line.MENU, view.MENU, help.MENU),),
)
# A family of more actions than this, such as those for ten digits, is one line.
MOST_ALONE = 4
# What the system needs of a screen for the frame of a dialog.
FRAME = QSize(16, 48)


class KeySheet(QDialog):
    """Every key on one page; it stays open beside the window as long as one likes.

    On a small screen it has fewer columns, and scrolls.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.area = QScrollArea()
        self.area.setAccessibleName(tr("Keys"))
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.area)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Arrange the keys: how much room they need is known once the sheet is on the screen."""
        super().showEvent(event)
        if event.spontaneous():
            return
        screen = self.screen().availableGeometry()
        room, bar = screen.size() - FRAME, self.area.verticalScrollBar().sizeHint().width()
        for columns in PAGES:
            page = _page(columns)
            self.area.setWidget(page)
            needed = page.sizeHint() + QSize(bar, 0)
            if needed.width() <= room.width():
                break
        place = QRect(screen.topLeft(), needed.boundedTo(room))
        place.moveCenter(screen.center())
        self.setGeometry(place)


def _page(columns: Iterable[Iterable[str]]) -> QWidget:
    page = QWidget()
    page.setObjectName("panelContent")
    row = QHBoxLayout(page)
    row.setContentsMargins(28, 24, 28, 28)
    row.setSpacing(44)
    for menus in columns:
        row.addLayout(_column(menus))
    return page


def _column(menus: Iterable[str]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(8)
    for menu in menus:
        column.addWidget(heading(tr(menu)))
        column.addLayout(_lines(menu))
        column.addSpacing(14)
    column.addStretch(1)
    return column


def _lines(menu: str) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(0, 1)
    for number, (text, keys) in enumerate(lines(menu)):
        grid.addWidget(labelled(tr(text), "plain"), number, 0)
        grid.addLayout(_keys(keys), number, 1)
    return grid


def _keys(keys: Iterable[str]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(5)
    row.addStretch(1)
    for key in keys:
        row.addWidget(labelled(key, "key"))
    return row


def lines(menu: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return text and keys of each line for a menu; a family of actions is one line."""
    result: list[tuple[str, tuple[str, ...]]] = []
    members = (spec for spec in SPECS if spec.menu == menu and spec.keys)
    for family, group in groupby(members, key=lambda spec: spec.family):
        specs = list(group)
        if family and len(specs) > MOST_ALONE:
            result.append((family, (_span(specs),)))
        else:
            result += [(spec.text, tuple(map(shown_key, spec.keys))) for spec in specs]
    return result


def _span(specs: list[Spec]) -> str:
    return f"{shown_key(specs[0].keys[0])} … {shown_key(specs[-1].keys[0])}"
