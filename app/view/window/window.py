"""The window: one document at a time, and the bars around it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeGuard

from PySide6.QtCore import QEvent
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.document import Document
from app.core.opening import Source, example_source, file_source, open_from
from app.core.project import Project
from app.core.refusals import REFUSED, refusal
from app.core.session import Session
from app.core.settings import SettingsFile
from app.core.time.halts import Halt
from app.view.actions import Actions
from app.view.forms.csv_form import ENDINGS, open_csv
from app.view.keyboard import keeps
from app.view.parts.spare import Spare
from app.view.stage.stage import Stage
from app.view.style import dress
from app.view.window.appearance import Appearance
from app.view.window.desk import WindowDesk
from app.view.window.export_bar import ExportBar
from app.view.window.files import Files, dropped
from app.view.window.hints import Hints
from app.view.window.load_bar import LoadBar
from app.view.window.memory import Memory
from app.view.window.notice import Notice
from app.view.window.preferences import Preferences
from app.view.window.tab_order import go_on
from app.view.window.top_bar import TopBar
from app.view.window.workspace import Workspace
from engine.trouble import Trouble
from engine.words.wording import joined


class Window(QWidget):
    """Shows one session; opening another file replaces the workspace, the bars stay.

    It fills the window of the system, or is that window itself.
    """

    def __init__(self, session: Session, name: str, settings: SettingsFile) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self._settings = settings
        self._memory = Memory(settings)
        self._files = Files(self, self._memory, self)
        self._appearance = Appearance(settings, self)
        self._theme = ""
        self._asked = False
        self._told: Halt | None = None
        self.desk = WindowDesk(self, self)
        self.table = Actions(self, self.desk)
        self._spare = Spare(self)
        self.top_bar = TopBar(self.table)
        self.notice = Notice()
        self.load_bar = LoadBar()
        self.export_bar = ExportBar()
        self.export_bar.failed.connect(self.notice.tell)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.top_bar)
        self._column.addWidget(self.notice)
        self._column.addWidget(self.load_bar)
        self._column.addWidget(self.export_bar)
        self.hints = Hints(settings, self)
        self._name = name
        self.workspace = self._add_workspace(session)
        settings.subscribe(self._settings_changed)
        self._tell_settings()

    @property
    def name(self) -> str:
        """Return what the project is called."""
        return self._name

    @property
    def session(self) -> Session:
        """Return the session that is shown."""
        return self.workspace.session

    @property
    def settings(self) -> SettingsFile:
        """Return what is remembered of the user."""
        return self._settings

    @property
    def files(self) -> Files:
        """Return what asks for files."""
        return self._files

    @property
    def document(self) -> Document:
        """Return the document that is open."""
        return self.session.document

    @property
    def stage(self) -> Stage:
        """Return the stage."""
        return self.workspace.stage

    def _add_workspace(self, session: Session, by_turns: bool = False) -> Workspace:
        self._appearance.dress(session)
        session.runner = self.load_bar.run
        self.workspace = Workspace(session, self.table, by_turns)
        self._memory.arrange(self.workspace.docks)
        self._column.addWidget(self.workspace, 1)
        session.document.subscribe(self._changed)
        session.subscribe(self.table.refresh)
        session.subscribe(self._tell_halt)
        session.hear(lambda lines: self.notice.tell(joined(" ", lines)))
        self._changed(session.project, session.project)
        self.stage.setFocus()
        return self.workspace

    def _replace_session(self, session: Session, name: str) -> None:
        try:
            session.document.take_over(self.document)
        except REFUSED as error:
            self.notice.tell(refusal(name, "read", error))
            return
        old = self.workspace
        old.clock.stop()
        self.load_bar.cancel()
        self._memory.keep_opened(old.docks, session.document)
        self.hints.close()
        self._name = name
        self.notice.hide()
        self._add_workspace(session, by_turns=True)
        self._column.removeWidget(old)
        old.deleteLater()

    def give_up(self) -> None:
        """Follow the session no longer: another window is about to."""
        self.workspace.clock.stop()
        self.load_bar.cancel()
        self._memory.keep_docks(self.workspace.docks)
        self.session.forget_listeners()
        self._settings.forget_listeners()

    def go_on_from(self, other: Window) -> None:
        """Go on with what is under way in a window that was given up for this one."""
        self.export_bar.take_over(other.export_bar)
        if before := other.findChild(Preferences):
            self.desk.preferences().take_over(before)

    def _changed(self, old: Project, new: Project) -> None:
        """Follow the document with whatever is outside the workspace."""
        self.hints.follow(old, new)
        if new.view.theme != self._theme:
            self._theme = new.view.theme
            dress(self, self._theme)
        self._show_title()
        if self.document.changing:
            self._spare.put(self.table.refresh)
        else:
            self.table.refresh()

    def _settings_changed(self) -> None:
        self._tell_settings()
        self.table.refresh()

    def _tell_settings(self) -> None:
        """Tell what is wrong with the file of settings, if anything is."""
        if self._settings.complaint:
            self.notice.tell(self._settings.complaint)

    def _tell_halt(self) -> None:
        """Tell once why playing has paused by itself."""
        halted = self.session.halted
        if isinstance(halted, Trouble) and halted is not self._told:
            self.notice.tell(halted.words)
        self._told = halted

    def _show_title(self) -> None:
        modified = self.document.modified
        self.top_bar.show_file(self._name, modified)
        self.window().setWindowTitle(f"{self._name}[*] – Deltastep")
        self.window().setWindowModified(modified)

    def open_path(self, path: Path) -> None:
        """Open a project file; one that cannot be used changes nothing and is told about."""
        self._open(file_source(path))

    def open_example(self, name: str) -> None:
        """Open a bundled example, as a project without a file of its own."""
        self._open(example_source(name))

    def _open(self, source: Source) -> None:
        before = self.document.project

        def show(session: Session) -> None:
            if self.document.differs_from(before):  # it was worked on meanwhile
                self.files.if_saved(lambda: self._replace_session(session, source.name))
            else:
                self._replace_session(session, source.name)

        def refuse(error: Exception) -> None:
            self.notice.tell(refusal(source.where, "read", error))

        open_from(source, self.load_bar.run, show, refuse)

    def save(self) -> bool:
        """Write the project to the file that it is in; return whether that went well."""
        assert self.document.path is not None
        return self._write(self.document.path, self.document.save_again)

    def save_to(self, path: Path) -> bool:
        """Write the project to a file; return whether that went well."""
        return self._write(path, lambda: self.document.save(path))

    def _write(self, path: Path, write: Callable[[], None]) -> bool:
        try:
            write()
        except REFUSED as error:
            self.notice.tell(refusal(path, "written", error))
            return False
        self._name = path.name
        self.notice.hide()
        self._memory.keep_folder(self.document)
        self._show_title()
        self.table.refresh()
        return True

    def event(self, event: QEvent) -> bool:
        """Leave a focused slider or button the keys that it has a use for."""
        if _is_shortcut(event) and keeps(self.focusWidget(), event):
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802
        """Go by Tab as one reads; from what is hidden or disabled by now, to the stage."""
        focused = self.focusWidget()
        if focused is not None and not (focused.isVisible() and focused.isEnabled()):
            self.stage.setFocus()
            return True
        return go_on(self, (self.workspace, self.workspace.docks), forward)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take project files and tables."""
        if dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Open what is dropped: a project, or the form for a table to learn from."""
        path = dropped(event)
        if path is None:
            return
        event.acceptProposedAction()
        if path.suffix in ENDINGS:
            open_csv(self.session, path, self)
        else:
            self.files.open_chosen(path)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Close, unless there are changes to be asked about first."""
        if self.document.modified and not self._asked:
            event.ignore()
            self.files.if_saved(self.leave)
            return
        self.workspace.clock.stop()
        self.load_bar.cancel()
        self.export_bar.cancel()
        self._memory.keep_closed(self.workspace.docks, self.window())
        super().closeEvent(event)

    def leave(self) -> None:
        """Close without asking."""
        self._asked = True
        self.window().close()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Tell the name of the project to a window that this has come into."""
        if event.type() == QEvent.Type.ParentChange:
            self._show_title()
        super().changeEvent(event)


def _is_shortcut(event: QEvent) -> TypeGuard[QKeyEvent]:
    """Return whether a key is about to be taken as a shortcut."""
    return event.type() == QEvent.Type.ShortcutOverride
