from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from app.core.frame import Frame, Item
from app.core.hands_on.offers import add_unit, take
from app.core.scene import Shot, compose
from app.core.theme import theme
from app.view.ground import Ground
from app.view.window.window import Window
from tests.app.view.driving import picture, settle

LEFT = Qt.MouseButton.LeftButton
H1, H2 = (1, 0), (1, 1)


def center(window: Window, neuron: tuple[int, int]) -> QPoint:
    x, y = window.stage.places().neurons[neuron]
    return QPoint(round(x), round(y))


def drag(qtbot: QtBot, window: Window, neuron: tuple[int, int], way: QPoint) -> None:
    start = center(window, neuron)
    qtbot.mousePress(window.stage, LEFT, pos=start)
    for share in (0.3, 0.6, 1.0):
        qtbot.mouseMove(window.stage, start + way * share)


def test_the_background_is_the_themes(window: Window) -> None:
    dark = QColor.fromRgba(theme("dark").background)
    assert picture(window).pixelColor(3, window.stage.height() - 3) == dark


def test_twenty_on_and_twenty_back_is_the_same_picture(window: Window) -> None:
    window.session.step_by(1)
    settle(window)
    before = picture(window)
    for _ in range(20):
        window.session.step_by(1)
        settle(window)
    assert picture(window) != before
    for _ in range(20):
        window.session.step_by(-1)
    assert picture(window) == before


def test_the_picture_depends_on_the_moment_not_on_the_way_there(window: Window) -> None:
    window.session.seek(7.4)
    direct = picture(window)
    window.session.seek(40.0)
    picture(window)
    window.session.seek(7.4)
    assert picture(window) == direct


def test_the_still_part_is_painted_once_while_a_pulse_moves(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[Frame] = []

    def counted(shot: Shot) -> Frame:
        frame = compose(shot)

        def still() -> Iterator[Item]:
            painted.append(frame)
            yield from frame.make_still()

        return replace(frame, make_still=still)

    window.session.seek(20.0)
    picture(window)
    monkeypatch.setattr("app.view.stage.stage.compose", counted)
    for place, times in ((0.5, 1), (0.75, 1), (9.0, 2)):
        window.session.seek(place)
        picture(window)
        assert len(painted) == times


def test_a_click_chooses_a_neuron_and_one_beside_it_none(qtbot: QtBot, window: Window) -> None:
    qtbot.mouseClick(window.stage, LEFT, pos=center(window, H2))
    assert window.document.project.view.selected == H2
    qtbot.mouseClick(window.stage, LEFT, pos=QPoint(4, 4))
    assert window.document.project.view.selected is None
    assert window.document.undo_label is None


def test_dragging_a_neuron_is_one_undo_entry(qtbot: QtBot, window: Window) -> None:
    start, way = center(window, H1), QPoint(40, 30)
    drag(qtbot, window, H1, way)
    qtbot.mouseRelease(window.stage, LEFT, pos=start + way)
    assert center(window, H1) == start + way
    assert window.document.undo_label == "Move h1"
    assert window.document.project.view.selected is None
    window.document.undo()
    assert center(window, H1) == start
    assert window.document.undo_label is None


def test_a_second_drag_goes_on_from_where_the_neuron_is(qtbot: QtBot, window: Window) -> None:
    start, way = center(window, H1), QPoint(24, -10)
    for _ in range(2):
        drag(qtbot, window, H1, way)
        qtbot.mouseRelease(window.stage, LEFT, pos=center(window, H1))
    assert center(window, H1) == start + way * 2
    assert len(window.document.project.layout.moved) == 1


def test_escape_takes_a_drag_back(qtbot: QtBot, window: Window) -> None:
    start = center(window, H1)
    drag(qtbot, window, H1, QPoint(50, 50))
    qtbot.waitUntil(lambda: center(window, H1) == start + QPoint(50, 50))
    qtbot.keyClick(window.stage, Qt.Key.Key_Escape)
    qtbot.mouseMove(window.stage, start + QPoint(60, 60))
    qtbot.mouseRelease(window.stage, LEFT, pos=start + QPoint(60, 60))
    assert center(window, H1) == start
    assert window.document.undo_label is None


@pytest.mark.usefixtures("slow_machine")
def test_escape_gives_up_the_way_to_a_far_step_and_then_the_neuron(
    qtbot: QtBot, window: Window
) -> None:
    window.stage.choose(H1)
    window.session.seek(5_000.0 * 51)
    assert window.session.progress is not None
    qtbot.keyClick(window.stage, Qt.Key.Key_Escape)
    assert window.session.progress is None
    assert window.document.project.view.selected == H1
    qtbot.keyClick(window.stage, Qt.Key.Key_Escape)
    assert window.document.project.view.selected is None


def test_what_is_held_is_let_go_when_it_goes_away(qtbot: QtBot, window: Window) -> None:
    session, added = window.session, (1, 2)
    take(session, add_unit(session.run, 1))
    start = center(window, added)
    qtbot.mousePress(window.stage, LEFT, pos=start)
    window.table["undo"].trigger()
    qtbot.mouseMove(window.stage, start + QPoint(30, 30))
    qtbot.mouseRelease(window.stage, LEFT, pos=start + QPoint(60, 60))
    assert window.document.project == window.document.saved
    assert window.document.undo_label is None


def test_neurons_are_chosen_by_keys_in_their_order(window: Window) -> None:
    window.stage.choose_next(1)
    assert window.document.project.view.selected == (0, 0)
    window.stage.choose_next(-1)
    assert window.document.project.view.selected == (2, 1)


def test_the_stage_shows_its_focus_to_whoever_came_by_key(window: Window) -> None:
    by_mouse = picture(window)
    window.stage.clearFocus()
    window.stage.setFocus(Qt.FocusReason.TabFocusReason)
    by_key = picture(window)
    window.stage.clearFocus()
    assert by_key != by_mouse
    assert picture(window) == by_mouse


def test_the_keys_steer_the_stage_from_the_start(window: Window, qtbot: QtBot) -> None:
    ground = Ground(theme("dark").background)
    qtbot.addWidget(ground)
    ground.show()
    ground.put_in(window)
    assert ground.focusWidget() is window.stage
    window.setParent(None)
