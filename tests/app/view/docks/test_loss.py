from __future__ import annotations

import gc
import subprocess
import sys
import weakref

import pytest
import shiboken6
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.changes import with_edit
from app.core.document import Document
from app.core.file_format.examples import open_example
from app.core.hands_on.controls import LEARNING_RATE
from app.core.project import ParameterEdit, Rows, Split
from app.core.session import Session
from app.core.views.loss_chart import FIRST_STEPS, Chart, Field
from app.view.docks.loss import LEAST_HEIGHT, LossView
from app.view.parts.plot import Plot
from app.view.window.window import Window
from tests.app.core.sessions import arrive
from tests.app.view.driving import child
from tests.app.view.hosting import show, show_view


@pytest.fixture
def session() -> Session:
    return Session(Document(open_example("two-two-two")))


@pytest.fixture
def iris() -> Session:
    project = open_example("iris")
    training = replace(project.training, split=Split(0.3), steps=FIRST_STEPS)
    return Session(Document(replace(project, training=training)))


def view_of(qtbot: QtBot, session: Session) -> LossView:
    view = show_view(qtbot, session, LossView(session), 290, 220)
    qtbot.waitUntil(lambda: session.run.history.computed >= FIRST_STEPS)
    return view


def settle(qtbot: QtBot, view: LossView) -> None:
    """Wait until everything is found out."""
    qtbot.waitUntil(lambda: not (view._later.isActive() or view._slice.due))


def chart_of(view: LossView) -> Chart:
    assert view._chart is not None
    return view._chart


def plot_of(view: LossView) -> Plot:
    assert view.plot is not None
    return view.plot


def test_the_library_is_not_loaded_before_a_chart_is_shown() -> None:
    code = (
        "import sys; import app.view.window.window;"
        "assert 'app.view.docks.loss' in sys.modules; sys.exit('pyqtgraph' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_curve_is_the_loss_of_the_steps_and_is_read_at_the_playhead(
    qtbot: QtBot, session: Session
) -> None:
    view = view_of(qtbot, session)
    session.seek(2.5 * 51)
    (curve,) = chart_of(view).curves
    losses = session.run.history.losses
    (line,), (dot,) = plot_of(view)._lines, plot_of(view)._dots
    steps, values = line.getOriginalDataset()
    assert values.tolist() == [losses[int(step) - 1] for step in steps] == curve.values.tolist()
    loss = session.run.trace.reader(2).record.loss
    assert (dot.x(), dot.y()) == (3.0, loss)
    assert view.legend.entries[0].value.text() == f"{loss:.6g}"
    assert plot_of(view).accessibleDescription() == f"step 3: train {loss:.6g}"


def test_the_first_steps_are_computed_in_slices_to_have_a_curve(
    qtbot: QtBot, session: Session
) -> None:
    view = view_of(qtbot, session)
    settle(qtbot, view)
    assert chart_of(view).curves[0].steps[-1] == FIRST_STEPS
    view.refresh()
    settle(qtbot, view)
    assert session.run.history.computed == FIRST_STEPS


def test_all_samples_are_looked_at_again_and_again(qtbot: QtBot, iris: Session) -> None:
    view = view_of(qtbot, iris)
    settle(qtbot, view)
    batch, train, test = chart_of(view).curves
    assert [curve.name for curve in (batch, train, test)] == ["batch", "train", "test"]
    assert len(train.steps) == len(test.steps) > 60
    qtbot.mouseClick(view.fields.buttons[Field.ACCURACY], Qt.MouseButton.LeftButton)
    assert [curve.name for curve in chart_of(view).curves] == ["train", "test"]
    assert not view.log_loss.isEnabled()


@pytest.mark.parametrize("built", [False, True])
def test_a_view_that_goes_while_it_has_more_to_do_leaves_nothing(
    qtbot: QtBot, iris: Session, built: bool
) -> None:
    view = LossView(iris)
    show(qtbot, view, 260, 130)
    if built:
        qtbot.waitUntil(lambda: iris.run.history.computed > 0)
    left = weakref.ref(view)
    shiboken6.delete(view)
    del view
    qtbot.wait(1)
    gc.collect()
    assert left() is None


def test_an_edit_draws_another_curve(qtbot: QtBot, session: Session) -> None:
    view = view_of(qtbot, session)
    before = chart_of(view).curves[0].values[1]
    session.document.change("", LEARNING_RATE.write(session.project, (0, 0), 2.0))
    settle(qtbot, view)
    assert chart_of(view).curves[0].values[1] < before


