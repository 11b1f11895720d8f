"""A chart on the screen: it can be clicked on, and dragged along, to go to a step."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

import pyqtgraph
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsItem, QSizePolicy, QWidget

from app.core.color import faded
from app.core.frame import MONO_ADVANCE, Face
from app.core.theme import Theme
from app.core.views.loss_chart import Chart, Curve, Reading
from app.paint import fonts
from app.view.language import tr
from engine.words.wording import counted

# A page key moves the playhead by this share of the width.
PAGE = 0.05
_PAGES = {Qt.Key.Key_PageUp: -PAGE, Qt.Key.Key_PageDown: PAGE}
# Around the curves and their axes, in pixels: left, top, right, bottom.
MARGINS = (5.0, 8.0, 18.0, 5.0)
# Numbers beside the axes and dots on the curves, in pixels.
SMALL, DOT = 10, 8.0
# Numbers may reach so far beyond the ends of their axis, in pixels.
BEYOND = 16.0
# Beyond the curves the axes go on by this share of their length, and at least as far as a dot does,
# in pixels.
PADDING, REACH = 0.04, DOT / 2.0 + 1.5
# How much of their colour the lines across and the playhead have.
GRID, PLAYHEAD = 0.8, 0.55
# A logarithmic axis that spans fewer powers of ten has multiples of one number.
FEWEST_DECADES = 1.5
# Numbers above each other need so much room, beside each other so much more than they are wide.
ROOM, GAP = 15.0, 5.0


class Plot(pyqtgraph.GraphicsView):
    """Shows a chart and a playhead on it; ``picked`` tells the step chosen by mouse or key."""

    picked = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=None)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        # The library keeps what is behind the chart, which another theme changes.
        self.setCacheMode(self.CacheModeFlag.CacheNone)
        self.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the chart has it, under its name
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self._step = 0
        self._lines: list[Any] = []
        self._dots: list[Any] = []
        self._chart: Chart | None = None
        self._looks: object = None
        self._box = pyqtgraph.ViewBox(enableMouse=False, enableMenu=False)
        self._values = Scale("left", self._box)
        self._steps = Scale("bottom", self._box)
        self._playhead = pyqtgraph.InfiniteLine(angle=90)
        self._arrange()

    def _arrange(self) -> None:
        self._values.setGrid(1.0)
        self._values.setStyle(tickAlpha=GRID)
        grid = pyqtgraph.GraphicsLayout(border=None)
        grid.setContentsMargins(*MARGINS)
        grid.setSpacing(0.0)
        for item, row, column in (
            (self._values, 0, 0), (self._box, 0, 1), (self._steps, 1, 1)
        ):  # fmt: skip
            grid.addItem(item, row, column)
        self.setCentralItem(grid)
        # The library would offer exports of its own.
        for offer in self.scene().contextMenu:
            offer.deleteLater()
        self.scene().contextMenu.clear()
        self._box.addItem(self._playhead, ignoreBounds=True)
        self._box.sigResized.connect(self._fit)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size that it has in a panel."""
        return QSize(250, 130)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the size below which a curve says nothing."""
        return QSize(160, 70)

    @property
    def curves(self) -> tuple[Curve, ...]:
        """Return the curves of the chart."""
        return self._chart.curves if self._chart else ()

    def show_chart(self, chart: Chart, colors: Theme) -> None:
        """Show another chart."""
        self._chart = chart
        curves = [(curve.look, curve.hue(colors)) for curve in chart.curves]
        ratio = self.devicePixelRatioF()
        looks = colors, curves, chart.log_steps, chart.log_values, chart.say, ratio
        if looks != self._looks:
            self._looks = looks
            self._dress(chart, colors, ratio)
        for line, curve in zip(self._lines, chart.curves, strict=True):
            line.setData(curve.steps, curve.values)
        self._fit()

    def _fit(self) -> None:
        """Show all of the curves, and dots at their ends whole."""
        chart = self._chart
        if chart is not None:
            self._box.setRange(
                xRange=_padded(*self._ends, self._box.width()),
                yRange=_padded(self._up(chart.low), self._up(chart.high), self._box.height()),
                padding=0.0,
            )

    def _make_room(self, count: int) -> None:
        """Have a line and a dot for each of so many curves."""
        while len(self._lines) > count:
            for items in (self._lines, self._dots):
                self._box.removeItem(items.pop())
        while len(self._lines) < count:
            self._lines.append(pyqtgraph.PlotDataItem(antialias=True))
            self._dots.append(pyqtgraph.ScatterPlotItem([0.0], [0.0], size=DOT))
            self._lines[-1].curve.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
            self._dots[-1].setZValue(1.0)
            for item in (self._lines[-1], self._dots[-1]):
                self._box.addItem(item, ignoreBounds=True)

    def _dress(self, chart: Chart, colors: Theme, ratio: float) -> None:
        """Give everything its colours, and the axes their kind: costly, but rare.

        The library's lines are so many pixels of the screen wide, of which ``ratio`` are one here.
        """
        self._make_room(len(chart.curves))
        self._values.say = chart.say
        self._values.setTickPen(QColor.fromRgba(colors.border), width=ratio)
        for scale, kind in (self._values, chart.log_values), (self._steps, chart.log_steps):
            scale.setLogMode(kind)
            scale.setTextPen(QColor.fromRgba(colors.muted))
        self._playhead.setPen(QColor.fromRgba(faded(colors.strong, PLAYHEAD)), width=ratio)
        for line, dot, curve in zip(self._lines, self._dots, chart.curves, strict=True):
            line.setLogMode(chart.log_steps, chart.log_values)
            line.setPen(_pen(curve, colors, ratio))
            dot.setBrush(QColor.fromRgba(curve.hue(colors)))
            dot.setPen(QColor.fromRgba(colors.background), width=1.5)

    def show_step(self, step: int, readings: Sequence[Reading | None]) -> None:
        """Show where the playhead is, and what each curve says there."""
        self._step = step
        self._playhead.setValue(self._across(step))
        for dot, reading in zip(self._dots, readings, strict=True):
            up = math.nan if reading is None else self._up(reading.value)
            dot.setVisible(math.isfinite(up))
            if reading is not None and math.isfinite(up):
                dot.setPos(self._across(reading.step), up)

    def _across(self, step: float) -> float:
        """Return where a step is on its axis."""
        logarithmic = self._chart is not None and self._chart.log_steps
        return math.log10(step + 1.0) if logarithmic else step + 1.0

    def _up(self, value: float) -> float:
        """Return where a value is on its axis, something that is not finite for nowhere."""
        if self._chart is None or not self._chart.log_values:
            return value
        return math.log10(value) if value > 0.0 else math.nan

    def step_at(self, x: float) -> int:
        """Return the step at a place in pixels, that at an end where there is none."""
        return self._step_of(self._box.mapSceneToView(self.mapToScene(round(x), 0)).x())

    @property
    def _ends(self) -> tuple[float, float]:
        """Return where the first and the last step are on their axis."""
        return self._across(0), self._across((self._chart.last if self._chart else 2.0) - 1.0)

    def _step_of(self, place: float) -> int:
        """Return the step at a place on its axis, that at an end where there is none."""
        low, high = self._ends
        place = min(max(place, low), high)
        return round(10.0**place if self._chart and self._chart.log_steps else place) - 1

    def x_of(self, step: int) -> float:
        """Return where a step is, in pixels."""
        point = self._box.mapViewToScene(QPointF(self._across(step), 0.0))
        return float(self.mapFromScene(point).x())

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Go to the step under the mouse."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(self.step_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take the playhead along."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.picked.emit(self.step_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Leave the playhead where it is."""

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Let what the chart stands in be scrolled."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go on or back by page keys."""
        share = _PAGES.get(Qt.Key(event.key()))
        if share is None:
            event.ignore()
        else:
            self.picked.emit(self._moved(share))

    def _moved(self, share: float) -> int:
        """Return the step that is a share of the width further on."""
        low, high = self._ends
        found = self._step_of(self._across(self._step) + share * (high - low))
        return found if found != self._step else found + (1 if share > 0.0 else -1)


