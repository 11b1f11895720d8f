"""A chart on the screen: it can be clicked on, and dragged along, to go to a step."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.core.theme import Theme
from app.core.views.chart import Chart, Curve, Reading
from app.paint import draw
from app.view.parts.focus_ring import focus_ring

# A page key moves the playhead by this share of the width.
PAGE = 0.05
_PAGES = {Qt.Key.Key_PageUp: -PAGE, Qt.Key.Key_PageDown: PAGE}


class Plot(QWidget):
    """Shows a chart, whose still part is painted once; ``picked`` tells the step chosen on it.

    ``resized`` tells that the chart should be made anew.
    """

    picked = Signal(int)
    resized = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.chart: Chart | None = None
        self._colors: Theme
        self._step = 0
        self._readings: Sequence[Reading | None] = ()
        self._picture: QPixmap | None = None

    @property
    def curves(self) -> tuple[Curve, ...]:
        """Return the curves of the chart."""
        return self.chart.curves if self.chart else ()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the size below which a curve says nothing."""
        return QSize(160, 90)

    def show_chart(self, chart: Chart, colors: Theme) -> None:
        """Show another chart."""
        self.chart, self._colors = chart, colors
        self._picture = None
        self.update()

    def show_step(self, step: int, readings: Sequence[Reading | None]) -> None:
        """Show where the playhead is, and what each curve says there."""
        if (step, readings) != (self._step, self._readings):
            self._step, self._readings = step, readings
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the kept picture, and on it what moves."""
        chart = self.chart
        if chart is None:
            return
        if self._picture is None or self._picture.devicePixelRatio() != self.devicePixelRatio():
            self._picture = self._still(chart)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        draw(painter, chart.moving(self._step, self._readings, self._colors))
        draw(painter, focus_ring(self, self._colors))
        painter.end()

    def _still(self, chart: Chart) -> QPixmap:
        ratio = self.devicePixelRatio()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        draw(painter, chart.still(self._colors))
        painter.end()
        return picture

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Ask for a chart of this size."""
        super().resizeEvent(event)
        self.resized.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Go to the step under the mouse."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pick(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take the playhead along."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._pick(event.position().x())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go on or back by page keys."""
        share = _PAGES.get(Qt.Key(event.key()))
        if share is None or self.chart is None:
            super().keyPressEvent(event)
        else:
            self.picked.emit(self.chart.moved(self._step, share))

    def _pick(self, x: float) -> None:
        if self.chart is not None:
            self.picked.emit(self.chart.step_at(x))
