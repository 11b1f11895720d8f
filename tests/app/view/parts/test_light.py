"""Settings and the terms of the card that they set light each other."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.core.document import Document
from app.core.scene import formula_of
from app.core.session import Session
from app.paint import term_places
from app.view.panels.inspector import Inspector
from app.view.panels.settings_panel import SettingsPanel
from app.view.parts.control_row import ControlRow
from app.view.window.window import Window
from engine.marks import SIZE, TIMESTEP, of_option, of_parameter
from engine.plan.events import Kind
from engine.words.terms import Mark
from tests.app.core.everything import FEATURES
from tests.app.core.scene.shots import place_of


def shown(window: Window, name: str, kind: Kind) -> None:
    """Show the first such event of a feature in the window."""
    window._replace_session(Session(Document(FEATURES[name])), name)
    window.session.seek(place_of(name, kind, 0.9, step=1))
    QApplication.processEvents()


def panel(window: Window) -> SettingsPanel:
    view = window.workspace.docks.docks["network"]
    view.make_view()
    assert isinstance(view.view, SettingsPanel)
    return view.view


def hover_term(qtbot: QtBot, window: Window, wanted: Mark) -> None:
    places = term_places(formula_of(window.stage.shot()))
    x, y = next(area for mark, area in places if mark == wanted).center
    qtbot.mouseMove(window.stage, QPoint(round(x), round(y)))


def send(widget: QWidget, kind: QEvent.Type) -> None:
    QApplication.sendEvent(widget, QEvent(kind))


@pytest.mark.parametrize(
    ("option", "label"),
    [("learning_rate", "Learning rate η"), ("beta2", "Beta 2"), ("eps", "Epsilon")],
)
def test_a_term_lights_the_row_that_sets_it(
    qtbot: QtBot, window: Window, option: str, label: str
) -> None:
    shown(window, "adam", Kind.UPDATE)
    row = panel(window).groups["network"].row(label)
    assert isinstance(row, ControlRow)
    dark = row.grab().toImage()
    hover_term(qtbot, window, of_option(option))
    assert row.field.property("lit") == of_option(option).tag.value
    assert row.grab().toImage() != dark
    send(window.stage, QEvent.Type.Leave)
    assert row.grab().toImage() == dark


@pytest.mark.parametrize("label", ["Learning rate η", "Beta 1"])
def test_a_row_lights_the_term_that_it_sets(window: Window, label: str) -> None:
    shown(window, "adam", Kind.UPDATE)
    row = panel(window).groups["network"].row(label)
    assert isinstance(row, ControlRow)
    dark = window.stage.grab().toImage()
    send(row, QEvent.Type.Enter)
    assert window.stage.shot().hovered == (row.control.mark,)
    assert window.stage.grab().toImage() != dark
    send(row, QEvent.Type.Leave)
    assert window.stage.grab().toImage() == dark
    row.field.setFocus(Qt.FocusReason.TabFocusReason)
    assert window.stage.shot().hovered == (row.control.mark,)
    window.stage.setFocus()
    assert window.stage.shot().hovered == ()


def test_the_number_of_the_update_is_the_step_that_is_shown(qtbot: QtBot, window: Window) -> None:
    shown(window, "adam", Kind.UPDATE)
    where = window.workspace.transport.where
    hover_term(qtbot, window, TIMESTEP)
    assert where.property("lit") == "state"
    send(window.stage, QEvent.Type.Leave)
    send(where, QEvent.Type.Enter)
    assert window.stage.shot().hovered == (TIMESTEP,)


def test_a_closed_part_of_the_panel_shines_for_what_is_in_it(qtbot: QtBot, window: Window) -> None:
    shown(window, "clipping", Kind.CLIPPING)
    fold = panel(window).folds["training"]
    hover_term(qtbot, window, of_option("limit"))
    assert fold.button.property("lit") == "rate"
    hover_term(qtbot, window, SIZE)
    assert not fold.button.property("lit")
    fold.button.setChecked(True)
    hover_term(qtbot, window, of_option("limit"))
    assert not fold.button.property("lit")


def test_the_row_of_a_weight_lights_its_edge(window: Window) -> None:
    dock = window.workspace.docks.docks["neuron"]
    dock.make_view()
    assert isinstance(dock.view, Inspector)
    row = dock.view.weights.rows[1]
    send(row, QEvent.Type.Enter)
    assert window.stage.shot().hovered == (of_parameter(window.session.run.network, 1, 0, 1),)


def test_while_something_is_dragged_there_is_no_light(window: Window) -> None:
    row = panel(window).groups["network"].row("Learning rate η")
    assert isinstance(row, ControlRow)
    send(row, QEvent.Type.Enter)
    row.slider.grabbed.emit()
    assert window.stage.shot().hovered == ()
    row.slider.let_go.emit()
    assert window.stage.shot().hovered == (row.control.mark,)
