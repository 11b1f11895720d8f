"""Whatever hands do, the window shows what its project says, and all of it can be undone.

HYPOTHESIS_PROFILE=thorough takes many more and longer walks, others each time.
"""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule
from hypothesis.stateful import run_state_machine_as_test as walk
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.core.file_format.examples import names, open_example
from app.core.file_format.project_file import load
from app.view.actions import SPECS
from app.view.time.clock import Clock
from tests.app.view import hands
from tests.app.view.program_machine import ProgramMachine

ALL = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
WALKS, LENGTH = (400, 40) if ALL else (10, 20)
# The shortest walk that fails is looked for only where there is time for it.
PHASES = (Phase.generate, Phase.shrink) if ALL else (Phase.generate,)

ACTIONS = st.sampled_from([spec.name for spec in SPECS])
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


class WindowWalk(ProgramMachine):
    """Whatever somebody does with the window."""

    @initialize(name=st.sampled_from(names()))
    def begin(self, name: str) -> None:
        self.start(open_example(name), name)

    @rule(name=ACTIONS, number=NUMBERS)
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

    @rule(place=NUMBERS, way=WAYS, name=ACTIONS, number=NUMBERS)
    def choose_an_action_while_dragging(
        self, place: int, way: QPoint, name: str, number: int
    ) -> None:
        stage = self.stage_in_front()
        between = self.window.table[name].trigger
        hands.drag(stage, hands.point_on(stage, place), way, between=between)
        self.finish(number)

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
