"""The menu of what is at a point of the stage: the card, a neuron, a layer's name, or a weight."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QWidget

from app.core.hands_on.handles import captioned_layer
from app.core.scene import Shot, card_of, places_of, weight_at
from app.core.session import Session
from app.view.menus import layer_menu, neuron_menu
from app.view.stage.card_menu import card_menu
from app.view.stage.weight_menu import weight_menu


def menu_at(session: Session, shot: Shot, x: float, y: float, parent: QWidget) -> QMenu | None:
    """Return what can be done there, None where there is nothing to be done."""
    if card_of(shot)[1].holds(x, y):
        return card_menu(session, shot, parent)
    neuron = places_of(shot).neuron_at(x, y)
    if neuron is not None:
        return neuron_menu(session, neuron, parent)
    layer = captioned_layer(shot, (x, y))
    if layer is not None:
        return layer_menu(session, layer, parent)
    edge = weight_at(shot, x, y)
    return None if edge is None else weight_menu(session, edge, (x, y), parent)
