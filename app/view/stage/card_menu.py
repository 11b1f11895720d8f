"""The menu of the card: its formula for documents, and how it is written."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from app.core.navigation import steering
from app.core.scene import Shot
from app.core.session import Session
from app.view.language import tr
from app.view.stage.copying import ask_picture, copy_latex, copy_picture, copy_text


def card_menu(session: Session, shot: Shot, parent: QWidget) -> QMenu:
    """Return the menu; it is gone once it is closed."""
    menu = QMenu(parent)
    menu.addAction(tr("Copy as text"), partial(copy_text, shot))
    menu.addAction(tr("Copy as LaTeX"), partial(copy_latex, shot))
    menu.addAction(tr("Copy as picture"), partial(copy_picture, shot))
    menu.addAction(tr("Save as picture …"), partial(ask_picture, session, shot, parent))
    menu.addSeparator()
    _switch(menu, session, tr("Check by finite differences"), "checked")
    _switch(menu, session, tr("Fractions where exact"), "fractions")
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def _switch(menu: QMenu, session: Session, text: str, name: str) -> None:
    action = menu.addAction(text, partial(steering.turn, session, name))
    action.setCheckable(True)
    action.setChecked(getattr(session.project.view, name))
