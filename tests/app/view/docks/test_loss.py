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
from app.core.controls import LEARNING_RATE
from app.core.document import Document
from app.core.examples import open_example
from app.core.frame import Polyline, Segments
from app.core.project import ParameterEdit, Rows, Split
from app.core.session import Session
from app.core.theme import theme
from app.core.views.chart import Chart
from app.core.views.loss_chart import Field
from app.view.docks.loss import FIRST_STEPS, LossView
from tests.app.core.sessions import arrive
from tests.app.view.hosting import show


@pytest.fixture
def session() -> Session:
    return Session(Document(open_example("two-two-two")))


@pytest.fixture
def iris() -> Session:
    project = open_example("iris")
    training = replace(project.training, split=Split(0.3), steps=FIRST_STEPS)
    return Session(Document(replace(project, training=training)))


def view_of(qtbot: QtBot, session: Session) -> LossView:
    view = LossView(session)
    session.document.subscribe(lambda old, new: view.refresh())
    show(qtbot, view, 290, 220)
    qtbot.waitUntil(lambda: session.run.history.computed >= FIRST_STEPS)
    return view


def settle(qtbot: QtBot, view: LossView) -> None:
    """Wait until everything is found out."""
    qtbot.waitUntil(lambda: not view._later.isActive())


def chart_of(view: LossView) -> Chart:
    assert view.plot.chart is not None
    return view.plot.chart


def x_of(view: LossView, step: int) -> float:
    line = chart_of(view).moving(step, [None] * len(chart_of(view).curves), theme("dark"))[0]
    assert isinstance(line, Segments)
    return line.lines[0][0]


def test_no_library_of_plots_is_loaded() -> None:
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
    assert list(curve.cells.highs) == [losses[int(step)] for step in curve.cells.places]
    (reading,) = view.plot._readings
    loss = session.run.trace.reader(2).record.loss
    assert reading is not None
    assert (reading.step, reading.value, reading.text) == (2, loss, f"{loss:.6g}")
    assert view.plot.accessibleDescription() == f"step 3: train {loss:.6g}"


def test_the_first_steps_are_computed_in_slices_to_have_a_curve(
    qtbot: QtBot, session: Session
) -> None:
    view = view_of(qtbot, session)
    settle(qtbot, view)
    assert chart_of(view).curves[0].cells.places[-1] == FIRST_STEPS - 1
    view.refresh()
    settle(qtbot, view)
    assert session.run.history.computed == FIRST_STEPS


def test_all_samples_are_looked_at_again_and_again(qtbot: QtBot, iris: Session) -> None:
    view = view_of(qtbot, iris)
    settle(qtbot, view)
    batch, train, test = chart_of(view).curves
    assert [curve.name for curve in (batch, train, test)] == ["batch", "train", "test"]
    assert len(train.cells.places) == len(test.cells.places) > 60
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
    before = chart_of(view).curves[0].cells.lows[1]
    session.document.change("", LEARNING_RATE.write(session.project, (0, 0), 2.0))
    settle(qtbot, view)
    assert chart_of(view).curves[0].cells.lows[1] < before


def test_a_loss_that_has_run_away_has_no_place_on_the_curve(qtbot: QtBot, session: Session) -> None:
    view = view_of(qtbot, session)
    weight = ParameterEdit(2, 0, 1, 0, 0, float("nan"))
    session.document.change("", with_edit(session.project, weight))
    session.seek(3.5 * 51)
    arrive(session)
    settle(qtbot, view)
    (reading,) = view.plot._readings
    assert reading is not None
    assert reading.text == "nan"
    (line,) = [i for i in chart_of(view).still(theme("dark")) if isinstance(i, Polyline)]
    assert len(line.points) == 2
    view.grab()


def test_a_click_goes_to_the_step_under_it_and_a_drag_takes_the_playhead_along(
    qtbot: QtBot, session: Session
) -> None:
    view = view_of(qtbot, session)
    settle(qtbot, view)
    for kind, step in ((QEvent.Type.MouseButtonPress, 300), (QEvent.Type.MouseMove, 700)):
        x = round(x_of(view, step))
        QApplication.sendEvent(view.plot, mouse(view, kind, QPointF(x, 50.0)))
        arrive(session)
        assert abs(session.step - step) <= 5
        assert session.step == chart_of(view).step_at(x)


def mouse(view: LossView, kind: QEvent.Type, place: QPointF) -> QMouseEvent:
    left = Qt.MouseButton.LeftButton
    return QMouseEvent(
        kind, place, view.plot.mapToGlobal(place), left, left, Qt.KeyboardModifier.NoModifier
    )


def test_page_keys_go_on_and_back(qtbot: QtBot, session: Session) -> None:
    view = view_of(qtbot, session)
    settle(qtbot, view)
    view.plot.setFocus()
    steps = []
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
        qtbot.keyClick(view.plot, key)
        arrive(session)
        steps.append(session.step)
    assert steps == [50, 100, 50]


def test_axes_are_remembered_in_the_project(qtbot: QtBot, session: Session) -> None:
    view = view_of(qtbot, session)
    for button in (view.log_loss, view.log_steps):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (session.project.view.log_loss, session.project.view.log_steps) == (True, True)
    assert chart_of(view).y.logarithmic
    assert chart_of(view).x.logarithmic


def test_without_classes_there_is_no_accuracy(qtbot: QtBot, session: Session) -> None:
    view = view_of(qtbot, session)
    assert view.fields.buttons[Field.ACCURACY].isEnabled()
    data = Rows(((0.0, 1.0), (1.0, 1.0)), ((0.3, 0.9), (0.1, 0.9)))
    session.document.change("", replace(session.project, data=data))
    assert not view.fields.buttons[Field.ACCURACY].isEnabled()


def test_the_wheel_scrolls_what_the_plot_stands_in(qtbot: QtBot, session: Session) -> None:
    view = view_of(qtbot, session)
    middle = QPointF(view.plot.rect().center())
    event = QWheelEvent(
        middle, view.plot.mapToGlobal(middle), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.plot, event)
    assert not event.isAccepted()
