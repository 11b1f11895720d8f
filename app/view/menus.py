"""Menus of what can be changed at a layer or a neuron; each is gone once it is closed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from app.core.choices import activation_slot, choose
from app.core.hands_on.offers import Offer, layer_offers, remove_unit, take
from app.core.names import capitalized
from app.core.navigation import breakpoints
from app.core.project import Neuron
from app.core.session import Session
from app.view.language import tr


def neuron_menu(session: Session, neuron: Neuron, parent: QWidget) -> QMenu:
    """Return the menu of a neuron."""
    menu = new_menu(parent)
    if neuron[0] > 0:
        add_pause(menu, session, tr("Pause at this neuron"), breakpoints.at_neuron(neuron))
        activations = menu.addMenu(tr("Activation"))
        _add_activations(activations, session, neuron[0])
    *additions, removal = layer_offers(session.run, neuron[0])
    add_offers(menu, session, additions)
    add_offers(menu, session, (remove_unit(session.run, neuron), removal))
    return menu


def layer_menu(session: Session, layer: int, parent: QWidget) -> QMenu:
    """Return the menu of a layer."""
    menu = new_menu(parent)
    if layer > 0:
        _add_activations(menu, session, layer)
    *additions, removal = layer_offers(session.run, layer)
    add_offers(menu, session, additions)
    add_offers(menu, session, (removal,))
    return menu


def new_menu(parent: QWidget) -> QMenu:
    """Return an empty menu, which is gone once it is closed."""
    menu = QMenu(parent)
    menu.setToolTipsVisible(True)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def add_offers(menu: QMenu, session: Session, offers: Iterable[Offer]) -> None:
    """Add some offers, below a line where there is something already."""
    menu.addSeparator()
    for offer in offers:
        action = menu.addAction(tr(offer.label), partial(take, session, offer))
        if offer.refusal is not None:
            action.setEnabled(False)
            action.setToolTip(tr(offer.refusal))


def add_pause(menu: QMenu, session: Session, text: str, condition: str) -> None:
    """Add what sets a breakpoint and removes it."""
    there = breakpoints.has(session.project, condition)
    add_switch(menu, text, there, partial(breakpoints.toggle, session, condition))


def add_switch(menu: QMenu, text: str, on: bool, toggle: Callable[[], None]) -> None:
    """Add what can be ``on`` or off."""
    action = menu.addAction(text, toggle)
    action.setCheckable(True)
    action.setChecked(on)


def _add_activations(menu: QMenu, session: Session, layer: int) -> None:
    selection = activation_slot(layer).selection
    chosen = selection.read(session)
    for entry in selection.entries(session):
        text, pick = capitalized(tr(entry.text)), partial(choose, session, selection, entry.key)
        action = menu.addAction(text, pick)
        action.setCheckable(True)
        action.setChecked(entry.key == chosen)
