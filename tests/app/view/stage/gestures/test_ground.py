from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from app.core.camera import HOME
from app.core.navigation.steering import change_view
from app.core.project import Camera
from app.core.scene import Site
from app.view.window.window import Window

LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
WAY = QPoint(60, -25)


def camera(window: Window) -> Camera:
    return window.document.project.view.camera


def ground(window: Window) -> QPoint:
    """Return a point between the layers, beside all edges."""
    (x1, y), (x2, _) = (window.stage.places().neurons[layer, 0] for layer in (0, 1))
    return QPoint(round((x1 + x2) / 2), round(y) - 60)


def drag(qtbot: QtBot, window: Window, button: Qt.MouseButton, start: QPoint) -> None:
    qtbot.mousePress(window.stage, button, pos=start)
    for share in (0.3, 1.0):
        qtbot.mouseMove(window.stage, start + WAY * share)


def moved(window: Window) -> Camera:
    unit = Site(window.stage.shot()).frame_unit
    return Camera(1.0, WAY.x() / unit, WAY.y() / unit)


def test_a_dragged_ground_moves_the_network_and_chooses_nothing(
    qtbot: QtBot, window: Window
) -> None:
    window.stage.choose((1, 0))
    before = window.stage.places().neurons[1, 1]
    start = ground(window)
    drag(qtbot, window, LEFT, start)
    qtbot.mouseRelease(window.stage, LEFT, pos=start + WAY)
    assert camera(window) == moved(window)
    x, y = window.stage.places().neurons[1, 1]
    assert QPoint(round(x - before[0]), round(y - before[1])) == WAY
    assert window.document.project.view.selected == (1, 0)
    assert window.document.undo_label is None


def test_the_middle_button_moves_it_from_a_neuron_too(qtbot: QtBot, window: Window) -> None:
    x, y = window.stage.places().neurons[1, 0]
    start = QPoint(round(x), round(y))
    drag(qtbot, window, MIDDLE, start)
    qtbot.mouseRelease(window.stage, MIDDLE, pos=start + WAY)
    assert camera(window) == moved(window)
    assert window.document.project.layout.moved == ()


def test_escape_puts_the_network_back(qtbot: QtBot, window: Window) -> None:
    drag(qtbot, window, LEFT, ground(window))
    qtbot.wait(1)
    assert camera(window) != HOME
    qtbot.keyClick(window.stage, Qt.Key.Key_Escape)
    qtbot.mouseRelease(window.stage, LEFT)
    assert camera(window) == HOME


def test_a_double_click_shows_the_whole_network(qtbot: QtBot, window: Window) -> None:
    change_view(window.session, camera=Camera(2.0, 30.0, 0.0))
    qtbot.mouseDClick(window.stage, LEFT, pos=QPoint(8, 60))
    assert camera(window) == HOME


def test_what_is_under_the_card_cannot_be_taken_hold_of(window: Window) -> None:
    change_view(window.session, camera=Camera(3.0))
    places, card = window.stage.places(), Site(window.stage.shot()).card_area
    hidden = [at for at in places.neurons.values() if at[1] > card.y]
    assert hidden
    assert all(places.neuron_at(*at) is None for at in hidden)
