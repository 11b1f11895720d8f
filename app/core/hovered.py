"""What somebody points at: it is lit wherever it stands, on the stage, the card and beside them."""

from __future__ import annotations

from collections.abc import Callable
from weakref import WeakMethod

from engine.words.terms import Mark

Marks = tuple[Mark, ...]


class Hovered:
    """The quantities that the mouse is over or that keys have chosen."""

    def __init__(self) -> None:
        self.marks: Marks = ()
        self._listeners: list[WeakMethod[Callable[[], None]]] = []

    def subscribe(self, listener: Callable[[], None]) -> None:
        """Call the method ``listener()`` whenever something else is pointed at.

        That does not keep alive what listens: views come and go while this stays.
        """
        alive = (each for each in self._listeners if each() is not None)
        self._listeners = [*alive, WeakMethod(listener)]

    def forget_listeners(self) -> None:
        """Tell nobody any more but who subscribes from now on."""
        self._listeners.clear()

    def point_at(self, *marks: Mark) -> None:
        """Point at these quantities, and at no others."""
        if marks != self.marks:
            self.marks = marks
            for listener in self._listeners:
                if (tell := listener()) is not None:
                    tell()

    def leave(self, mark: Mark) -> None:
        """Point at nothing, unless somebody points at something else than this by now."""
        if self.marks == (mark,):
            self.point_at()
