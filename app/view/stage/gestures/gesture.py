"""What a gesture is, and what it may use of the stage."""

from __future__ import annotations

from contextlib import suppress
from typing import NamedTuple, Protocol

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from app.core.frame import Item
from app.core.hands_on.grips import Grip
from app.core.hands_on.handles import Handle
from app.core.layout import Places
from app.core.project import Layout, Neuron, Project
from app.core.refusals import REFUSED
from app.core.scene import Shot
from app.core.session import Session


class Mouse(NamedTuple):
    """Where the mouse is on the stage, in pixels, and the keys that are held."""

    point: QPointF
    modifiers: Qt.KeyboardModifier

    @classmethod
    def of(cls, event: QMouseEvent) -> Mouse:
        """Return the mouse as an event tells of it."""
        return cls(event.position(), event.modifiers())


class Canvas(Protocol):
    """What gestures work on: the stage."""

    @property
    def session(self) -> Session:
        """Return the session that is shown."""

    def shot(self, layout: Layout | None = None) -> Shot:
        """Return what there is to be seen."""

    def places(self) -> Places:
        """Return where the neurons stand."""

    def handle_at(self, point: QPointF) -> Handle | None:
        """Return the + or − at a point, if one is shown."""

    def number_at(self, point: QPointF) -> Grip | None:
        """Return the number at a point."""

    def edge_at(self, point: QPointF) -> Grip | None:
        """Return the weight of the edge at a point."""

    def choose(self, neuron: Neuron | None) -> None:
        """Make a neuron the one whose numbers are shown."""

    def setCursor(self, cursor: Qt.CursorShape) -> None:  # noqa: N802
        """Show the mouse in another shape."""


class Gesture:
    """What one press of a button does, from the press to the release or to Escape.

    ``cursor`` is the shape of the mouse over what the gesture would take hold of.
    """

    cursor = Qt.CursorShape.ArrowCursor

    def move(self, mouse: Mouse) -> None:
        """Follow the mouse."""

    def release(self) -> None:
        """Let go."""

    def repeat(self) -> None:
        """Do what a second press right after the first does."""

    def cancel(self) -> None:
        """Take back whatever has been done."""

    def items(self) -> list[Item]:
        """Return what is to be seen of the gesture itself."""
        return []


class Drag(Gesture):
    """A gesture that changes the project as soon as the mouse has gone some way: one undo entry.

    Without that way it is a click.
    """

    def __init__(self, canvas: Canvas, mouse: Mouse) -> None:
        self.canvas = canvas
        self.pressed = mouse.point
        self.begun = False

    @property
    def label(self) -> str:
        """Return what the change is called in the undo list."""
        raise NotImplementedError

    def dragged(self, mouse: Mouse) -> Project:
        """Return the project when the mouse has gone there."""
        raise NotImplementedError

    def click(self) -> None:
        """Do what a press without a way does."""

    def begin(self) -> None:
        """Start the change."""
        self.begun = True
        self.canvas.session.document.begin(self.label)

    def move(self, mouse: Mouse) -> None:
        """Change the project once the mouse has gone far enough."""
        way = (mouse.point - self.pressed).manhattanLength()
        if not self.begun and way >= QApplication.startDragDistance():
            self.begin()
        if self.begun:
            with suppress(*REFUSED):  # it stays where it can be shown
                self.canvas.session.preview(self.dragged(mouse))

    def release(self) -> None:
        """Keep what the drag has made of the project."""
        if self.begun:
            self.canvas.session.document.commit()
        else:
            self.click()

    def cancel(self) -> None:
        """Take the drag back."""
        if self.begun:
            self.canvas.session.document.cancel()
