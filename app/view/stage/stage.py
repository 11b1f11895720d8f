"""The stage: it shows the frame of the moment, and lets neurons be chosen and dragged."""

from __future__ import annotations

from dataclasses import dataclass

from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from app.core.changes import with_moved
from app.core.frame import TRANSPARENT, Box
from app.core.layout import Places
from app.core.project import Layout, Moved, Neuron
from app.core.scene import Shot, compose, places_of, words_of
from app.core.session import Session
from app.core.theme import theme
from app.paint import StillPicture, draw
from engine.notation import Notation

_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


@dataclass(frozen=True)
class Grip:
    """A neuron under the pressed mouse: where both were, and where the neuron stands by itself.

    Lengths are in pixels; ``unit`` is the pixels of one pixel of the layout.
    """

    neuron: Neuron
    pressed: QPointF
    center: QPointF
    home: QPointF
    unit: float

    def moved_to(self, mouse: QPointF) -> Moved:
        """Return how far from home the neuron is when the mouse has gone there."""
        offset = (self.center + mouse - self.pressed - self.home) / self.unit
        return Moved(*self.neuron, offset.x(), offset.y())


class Stage(QWidget):
    """Paints what ``compose`` makes of the session; it keeps but a picture and a drag."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._still = StillPicture()
        self._grip: Grip | None = None
        self._dragging = False
        self._reached_by_key = False
        self._words = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Stage")

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size that the pictures are designed for."""
        return QSize(880, 700)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the size below which nothing could be read."""
        return QSize(360, 300)

    def refresh(self) -> None:
        """Show the moment that the session is at now."""
        self.update()
        words = words_of(self.shot())
        if words != self._words:
            self._words = words
            self.setAccessibleDescription(words)
            self._announce(words)

    def shot(self, layout: Layout | None = None) -> Shot:
        """Return what there is to be seen, at this size; ``layout`` other than the project's."""
        session, project = self._session, self._session.project
        return Shot(
            session.run,
            session.timing,
            project.playhead,
            layout or project.layout,
            project.view,
            self.width(),
            self.height(),
        )

    def places(self) -> Places:
        """Return where the neurons stand now."""
        return places_of(self.shot())

    def _announce(self, words: str) -> None:
        if QAccessible.isActive() and not self._session.player.playing:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """Paint the cached still part and what moves above it."""
        frame = compose(self.shot())
        painter = QPainter(self)
        painter.drawImage(QPoint(), self._still.of(frame, self.devicePixelRatio()))
        draw(painter, frame.moving)
        if self._reached_by_key:
            draw(painter, [self._ring()])
        painter.end()

    def _ring(self) -> Box:
        """Return what shows that the keys go to the stage."""
        color = theme(self._session.project.view.theme).positive
        return Box(2.0, 2.0, self.width() - 4.0, self.height() - 4.0, 5.0, TRANSPARENT, color)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show the focus to whoever goes from one thing to the next by key."""
        super().focusInEvent(event)
        self._reached_by_key = event.reason() in _BY_KEY
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show that the keys go elsewhere."""
        super().focusOutEvent(event)
        self._reached_by_key = False
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take hold of the neuron under the mouse."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._grip = self._grip_at(event.position())

    def _grip_at(self, point: QPointF) -> Grip | None:
        places = self.places()
        neuron = places.neuron_at(point.x(), point.y())
        if neuron is None:
            return None
        layout = self._session.project.layout
        others = tuple(moved for moved in layout.moved if moved[:2] != neuron)
        homes = places_of(self.shot(replace(layout, moved=others))).neurons
        center, home = QPointF(*places.neurons[neuron]), QPointF(*homes[neuron])
        return Grip(neuron, point, center, home, places.unit)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Drag the neuron that is held, or show what could be taken hold of."""
        point = event.position()
        if self._grip is None:
            over = self.places().neuron_at(point.x(), point.y()) is not None
            self.setCursor(
                Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
            )
        elif self._dragging or self._is_far(point):
            self._drag(self._grip, point)

    def _is_far(self, point: QPointF) -> bool:
        assert self._grip is not None
        distance = (point - self._grip.pressed).manhattanLength()
        return distance >= QApplication.startDragDistance()

    def _drag(self, grip: Grip, point: QPointF) -> None:
        document = self._session.document
        if not self._dragging:
            self._dragging = True
            document.begin(f"Move {Notation(self._session.run.network).unit_text(*grip.neuron)}")
        document.preview(with_moved(document.project, grip.moved_to(point)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Let go of a dragged neuron; a click chooses one, or none."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if self._dragging:
            self._session.document.commit()
        else:
            self.choose(self._grip.neuron if self._grip else None)
        self._grip, self._dragging = None, False

    def choose(self, neuron: Neuron | None) -> None:
        """Make a neuron the one whose numbers are shown."""
        document = self._session.document
        document.adjust(view=replace(document.project.view, selected=neuron))

    def choose_next(self, direction: int) -> None:
        """Choose the neuron after the chosen one, or before it where ``direction`` is -1."""
        neurons = list(self.places().neurons)
        chosen = self._session.project.view.selected
        number = neurons.index(chosen) + direction if chosen in neurons else min(direction, 0)
        self.choose(neurons[number % len(neurons)])

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take a drag back, or else choose no neuron, on Escape."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._dragging:
            self._session.document.cancel()
        else:
            self.choose(None)
