"""Plots that grow with the run. The library that draws them is loaded when one is first shown."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from app.core.color import Color
from app.core.frame import Box
from app.core.session import Session
from app.core.theme import theme
from app.paint import draw
from app.view.style import labelled
from engine.arrays import Array

HEIGHT = 130
# Around the ground of a plot, in pixels.
MARGIN = 16.0
# A curve of more points than this shows the lowest and the highest of each stretch.
MOST_STRETCHES = 300
# After every change the first steps of the run are computed, in slices that do not hold up the
# window, so that there is a curve.
FIRST_STEPS = 1000
SLICE_SECONDS = 0.005


class LossPlot(QWidget):
    """The loss of every step computed so far, and where on it the playhead is."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumHeight(HEIGHT)
        self.setAccessibleName("Loss over training steps")
        self._session = session
        self._shown: object = None
        self._plot: Any = None
        # A timer of its own goes with the plot; QTimer.singleShot would keep the plot alive.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._go_on)
        self.value = labelled("", "mono")
        self.value.setParent(self)
        self.value.setContentsMargins(0, 6, 8, 0)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(18, 4, 18, 18)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Load the library after the window has been painted for the first time."""
        super().showEvent(event)
        if self._plot is None:
            self._later.start()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the ground of the plot."""
        colors = theme(self._session.project.view.theme)
        width, height = self.width() - 2.0 * MARGIN - 1.0, self.height() - MARGIN - 1.0
        ground = Box(MARGIN + 0.5, 0.5, width, height, 6.0, colors.background, colors.border)
        painter = QPainter(self)
        draw(painter, [ground])
        painter.end()

    def refresh(self) -> None:
        """Follow the session."""
        if self._plot is None:
            return
        session = self._session
        history, project = session.run.history, session.project
        first = min(project.training.steps, FIRST_STEPS)
        if history.computed < first and not history.advance(first, SLICE_SECONDS):
            self._later.start()
        shown = session.run, project.edits, history.computed, session.step, project.view.theme
        if shown != self._shown:
            self._shown = shown
            self._show()

    def _go_on(self) -> None:
        if self._plot is None:
            self._build()
        self.refresh()

    def _build(self) -> None:
        import pyqtgraph

        # Not a whole PlotWidget: that brings a dozen menus along.
        self._plot = pyqtgraph.GraphicsView(self, background=None)
        self._plot.setFrameShape(QFrame.Shape.NoFrame)
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        box = pyqtgraph.ViewBox(enableMouse=False, enableMenu=False, defaultPadding=0.06)
        self._plot.setCentralItem(box)
        self.curve = pyqtgraph.PlotCurveItem(antialias=True)
        self.mark = pyqtgraph.ScatterPlotItem(size=9, pen=None)
        box.addItem(self.curve)
        box.addItem(self.mark)
        self._grid.addWidget(self._plot, 0, 0)
        corner = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
        self._grid.addWidget(self.value, 0, 0, corner)
        self.value.raise_()

    def _show(self) -> None:
        session = self._session
        colors = theme(session.project.view.theme)
        losses = np.array(session.run.history.losses)
        x, y = outline(losses, MOST_STRETCHES)
        self.curve.setData(x, y, pen={"color": _color(colors.loss), "width": 2})
        step = min(session.step, len(losses) - 1)
        here = [step] if np.isfinite(losses[step]) else []
        self.mark.setData(here, losses[here], brush=_color(colors.strong))
        self.value.setText(f"{losses[step]:.6g}")
        self.setAccessibleDescription(f"{losses[step]:.6g} at step {step + 1:,}")
        self.update()


def outline(values: Array, most: int) -> tuple[Array, Array]:
    """Return a curve (x, y) through ``values`` that keeps the extremes of up to ``most`` stretches.

    What is not finite is left out.
    """
    places = np.flatnonzero(np.isfinite(values))
    if len(places) <= 2 * most:
        return places.astype(np.float64), values[places]
    starts = np.linspace(0, len(places), most, endpoint=False).astype(np.intp)
    stretches = np.split(places, starts[1:])
    lows = [stretch[np.argmin(values[stretch])] for stretch in stretches]
    highs = [stretch[np.argmax(values[stretch])] for stretch in stretches]
    kept = np.unique([places[0], *lows, *highs, places[-1]])
    return kept.astype(np.float64), values[kept]


def _color(color: Color) -> QColor:
    return QColor.fromRgba(color)
