from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.document import Document
from app.core.file_format.examples import open_example
from app.core.navigation import steering
from app.core.project import Project, Rows, Split
from app.core.session import Session
from app.view.docks.surface import SurfaceView
from app.view.window.window import Window
from tests.app.core.sessions import arrive
from tests.app.view.hosting import show_view

LEFT = Qt.MouseButton.LeftButton


def view_of(qtbot: QtBot, project: Project) -> tuple[Session, SurfaceView]:
    session = Session(Document(project))
    return session, show_view(qtbot, session, SurfaceView(session), 300, 420)


@pytest.fixture
def xor(qtbot: QtBot) -> tuple[Session, SurfaceView]:
    return view_of(qtbot, open_example("xor"))


def place(view: SurfaceView, across: float, down: float) -> QPoint:
    area = view.map.area
    return QPoint(round(area.x + across * area.width), round(area.y + down * area.height))


def test_the_surface_is_painted_and_follows_the_playhead(
    xor: tuple[Session, SurfaceView],
) -> None:
    session, view = xor
    before = view.map.grab().toImage()
    session.seek(float(session.run.plan.start(300)))
    arrive(session)
    assert view.map.grab().toImage() != before


def test_pointing_reads_what_the_network_answers(
    qtbot: QtBot, xor: tuple[Session, SurfaceView]
) -> None:
    _, view = xor
    at_rest = view.reading.text()
    qtbot.mouseMove(view.map, place(view, 0.25, 0.75))
    qtbot.waitUntil(lambda: view.reading.text() != at_rest)
    inputs = view.map.inputs()
    assert inputs is not None
    assert inputs == pytest.approx([0.15, 0.15], abs=0.02)
    assert view.map.surface is not None
    answer = view.map.surface.answers(inputs[None])[0, 0]
    assert float(view.reading.text().split("→")[1]) == pytest.approx(answer, rel=0.01)


def test_the_cross_goes_with_the_mouse(qtbot: QtBot, xor: tuple[Session, SurfaceView]) -> None:
    _, view = xor
    at_rest = view.reading.text()
    qtbot.mouseMove(view.map, place(view, 0.6, 0.4))
    qtbot.waitUntil(lambda: view.map.inputs() is not None)
    QApplication.sendEvent(view.map, QEvent(QEvent.Type.Leave))
    assert view.map.inputs() is None
    assert view.reading.text() == at_rest


def test_a_click_goes_to_the_nearest_sample(qtbot: QtBot, xor: tuple[Session, SurfaceView]) -> None:
    session, view = xor
    for row, (across, down) in {2: (0.9, 0.8), 1: (0.1, 0.3)}.items():
        qtbot.mouseClick(view.map, LEFT, pos=place(view, across, down))
        session.seek(session.place + 0.5)
        assert session.sample == row


def test_arrow_keys_move_the_cross_and_return_chooses(qtbot: QtBot, window: Window) -> None:
    window.open_example("xor")
    window.desk.show_view("surface", True)
    dock = window.workspace.docks.docks["surface"]
    qtbot.waitUntil(lambda: dock.view is not None)
    view = dock.view
    assert isinstance(view, SurfaceView)
    view.map.setFocus()
    place = window.session.place
    for _ in range(9):
        qtbot.keyClick(view.map, Qt.Key.Key_Right)
        qtbot.keyClick(view.map, Qt.Key.Key_Down)
    assert window.session.place == place
    inputs = view.map.inputs()
    assert inputs is not None
    assert inputs[0] > 0.8 > 0.2 > inputs[1]
    qtbot.keyClick(view.map, Qt.Key.Key_Return)
    window.session.seek(window.session.place + 0.5)
    assert window.session.sample == 2
    qtbot.keyClick(view.map, Qt.Key.Key_Escape)
    assert view.map.inputs() is None


def test_two_of_many_inputs_are_chosen_and_the_same_twice_swaps_them(qtbot: QtBot) -> None:
    session, view = view_of(qtbot, open_example("iris"))
    across, up = view.inputs
    across.setCurrentIndex(3)
    across.activated.emit(3)
    assert session.project.view.plane == (3, 1)
    up.setCurrentIndex(3)
    up.activated.emit(3)
    assert session.project.view.plane == (1, 3)
    assert (across.currentData(), up.currentData()) == (1, 3)
    assert view.note.text() == f"Other inputs as in sample {session.sample + 1}."


def test_classes_begin_with_the_winner_and_any_output_can_be_chosen(qtbot: QtBot) -> None:
    _, view = view_of(qtbot, open_example("iris"))
    assert view.map.surface is not None
    assert view.map.surface.output is None
    view.output.setCurrentIndex(view.output.findText("versicolor"))
    view.output.activated.emit(1)
    assert view.map.surface.output == 1
    project = open_example("two-two-two")
    data = Rows(((0.1, 0.2), (0.3, 0.1)), ((0.3, 0.6), (0.2, 0.1)))
    _, numbers = view_of(qtbot, replace(project, data=data))
    assert numbers.map.surface is not None
    assert numbers.map.surface.output == 0


def test_an_unchanged_surface_is_not_drawn_anew(xor: tuple[Session, SurfaceView]) -> None:
    session, view = xor
    before = view.map.surface
    session.seek(session.place + 0.5)
    session.seek(session.place + 0.2)
    view.refresh()
    assert view.map.surface is before


def test_a_sample_kept_for_testing_is_told_about(qtbot: QtBot) -> None:
    project = open_example("spiral")
    split = replace(project, training=replace(project.training, split=Split(0.5)))
    session = Session(Document(split))
    view = SurfaceView(session)
    qtbot.addWidget(view)
    view.refresh()
    place, row = session.place, int(session.run.data.test_rows[0])
    view.map.chosen.emit(row)
    assert session.place == place
    assert view.note.text().startswith(f"Sample {row + 1} ")


def test_the_box_shows_maps_in_the_neurons_too(xor: tuple[Session, SurfaceView]) -> None:
    session, view = xor
    view.heat_maps.click()
    assert session.project.view.heat_maps
    steering.change_view(session, heat_maps=False)
    assert not view.heat_maps.isChecked()
