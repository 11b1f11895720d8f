"""Pointing at terms and at what they stand for, by mouse and by key."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.core.scene import check_button, formula_of, latex_of, text_of
from app.paint import term_places
from app.view.stage.card_menu import card_menu
from app.view.window.window import Window
from engine.words.terms import Mark, Tag
from tests.app.view.driving import picture

WEIGHT = Mark(Tag.WEIGHT, None, 2, 0, 0)


@pytest.fixture
def stage(window: Window) -> Window:
    """The window in the middle of the delta of the first hidden neuron."""
    window.session.seek(31.6)
    return window


def place_of_term(window: Window, wanted: Mark) -> QPoint:
    terms = term_places(formula_of(window.stage.shot()))
    x, y = next(area for mark, area in terms if mark == wanted).center
    return QPoint(round(x), round(y))


def test_the_mouse_over_a_term_lights_it_and_its_edge(qtbot: QtBot, stage: Window) -> None:
    dark = picture(stage)
    qtbot.mouseMove(stage.stage, place_of_term(stage, WEIGHT))
    assert stage.stage.shot().hovered == (WEIGHT,)
    lit = picture(stage)
    assert lit != dark
    QApplication.sendEvent(stage.stage, QEvent(QEvent.Type.Leave))
    assert stage.stage.shot().hovered == ()
    assert picture(stage) == dark


def test_the_mouse_over_a_neuron_lights_its_terms(qtbot: QtBot, stage: Window) -> None:
    places = stage.stage.places()
    x, y = places.neurons[1, 0]
    qtbot.mouseMove(stage.stage, QPoint(round(x), round(y - 0.6 * places.radius)))
    assert {mark.tag for mark in stage.stage.shot().hovered} == {Tag.DELTA, Tag.SLOPE}


def test_a_key_goes_through_the_terms_and_says_them(qtbot: QtBot, stage: Window) -> None:
    written = list(dict.fromkeys(mark for mark, _ in term_places(formula_of(stage.stage.shot()))))
    seen: list[Mark] = []
    for _ in written:
        qtbot.keyClick(stage.stage, Qt.Key.Key_T)
        seen += stage.stage.shot().hovered
    assert seen == written
    assert stage.stage.accessibleDescription() == "slope, hidden neuron 1: 0.2413"
    qtbot.keyClick(stage.stage, Qt.Key.Key_T, Qt.KeyboardModifier.ShiftModifier)
    assert stage.stage.shot().hovered == (written[-2],)
    qtbot.keyClick(stage.stage, Qt.Key.Key_Escape)
    assert stage.stage.shot().hovered == ()


def test_backwards_the_last_term_comes_first(qtbot: QtBot, stage: Window) -> None:
    qtbot.keyClick(stage.stage, Qt.Key.Key_T, Qt.KeyboardModifier.ShiftModifier)
    assert [mark.tag for mark in stage.stage.shot().hovered] == [Tag.SLOPE]


def test_a_press_on_the_card_asks_for_the_check(qtbot: QtBot, window: Window) -> None:
    window.session.seek(33.0)
    button = check_button(window.stage.shot())
    assert button is not None
    x, y = button[0].center
    for expected in (True, False):
        qtbot.mouseClick(window.stage, Qt.MouseButton.LeftButton, pos=QPoint(round(x), round(y)))
        assert window.document.project.view.checked is expected
    qtbot.keyClick(window.stage, Qt.Key.Key_C)
    assert window.document.project.view.checked
    assert window.document.undo_label is None


def test_the_formula_is_copied_by_key(qtbot: QtBot, stage: Window) -> None:
    clipboard, control = QGuiApplication.clipboard(), Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(stage.stage, Qt.Key.Key_C, control)
    assert clipboard.text() == text_of(stage.stage.shot())
    qtbot.keyClick(stage.stage, Qt.Key.Key_C, control | Qt.KeyboardModifier.ShiftModifier)
    assert clipboard.text() == latex_of(stage.stage.shot())
    qtbot.keyClick(stage.stage, Qt.Key.Key_C, control | Qt.KeyboardModifier.AltModifier)
    image = clipboard.image()
    assert image.width() > image.height() > 300
    assert len({image.pixel(x, image.height() // 2) for x in range(image.width())}) > 3


def test_the_menu_of_the_card_turns_its_switches(stage: Window) -> None:
    menu: QMenu = card_menu(stage.session, stage.stage.shot(), stage)
    names = {action.text(): action for action in menu.actions() if action.text()}
    assert not names["Fractions where exact"].isChecked()
    names["Fractions where exact"].trigger()
    assert stage.document.project.view.fractions
    names["Copy as LaTeX"].trigger()
    assert QGuiApplication.clipboard().text().startswith("% ")
    menu.deleteLater()
