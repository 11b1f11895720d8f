from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from app.core.document import Document
from app.core.file_format.examples import open_example
from app.core.project import Project
from app.core.session import Session
from app.core.views.heat_grid import MOST_UNITS
from app.view.docks.heat_maps import HeatMapsView
from app.view.window.window import Window
from tests.app.core.scene.shots import wide
from tests.app.core.sessions import arrive
from tests.app.view.hosting import show_view


def view_of(qtbot: QtBot, made: Project) -> tuple[Session, HeatMapsView]:
    session = Session(Document(made))
    return session, show_view(qtbot, session, HeatMapsView(session), 300, 500)


def test_every_neuron_has_a_map_and_a_click_on_it_chooses_it(qtbot: QtBot) -> None:
    session, view = view_of(qtbot, open_example("xor"))
    cells = view.maps.grid.cells
    assert len(cells) == 7
    x, y = cells[1, 2].center
    qtbot.mouseClick(view.maps, Qt.MouseButton.LeftButton, pos=QPoint(round(x), round(y)))
    assert session.project.view.selected == (1, 2)


def test_arrow_keys_go_from_map_to_map(qtbot: QtBot) -> None:
    session, view = view_of(qtbot, open_example("xor"))
    chosen = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Left):
        qtbot.keyClick(view.maps, key)
        chosen.append(session.project.view.selected)
    assert chosen == [(0, 0), (0, 1), (0, 0), (2, 0)]


def test_maps_follow_the_playhead(qtbot: QtBot) -> None:
    session, view = view_of(qtbot, open_example("xor"))
    before = view.maps.grab().toImage()
    session.seek(float(session.run.plan.start(500)))
    arrive(session)
    assert view.maps.grab().toImage() != before


def test_of_a_large_layer_the_strongest_units_are_shown_and_counted(qtbot: QtBot) -> None:
    _, view = view_of(qtbot, wide())
    inputs, _, _ = view.maps._sections
    assert inputs.title == f"inputs: the strongest {MOST_UNITS} of 100"
    assert {0, 1} <= set(inputs.units)
    assert len(inputs.units) == MOST_UNITS


def test_arrow_keys_go_from_map_to_map_in_the_window_too(qtbot: QtBot, window: Window) -> None:
    window.desk.show_view("heat_maps", True)
    dock = window.workspace.docks.docks["heat_maps"]
    qtbot.waitUntil(lambda: isinstance(dock.view, HeatMapsView))
    assert isinstance(dock.view, HeatMapsView)
    dock.view.maps.setFocus()
    qtbot.keyClick(dock.view.maps, Qt.Key.Key_Right)
    assert window.document.project.view.selected == (0, 0)
    assert not window.session.busy
