"""The menu of an edge: what can be done with its weight."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from app.core.hands_on.offers import add_layer, freeze
from app.core.hands_on.weights import update_of, weight_control
from app.core.navigation import bookmarks, breakpoints
from app.core.scene.visible_edges import Edge
from app.core.session import Session
from app.view.language import tr
from app.view.menus import add_offers, add_pause, add_switch, new_menu
from app.view.stage.number_entry import NumberEntry
from engine.plan.events import Address
from engine.words.wording import worded

Point = tuple[float, float]


def weight_menu(session: Session, edge: Edge, point: Point, stage: QWidget) -> QMenu:
    """Return the menu; the value is typed at a point of the stage."""
    menu, control = new_menu(stage), weight_control(session, edge)
    menu.addAction(
        tr(worded("Type {weight} …", weight=control.label)),
        lambda: NumberEntry(session, control, stage).open_at(*point),
    )
    menu.addSeparator()
    _add_update(menu, session, update_of(session.run.network, edge))
    layer = edge[0]
    add_offers(menu, session, (freeze(session.run, layer), add_layer(session.run, layer)))
    return menu


def _add_update(menu: QMenu, session: Session, update: Address) -> None:
    """Add what marks the update of the weight; a frozen one has none."""
    try:
        passed = session.run.plan.step_plan(session.step).offset(update) + 1
    except KeyError:
        menu.addAction(tr("Its layer is frozen: it has no update")).setEnabled(False)
        return
    add_pause(menu, session, tr("Pause at its update"), breakpoints.at_operation(update))
    at = session.step, passed
    name = tr(bookmarks.operation_name(session, session.step, update, whole=False))
    add_switch(
        menu, tr("Bookmark its update"), bookmarks.has(session.project, at),
        partial(bookmarks.toggle_at, session, at, name),
    )  # fmt: skip
