"""A line of text in as much room as there is."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

# What stands between the parts of a line.
SEPARATOR = " · "


class ElidedLabel(QLabel):
    """A line that has an ellipsis in it where it has not enough room."""

    def __init__(self, role: str = "muted") -> None:
        super().__init__()
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return that any width will do."""
        return QSize(0, super().minimumSizeHint().height())

    def shown(self) -> str:
        """Return as much of the text as there is room for."""
        return self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideMiddle, self.width()
        )

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """Paint what there is room for."""
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        painter.drawText(self.rect(), self.alignment(), self.shown())
        painter.end()


class PartsLabel(ElidedLabel):
    """A line of parts, of which the first are left out where it has not enough room.

    It is set on the right, and no narrower than its last part.
    """

    def __init__(self, role: str) -> None:
        super().__init__(role)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the size of the last part."""
        *_, last = self.text().split(SEPARATOR)
        width = self.fontMetrics().horizontalAdvance(last)
        return QSize(width, super().minimumSizeHint().height())

    def shown(self) -> str:
        """Return as many of the last parts as there is room for."""
        parts = self.text().split(SEPARATOR)
        while len(parts) > 1 and self._is_too_wide(SEPARATOR.join(parts)):
            del parts[0]
        return SEPARATOR.join(parts)

    def _is_too_wide(self, text: str) -> bool:
        return self.fontMetrics().horizontalAdvance(text) > self.width()
