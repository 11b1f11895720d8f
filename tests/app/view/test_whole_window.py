"""Whatever hands do, the window shows what its project says, and all of it can be undone.

HYPOTHESIS_PROFILE=thorough takes many more and longer walks, others each time.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any

import pytest
from hypothesis import Phase, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from hypothesis.stateful import run_state_machine_as_test as walk
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from app.core.document import Document, same_content
from app.core.examples import names, open_example
from app.core.project import Project
from app.core.project_file import load
from app.core.session import Session
from app.core.settings import SettingsFile
from app.core.theme import theme
from app.view.actions import SPECS
from app.view.ground import Ground
from app.view.language import speak
from app.view.main import settings_path
from app.view.program import Program
from app.view.stage.stage import Stage
from app.view.time.clock import Clock
from app.view.window.window import Window
from tests.app.view import hands, seen

ALL = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
WALKS, LENGTH = (400, 40) if ALL else (8, 20)
# The shortest walk that fails is looked for only where there is time for it.
PHASES = (Phase.generate, Phase.shrink) if ALL else (Phase.generate,)

NUMBERS = st.integers(0, 10_000)
SHARES = st.floats(0.0, 1.0)
WAYS = st.builds(QPoint, st.integers(-90, 90), st.integers(-60, 60))
SIZES = st.sampled_from([(960, 600), (1024, 640), (1440, 900), (2200, 1300)])
BUTTONS = st.sampled_from([hands.LEFT, hands.MIDDLE])
MODIFIERS = st.sampled_from(
    [hands.PLAIN, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier]
)
TYPED = st.sampled_from(
    ["0.5", "-1,25", "1/3", "1e-3", "7", "0", "1e300", "-1e308", "seven", "", "nan", "kind = delta",
     "loss < 0.1", "2", "unit = 0 and layer = 1"]
)  # fmt: skip
# What is dropped: files as they should be, and others.
FILES: dict[str, str] = {
    "broken.deltastep": '{"format": "deltastep", "version": 1, "seed": "x"}',
    "empty.deltastep": "",
    "table.csv": "a,b,c\n1,2,0\n3,4,1\n5,6,0\n",
    "broken.csv": "a,b\n1,x\n",
    "picture.png": "no picture",
}


class WindowWalk(RuleBasedStateMachine):
    """The program in its window, and whatever somebody does with it."""

    folder: Path
    log: Any

    def __init__(self) -> None:
        super().__init__()
        self.errors: list[BaseException] = []
        self.hook, sys.excepthook = sys.excepthook, self.caught
        self.warnings = len(self.log.records)
        self.well = True

    def caught(
        self, _: type[BaseException], error: BaseException, __: TracebackType | None
    ) -> None:
        self.errors.append(error)

    def start(self, project: Project, name: str) -> None:
        self.settings = SettingsFile(settings_path())
        self.ground = Ground(theme("dark").background, self.settings.now.window)
        self.ground.show()
        session = Session(Document(project))
        self.program = Program(self.ground, self.settings, session, name)
        self.document, self.first = session.document, session.project
        QApplication.processEvents()
        self.window.stage.setFocus()

    @property
    def window(self) -> Window:
        return self.program.window

    def stage_in_front(self) -> Stage:
        """Return the stage in a window that is active, as a press of a button makes it."""
        self.ground.activateWindow()
        QApplication.processEvents()
        return self.window.stage

    def end(self) -> None:
        self.program.window.leave()
        self.ground.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def finish(self, number: int) -> None:
        """Choose from a menu that has opened, answer what is asked, and let everything arrive."""
        hands.pick(number)
        for box in self.window.findChildren(QMessageBox):
            hands.chosen(box.buttons(), number).click()
        for dialog in self.window.findChildren(QFileDialog):
            dialog.reject()
        QApplication.processEvents()
        if not self.ground.isVisible():
            self.end()
            self.start(open_example("xor"), "xor")
        if self.window.document is not self.document:
            self.document, self.first = self.window.document, self.window.document.saved

    @initialize(name=st.sampled_from(names()))
    def begin(self, name: str) -> None:
        self.start(open_example(name), name)

    @rule(name=st.sampled_from([spec.name for spec in SPECS]), number=NUMBERS)
    def choose_an_action(self, name: str, number: int) -> None:
        self.window.table[name].trigger()
        self.finish(number)

    @rule(place=NUMBERS, button=BUTTONS, number=NUMBERS)
    def click_on_the_stage(self, place: int, button: Qt.MouseButton, number: int) -> None:
        stage = self.stage_in_front()
        QTest.mouseClick(stage, button, hands.PLAIN, hands.point_on(stage, place))
        self.finish(number)

    @rule(place=NUMBERS, typed=TYPED)
    def click_twice_on_the_stage(self, place: int, typed: str) -> None:
        stage = self.stage_in_front()
        point = hands.point_on(stage, place)
        QTest.mouseDClick(stage, hands.LEFT, hands.PLAIN, point)
        QTest.mouseRelease(stage, hands.LEFT, hands.PLAIN, point)
        field = QApplication.focusWidget()
        if field is not None and field is not stage:
            QTest.keyClicks(field, typed)
            QTest.keyClick(field, Qt.Key.Key_Return)
        self.finish(0)

    @rule(place=NUMBERS, way=WAYS, button=BUTTONS, given_up=st.booleans())
    def drag_on_the_stage(
        self, place: int, way: QPoint, button: Qt.MouseButton, given_up: bool
    ) -> None:
        stage = self.stage_in_front()
        between = partial(hands.escape, stage) if given_up else bool
        hands.drag(stage, hands.point_on(stage, place), way, button, between)
        self.finish(0)

    @rule(place=NUMBERS, number=NUMBERS)
    def open_a_menu_of_the_stage(self, place: int, number: int) -> None:
        stage = self.stage_in_front()
        hands.ask_for_menu(stage, hands.point_on(stage, place))
        self.finish(number)

    @rule(place=NUMBERS, notches=st.integers(-3, 3))
    def look_closer(self, place: int, notches: int) -> None:
        stage = self.stage_in_front()
        control = Qt.KeyboardModifier.ControlModifier
        hands.turn_wheel(stage, hands.point_on(stage, place), notches, control)
        self.finish(0)

    @rule(share=SHARES, y=st.integers(1, 90), way=WAYS)
    def drag_on_the_time_line(self, share: float, y: int, way: QPoint) -> None:
        timeline = self.window.workspace.timeline
        hands.drag(timeline, QPoint(int(share * (timeline.width() - 1)), y), way)
        self.finish(0)

    @rule(share=SHARES, y=st.integers(1, 90), notches=st.integers(-3, 3), modifier=MODIFIERS)
    def turn_the_wheel_on_the_time_line(
        self, share: float, y: int, notches: int, modifier: Qt.KeyboardModifier
    ) -> None:
        timeline = self.window.workspace.timeline
        place = QPoint(int(share * (timeline.width() - 1)), y)
        hands.turn_wheel(timeline, place, notches, modifier)
        self.finish(0)

    @rule(which=NUMBERS, number=NUMBERS, typed=TYPED)
    def use_a_widget(self, which: int, number: int, typed: str) -> None:
        widget = hands.chosen(hands.reachable(self.window), which)
        note(f"{type(widget).__name__} {widget.accessibleName()}")
        hands.use(widget, number, typed)
        self.finish(number)

    @rule(key=st.sampled_from(["Tab", "Backtab", "Escape", "Return", "Right", "PageDown", "Menu"]))
    def press_a_key(self, key: str) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, getattr(Qt.Key, f"Key_{key}"))
        self.finish(0)

    @rule(seconds=st.floats(0.001, 5.0))
    def let_time_pass(self, seconds: float) -> None:
        self.window.session.tick(seconds)
        self.finish(0)

    @rule(size=SIZES)
    def pull_the_window(self, size: tuple[int, int]) -> None:
        self.ground.resize(*size)
        self.finish(0)

    @rule(name=st.sampled_from(sorted(FILES)), number=NUMBERS)
    def drop_a_file(self, name: str, number: int) -> None:
        path = self.folder / name
        path.write_text(FILES[name])
        hands.drop(self.window, str(path))
        self.finish(number)

    @precondition(lambda self: self.window.document.modified)
    @rule()
    def save_and_open_again(self) -> None:
        path = self.folder / "walk.deltastep"
        assert self.window.save_to(path)
        assert load(path) == self.window.document.project
        self.window.open_path(path)
        self.finish(0)

    @invariant()
    def nothing_went_wrong(self) -> None:
        if self.errors:
            self.well = False
            raise self.errors[0]
        worse = [record for record in self.log.records[self.warnings :] if not record.ignored]
        self.warnings = len(self.log.records)
        self.well = not worse
        assert not worse, worse[0].message

    @invariant()
    def the_stage_shows_the_project(self) -> None:
        session = self.window.session
        if not session.following:
            while session.ghost is not None and session.ghost.work(session.step, 1.0):
                pass
            fresh = seen.reopened(session.document)
            self.well = not seen.frame_differs(self.window.stage.shot(), fresh)
            assert self.well

    @invariant()
    def every_action_shows_whether_it_can_be_done(self) -> None:
        window = self.window
        for spec in SPECS:
            action = window.table[spec.name]
            self.well = action.isEnabled() == spec.enabled(window)
            assert self.well, spec.name
            if spec.checked is not None and not spec.name.startswith("view_"):  # see the menu
                self.well = action.isChecked() == spec.checked(window)
                assert self.well, spec.name

    def teardown(self) -> None:
        try:
            if self.well:
                self.see_everything()
                self.undo_everything()
        finally:
            hands.close_dialogs(self.window)
            self.end()
            sys.excepthook = self.hook
            speak("en")

    def see_everything(self) -> None:
        window = self.window
        hands.close_dialogs(window)
        window.session.pause()
        self.ground.activateWindow()
        QApplication.processEvents()
        (QApplication.focusWidget() or window).clearFocus()
        QApplication.processEvents()
        fresh = seen.reopened(window.document)
        for dock in seen.seen_docks(window):
            assert dock.view is not None
            assert seen.texts(dock.view) == seen.view_texts(fresh, dock), dock.spec.name
        QCoreApplication.sendEvent(window.stage, QEvent(QEvent.Type.Leave))
        window.stage.mark(())
        shown, expected = window.stage.grab().toImage(), seen.stage_of(fresh, window.stage)
        if shown != expected:
            shown.save(str(self.folder / "shown.png"))
            expected.save(str(self.folder / "expected.png"))
            pytest.fail(f"the stage is not what it should be: {self.folder}")

    def undo_everything(self) -> None:
        document = self.document
        last = document.project
        self.undo_to_the_end(document.undo, lambda: document.undo_label)
        assert same_content(document.project, self.first)
        assert document.base is None
        self.undo_to_the_end(document.redo, lambda: document.redo_label)
        assert same_content(document.project, last)

    def undo_to_the_end(self, undo: Callable[[], None], label: Callable[[], str | None]) -> None:
        while label() is not None:
            undo()


@pytest.mark.timeout(3600 if ALL else 120)
def test_the_window_shows_its_project_whatever_is_done(
    styled: None, qtlog: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # where films are made
    # Time passes when a walk says so.
    monkeypatch.setattr(Clock, "_tick", lambda _: None)
    profile = settings(
        max_examples=WALKS, stateful_step_count=LENGTH, derandomize=not ALL, phases=PHASES
    )

    class Walk(WindowWalk):
        folder, log = tmp_path, qtlog

    walk(Walk, settings=profile)
