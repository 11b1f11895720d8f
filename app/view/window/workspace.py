"""Everything in the window that shows one session; another session gets another workspace."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.core.project import Project
from app.core.session import Session
from app.view.actions import Actions
from app.view.docks.host import DockHost
from app.view.keyboard import focus_in
from app.view.notes.panel import NoteList
from app.view.notes.watch import Watch
from app.view.parts.spare import Spare
from app.view.stage.stage import Stage
from app.view.time.clock import Clock
from app.view.time.search_bar import SearchBar
from app.view.time.timeline import Timeline
from app.view.time.transport import Transport
from app.view.window.what_if_strip import WhatIfStrip

# While something is dragged the docks rest so long between two times, in milliseconds.
REST_MS = 40
# What the menu of the time line offers for the moment that is shown.
ON_THE_TIME_LINE = (
    ("breakpoint", "bookmark"),
    ("repeat_from", "repeat_to", "repeat_nothing"),
    ("zoom_step", "zoom_run"),
)


class Workspace(QWidget):
    """Places the docks around the stage, time below, and tells each of every change.

    With ``by_turns`` not everything is there at once: the window answers while views are made.
    """

    def __init__(self, session: Session, actions: Actions, by_turns: bool = False) -> None:
        super().__init__()
        self.session = session
        self.stage = Stage(session)
        self.docks = DockHost(session, self.stage, by_turns)
        self.transport = Transport(session)
        self.timeline = Timeline(session)
        self.search = SearchBar(session)
        self.clock = Clock(session, self)
        self.what_if = WhatIfStrip(session, actions)
        self.what_if.arrived.connect(self.refresh)
        self.watch = Watch(session, self)
        self._rest, self._spare = QTimer(self), Spare(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(partial(self._spare.put, self.docks.refresh))
        self._name_keys(actions)
        self._time_menu = actions.choice(self, *ON_THE_TIME_LINE)
        self.timeline.menu_wanted.connect(self._time_menu.popup)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.what_if)
        column.addWidget(self.docks, 1)
        column.addWidget(self._bottom())
        self.notes = NoteList(session, self.watch, self.transport.notes, self)
        self.notes.marked.connect(self.stage.mark)
        session.document.subscribe(self._changed)
        session.subscribe(self._follow_timing)
        self.refresh()

    def _name_keys(self, actions: Actions) -> None:
        """Let the buttons of the transport tell the keys that do the same."""
        for name, button in self.transport.named.items():
            button.setToolTip(actions[name].toolTip())

    def _bottom(self) -> QWidget:
        bar = QWidget()
        bar.setObjectName("bottomBar")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(bar)
        column.setContentsMargins(16, 12, 16, 6)
        column.setSpacing(6)
        column.addWidget(self.search)
        column.addWidget(self.transport)
        column.addWidget(self.timeline)
        return bar

    def focus_next(self, direction: int) -> None:
        """Give the focus to the next part: the stage, each dock, or time; -1 for the one before."""
        parts = [self.stage, *self.docks.in_order, self.transport, self.timeline]
        focused = QApplication.focusWidget() or self
        inside = [part is focused or part.isAncestorOf(focused) for part in parts]
        start = inside.index(True) if True in inside else -direction
        for step in range(1, len(parts) + 1):
            if focus_in(parts[(start + direction * step) % len(parts)]):
                return

    def refresh(self) -> None:
        """Show the session as it is now."""
        self._timing = self.session.timing
        self.stage.refresh()
        self._refresh_docks()
        self.transport.refresh()
        self.timeline.refresh()
        self.what_if.refresh()
        self.watch.follow()

    def _refresh_docks(self) -> None:
        """Let the docks follow; while something is dragged, when the stage is painted."""
        if not self.session.document.changing:
            self._rest.stop()
            self._spare.drop()
            self.docks.refresh()
        elif not self._rest.isActive():
            self._rest.start(REST_MS)

    def _changed(self, _old: Project, _new: Project) -> None:
        self.refresh()

    def _follow_timing(self) -> None:
        """Show operations again, or whole steps, where playing has begun or ended."""
        if self.session.timing is not self._timing:
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Let the keys steer the stage, unless something else has the focus."""
        super().showEvent(event)
        if self.window().focusWidget() is None:
            self.stage.setFocus()
