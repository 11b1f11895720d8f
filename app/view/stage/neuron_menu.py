"""The menu of a neuron: what there is to be changed at it and its layer."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from app.core.offers import Offer, offers_at, take
from app.core.project import Neuron
from app.core.session import Session
from app.view.language import tr


def neuron_menu(session: Session, neuron: Neuron, parent: QWidget) -> QMenu:
    """Return the menu; it is gone once it is closed."""
    menu = QMenu(parent)
    menu.setToolTipsVisible(True)
    for offer in offers_at(session.run, neuron):
        _add(menu, session, offer)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def _add(menu: QMenu, session: Session, offer: Offer) -> None:
    action = menu.addAction(tr(offer.label), partial(take, session, offer))
    if offer.refusal is not None:
        action.setEnabled(False)
        action.setToolTip(tr(offer.refusal))
