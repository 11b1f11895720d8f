"""A choice between a few things, as buttons side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget


class Segments(QWidget):
    """Small buttons of which one is pressed; ``chosen`` tells which, by its number."""

    chosen = Signal(int)

    def __init__(self, name: str, texts: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for number, text in enumerate(texts):
            button = small_button(text, f"{name}: {text}")
            self._group.addButton(button, number)
            row.addWidget(button)
        self._group.idClicked.connect(self.chosen.emit)

    @property
    def buttons(self) -> list[QToolButton]:
        """Return the buttons from left to right."""
        return self.findChildren(QToolButton)

    def choose(self, number: int) -> None:
        """Show which one is chosen."""
        self._group.button(number).setChecked(True)


def small_button(text: str, words: str) -> QToolButton:
    """Return a small button that stays pressed; ``words`` say in full what it is for."""
    button = QToolButton()
    button.setText(text)
    button.setCheckable(True)
    button.setProperty("role", "small")
    button.setAccessibleName(words)
    button.setToolTip(words)
    return button
