from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from app.core import what_if
from app.core.document import Document
from app.core.file_format.examples import open_example
from app.core.hands_on.controls import parameter_control
from app.core.session import Session
from app.core.views.landscape import Scenery
from app.view.docks.landscape import LandscapeView
from app.view.window.window import Window
from tests.app.core.sessions import arrive
from tests.app.view.hosting import show_view


def view_of(qtbot: QtBot, session: Session) -> LandscapeView:
    view = show_view(qtbot, session, LandscapeView(session), 290, 380)
    qtbot.waitUntil(lambda: view.map.scenery is not None, timeout=20_000)
    return view


def scenery_of(view: LandscapeView) -> Scenery:
    assert view.map.scenery is not None
    return view.map.scenery


def place_of(view: LandscapeView, step: int) -> QPoint:
    scenery = scenery_of(view)
    assert scenery.path is not None
    point = scenery.path.points[scenery.path.steps.index(step)]
    ((right, down),) = scenery.landscape.cut.shares(point[None])
    return QPoint(round(right * view.map.width()), round(down * view.map.height()))


def test_the_first_steps_are_computed_and_a_press_on_the_path_goes_there(qtbot: QtBot) -> None:
    session = Session(Document(open_example("xor")))
    view = view_of(qtbot, session)
    path = scenery_of(view).path
    assert path is not None
    assert path.computed == 1000
    step = path.steps[5]
    qtbot.mouseClick(view.map, Qt.MouseButton.LeftButton, pos=place_of(view, step))
    arrive(session)
    assert session.step == step
    assert scenery_of(view).step == step


def test_page_keys_go_along_the_path(qtbot: QtBot) -> None:
    session = Session(Document(open_example("xor")))
    view = view_of(qtbot, session)
    path = scenery_of(view).path
    assert path is not None
    for key, step in ((Qt.Key.Key_PageDown, path.steps[1]), (Qt.Key.Key_PageUp, path.steps[0])):
        qtbot.keyClick(view.map, key)
        arrive(session)
        assert session.step == step


def test_the_old_path_stays_beside_the_new_one(qtbot: QtBot) -> None:
    session = Session(Document(open_example("xor")))
    view = view_of(qtbot, session)
    assert scenery_of(view).ghost is None
    what_if.begin(session)
    setting = parameter_control("w", 1, 0, 0)
    session.change("w", setting.write(session.project, session.moment, 4.0))
    qtbot.waitUntil(lambda: scenery_of(view).ghost is not None, timeout=20_000)
    what_if.go_back(session)
    view.refresh()
    assert scenery_of(view).ghost is None


def test_the_dock_opens_by_its_action(qtbot: QtBot, window: Window) -> None:
    window.table["view_landscape"].trigger()
    dock = window.workspace.docks.docks["landscape"]
    view = dock.view
    assert isinstance(view, LandscapeView)
    qtbot.waitUntil(lambda: view.map.scenery is not None, timeout=20_000)
    assert "%" in view.note.text()
