from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.core.document import Document
from app.core.file_format.examples import open_example
from app.core.hands_on.controls import LAYER_SPACING, LEARNING_RATE
from app.core.project import ParameterEdit
from app.core.session import Session
from app.view.parts.slider import Slider
from tests.app.view.parts.rows import LEFT, WEIGHT, entries, row_of, weight


@pytest.fixture
def session() -> Session:
    return Session(Document(open_example("two-two-two")))


def thumb(slider: Slider) -> QPoint:
    share = (slider.value() - slider.minimum()) / (slider.maximum() - slider.minimum())
    return QPoint(round(9 + share * (slider.width() - 18)), slider.height() // 2)


def grab(qtbot: QtBot, slider: Slider) -> QPoint:
    start = thumb(slider)
    qtbot.mousePress(slider, LEFT, pos=start)
    return start


def test_a_drag_is_one_undo_entry_and_changes_the_run_at_every_move(
    qtbot: QtBot, session: Session
) -> None:
    row = row_of(qtbot, session, WEIGHT)
    start = grab(qtbot, row.slider)
    seen = []
    for distance in (10, 20, 40):
        qtbot.mouseMove(row.slider, start + QPoint(distance, 0))
        QApplication.processEvents()
        seen.append(session.run.trace.reader(0).weighted_sum(0, 1, 0))
    qtbot.mouseRelease(row.slider, LEFT, pos=start + QPoint(40, 0))
    assert seen == sorted(set(seen))
    assert session.document.undo_label == "w₁₁ from x₁"
    assert weight(session) > 0.5
    assert entries(session) == 1
    assert weight(session) == 0.15
    assert row.field.text() == "+0.1500"


def test_escape_takes_a_drag_back_and_the_mouse_still_held_changes_nothing(
    qtbot: QtBot, session: Session
) -> None:
    before = session.project
    row = row_of(qtbot, session, WEIGHT)
    start = grab(qtbot, row.slider)
    qtbot.mouseMove(row.slider, start + QPoint(30, 0))
    qtbot.keyClick(row.slider, Qt.Key.Key_Escape)
    qtbot.mouseMove(row.slider, start + QPoint(50, 0))
    qtbot.mouseRelease(row.slider, LEFT, pos=start + QPoint(50, 0))
    assert session.project == before
    assert session.document.undo_label is None
    assert row.slider.value() == 0.15


def test_a_click_on_the_thumb_rounds_nothing(qtbot: QtBot, session: Session) -> None:
    exact = 0.12345678901234567
    session.document.change("", WEIGHT.write(session.project, (0, 0), exact))
    row = row_of(qtbot, session, WEIGHT)
    start = grab(qtbot, row.slider)
    qtbot.mouseRelease(row.slider, LEFT, pos=start)
    assert weight(session) == exact
    assert entries(session) == 1


def test_a_click_beside_the_thumb_moves_it_there(qtbot: QtBot, session: Session) -> None:
    row = row_of(qtbot, session, LEARNING_RATE)
    middle = QPoint(row.slider.width() // 2, row.slider.height() // 2)
    qtbot.mouseClick(row.slider, LEFT, pos=middle)
    assert LEARNING_RATE.read(session) == pytest.approx(1.0, abs=0.02)
    assert entries(session) == 1


def test_dragging_pauses_and_the_moment_is_that_of_the_press(
    qtbot: QtBot, session: Session
) -> None:
    session.seek(20.5)
    session.play(1)
    row = row_of(qtbot, session, WEIGHT)
    start = grab(qtbot, row.slider)
    assert not session.player.playing
    session.seek(30.0)
    qtbot.mouseMove(row.slider, start + QPoint(20, 0))
    qtbot.mouseRelease(row.slider, LEFT, pos=start + QPoint(20, 0))
    (edit,) = session.project.edits
    assert isinstance(edit, ParameterEdit)
    assert (edit.step, edit.event) == (0, 20)


def test_a_key_held_down_is_one_entry_of_round_steps(qtbot: QtBot, session: Session) -> None:
    row = row_of(qtbot, session, LEARNING_RATE)
    row.slider.setFocus()
    for _ in range(3):
        qtbot.keyPress(row.slider, Qt.Key.Key_Right)
    qtbot.keyRelease(row.slider, Qt.Key.Key_Right)
    qtbot.keyClick(row.slider, Qt.Key.Key_PageUp)
    assert LEARNING_RATE.read(session) == pytest.approx(0.5 + 3 * 0.02 + 0.2)
    assert entries(session) == 2


def test_a_key_held_down_while_the_focus_goes_is_over(qtbot: QtBot, session: Session) -> None:
    row = row_of(qtbot, session, LEARNING_RATE)
    qtbot.keyPress(row.slider, Qt.Key.Key_Right)
    assert session.document.changing
    row.field.setFocus()
    assert not session.document.changing
    assert entries(session) == 1


@pytest.mark.parametrize("focused", [True, False])
def test_the_wheel_turns_only_what_has_the_focus(
    qtbot: QtBot, session: Session, focused: bool
) -> None:
    row = row_of(qtbot, session, LEARNING_RATE)
    if focused:
        row.slider.setFocus()
    else:
        row.field.setFocus()
    middle = QPointF(row.slider.rect().center())
    event = QWheelEvent(
        middle, row.slider.mapToGlobal(middle), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(row.slider, event)
    assert (LEARNING_RATE.read(session) != 0.5) is focused
    assert entries(session) == int(focused)


def test_a_value_beyond_the_slider_stands_at_its_end(qtbot: QtBot, session: Session) -> None:
    session.document.change("", WEIGHT.write(session.project, (0, 0), 12.5))
    row = row_of(qtbot, session, WEIGHT)
    assert row.slider.value() == row.slider.maximum()
    assert row.field.text() == "+12.5000"
    assert weight(session) == 12.5


def test_a_row_can_be_given_another_control(qtbot: QtBot, session: Session) -> None:
    row = row_of(qtbot, session, WEIGHT)
    row.set_setting(LAYER_SPACING)
    assert (row.label.text(), row.field.text()) == ("Layer spacing", "300 px")
    assert (row.slider.minimum(), row.slider.value(), row.slider.maximum()) == (80, 300, 420)
    assert entries(session) == 0


def test_screen_readers_are_told_the_number_itself(qtbot: QtBot, session: Session) -> None:
    row = row_of(qtbot, session, LEARNING_RATE)
    told = QAccessible.queryAccessibleInterface(row.slider)
    number = told.valueInterface()
    assert told.text(QAccessible.Text.Name) == "Learning rate η"
    assert told.text(QAccessible.Text.Value) == "0.500"
    assert (number.minimumValue(), number.currentValue(), number.maximumValue()) == (0.0, 0.5, 2.0)
    field = QAccessible.queryAccessibleInterface(row.field)
    assert field.text(QAccessible.Text.Name) == "Learning rate η"
    assert field.text(QAccessible.Text.Value) == "0.500"


def test_what_a_screen_reader_sets_is_a_change_of_its_own(qtbot: QtBot, session: Session) -> None:
    row = row_of(qtbot, session, LEARNING_RATE)
    for rate in (0.7, 0.8):
        QAccessible.queryAccessibleInterface(row.slider).valueInterface().setCurrentValue(rate)
        assert LEARNING_RATE.read(session) == rate
        assert not session.document.changing
    assert entries(session) == 2


def test_a_slider_leaves_keys_that_mean_nothing_to_it(qtbot: QtBot, session: Session) -> None:
    row = row_of(qtbot, session, LEARNING_RATE)
    for key in (Qt.Key.Key_3, Qt.Key.Key_Comma, Qt.Key.Key_K, Qt.Key.Key_Space):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier)
        event.ignore()
        QApplication.sendEvent(row.slider, event)
        assert not event.isAccepted()
        qtbot.keyClick(row.slider, key)
    assert LEARNING_RATE.read(session) == 0.5
    assert entries(session) == 0


class Asked(QObject):
    """Counts how often a widget was asked to arrange what is in it anew."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.times = 0
        widget.installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:  # noqa: N802
        self.times += event.type() == QEvent.Type.LayoutRequest
        return False


def test_another_number_leaves_everything_where_it_is(qtbot: QtBot, session: Session) -> None:
    row = row_of(qtbot, session, WEIGHT)
    QApplication.processEvents()
    asked = Asked(row)
    session.change("Weight", WEIGHT.write(session.project, session.moment, 0.75))
    QApplication.processEvents()
    assert row.field.text() == "+0.7500"
    assert asked.times == 0
    row.field.setFocus()
    QApplication.processEvents()
    assert asked.times > 0
