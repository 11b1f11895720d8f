"""The numbers of the picture, of the stage and of its card, that can be taken hold of."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from app.core.hands_on.grips import Grip, edge_grip, number_grip
from app.core.scene import MarkedPlace, Shot, formula_of, marked_places
from app.paint import term_places
from app.view.stage.gestures import Canvas


class Numbers:
    """Knows where the numbers are; they are found anew only when there is another picture."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._key: object = None
        self._places: tuple[MarkedPlace, ...] = ()

    def at(self, point: QPointF) -> Grip | None:
        """Return the number at a point."""
        return number_grip(self._canvas.session, self._shown(), point.x(), point.y())

    def edge_at(self, point: QPointF) -> Grip | None:
        """Return the weight of the edge at a point."""
        shot = self._canvas.shot()
        return edge_grip(self._canvas.session, shot, point.x(), point.y())

    def _shown(self) -> tuple[MarkedPlace, ...]:
        shot = self._canvas.shot()
        key = _key(shot), self._canvas.session.project.edits
        if key != self._key:
            self._key = key
            card = (MarkedPlace(*place) for place in term_places(formula_of(shot)))
            self._places = (*marked_places(shot), *card)
        return self._places


def _key(shot: Shot) -> object:
    return shot.run, shot.timing, shot.playhead, shot.layout, shot.view, shot.width, shot.height
