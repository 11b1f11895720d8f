"""What the curves of a chart are called, and what each says at the playhead."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from app.core.color import Color
from app.core.frame import TRANSPARENT, Box
from app.core.theme import Theme
from app.core.views.loss_chart import Curve, Reading
from app.paint import draw
from app.view.style import labelled

UNKNOWN = "…"
# In pixels: the room for a value, that between two curves beside each other, and a row's height.
VALUE, GAP, ROW = 66, 16, 16
# The line before a name: how long, how far from the name, how thick.
DASH, DASH_GAP, THICKNESS = 12, 6, 2.0


class CurveLegend(QWidget):
    """An entry for each curve, as many beside each other as there is room for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []
        self._room = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(1)

    def show_curves(self, curves: Sequence[Curve], colors: Theme) -> None:
        """Name other curves."""
        shown = [(curve.name, curve.color(colors)) for curve in curves]
        if shown == [(entry.name.text(), entry.dash.color) for entry in self.entries]:
            return
        while len(self.entries) < len(curves):
            self.entries.append(Entry())
        while len(self.entries) > len(curves):
            self.entries[-1].hide()
            self.entries.pop().deleteLater()
        for entry, (name, color) in zip(self.entries, shown, strict=True):
            entry.name.setText(name)
            entry.dash.show_color(color)
        self._arrange()

    def show_readings(self, readings: Sequence[Reading | None]) -> None:
        """Say what each curve says."""
        for entry, reading in zip(self.entries, readings, strict=True):
            entry.value.setText(UNKNOWN if reading is None else reading.text)

    def fit(self, height: int) -> None:
        """Take no more height than this, if names alone do."""
        self._room = height
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Put as many beside each other as there is room for."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        columns = self._columns(VALUE)
        told = -(-len(self.entries) // columns) * ROW <= self._room
        if not told:
            columns = self._columns(0)
        for number, entry in enumerate(self.entries):
            entry.value.setVisible(told)
            self._grid.addWidget(entry, *divmod(number, columns))

    def _columns(self, value: int) -> int:
        """Return how many curves have room beside each other, with so much room for a value."""
        widest = max((entry.name.sizeHint().width() for entry in self.entries), default=1)
        return max(1, (self.width() + GAP) // (DASH + DASH_GAP + widest + value + GAP))


class Entry(QWidget):
    """A curve's name behind a dash of its colour, and what it says."""

    def __init__(self) -> None:
        super().__init__()
        self.dash = Dash()
        self.name, self.value = labelled("", "small"), labelled("", "reading")
        # Of a fixed size: another value arranges nothing anew.
        self.value.setFixedSize(VALUE, ROW - 2)
        self.value.setAlignment(Qt.AlignmentFlag.AlignRight)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(DASH_GAP)
        row.addWidget(self.dash)
        row.addWidget(self.name)
        row.addStretch(1)
        row.addWidget(self.value)


class Dash(QWidget):
    """A short line in the colour of a curve."""

    def __init__(self) -> None:
        super().__init__()
        self.color: Color = TRANSPARENT
        self.setFixedSize(DASH, ROW - 2)

    def show_color(self, color: Color) -> None:
        """Be of another colour."""
        self.color = color
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """Paint the line."""
        painter = QPainter(self)
        middle = self.height() / 2.0
        line = Box(0.0, middle - THICKNESS / 2.0, DASH, THICKNESS, THICKNESS / 2.0, self.color)
        draw(painter, (line,))
        painter.end()
