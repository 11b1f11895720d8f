"""A setting and the quantity of formulas that it sets: pointing at one lights the other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from app.core.hovered import Hovered
from app.view.style import restyle
from engine.words.terms import Mark

_POINTING = (QEvent.Type.Enter, QEvent.Type.FocusIn)
_LEAVING = (QEvent.Type.Leave, QEvent.Type.FocusOut)


class Light(QObject):
    """Points at ``mark`` while the mouse or the keys are at one of the ``watched`` widgets.

    While anybody points at it, the style sheet knows the ``lit`` widgets by the hue of its tag.
    """

    def __init__(
        self, hovered: Hovered, watched: Sequence[QWidget], lit: Sequence[QWidget], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.mark: Mark | None = None
        self._hovered, self._lit, self._tag = hovered, lit, ""
        for widget in watched:
            widget.installEventFilter(self)

    def refresh(self) -> None:
        """Shine if somebody points at the quantity now."""
        mark = self.mark
        tag = mark.tag.value if mark is not None and mark in self._hovered.marks else ""
        if tag != self._tag:
            self._tag = tag
            for widget in self._lit:
                restyle(widget, "lit", tag)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:  # noqa: N802
        """Follow the mouse and the focus, and leave both as they are."""
        if self.mark is not None:
            if event.type() in _POINTING:
                self._hovered.point_at(self.mark)
            elif event.type() in _LEAVING:
                self._hovered.leave(self.mark)
        return False
