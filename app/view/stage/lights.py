"""What is lit up on the stage and on the card: what the mouse is over, or what keys have chosen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF

from app.core.scene import Shot, formula_of, pointed, term_words
from app.paint import term_places
from engine.words.terms import Mark


class Lights:
    """The quantities that are lit; ``shot`` returns what there is to be seen."""

    def __init__(self, shot: Callable[[], Shot]) -> None:
        self._shot = shot
        self.marks: tuple[Mark, ...] = ()

    def follow(self, point: QPointF | None) -> bool:
        """Light what is at a point; return whether that is something else than before."""
        marks: tuple[Mark, ...] = ()
        if point is not None:
            shot = self._shot()
            marks = pointed(shot, term_places(formula_of(shot)), point.x(), point.y())
        changed, self.marks = marks != self.marks, marks
        return changed

    def step(self, direction: int) -> str:
        """Light the next quantity of the card, -1 the one before; return what it is in words."""
        shot = self._shot()
        written = list(dict.fromkeys(mark for mark, _ in term_places(formula_of(shot))))
        lit = next((mark for mark in self.marks if mark in written), None)
        number = written.index(lit) + direction if lit is not None else min(direction, 0)
        self.marks = (written[number % len(written)],) if written else ()
        return "".join(term_words(shot, mark) for mark in self.marks)

    def put_out(self) -> None:
        """Light nothing."""
        self.marks = ()
