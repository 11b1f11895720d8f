"""The program as a state machine: what must hold after every move, and at the end of all."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any

import pytest
from hypothesis.stateful import RuleBasedStateMachine, invariant
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from app.core.document import Document
from app.core.file_format.examples import open_example
from app.core.project import Project
from app.core.session import Session
from app.core.settings import SettingsFile
from app.core.state import same_content
from app.core.theme import theme
from app.view.actions import SPECS
from app.view.ground import Ground
from app.view.language import speak
from app.view.main import settings_path
from app.view.program import Program
from app.view.stage.stage import Stage
from app.view.window.window import Window
from tests.app.view import hands, seen


class ProgramMachine(RuleBasedStateMachine):
    """The program in its window, and what holds of it whatever is done.

    Whoever uses it begins with ``start`` and ends whatever is done with ``finish``.
    """

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
            self.well = action.isEnabled() == spec.enabled(window.desk)
            assert self.well, spec.name
            if spec.checked is not None and not spec.name.startswith("view_"):  # see the menu
                self.well = action.isChecked() == spec.checked(window.desk)
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
