"""What a widget shows again and again, painted once."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from app.core.frame import Item
from app.paint import draw


class KeptPicture:
    """A picture as large as a widget and as sharp as its screen, clear where nothing is drawn."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self._picture = QPixmap()
        self._shown: object = None

    def of(self, key: object, items: Callable[[], Iterable[Item]]) -> QPixmap:
        """Return what ``items()`` show; they are drawn anew for another key, size or screen."""
        size, ratio = self._widget.size(), self._widget.devicePixelRatio()
        if (key, size, ratio) != self._shown:
            self._shown = key, size, ratio
            self._picture = QPixmap(size * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.GlobalColor.transparent)
            with QPainter(self._picture) as painter:
                draw(painter, tuple(items()))
        return self._picture
