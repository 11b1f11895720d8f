from __future__ import annotations

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from app.core.document import Document
from app.core.file_format.examples import open_example
from app.core.frame import Box
from app.core.navigation import steering
from app.core.project import Layer, Project
from app.core.session import Session
from app.core.theme import theme
from app.view.docks.curve import CurveView, ShareBars
from engine.plan.step_plan import Granularity
from tests.app.core.everything import hidden, output, project
from tests.app.core.sessions import arrive
from tests.app.view.hosting import show_view


def view_of(qtbot: QtBot, made: Project) -> tuple[Session, CurveView]:
    session = Session(Document(made))
    return session, show_view(qtbot, session, CurveView(session), 300, 320)


def test_the_point_appears_once_the_neuron_has_its_activation(qtbot: QtBot) -> None:
    session, view = view_of(qtbot, open_example("two-two-two"))
    steering.change_view(session, selected=(1, 0))
    assert view.reading.text() == "…"
    before = view.picture.grab().toImage()
    session.seek(20.0)
    assert view.picture.grab().toImage() != before
    assert view.reading.text() == "z = 0.3775   a = 0.5933\nσ′(z) = 0.2413"
    assert view.windowTitle() == "Activation of h1"


def test_the_marks_move_with_the_weights(qtbot: QtBot) -> None:
    session, view = view_of(qtbot, open_example("xor"))
    steering.change_view(session, selected=(1, 0))
    assert "4 samples" in view.note.text()
    before = view.picture.grab().toImage()
    session.seek(float(session.run.plan.start(500)))
    arrive(session)
    session.seek(session.place + 1.0)
    assert view.reading.text() == "…"
    assert view.picture.grab().toImage() != before


def test_units_that_depend_on_each_other_are_shares(qtbot: QtBot) -> None:
    made = project(hidden(), output("softmax", 3), loss="categorical_cross_entropy")
    session, view = view_of(qtbot, made)
    steering.change_view(session, selected=(2, 1))
    assert view.reading.text() == "…"
    steering.change_view(session, granularity=Granularity.LAYER)
    session.seek(float(session.run.plan.start(1)))
    a = session.run.trace.reader(0).activation(1, 2, 1)
    assert view.reading.text().startswith(f"a = {a:.4g}")
    assert "share 1" in view.note.text()


def test_an_input_has_no_curve(qtbot: QtBot) -> None:
    session, view = view_of(qtbot, open_example("xor"))
    steering.change_view(session, selected=(0, 1))
    assert view.note.text() == "An input has no activation function."
    assert not view.picture.isVisible()


def test_of_very_many_units_the_largest_shares_are_shown(qtbot: QtBot) -> None:
    made = project(Layer(30, "softmax", init="xavier_uniform"), output(fan_in=30))
    session, view = view_of(qtbot, replace(made, seed=3))
    steering.change_view(session, selected=(1, 4))
    assert view.picture.height() < 300


@pytest.mark.parametrize("chosen", [None, 0])
def test_bars_are_as_long_as_their_shares(chosen: int | None) -> None:
    bars, colors = ShareBars(("o1", "o2"), (0.25, float("nan")), chosen, 3), theme("light")
    assert bars.words == "o1 0.25, o2 nan"
    track, share, _, nothing = (item for item in bars.items(268.0, colors) if isinstance(item, Box))
    assert share.width == 0.25 * track.width
    assert nothing.width == 1.0
    assert (share.fill == colors.forward) == (chosen == 0)