class Scale(pyqtgraph.AxisItem):
    """An axis with a few round numbers beside it, which ``say`` writes."""

    def __init__(self, side: str, view: pyqtgraph.ViewBox) -> None:
        super().__init__(side, linkView=view, pen=QPen(Qt.PenStyle.NoPen))
        self.say: Callable[[float], str] = _step_text
        font = QFont(fonts.FAMILIES[Face.MONO])
        font.setPixelSize(SMALL)
        self.setZValue(view.zValue() - 1.0)
        self.setStyle(tickFont=font, tickLength=0, maxTickLevel=0, tickAlpha=0)

    def boundingRect(self) -> QRectF:  # noqa: N802
        """Return what is painted: numbers at the ends reach beyond the axis."""
        rect: QRectF = super().boundingRect()
        return rect.adjusted(-BEYOND, -BEYOND, BEYOND, BEYOND)

    def _room(self, number: float) -> float:
        """Return how much room a number needs along the axis, in pixels."""
        if self.orientation == "left":
            return ROOM
        return len(self.say(number)) * SMALL * MONO_ADVANCE + GAP

    def tickSpacing(  # noqa: N802
        self, low: float, high: float, size: float
    ) -> list[tuple[float, float]]:
        """Return how far ticks are from each other, and where they begin."""
        found: list[tuple[float, float]] = super().tickSpacing(low, high, size)
        while found and 0.0 < found[0][0] * size < self._room(high) * (high - low):
            found = [(2.0 * found[0][0], 0.0)]
        return found[:1]

    def logTickValues(  # noqa: N802
        self, low: float, high: float, size: float, _ticks: object
    ) -> list[tuple[None, list[float]]]:
        """Return where ticks are on a logarithmic axis: powers of ten, if it spans some."""
        if high - low >= FEWEST_DECADES:
            stride = math.ceil((high - low) * self._room(10.0**high) / size)
            powers = range(math.ceil(low), math.floor(high) + 1, stride)
            return [(None, [float(power) for power in powers])]
        first, last = 10.0**low, 10.0**high
        # Multiples are closest to each other at the upper end.
        ((spacing, _),) = self.tickSpacing(
            first, last, size * (last - first) / (last * math.log(last / first))
        )
        multiples = range(math.ceil(first / spacing), math.floor(last / spacing) + 1)
        return [(None, [math.log10(number * spacing) for number in multiples])]

    def tickStrings(self, places: list[float], _scale: float, _spacing: object) -> list[str]:  # noqa: N802
        """Return how the numbers of ticks are written."""
        return [self.say(10.0**place if self.logMode else place) for place in places]


def _padded(low: float, high: float, pixels: float) -> tuple[float, float]:
    """Return the ends of an axis, so many pixels long, that has room around its curves."""
    inside = max(1.0, pixels - 2.0 * REACH)
    beyond = max(PADDING, REACH / inside) * (high - low)
    return low - beyond, high + beyond


def _step_text(number: float) -> str:
    return tr(counted(round(number))) if number >= 1.0 else ""


def _pen(curve: Curve, colors: Theme, ratio: float) -> QPen:
    style = Qt.PenStyle.DashLine if curve.look.dashed else Qt.PenStyle.SolidLine
    pen = QPen(QColor.fromRgba(curve.color(colors)), curve.look.width * ratio, style)
    pen.setCosmetic(True)
    return pen
