"""Loss and accuracy of the run over its steps, as far as it is computed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.navigation import steering
from app.core.project import View
from app.core.session import Session
from app.core.theme import theme
from app.core.views.course import Course
from app.core.views.loss_chart import FIRST_STEPS, Chart, Field, chart, left_out, readings
from app.view.docks.slices import REST_MS, compute_first, work_for_a_slice
from app.view.language import tr
from app.view.parts.curve_legend import CurveLegend
from app.view.parts.plot_library import when_loaded
from app.view.parts.segments import Segments, small_button
from app.view.parts.spare import Spare
from app.view.style import labelled
from engine.words.wording import counted, worded

if TYPE_CHECKING:
    from app.view.parts.plot import Plot

# What the buttons of the axes say in every language.
LOG_UP, LOG_ALONG = "log ↕", "log ↔"
# Without its legend the view is at least so high, in pixels.
LEAST_HEIGHT = 160


class LossView(QWidget):
    """Curves of what is known of the run's loss, or of its accuracy, and the playhead on them."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._course = Course(session.run)
        self._ghost: Course | None = None
        self._field = Field.LOSS
        self._shown: object = None
        self._chart: Chart | None = None
        # A timer of its own goes with the view; QTimer.singleShot would keep the view alive.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        # What is to be painted by then is painted first.
        self._slice = Spare(self)
        self._later.timeout.connect(partial(self._slice.put, self._go_on))
        self.fields = Segments(tr("Curves"), (tr("Loss"), tr("Accuracy")))
        self.log_loss = small_button(LOG_UP, tr("Loss on a logarithmic axis"))
        self.log_steps = small_button(LOG_ALONG, tr("Steps on a logarithmic axis"))
        self.legend = CurveLegend()
        self.note = labelled("", "small")
        self.note.setWordWrap(True)
        self.plot: Plot | None = None
        self._arrange()
        self._connect()
        when_loaded(self, self._make_plot)

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self.fields)
        row.addStretch(1)
        row.addWidget(self.log_loss)
        row.addWidget(self.log_steps)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 2, 16, 14)
        self._column.setSpacing(7)
        self._column.addLayout(row)
        self._column.addWidget(self.legend)
        self._column.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Leave the legend as much height as the chart can spare."""
        super().resizeEvent(event)
        self.legend.fit(self.height() - LEAST_HEIGHT)

    def _connect(self) -> None:
        session = self._session
        self.fields.chosen.connect(self._choose)
        self.log_loss.clicked.connect(lambda on: steering.change_view(session, log_loss=on))
        self.log_steps.clicked.connect(lambda on: steering.change_view(session, log_steps=on))

    def _make_plot(self) -> None:
        """Put the chart where room was left for it."""
        from app.view.parts.plot import Plot

        self.plot = Plot(tr("Chart over training steps"))
        self.plot.picked.connect(partial(steering.go_to_step, self._session))
        self._column.addWidget(self.plot, 1000)
        self._column.addWidget(self.note)
        self.refresh()

    def refresh(self) -> None:
        """Follow the session, once there is a chart to show it: a drag with the next slice."""
        if self.plot is None:
            return
        if not self._session.document.changing:
            self._follow(self.plot)
        self._go_on_after(self._session.busy)

    def _go_on_after(self, rest: bool) -> None:
        if not self._later.isActive():
            self._later.start(REST_MS if rest else 0)

    def _follow(self, plot: Plot) -> None:
        self._follow_courses()
        self._show(plot, self._session.project.view)

    def _follow_courses(self) -> None:
        session = self._session
        if self._course.run is not session.run:
            self._course = Course(session.run)
        self._course.follow(session.step)
        self._follow_ghost()

    def _follow_ghost(self) -> None:
        """Show the course that this one is compared with, as far as it is known."""
        ghost = self._session.ghost
        if ghost is None:
            self._ghost = None
            return
        if self._ghost is None or self._ghost.run is not ghost.run:
            self._ghost = Course(ghost.run)
        self._ghost.follow(ghost.reached or 0)

    @property
    def _courses(self) -> list[Course]:
        return [course for course in (self._course, self._ghost) if course is not None]

    def _show(self, plot: Plot, view: View) -> None:
        known = [
            (course, course.run.history.edits, course.run.history.computed, [
                *map(len, course.scores.values())
            ])
            for course in self._courses
        ]  # fmt: skip
        changing = self._session.document.changing
        shown = known, self._field, view.log_loss, view.log_steps, view.theme, changing
        if shown != self._shown:
            self._shown = shown
            self._show_buttons(view)
            self._show_chart(plot, view, changing)
        self._show_step(plot)

    def _show_chart(self, plot: Plot, view: View, changing: bool) -> None:
        """Show the curves, on axes that only grow while something is dragged."""
        found = chart(self._course, self._field, view.log_loss, view.log_steps, tr, self._ghost)
        if changing and self._chart is not None:
            found = found.covering(self._chart)
        self._chart = found
        plot.show_chart(found, theme(view.theme))
        self.legend.show_curves(found.curves, theme(view.theme))
        note = tr(left_out(self._course))
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def _show_step(self, plot: Plot) -> None:
        step = self._session.step
        found = readings(self._course, self._field, step, self._ghost)
        plot.show_step(step, found)
        self.legend.show_readings(found)
        told = [
            f"{curve.name} {reading.text}"
            for curve, reading in zip(plot.curves, found, strict=True)
            if reading is not None
        ]
        plot.setAccessibleDescription(
            tr(worded("step {step}: {values}", step=counted(step + 1), values=", ".join(told)))
        )

    def _show_buttons(self, view: View) -> None:
        self.fields.choose(self._field)
        self.fields.buttons[Field.ACCURACY].setEnabled(self._course.classified)
        self.log_loss.setChecked(view.log_loss)
        self.log_loss.setEnabled(self._field is Field.LOSS)
        self.log_steps.setChecked(view.log_steps)

    def _choose(self, field: int) -> None:
        self._field = Field(field)
        self.refresh()

    def _go_on(self) -> None:
        """Find out more, for the length of a slice, and show it."""
        if self.plot is None:
            return
        self._follow_courses()
        worked = self._compute_first() or work_for_a_slice(self._look)
        if worked or self._session.document.changing:
            self._follow(self.plot)
        if worked:
            self._go_on_after(self._session.busy or self._session.document.changing)

    def _compute_first(self) -> bool:
        """Compute some of the first steps, so that there is a curve; return whether any were left.

        The old course is of interest as far as the new one is known.
        """
        first = FIRST_STEPS
        for course in self._courses:
            if compute_first(course.run, first):
                return True
            first = course.run.history.computed
        return False

    def _look(self) -> bool:
        return any(course.work() for course in self._courses)
