from __future__ import annotations

import gc
import subprocess
import sys
import weakref

import numpy as np
import pytest
import shiboken6
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.changes import with_edit
from app.core.controls import LEARNING_RATE
from app.core.document import Document
from app.core.examples import open_example
from app.core.project import ParameterEdit
from app.core.session import Session
from app.view.docks.plots import FIRST_STEPS, LossPlot, outline
from tests.app.view.hosting import show


@pytest.fixture
def session() -> Session:
    return Session(Document(open_example("two-two-two")))


def plot_of(qtbot: QtBot, session: Session) -> LossPlot:
    plot = LossPlot(session)
    session.document.subscribe(lambda old, new: plot.refresh())
    show(qtbot, plot, 260, 130)
    qtbot.waitUntil(lambda: plot.value.text() != "")
    return plot


def test_the_library_is_loaded_only_when_a_plot_is_shown() -> None:
    code = (
        "import sys; import app.view.docks.registry;"
        "assert 'app.view.docks.plots' in sys.modules; sys.exit('pyqtgraph' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_curve_is_the_loss_of_the_steps_and_the_mark_stands_at_the_playhead(
    qtbot: QtBot, session: Session
) -> None:
    plot = plot_of(qtbot, session)
    session.seek(2.5 * 51)
    x, y = plot.mark.getData()
    loss = session.run.trace.reader(2).record.loss
    assert (list(x), list(y)) == ([2], [loss])
    assert plot.value.text() == f"{loss:.6g}"
    x, y = plot.curve.getData()
    assert list(y) == [session.run.history.losses[int(step)] for step in x]


def test_the_first_steps_are_computed_in_slices_to_have_a_curve(
    qtbot: QtBot, session: Session
) -> None:
    plot = plot_of(qtbot, session)
    qtbot.waitUntil(lambda: session.run.history.computed == FIRST_STEPS)
    qtbot.waitUntil(lambda: plot.curve.getData()[0][-1] == FIRST_STEPS - 1)
    plot.refresh()
    assert session.run.history.computed == FIRST_STEPS


@pytest.mark.parametrize("built", [False, True])
def test_a_plot_that_goes_while_it_has_more_to_do_leaves_nothing(
    qtbot: QtBot, session: Session, built: bool
) -> None:
    plot = LossPlot(session)
    show(qtbot, plot, 260, 130)
    if built:
        qtbot.waitUntil(lambda: session.run.history.computed > 0)
    left = weakref.ref(plot)
    shiboken6.delete(plot)
    del plot
    qtbot.wait(1)
    gc.collect()
    assert left() is None


def test_an_edit_draws_another_curve(qtbot: QtBot, session: Session) -> None:
    plot = plot_of(qtbot, session)
    before = plot.curve.getData()[1][1]
    session.document.change("", LEARNING_RATE.write(session.project, (0, 0), 2.0))
    assert plot.curve.getData()[1][1] < before


def test_a_loss_that_has_run_away_has_no_place_on_the_curve(qtbot: QtBot, session: Session) -> None:
    plot = plot_of(qtbot, session)
    weight = ParameterEdit(2, 0, 1, 0, 0, float("nan"))
    session.document.change("", with_edit(session.project, weight))
    session.seek(3.5 * 51)
    plot.grab()
    assert plot.value.text() == "nan"
    assert len(plot.mark.getData()[0]) == 0
    assert max(plot.curve.getData()[0]) == 1


def test_the_wheel_scrolls_what_the_plot_stands_in(qtbot: QtBot, session: Session) -> None:
    plot = plot_of(qtbot, session)
    middle = QPointF(plot.rect().center())
    event = QWheelEvent(
        middle, plot.mapToGlobal(middle), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(plot._plot.viewport(), event)
    assert not event.isAccepted()


@given(st.lists(st.floats(allow_infinity=True), max_size=200), st.integers(1, 20))
def test_an_outline_is_short_and_keeps_the_extremes(values: list[float], most: int) -> None:
    array = np.array(values)
    x, y = outline(array, most)
    finite = array[np.isfinite(array)]
    assert len(x) <= 2 * most + 2
    assert list(array[x.astype(int)]) == list(y)
    assert list(x) == sorted(set(x))
    if len(finite):
        assert (min(y), max(y)) == (min(finite), max(finite))