def test_a_loss_that_has_run_away_has_no_place_on_the_curve(qtbot: QtBot, session: Session) -> None:
    view = view_of(qtbot, session)
    weight = ParameterEdit(2, 0, 1, 0, 0, float("nan"))
    session.document.change("", with_edit(session.project, weight))
    session.seek(3.5 * 51)
    arrive(session)
    settle(qtbot, view)
    assert view.legend.entries[0].value.text() == "nan"
    assert not plot_of(view)._dots[0].isVisible()
    assert len(chart_of(view).curves[0].steps) == 2
    view.grab()


def test_a_click_goes_to_the_step_under_it_and_a_drag_takes_the_playhead_along(
    qtbot: QtBot, session: Session
) -> None:
    view = view_of(qtbot, session)
    settle(qtbot, view)
    for kind, step in ((QEvent.Type.MouseButtonPress, 300), (QEvent.Type.MouseMove, 700)):
        x = plot_of(view).x_of(step)
        QApplication.sendEvent(plot_of(view).viewport(), mouse(view, kind, QPointF(x, 50.0)))
        arrive(session)
        assert abs(session.step - step) <= 5
        assert session.step == plot_of(view).step_at(x)


def mouse(view: LossView, kind: QEvent.Type, place: QPointF) -> QMouseEvent:
    left = Qt.MouseButton.LeftButton
    return QMouseEvent(
        kind,
        place,
        plot_of(view).viewport().mapToGlobal(place),
        left,
        left,
        Qt.KeyboardModifier.NoModifier,
    )


def test_page_keys_go_on_and_back(qtbot: QtBot, session: Session) -> None:
    view = view_of(qtbot, session)
    settle(qtbot, view)
    plot_of(view).setFocus()
    steps = []
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
        qtbot.keyClick(plot_of(view), key)
        arrive(session)
        steps.append(session.step)
    assert steps == [50, 100, 50]


def test_axes_are_remembered_in_the_project(qtbot: QtBot, session: Session) -> None:
    view = view_of(qtbot, session)
    for button in (view.log_loss, view.log_steps):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (session.project.view.log_loss, session.project.view.log_steps) == (True, True)
    assert chart_of(view).log_values
    assert chart_of(view).log_steps


def test_without_classes_there_is_no_accuracy(qtbot: QtBot, session: Session) -> None:
    view = view_of(qtbot, session)
    assert view.fields.buttons[Field.ACCURACY].isEnabled()
    data = Rows(((0.0, 1.0), (1.0, 1.0)), ((0.3, 0.9), (0.1, 0.9)))
    session.document.change("", replace(session.project, data=data))
    assert not view.fields.buttons[Field.ACCURACY].isEnabled()


def test_the_wheel_scrolls_what_the_plot_stands_in(qtbot: QtBot, session: Session) -> None:
    view = view_of(qtbot, session)
    viewport = plot_of(view).viewport()
    middle = QPointF(viewport.rect().center())
    event = QWheelEvent(
        middle, viewport.mapToGlobal(middle), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(viewport, event)
    assert not event.isAccepted()


def test_other_keys_are_those_of_the_window(qtbot: QtBot, window: Window) -> None:
    view = child(window, LossView)
    qtbot.waitUntil(lambda: view.plot is not None)
    plot_of(view).setFocus()
    before = window.session.project.playhead.index
    qtbot.keyClick(plot_of(view), Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: window.session.project.playhead.index > before)


def test_axes_do_not_shrink_while_something_is_dragged(qtbot: QtBot, session: Session) -> None:
    view = view_of(qtbot, session)
    settle(qtbot, view)
    before = chart_of(view)
    session.document.begin("Learning rate")
    session.document.preview(LEARNING_RATE.write(session.project, (0, 0), 0.001))
    assert chart_of(view) is before
    settle(qtbot, view)
    slow = chart_of(view)
    assert (slow.last, slow.low, slow.high) == (before.last, before.low, before.high)
    assert slow.curves[0].values[-1] > before.curves[0].values[-1]


def test_a_legend_that_has_no_room_has_names_alone(qtbot: QtBot, iris: Session) -> None:
    view = view_of(qtbot, iris)
    settle(qtbot, view)
    assert [entry.value.isVisible() for entry in view.legend.entries] == [True] * 3
    view.resize(200, LEAST_HEIGHT + 20)
    assert not any(entry.value.isVisible() for entry in view.legend.entries)
    assert all(entry.name.isVisible() for entry in view.legend.entries)
