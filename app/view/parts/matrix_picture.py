"""A matrix of counts on the screen: its cells can be chosen by mouse and by keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.core.theme import Theme
from app.core.views.matrix import Cell, Matrix
from app.paint import draw
from app.view.keyboard import asks_for
from app.view.language import tr
from app.view.parts.focus_ring import focus_ring
from engine.words.wording import worded

_MOVES = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_KEYS = (*_MOVES, *_ENTER)


class MatrixPicture(QWidget):
    """Shows a matrix; ``picked`` tells of a cell that is clicked on, its target and its answer.

    ``resized`` tells that the matrix should be made anew.
    """

    picked = Signal(int, int)
    resized = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self._shown: tuple[Matrix, Theme] | None = None
        self._chosen: Cell | None = None

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the size below which nothing could be read."""
        return QSize(180, 110)

    @property
    def matrix(self) -> Matrix | None:
        """Return what is shown."""
        return self._shown[0] if self._shown else None

    def show_matrix(self, matrix: Matrix, colors: Theme) -> None:
        """Show another matrix."""
        self._shown = matrix, colors
        self._describe()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the matrix, and the chosen cell while keys move it."""
        if self._shown is None:
            return
        matrix, colors = self._shown
        painter = QPainter(self)
        draw(painter, matrix.items(self._chosen if self.hasFocus() else None, colors))
        draw(painter, focus_ring(self, colors))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Ask for a matrix of this size."""
        super().resizeEvent(event)
        self.resized.emit()

    def event(self, event: QEvent) -> bool:
        """Keep the keys that move; say in words what is under the mouse when it rests there."""
        if asks_for(event, _KEYS):
            event.accept()
            return True
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            cell = self._cell_at(event.pos())
            QToolTip.showText(event.globalPos(), self._words(cell) if cell else "", self)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Show what can be clicked on."""
        over = self._cell_at(event.position().toPoint()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Pick the cell under the mouse."""
        cell = self._cell_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and cell is not None:
            self._choose(cell)
            self.picked.emit(*cell)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Move among the cells by arrows; pick one by Enter or the space bar."""
        key, matrix = Qt.Key(event.key()), self.matrix
        if matrix is not None and key in _MOVES:
            self._choose(matrix.next_to(self._chosen, *_MOVES[key]))
        elif key in _ENTER and self._chosen is not None:
            self.picked.emit(*self._chosen)
        else:
            super().keyPressEvent(event)

    def _cell_at(self, place: QPoint) -> Cell | None:
        return self.matrix.cell_at(place.x(), place.y()) if self.matrix else None

    def _choose(self, cell: Cell) -> None:
        self._chosen = cell
        self._describe()
        self.update()

    def _describe(self) -> None:
        self.setAccessibleDescription(self._words(self._chosen) if self._chosen else "")

    def _words(self, cell: Cell) -> str:
        matrix = self.matrix
        assert matrix is not None
        target, answer = cell
        return tr(
            worded(
                "{target} answered by {answer}: {count:,} of {total:,}",
                target=matrix.names[target],
                answer=matrix.name(answer),
                count=int(matrix.counts[target, answer]),
                total=int(matrix.counts[target].sum()),
            )
        )
