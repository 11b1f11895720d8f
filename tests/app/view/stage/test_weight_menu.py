"""What can be done with a weight, in the menu of its edge."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.core.project import Bookmark, Breakpoint
from app.core.scene import marked_places
from app.view.stage.number_entry import NumberEntry
from app.view.window.window import Window
from engine.words.terms import Mark, Tag
from tests.app.view.driving import child, settle
from tests.app.view.hands import ask_for_menu

EDGE = (1, 1, 0)
UPDATE = "kind = update and layer = 1 and unit = 1 and source = 0"
FREEZE, LEARN = "Freeze the weights into “hidden”", "Let the weights into “hidden” learn"
FROZEN = "Its layer is frozen: it has no update"


def on_edge(window: Window) -> QPoint:
    return QPointF(*window.stage.places().way(*EDGE).point(0.85)).toPoint()


def on_number(window: Window) -> QPoint:
    """Return the upper edge of the weight's number, which is too far from the edge itself."""
    mark = Mark(Tag.WEIGHT, None, *EDGE)
    area = next(area for found, area in marked_places(window.stage.shot()) if found == mark)
    return QPointF(area.center[0], area.y + 1.0).toPoint()


def entries(window: Window, place: QPoint) -> dict[str, QAction]:
    """Open the menu at a place, and return what it offers."""
    ask_for_menu(window.stage, place)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    return {action.text(): action for action in popup.actions() if not action.isSeparator()}


def close_menu() -> None:
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.close()


def choose(window: Window, words: str) -> None:
    entries(window, on_edge(window))[words].trigger()
    close_menu()


@pytest.mark.parametrize("place", [on_edge, on_number])
def test_an_edge_and_its_number_have_a_menu(window: Window, place: object) -> None:
    assert callable(place)
    offered = entries(window, place(window))
    assert list(offered) == [
        "Type w₂₁ from x₁ …", "Pause at its update", "Bookmark its update", FREEZE,
        "Add a layer after “inputs”",
    ]  # fmt: skip
    close_menu()


def test_the_weight_is_typed(qtbot: QtBot, window: Window) -> None:
    choose(window, "Type w₂₁ from x₁ …")
    field = child(window, NumberEntry)
    assert field.hasFocus()
    field.selectAll()
    qtbot.keyClicks(field, "0.75")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert window.document.project.network.layers[0].weights == ((0.15, 0.2), (0.75, 0.3))
    assert window.document.undo_label == "w₂₁ from x₁"


def test_playing_pauses_at_its_update(window: Window) -> None:
    choose(window, "Pause at its update")
    assert window.document.project.breakpoints == (Breakpoint(UPDATE),)
    window.session.play(1)
    settle(window)
    step, address = window.session.run.plan.address(window.session.project.playhead.index)
    assert (step, address.kind, address[3:]) == (0, "update", EDGE)
    assert entries(window, on_edge(window))["Pause at its update"].isChecked()
    close_menu()
    choose(window, "Pause at its update")
    assert not window.document.project.breakpoints


def test_its_update_is_bookmarked_in_the_step_that_is_shown(window: Window) -> None:
    window.session.seek(60.0)
    settle(window)
    choose(window, "Bookmark its update")
    (mark,) = window.document.project.bookmarks
    assert mark == Bookmark("Step 2 · h2 · update x1", mark.at)
    passed = window.session.run.plan.start(1) + mark.at[1]
    assert window.session.run.plan.address(passed - 1)[1][3:] == EDGE
    choose(window, "Bookmark its update")
    assert not window.document.project.bookmarks


def test_its_layer_is_frozen_and_learns_again(window: Window) -> None:
    choose(window, FREEZE)
    assert window.document.undo_label == FREEZE
    history = window.session.run.history
    first, second = (history.state(step).parameters for step in (0, 1))
    moved = [(first != second)[part.weights].any() for part in window.session.run.network.slices]
    assert moved == [False, True]
    frozen = entries(window, on_edge(window))
    assert not frozen[FROZEN].isEnabled()
    assert "Pause at its update" not in frozen
    close_menu()
    choose(window, LEARN)
    assert window.document.project.network.layers[0].frozen == ("biases",)
