"""The stage: it shows the frame of the moment, and lets neurons be chosen and dragged."""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.core.camera import zoomed
from app.core.hands_on.grips import Grip
from app.core.hands_on.handles import Handle
from app.core.layout import Places
from app.core.project import Layout, Neuron
from app.core.scene import Shot, Site, check_button, compose, places_of
from app.core.scene.signs import signs
from app.core.session import Session
from app.core.state import same_content
from app.core.theme import Theme, theme
from app.paint import StillPicture, draw
from app.view.language import tr
from app.view.parts.focus_ring import focus_ring
from app.view.parts.latest import Latest
from app.view.stage.ahead import Ahead
from app.view.stage.closer_look import CloserLook
from app.view.stage.gestures import Gesture, Mouse, PressGround, taken_at
from app.view.stage.handle_overlay import HandleOverlay
from app.view.stage.lights import Lights
from app.view.stage.narrator import Narrator
from app.view.stage.number_entry import NumberEntry
from app.view.stage.numbers import Numbers
from app.view.stage.stage_menu import menu_at

_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class Stage(QWidget):
    """Paints what ``compose`` makes of the session; it keeps but a picture and a gesture."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._still = StillPicture()
        self._ahead = Ahead(session, self._still, self)
        self._gesture: Gesture | None = None
        self._button = Qt.MouseButton.NoButton
        self._pressed_in = session.project
        self._closer_look = CloserLook(self, self._look_closer)
        self._moves = Latest(self)
        self._handles = HandleOverlay(self)
        self._numbers = Numbers(self)
        self._lights = Lights(session.hovered, self.shot)
        self._narrator = Narrator(self, session, self.shot)
        self._reached_by_key = False
        self._marked: tuple[Neuron, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Stage"))
        session.hovered.subscribe(self._light)

    @property
    def session(self) -> Session:
        """Return the session that is shown."""
        return self._session

    def _light(self) -> None:
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size that the pictures are designed for."""
        return QSize(880, 700)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the size below which nothing could be read."""
        return QSize(360, 300)

    def refresh(self) -> None:
        """Show the moment that the session is at now."""
        if self._gesture is not None and self._is_past():
            self._give_up()
        # First what there is to be seen now, then what comes next.
        self._ahead.stop()
        self.update()
        self._narrator.follow()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Say what is shown, now that there is something to be seen."""
        super().showEvent(event)
        self._narrator.follow()

    def shot(self, layout: Layout | None = None) -> Shot:
        """Return what there is to be seen, at this size; ``layout`` other than the project's."""
        session, project = self._session, self._session.project
        # While something is dragged, its light would only take time from what follows.
        hovered = () if session.document.changing else session.hovered.marks
        return Shot(
            session.run,
            session.timing,
            project.playhead,
            layout or project.layout,
            project.view,
            self.width(),
            self.height(),
            hovered,
            session.ghost_shown(),
            session.player.playing,
        )

    def places(self) -> Places:
        """Return where the neurons stand now."""
        return places_of(self.shot())

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """Paint the cached still part and what moves above it."""
        shot = self.shot()
        frame, button = compose(shot), check_button(shot)
        painter = QPainter(self)
        painter.drawImage(QPoint(), self._still.of(frame, self.devicePixelRatio()))
        draw(painter, frame.moving)
        draw(painter, button[1] if button else ())
        draw(painter, self._handles.items())
        if self._gesture is not None:
            draw(painter, self._gesture.items())
        if self._marked:
            draw(painter, [*signs(self.places(), self._marked, self._colors)])
        if self._reached_by_key:
            draw(painter, focus_ring(self, self._colors, 2.0))
        painter.end()
        self._ahead.follow(shot, frame, self.devicePixelRatio())

    @property
    def _colors(self) -> Theme:
        return theme(self._session.project.view.theme)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show the focus to whoever goes from one thing to the next by key."""
        super().focusInEvent(event)
        self._reached_by_key = event.reason() in _BY_KEY
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take hold of what is under the mouse, or with the middle button of the ground."""
        if self._gesture is not None:
            return
        mouse, self._button = Mouse.of(event), event.button()
        self._pressed_in = self._session.project
        if self._button is Qt.MouseButton.LeftButton:
            self._gesture = taken_at(self, mouse)
        elif self._button is Qt.MouseButton.MiddleButton:
            self._gesture = PressGround(self, mouse.point, means_click=False)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Let what is held follow, or show what could be taken hold of."""
        mouse = Mouse.of(event)
        if self._gesture is not None:
            self._moves.put(partial(self._gesture.move, mouse))
            return
        self._lights.follow(mouse.point)
        if self._handles.follow(mouse.point):
            self.update()
        self.setToolTip(self._handles.words or self._why_not(mouse.point))
        if found := taken_at(self, mouse):
            self.setCursor(found.cursor)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Show no handles for a mouse that is elsewhere."""
        super().leaveEvent(event)
        self._lights.put_out()
        if self._handles.follow(None):
            self.update()

    def handle_at(self, point: QPointF) -> Handle | None:
        """Return the + or − at a point, if one is shown."""
        return self._handles.at(point)

    def number_at(self, point: QPointF) -> Grip | None:
        """Return the number at a point."""
        return self._numbers.at(point)

    def edge_at(self, point: QPointF) -> Grip | None:
        """Return the weight of the edge at a point."""
        return self._numbers.edge_at(point)

    def _why_not(self, point: QPointF) -> str:
        """Return why the number at a point cannot be changed; nothing where it can."""
        grip = self._numbers.at(point)
        return "" if grip is None or grip.refusal is None else tr(grip.refusal)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Let the number under the mouse be typed, or do what a second press means there."""
        point = event.position()
        grip = self._numbers.at(point)
        if grip is None and self.places().neuron_at(point.x(), point.y()) is None:
            grip = self._numbers.edge_at(point)
        if grip is None:
            self.mousePressEvent(event)
            if self._gesture is not None:
                self._gesture.repeat()
        elif grip.control is not None:
            NumberEntry(self._session, grip.control, self).open_at(*grip.area.center)
        elif grip.refusal is not None:
            self._session.say(grip.refusal)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Offer what can be done with what is under the mouse, by key with the chosen neuron."""
        place, chosen = event.pos(), self._session.project.view.selected
        if event.reason() is not QContextMenuEvent.Reason.Mouse:
            if chosen is None:
                return
            place = QPointF(*self.places().neurons[chosen]).toPoint()
        menu = menu_at(self._session, self.shot(), place.x(), place.y(), self)
        if menu is not None:
            menu.popup(self.mapToGlobal(place))

    def light_next(self, direction: int) -> None:
        """Light the next term of the card, -1 the one before, and all that it stands for."""
        self._narrator.say(self._lights.step(direction))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Let go."""
        if event.button() is self._button and self._gesture is not None:
            self._moves.flush()
            gesture, self._gesture = self._gesture, None
            gesture.release()

    def _is_past(self) -> bool:
        """Return whether the project in which something was taken hold of has been changed."""
        document = self._session.document
        return not document.changing and not same_content(document.project, self._pressed_in)

    def _give_up(self) -> None:
        """Take back what the gesture under way has done; the mouse means nothing till released."""
        self._moves.drop()
        if self._gesture is not None:
            self._gesture.cancel()
            self._gesture = Gesture()

    def mark(self, neurons: tuple[Neuron, ...]) -> None:
        """Put a small sign on these neurons, and on no others."""
        self._marked = neurons
        self.update()

    def _look_closer(self, factor: float, point: QPointF) -> None:
        """Look at the network so many times as closely; what is at the point stays there."""
        view = self._session.project.view
        about = Site(self.shot()).from_home((point.x(), point.y()))
        camera = zoomed(view.camera, factor, about)
        self._session.document.adjust(view=replace(view, camera=camera))

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
        """Take a drag back on Escape, or do not go to a far step, or else choose no neuron."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._gesture is not None:
            self._give_up()
        elif self._session.progress is not None:
            self._session.pause()
        else:
            self._lights.put_out()
            self.choose(None)
