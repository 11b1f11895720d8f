"""Breakpoints and bookmarks as lists: what is there, and fields to add more."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtWidgets import QGridLayout, QPushButton, QToolButton

from app.core.navigation import bookmarks, breakpoints
from app.core.session import Session
from app.core.time.track import PHASES
from app.view.docks.breakpoint_rows import BookmarkRow, BreakpointRow, Rows
from app.view.language import tr
from app.view.parts.condition_field import ConditionField
from app.view.parts.scrolled import Scrolled
from app.view.parts.segments import small_button
from app.view.style import heading, labelled
from engine.plan.events import Phase
from engine.problem import Problem
from engine.words.wording import worded

# Four side by side are too wide for a dock, in some languages.
IN_A_ROW = 2
# What is waited for so often that there is a button for it.
MOMENTS = (
    (breakpoints.NOT_A_NUMBER, worded("A number is NaN")),
    (breakpoints.A_DEATH, worded("A unit is dead")),
)


class BreakpointsView(Scrolled):
    """Shows where a session pauses and what it has bookmarks of."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._shown: object = None
        self.phases = {breakpoints.at_phase(each): self._phase_button(each) for each in Phase}
        self.moments = {
            each: self._button(each, tr(name), tr(worded("Pause when: {name}", name=tr(name))))
            for each, name in MOMENTS
        }
        self.field = ConditionField(tr("Pause where"))
        self.field.entered.connect(self._add)
        self.here = QPushButton(tr("Bookmark this moment"))
        self.here.clicked.connect(lambda: toggle_bookmark(session))
        self.breakpoints: Rows[BreakpointRow] = Rows()
        self.bookmarks: Rows[BookmarkRow] = Rows()
        self._arrange()

    def refresh(self) -> None:
        """Show the breakpoints and bookmarks as they are now."""
        project = self._session.project
        shown = project.breakpoints, project.bookmarks
        if shown == self._shown:
            return
        self._shown = shown
        for condition, button in (*self.phases.items(), *self.moments.items()):
            button.setChecked(breakpoints.has(project, condition))
        self._show_breakpoints()
        self._show_bookmarks()

    def _show_breakpoints(self) -> None:
        session, shown = self._session, self._session.project.breakpoints
        self.breakpoints.show_all(
            {each.condition: partial(BreakpointRow, session, each.condition) for each in shown}
        )
        for each in shown:
            self.breakpoints.rows[each.condition].show_state(each)

    def _show_bookmarks(self) -> None:
        session, shown = self._session, self._session.project.bookmarks
        self.bookmarks.show_all({each.at: partial(BookmarkRow, session, each) for each in shown})
        for each in shown:
            self.bookmarks.rows[each.at].show_state(each)

    def _arrange(self) -> None:
        column = self.column
        column.addWidget(labelled(tr("Pause at the beginning of"), "small"))
        column.addLayout(_grid(self.phases.values()))
        column.addWidget(labelled(tr("Pause when"), "small"))
        column.addLayout(_grid(self.moments.values()))
        column.addWidget(self.breakpoints)
        column.addWidget(self.field)
        column.addSpacing(10)
        column.addWidget(heading(tr("Bookmarks")))
        column.addWidget(self.bookmarks)
        column.addWidget(self.here)

    def _phase_button(self, phase: Phase) -> QToolButton:
        name = tr(PHASES[phase])
        words = tr(worded("Pause where this begins: {phase}", phase=name))
        return self._button(breakpoints.at_phase(phase), name, words)

    def _button(self, condition: str, name: str, words: str) -> QToolButton:
        button = small_button(name, words)
        button.clicked.connect(lambda: breakpoints.toggle(self._session, condition))
        return button

    def _add(self, text: str) -> None:
        try:
            breakpoints.add(self._session, text)
        except Problem as problem:
            self.field.complain(tr(problem.words))
        else:
            self.field.clear()


def _grid(buttons: Iterable[QToolButton]) -> QGridLayout:
    grid = QGridLayout()
    grid.setSpacing(2)
    for number, button in enumerate(buttons):
        grid.addWidget(button, *divmod(number, IN_A_ROW))
    grid.setColumnStretch(IN_A_ROW, 1)
    return grid


def toggle_bookmark(session: Session) -> None:
    """Give the moment shown its usual name, or none any more."""
    bookmarks.toggle(session, tr(bookmarks.usual_name(session)))
