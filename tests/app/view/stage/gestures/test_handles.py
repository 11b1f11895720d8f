"""Adding and removing on the stage, by mouse, menu and key."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.core.hands_on.handles import Handle, handles
from app.view.window.window import Window
from tests.app.view.driving import picture

LEFT = Qt.MouseButton.LeftButton


def sizes(window: Window) -> tuple[int, ...]:
    return window.session.run.network.sizes


def center(window: Window, neuron: tuple[int, int]) -> QPoint:
    x, y = window.stage.places().neurons[neuron]
    return QPoint(round(x), round(y))


def shown_handle(window: Window, near: QPoint) -> Handle:
    return handles(window.stage.shot(), (near.x(), near.y()))[-1]


def press(qtbot: QtBot, window: Window, near: QPoint) -> None:
    handle = shown_handle(window, near)
    at = QPoint(round(handle.x), round(handle.y))
    qtbot.mouseMove(window.stage, at)
    assert window.stage.toolTip()
    qtbot.mouseClick(window.stage, LEFT, pos=at)


def test_a_plus_below_a_layer_adds_a_unit(qtbot: QtBot, window: Window) -> None:
    before = picture(window)
    qtbot.mouseMove(window.stage, center(window, (1, 1)))
    assert picture(window) != before
    press(qtbot, window, center(window, (1, 1)))
    assert sizes(window) == (2, 3, 2)
    assert window.document.undo_label == "Add unit h3"
    window.document.undo()
    assert sizes(window) == (2, 2, 2)


def test_a_plus_between_layers_adds_a_layer(qtbot: QtBot, window: Window) -> None:
    between = (center(window, (0, 0)) + center(window, (1, 1))) / 2
    press(qtbot, window, between)
    assert sizes(window) == (2, 2, 2, 2)


def test_the_minus_of_the_chosen_neuron_removes_it(qtbot: QtBot, window: Window) -> None:
    window.stage.choose((1, 1))
    handle = next(one for one in _all(window) if not one.adds)
    qtbot.mouseClick(window.stage, LEFT, pos=QPoint(round(handle.x), round(handle.y)))
    assert sizes(window) == (2, 1, 2)


def test_one_that_the_data_fix_says_why_it_stays(qtbot: QtBot, window: Window) -> None:
    window.stage.choose((0, 1))
    handle = next(one for one in _all(window) if not one.adds)
    qtbot.mouseClick(window.stage, LEFT, pos=QPoint(round(handle.x), round(handle.y)))
    assert sizes(window) == (2, 2, 2)
    assert "The data fix the inputs" in window.notice.label.text()


def _all(window: Window) -> tuple[Handle, ...]:
    return handles(window.stage.shot(), None)


@pytest.mark.parametrize(
    ("key", "modifier", "expected"),
    [
        (Qt.Key.Key_Insert, Qt.KeyboardModifier.NoModifier, (2, 3, 2)),
        (Qt.Key.Key_Insert, Qt.KeyboardModifier.ShiftModifier, (2, 2, 2, 2)),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier, (2, 1, 2)),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier, (2, 2)),
    ],
)
def test_keys_change_the_network_at_the_chosen_neuron(
    qtbot: QtBot, window: Window, key: Qt.Key, modifier: Qt.KeyboardModifier,
    expected: tuple[int, ...],
) -> None:  # fmt: skip
    qtbot.keyClick(window.stage, key, modifier)
    assert sizes(window) == (2, 2, 2)
    window.stage.choose((1, 0))
    qtbot.keyClick(window.stage, key, modifier)
    assert sizes(window) == expected


def test_the_menu_of_a_layer_opens_at_its_name(window: Window) -> None:
    place = QPointF(*window.stage.places().columns[2].head).toPoint()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, place, window.stage.mapToGlobal(place)
    )
    QApplication.sendEvent(window.stage, event)
    menu = window.stage.findChild(QMenu)
    assert menu is not None
    next(action for action in menu.actions() if action.text() == "Tanh").trigger()
    assert window.session.project.network.layers[1].activation == "tanh"
    menu.close()


@pytest.mark.parametrize("reason", list(QContextMenuEvent.Reason)[:2])
def test_the_menu_of_a_neuron_offers_the_same(
    window: Window, reason: QContextMenuEvent.Reason
) -> None:
    window.stage.choose((1, 0))
    place = center(window, (1, 0))
    event = QContextMenuEvent(reason, place, window.stage.mapToGlobal(place))
    QApplication.sendEvent(window.stage, event)
    menu = window.stage.findChild(QMenu)
    assert menu is not None
    actions = {action.text(): action for action in menu.actions()}
    actions["Remove unit h1"].trigger()
    assert sizes(window) == (2, 1, 2)
    menu.close()
