from __future__ import annotations

import math

import numpy as np
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from app.core.changes import with_edit
from app.core.document import Document
from app.core.file_format.examples import open_example
from app.core.project import Layer, Network, ParameterEdit, Project
from app.core.session import Session
from app.core.theme import theme
from app.core.views.histogram import histogram
from app.view.docks.histograms import HistogramRow, HistogramsView, Panel
from tests.app.core.everything import output, project
from tests.app.core.sessions import arrive
from tests.app.view.hosting import show_view


def view_of(qtbot: QtBot, made: Project) -> tuple[Session, HistogramsView]:
    session = Session(Document(made))
    return session, show_view(qtbot, session, HistogramsView(session), 300, 320)


def words(view: HistogramsView) -> list[str]:
    return [row.accessibleDescription() for row in view.rows]


def test_each_layer_has_a_row_that_follows_the_playhead(qtbot: QtBot) -> None:
    session, view = view_of(qtbot, open_example("spiral"))
    assert [text.split(" · ")[0] for text in words(view)] == ["hidden 1", "hidden 2", "outputs"]
    assert all("not known yet" in text for text in words(view))
    pictures = [row.grab().toImage() for row in view.rows]
    session.seek(float(session.run.plan.start(40)))
    arrive(session)
    assert all("step 40" in text for text in words(view))
    assert all(
        row.grab().toImage() != before for row, before in zip(view.rows, pictures, strict=True)
    )


def test_zeros_and_what_is_not_finite_are_told(qtbot: QtBot) -> None:
    made = project(Layer(2, "tanh", ((0.0, 0.5), (0.0, 0.25))), output())
    edits = ParameterEdit(0, 0, 2, 0, 0, math.nan), ParameterEdit(0, 0, 2, 1, 0, math.inf)
    for edit in edits:
        made = with_edit(made, edit)
    session, view = view_of(qtbot, made)
    session.seek(1.0)
    first, second = words(view)
    assert "50% exactly 0" in first
    assert "1 not a number, 1 infinite" in second


def test_rows_come_and_go_with_layers(qtbot: QtBot) -> None:
    made = open_example("spiral")
    session, view = view_of(qtbot, made)
    first, *_, last = made.network.layers
    session.document.change("", replace(made, network=Network(2, (first, last))))
    assert len(view.rows) == 2


def test_a_row_with_nothing_to_show_can_be_drawn() -> None:
    nothing = HistogramRow(Panel("w", "", histogram(np.array([]), 1.0)), Panel("g", "", None))
    assert nothing.items(268.0, theme("dark"))
