"""What people do most, done by mouse and keyboard in the real window on a real X server."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import av
import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF

from app.core.file_format.examples import open_example
from app.core.file_format.project_file import load, save
from app.core.hands_on.controls import parameter_control
from app.core.hands_on.offers import add_unit, take
from app.core.project import Breakpoint
from app.core.scene import marked_places
from app.view.panels.settings_panel import SettingsPanel
from app.view.parts.control_row import ControlRow
from engine.words.terms import Mark, Tag
from tests.app.view.driving import child
from tests.app.view.real_program import (
    HEIGHT,
    PATIENCE_SECONDS,
    WIDTH,
    RealProgram,
    Twin,
    forget_place,
    no_first_start,
    started,
    wait_until,
)
from tests.app.view.x_display import Screen, available, x_server

pytestmark = pytest.mark.skipif(not available(), reason="Xvfb is not installed")

WEIGHT = Mark(Tag.WEIGHT, None, 1, 1, 0)


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    with x_server(WIDTH, HEIGHT) as display:
        yield display


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "mine.deltastep"
    save(path, open_example("two-two-two"))
    return path


@pytest.fixture
def program(styled: None, display: str, path: Path) -> Iterator[RealProgram]:
    no_first_start()
    with ExitStack() as ending:
        screen = Screen(display)
        ending.callback(screen.close)
        process = ending.enter_context(started(display, str(path)))
        twin = Twin(path)
        ending.callback(twin.end)
        program = RealProgram(process, screen, twin)
        program.rest()
        program.wait_for(twin.window.stage)
        program.wake()
        yield program


def test_an_example_is_opened(program: RealProgram) -> None:
    program.screen.key("Ctrl+n")
    program.screen.key("Up")
    program.screen.key("Return")
    program.twin.window.open_example("xor")
    program.wait_for(program.twin.window.stage)


def test_a_run_is_played_and_paused(program: RealProgram) -> None:
    stage = program.twin.window.stage
    before = program.seen(stage)
    program.screen.key("Space")
    wait_until(lambda: not np.array_equal(program.seen(stage), before), "nothing plays")
    program.screen.key("Space")
    wait_until(lambda: program.stands(stage), "it plays on")
    assert not np.array_equal(program.seen(stage), before)


def test_steps_are_taken_on_and_back(program: RealProgram) -> None:
    stage, session = program.twin.window.stage, program.twin.session
    for key, place in (("Ctrl+Right", 16.0), ("Right", 17.0), ("Left", 16.0), ("Home", 0.0)):
        program.screen.key(key)
        session.seek(place)
        program.wait_for(stage)
        program.wait_for(program.twin.window.workspace.timeline)


def test_the_time_line_is_pulled(program: RealProgram) -> None:
    window, session = program.twin.window, program.twin.session
    timeline = window.workspace.timeline
    start, way = QPoint(200, 30), QPoint(431, 0)
    program.drag(timeline, start, way)
    program.rest()
    session.seek(session.lens.place_at(timeline.line.share(start.x() + way.x())))
    program.wait_for(window.stage)


def test_a_weight_is_dragged_and_the_drag_undone(program: RealProgram) -> None:
    window, session = program.twin.window, program.twin.session
    before = session.project
    place = _place_of(program.twin, WEIGHT)
    program.drag(window.stage, place, QPoint(-40, 0))
    program.rest()
    control = parameter_control("", 1, 1, 0)
    value = control.read(session) - 0.4
    session.change("Weight", control.write(before, session.moment, value))
    program.wait_for(window.stage)
    program.screen.key("Ctrl+z")
    session.document.undo()
    program.wait_for(window.stage)


def test_a_number_is_typed_and_saved(program: RealProgram, path: Path) -> None:
    panel = child(program.twin.window, SettingsPanel)
    row = panel.groups["network"].row("Learning rate η")
    assert isinstance(row, ControlRow)
    program.click(row.field)
    program.screen.write("1/8")
    program.screen.key("Return")
    program.screen.key("Ctrl+s")
    wait_until(lambda: load(path).optimizer["learning_rate"] == 0.125, "nothing is saved")


def test_a_unit_is_added_and_the_file_opened_again(program: RealProgram, path: Path) -> None:
    twin = program.twin
    center = QPointF(*twin.window.stage.places().neurons[1, 0]).toPoint()
    program.click(twin.window.stage, center)
    program.rest()
    program.screen.key("Insert")
    twin.window.stage.choose((1, 0))
    take(twin.session, add_unit(twin.session.run, 1))
    program.wait_for(twin.window.stage)
    program.screen.key("Ctrl+s")
    wait_until(lambda: load(path) == twin.session.project, "nothing is saved")
    program.screen.key("Ctrl+q")
    assert program.process.wait(PATIENCE_SECONDS) == 0
    forget_place()
    with started(program.screen.display, str(path)):
        program.wait_for(twin.window.stage)


def test_playing_pauses_at_a_breakpoint(program: RealProgram, path: Path) -> None:
    window, session = program.twin.window, program.twin.session
    program.screen.key("Ctrl+Right")
    program.screen.key("Right")
    session.seek(17.0)
    program.wait_for(window.stage)
    program.screen.key("F9")
    program.screen.key("Home")
    for _ in range(6):
        program.screen.key(">")
    session.seek(0.0)
    program.wait_for(window.stage)
    program.screen.key("Space")
    session.seek(17.0)
    program.wait_for(window.stage)
    program.screen.key("Ctrl+s")
    expected = (Breakpoint("kind = error and layer = 2 and unit = 0"),)
    wait_until(lambda: load(path).breakpoints == expected, "no breakpoint is saved")


def test_what_was_is_seen_beside_what_if(program: RealProgram) -> None:
    window, session = program.twin.window, program.twin.session
    program.screen.key("Ctrl+Right")
    program.screen.key("w")
    session.seek(16.0)
    window.table["what_if"].trigger()
    program.wait_for(window.stage)
    place = _place_of(program.twin, WEIGHT)
    program.drag(window.stage, place, QPoint(50, 0))
    program.rest()
    control = parameter_control("", 1, 1, 0)
    value = control.read(session) + 0.5
    session.change("Weight", control.write(session.project, session.moment, value))
    program.wait_for(window.stage)
    program.screen.key("Alt+w")
    window.table["go_back"].trigger()
    program.wait_for(window.stage)


def test_a_film_is_exported(program: RealProgram, tmp_path: Path) -> None:
    program.screen.key("Alt+5")
    program.open_dialog("Ctrl+e")
    program.screen.key("Ctrl+a")
    program.screen.write(str(tmp_path / "film.mp4"))
    program.screen.key("Return")
    wait_until((tmp_path / "film.mp4").exists, "no film")
    with av.open(tmp_path / "film.mp4") as film:
        stream = film.streams.video[0]
        assert (stream.width, stream.height) == (1280, 720)
        assert len(list(film.decode(stream))) > 10


def test_the_colours_are_changed(program: RealProgram) -> None:
    window = program.twin.window
    program.open_dialog("Ctrl+,")
    for _ in range(2):  # as the system, dark, light
        program.screen.key("Down")
    program.screen.key("Escape")
    window.settings.change(theme="light")
    program.wait_for(window.stage)
    program.wait_for(window.workspace.timeline)


def _place_of(twin: Twin, mark: Mark) -> QPoint:
    places = marked_places(twin.window.stage.shot())
    return QPointF(*next(area for found, area in places if found == mark).center).toPoint()
