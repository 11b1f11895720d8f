"""A press on a neuron chooses it, a drag moves it."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QPointF, Qt

from app.core.changes import with_moved
from app.core.project import Moved, Neuron, Project
from app.core.scene import places_of
from app.view.stage.gestures.gesture import Canvas, Drag, Mouse
from engine.notation import Notation
from engine.words.wording import worded


class MoveNeuron(Drag):
    """A neuron in hand."""

    cursor = Qt.CursorShape.PointingHandCursor

    def __init__(self, canvas: Canvas, mouse: Mouse, neuron: Neuron) -> None:
        super().__init__(canvas, mouse)
        self.neuron = neuron

    @classmethod
    def at(cls, canvas: Canvas, mouse: Mouse) -> MoveNeuron | None:
        """Return the gesture for the neuron under the mouse."""
        neuron = canvas.places().neuron_at(mouse.point.x(), mouse.point.y())
        return None if neuron is None else cls(canvas, mouse, neuron)

    @property
    def label(self) -> str:
        """Return what the change is called in the undo list."""
        notation = Notation(self.canvas.session.run.network)
        return worded("Move {unit}", unit=notation.unit_text(*self.neuron))

    def begin(self) -> None:
        """Remember where the neuron is, and where it would stand if it had not been moved."""
        layout, places = self.canvas.session.project.layout, self.canvas.places()
        others = tuple(moved for moved in layout.moved if moved[:2] != self.neuron)
        at_home = places_of(self.canvas.shot(replace(layout, moved=others)))
        center, home = (QPointF(*where.neurons[self.neuron]) for where in (places, at_home))
        self._away, self._unit = center - home, places.unit
        super().begin()

    def dragged(self, mouse: Mouse) -> Project:
        """Return the project with the neuron moved as far as the mouse."""
        offset = (self._away + mouse.point - self.pressed) / self._unit
        moved = Moved(*self.neuron, offset.x(), offset.y())
        return with_moved(self.canvas.session.project, moved)

    def click(self) -> None:
        """Choose the neuron."""
        self.canvas.choose(self.neuron)
