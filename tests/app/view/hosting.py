"""How a widget under test gets onto the screen."""

from __future__ import annotations

from typing import TypeVar, cast

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.core.session import Session
from app.view.docks.registry import View

V = TypeVar("V", bound=View)


def show(qtbot: QtBot, widget: QWidget, width: int, height: int) -> None:
    """Show a widget as a window that has the keyboard."""
    qtbot.addWidget(widget)
    widget.resize(width, height)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()


def show_view(qtbot: QtBot, session: Session, view: V, width: int, height: int) -> V:
    """Show a view of a session, as a window of its own, and let it follow."""
    session.document.subscribe(lambda old, new: view.refresh())
    show(qtbot, cast(QWidget, view), width, height)
    view.refresh()
    return view
