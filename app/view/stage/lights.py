"""What is lit up on the stage and on the card: what the mouse is over, or what keys have chosen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF

from app.core.hovered import Hovered
from app.core.scene import Shot, formula_of, pointed, term_words
from app.paint import term_places


class Lights:
    """Points at what there is to be seen, which ``shot`` returns."""

    def __init__(self, hovered: Hovered, shot: Callable[[], Shot]) -> None:
        self._hovered, self._shot = hovered, shot

    def follow(self, point: QPointF) -> None:
        """Light what is at a point."""
        shot = self._shot()
        terms = term_places(formula_of(shot))
        self._hovered.point_at(*pointed(shot, terms, point.x(), point.y()))

    def step(self, direction: int) -> str:
        """Light the next quantity of the card, -1 the one before; return what it is in words."""
        shot = self._shot()
        written = list(dict.fromkeys(mark for mark, _ in term_places(formula_of(shot))))
        lit = next((mark for mark in self._hovered.marks if mark in written), None)
        number = written.index(lit) + direction if lit is not None else min(direction, 0)
        self._hovered.point_at(*([written[number % len(written)]] if written else ()))
        return "".join(term_words(shot, mark) for mark in self._hovered.marks)

    def put_out(self) -> None:
        """Light nothing."""
        self._hovered.point_at()
