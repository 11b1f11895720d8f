"""Numbers on the stage: dragged like sliders, and typed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from pytestqt.qtbot import QtBot

from app.core.hands_on.controls import LEARNING_RATE, Control, parameter_control
from app.core.scene import formula_of, marked_places
from app.core.scene.context import Context
from app.paint import term_places
from app.view.stage.gestures import Mouse
from app.view.stage.gestures.numbers import DragNumber
from app.view.stage.number_entry import NumberEntry
from app.view.window.window import Window
from engine.marks import of_option
from engine.words.terms import Mark, Tag
from tests.app.view.driving import picture

LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier
WEIGHT = Mark(Tag.WEIGHT, None, 1, 1, 0)


def place_of(window: Window, mark: Mark) -> QPoint:
    places = marked_places(window.stage.shot())
    return QPointF(*next(area for found, area in places if found == mark).center).toPoint()


def weight(window: Window) -> float:
    weights = window.session.project.network.layers[0].weights
    assert weights is not None
    return weights[1][0]


def drag(qtbot: QtBot, window: Window, start: QPoint, pixels: int) -> None:
    qtbot.mousePress(window.stage, LEFT, pos=start)
    for share in (0.4, 1.0):
        qtbot.mouseMove(window.stage, start + QPoint(round(pixels * share), 0))


@pytest.mark.parametrize("pixels", [30, -80])
def test_a_drag_is_one_undo_entry_a_hundredth_a_pixel(
    qtbot: QtBot, window: Window, pixels: int
) -> None:
    before, start = weight(window), place_of(window, WEIGHT)
    drag(qtbot, window, start, pixels)
    qtbot.mouseRelease(window.stage, LEFT, pos=start + QPoint(pixels, 0))
    assert weight(window) == pytest.approx(before + pixels * 0.01, abs=1e-12)
    assert len(repr(weight(window))) < 8
    assert window.document.undo_label == "w₂₁ from x₁"
    window.document.undo()
    assert weight(window) == before
    assert window.document.undo_label is None


def test_escape_takes_a_drag_back(qtbot: QtBot, window: Window) -> None:
    before, start = weight(window), place_of(window, WEIGHT)
    drag(qtbot, window, start, 50)
    qtbot.waitUntil(lambda: weight(window) != before)
    qtbot.keyClick(window.stage, Qt.Key.Key_Escape)
    qtbot.mouseRelease(window.stage, LEFT, pos=start)
    assert weight(window) == before
    assert window.document.undo_label is None


@pytest.mark.parametrize(
    ("modifier", "expected"),
    [
        (PLAIN, 0.2),
        (Qt.KeyboardModifier.ShiftModifier, 0.02),
        (Qt.KeyboardModifier.ControlModifier, 2.0),
    ],
)
def test_keys_make_a_drag_fine_or_coarse(
    window: Window, modifier: Qt.KeyboardModifier, expected: float
) -> None:
    before, start = weight(window), QPointF(place_of(window, WEIGHT))
    gesture = DragNumber.at(window.stage, Mouse(start, modifier))
    assert gesture is not None
    gesture.move(Mouse(start + QPointF(20.0, 0.0), modifier))
    gesture.release()
    assert weight(window) == pytest.approx(before + expected)


def test_a_drag_in_the_middle_of_a_run_holds_from_there(qtbot: QtBot, window: Window) -> None:
    window.session.seek(window.session.run.plan.full.events * 3.0)
    start = place_of(window, WEIGHT)
    drag(qtbot, window, start, 30)
    qtbot.mouseRelease(window.stage, LEFT, pos=start + QPoint(30, 0))
    (edit,) = window.session.project.edits
    assert edit.step == 3


def test_an_edge_without_a_number_shows_it_beside_the_mouse(qtbot: QtBot, window: Window) -> None:
    window.open_example("spiral")
    edge = Context(window.stage.shot()).visible_edges.all[1, 0, 0]
    start = QPointF(*edge.point(0.06)).toPoint()
    drag(qtbot, window, start, 30)
    qtbot.waitUntil(lambda: bool(window.session.project.edits))
    held = picture(window)
    qtbot.mouseRelease(window.stage, LEFT, pos=start + QPoint(30, 0))
    assert picture(window) != held


def open_entry(qtbot: QtBot, window: Window, at: QPoint) -> NumberEntry:
    qtbot.mouseDClick(window.stage, LEFT, pos=at)
    entry = window.stage.findChild(NumberEntry)
    assert entry is not None
    assert entry.hasFocus()
    return entry


@pytest.mark.parametrize(("typed", "value"), [("0,75", 0.75), ("1/4", 0.25), ("1e-3", 1e-3)])
def test_a_double_click_opens_a_field(
    qtbot: QtBot, window: Window, typed: str, value: float
) -> None:
    entry = open_entry(qtbot, window, place_of(window, WEIGHT))
    qtbot.keyClicks(entry, typed)
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    assert weight(window) == value
    assert window.stage.hasFocus()
    assert not entry.isVisible()


def test_escape_closes_the_field_and_changes_nothing(qtbot: QtBot, window: Window) -> None:
    before = weight(window)
    entry = open_entry(qtbot, window, place_of(window, WEIGHT))
    qtbot.keyClicks(entry, "7")
    qtbot.keyClick(entry, Qt.Key.Key_Escape)
    assert weight(window) == before
    assert not entry.isVisible()


def test_a_field_that_cannot_be_used_stays_open(qtbot: QtBot, window: Window) -> None:
    entry = open_entry(qtbot, window, place_of(window, WEIGHT))
    qtbot.keyClicks(entry, "seven")
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    assert entry.isVisible()


def test_an_input_of_generated_data_says_why_it_stays(qtbot: QtBot, window: Window) -> None:
    window.open_example("spiral")
    at = place_of(window, Mark(Tag.ACTIVATION, 0, 0, 0))
    qtbot.mouseMove(window.stage, at)
    assert "written out" in window.stage.toolTip()
    qtbot.mouseDClick(window.stage, LEFT, pos=at)
    assert "written out" in window.notice.label.text()


def on_card(window: Window, mark: Mark) -> QPoint:
    places = term_places(formula_of(window.stage.shot()))
    return QPointF(*[area for found, area in places if found == mark][-1].center).toPoint()


@pytest.mark.parametrize(
    ("place", "mark", "control"),
    [
        (0.5, Mark(Tag.WEIGHT, None, 1, 0, 0), parameter_control("w", 1, 0, 0)),
        (5.5, WEIGHT, parameter_control("w", 1, 1, 0)),
        (43.5, of_option("learning_rate"), LEARNING_RATE),
    ],
)
def test_a_number_of_the_card_is_dragged_like_one_of_the_stage(
    qtbot: QtBot, window: Window, place: float, mark: Mark, control: Control
) -> None:
    window.session.seek(place)
    before, start = control.read(window.session), on_card(window, mark)
    drag(qtbot, window, start, 30)
    qtbot.mouseRelease(window.stage, LEFT, pos=start + QPoint(30, 0))
    assert control.read(window.session) > before
    window.document.undo()
    assert control.read(window.session) == before


def test_a_click_on_the_number_in_a_neuron_chooses_the_neuron(qtbot: QtBot, window: Window) -> None:
    at = place_of(window, Mark(Tag.ACTIVATION, 0, 0, 1))
    qtbot.mouseClick(window.stage, LEFT, pos=at)
    assert window.session.project.view.selected == (0, 1)
    assert window.document.undo_label is None


Z, DELTA = Mark(Tag.WEIGHTED_SUM, 0, 1, 0), Mark(Tag.DELTA, 0, 2, 0)


@pytest.mark.parametrize(("place", "mark"), [(3.0, Z), (40.0, DELTA)])
def test_who_drags_what_is_computed_is_told_why_it_stays(
    qtbot: QtBot, window: Window, place: float, mark: Mark
) -> None:
    window.session.seek(place)
    start = place_of(window, mark)
    drag(qtbot, window, start, 30)
    qtbot.waitUntil(window.notice.isVisible)
    qtbot.mouseRelease(window.stage, LEFT, pos=start + QPoint(30, 0))
    assert "Computed from other numbers" in window.notice.label.text()
    assert window.document.undo_label is None
    assert window.session.project.view.selected is None
    assert not window.session.project.layout.moved


def test_a_click_on_what_is_computed_chooses_its_neuron(qtbot: QtBot, window: Window) -> None:
    window.session.seek(3.0)
    qtbot.mouseClick(window.stage, LEFT, pos=place_of(window, Z))
    assert window.session.project.view.selected == (1, 0)
    assert not window.notice.isVisible()
