"""The + and − above the picture of the stage, while the mouse is near."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from app.core.frame import Item
from app.core.hands_on.handles import Handle, handle_items, handles
from app.core.theme import theme
from app.view.language import tr
from app.view.stage.gestures import Canvas


class HandleOverlay:
    """Knows which handles are shown; they are found anew only when something about them changes."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._mouse: QPointF | None = None
        self._key: object = None
        self._handles: tuple[Handle, ...] = ()

    def follow(self, mouse: QPointF | None) -> bool:
        """Take note of where the mouse is; return whether that makes another picture."""
        before = self._looks()
        self._mouse = mouse
        return self._looks() != before

    def at(self, point: QPointF) -> Handle | None:
        """Return the handle at a point."""
        return next((one for one in self._shown() if one.holds(point.x(), point.y())), None)

    @property
    def words(self) -> str:
        """Return what the handle under the mouse does, or why it does not; nothing without one."""
        handle = None if self._mouse is None else self.at(self._mouse)
        return "" if handle is None else tr(handle.offer.refusal or handle.offer.label)

    def items(self) -> list[Item]:
        """Return the picture of the handles."""
        colors = theme(self._canvas.session.project.view.theme)
        looks = self._looks()
        return [item for handle, held in looks for item in handle_items(handle, colors, held)]

    def _looks(self) -> list[tuple[Handle, bool]]:
        over = None if self._mouse is None else self.at(self._mouse)
        return [(handle, handle is over) for handle in self._shown()]

    def _shown(self) -> tuple[Handle, ...]:
        shot, mouse = self._canvas.shot(), self._mouse
        point = None if mouse is None else (mouse.x(), mouse.y())
        key = shot.run, shot.layout, shot.view.selected, shot.width, shot.height, point
        if key != self._key:
            self._key = key
            self._handles = handles(shot, point)
        return self._handles
