"""A slice of the loss over all parameters with the path of the run, as a view in a dock."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.ghost import same_shape
from app.core.navigation import steering
from app.core.session import Session
from app.core.theme import theme
from app.core.views.landscape import Scenery, Survey
from app.core.views.legend import LossScale
from app.core.views.loss_chart import FIRST_STEPS
from app.core.views.path import Path
from app.view.docks.landscape_map import LandscapeMap
from app.view.docks.slices import REST_MS, compute_first, work_for_a_slice
from app.view.language import tr
from app.view.parts.picture import Picture
from app.view.style import labelled
from engine.arrays import Array
from engine.words.wording import Wording, joined, worded

NOTHING = worded("Nothing has moved yet: there is no path to look around.")


class LandscapeView(QWidget):
    """Shows the loss around the path that a session's run takes through all of its parameters."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._survey = Survey(session.run, session.project)
        self._ghost: Path | None = None
        # A timer of its own goes with the view; QTimer.singleShot would keep the view alive.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._go_on)
        self.map = LandscapeMap()
        self.scale = Picture(tr("Meaning of the colours"))
        self.note = labelled("", "small")
        self.note.setWordWrap(True)
        self._arrange()
        self.map.picked.connect(partial(steering.go_to_step, session))

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size that it has in a panel."""
        return QSize(300, 360)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 4, 16, 12)
        column.setSpacing(6)
        column.addWidget(self.map, 1000)  # all there is; what it does not take stays at the end
        column.addWidget(self.scale)
        column.addWidget(self.note)
        column.addStretch(1)

    def refresh(self) -> None:
        """Follow the session."""
        session = self._session
        if self._survey.run is not session.run:
            self._survey = self._survey.renewed(session.run, session.project)
        self._survey.follow()
        self._follow_ghost()
        self._show()
        if not self._later.isActive():
            hurried = session.busy or session.document.changing
            self._later.start(REST_MS if hurried else 0)

    def _follow_ghost(self) -> None:
        """Show the path that this one is compared with, where it leads through the same space."""
        ghost = self._session.ghost
        if ghost is None or not same_shape(ghost.run.network, self._session.run.network):
            self._ghost = None
        elif self._ghost is None or not self._ghost.is_of(ghost.run.history):
            self._ghost = Path(ghost.run.history)

    def _show(self) -> None:
        survey, ghost = self._survey, self._ghost
        landscape = survey.landscape
        for widget in (self.map, self.scale):
            widget.setVisible(landscape is not None)
        self.note.setText(tr(self._words()))
        if landscape is None:
            return
        colors = theme(self._session.project.view.theme)
        self.scale.show_drawing(LossScale(*landscape.ends), colors)
        known = ghost if ghost is not None and ghost.done else None
        session = self._session
        self.map.show_scenery(
            Scenery(landscape, survey.path, known, session.step, session.parameters, colors)
        )
        self.map.setAccessibleDescription(self.note.text())

    def _words(self) -> Wording:
        """Return what the picture is of, and what it leaves out."""
        landscape = self._survey.landscape
        if landscape is None:
            percent = round(100.0 * self._survey.progress)
            computing = worded("computing {percent} %", percent=percent)
            return NOTHING if self._survey.nothing_moves else computing
        parts = [
            worded(
                "Through this moment; the plane has {share:.0f} % of the path's variance.",
                share=100.0 * landscape.cut.share,
            )
        ]
        if landscape.samples < landscape.of:
            parts.append(
                worded(
                    "{shown:,} of {count:,} samples.", shown=landscape.samples, count=landscape.of
                )
            )
        return joined(" ", parts)

    def _go_on(self) -> None:
        """Find out more, for the length of a slice."""
        session = self._session
        look = partial(self._look, session.parameters)
        if compute_first(session.run, FIRST_STEPS) or work_for_a_slice(look):
            self.refresh()

    def _look(self, parameters: Array) -> bool:
        ghost = self._ghost is not None and self._ghost.work()
        return ghost or self._survey.work(parameters)
