"""The samples of a run as a model for Qt's tables: of a million of them a few are ever computed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor, QFont

from app.core.color import faded
from app.core.frame import Face
from app.core.theme import Theme
from app.core.views.sample_rows import Kind, SampleRows
from app.paint.fonts import FAMILIES
from app.view.language import tr
from engine.arrays import Rows

FONT_PIXELS = 12
# How much of its hue is behind the row of the playhead.
TINT = 0.24

_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft | _MIDDLE, Qt.AlignmentFlag.AlignRight | _MIDDLE
# Numbers stand in line at the right.
_ALIGNED = {
    Kind.CLASS: _LEFT,
    Kind.PART: _LEFT,
    Kind.MARK: Qt.AlignmentFlag.AlignHCenter | _MIDDLE,
}

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
_NOWHERE = QModelIndex()


class SampleModel(QAbstractTableModel):
    """The rows of a table of samples, each computed when it is seen."""

    def __init__(self, rows: SampleRows, colors: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self.rows = rows
        self.colors = colors
        # Where the sample of the playhead is, None where it is not shown.
        self.current: int | None = None
        self._mono = QFont(FAMILIES[Face.MONO])
        self._mono.setPixelSize(FONT_PIXELS)

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802
        """Return the number of samples."""
        return 0 if parent.isValid() else len(self.rows.shown)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.rows.columns)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        """Return the title of a column, or how it is aligned."""
        if orientation is Qt.Orientation.Vertical:
            return None
        column = self.rows.columns[section]
        if role == Role.TextAlignmentRole:
            return _ALIGNED.get(column.kind, _RIGHT)
        return tr(column.title) if role == Role.DisplayRole else None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Return what stands in a cell, or how it looks."""
        look = _ROLES.get(role)
        return look(self, index.row(), index.column()) if look else None

    def list_rows(self, rows: Sequence[int] | Rows) -> None:
        """List other samples."""
        self.beginResetModel()
        self.rows.show(rows)
        self.current = None
        self.endResetModel()

    def tell_change(self) -> None:
        """Tell that other numbers stand in the same cells, or that they look different."""
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def _text(self, row: int, column: int) -> str:
        return tr(self.rows.text(row, self.rows.columns[column]))

    def _aligned(self, row: int, column: int) -> Qt.AlignmentFlag:
        return _ALIGNED.get(self.rows.columns[column].kind, _RIGHT)

    def _font(self, row: int, column: int) -> QFont | None:
        texts = (Kind.CLASS, Kind.PART, Kind.MARK)
        return None if self.rows.columns[column].kind in texts else self._mono

    def _color(self, row: int, column: int) -> QBrush:
        kind, colors = self.rows.columns[column].kind, self.colors
        if kind is Kind.MARK:
            color = colors.positive if self.rows.right(row) else colors.negative
        else:
            color = colors.muted if kind in (Kind.NUMBER, Kind.PART, Kind.INPUT) else colors.text
        return QBrush(QColor.fromRgba(color))

    def _ground(self, row: int, column: int) -> QBrush | None:
        if row != self.current:
            return None
        return QBrush(QColor.fromRgba(faded(self.colors.positive, TINT)))


_ROLES = {
    Role.DisplayRole.value: SampleModel._text,
    Role.TextAlignmentRole.value: SampleModel._aligned,
    Role.FontRole.value: SampleModel._font,
    Role.ForegroundRole.value: SampleModel._color,
    Role.BackgroundRole.value: SampleModel._ground,
}
