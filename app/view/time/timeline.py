"""The time line: a part of the run above, all of it below, and the playhead."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from app.core.frame import Item
from app.core.navigation import steering
from app.core.session import Session
from app.core.theme import theme
from app.core.time.scope import whole
from app.core.time.signs import bookmark_signs, repeated
from app.core.time.track import Track, overview, steps_text, track
from app.paint import draw
from app.view.language import tr
from app.view.parts.kept_picture import KeptPicture
from app.view.time import timeline_items as items
from app.view.time.breakpoint_marks import BreakpointMarks
from app.view.time.timeline_drags import Drag, go_to_steps, scrub, zone_at
from app.view.time.transport import INSET, where_text
from engine.words.wording import worded

# One notch of the wheel turns by this much,
NOTCH = 120.0
# zooms by this factor, or scrolls by this share of what is seen.
ZOOM_PER_NOTCH = 1.25
PAN_PER_NOTCH = 0.1
# A mark tells what it is within so many pixels.
NEAR = 5.0


class Timeline(QWidget):
    """Shows where the playhead of a session is, and takes it anywhere.

    Two pictures are kept, of everything that stands still and of what has been played; a moving
    playhead only changes how much of the second one covers the first. ``menu_wanted`` comes when a
    menu is asked for, with its place on the screen; the playhead is there already.
    """

    menu_wanted = Signal(QPoint)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(round(items.HEIGHT))
        self.setMinimumWidth(200)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Time line"))
        self._session = session
        self._drag: Drag | None = None
        self._shown: object = None
        self._still, self._played = KeptPicture(self), KeptPicture(self)
        self._track_of: object = None
        self._track = self._current_track()
        self._marks = BreakpointMarks(session, self)
        self._marks.changed.connect(self.update)
        session.subscribe(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Follow the session."""
        session, project = self._session, self._session.project
        shown = (
            session.run, session.place, project.view, session.lens.scope, session.lens.ruler,
            project.bookmarks, project.breakpoints,
        )  # fmt: skip
        self._marks.refresh()
        if shown == self._shown:
            return
        self._shown = shown
        self._track = self._current_track()
        self.setAccessibleDescription(where_text(session))
        self.update()

    @property
    def line(self) -> items.Line:
        """Return where both tracks begin and how long they are."""
        return items.Line(float(INSET), self.width() - 2.0 * INSET)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the kept pictures, and on them what moves."""
        still, played = self._pictures()
        line, share = self.line, self._session.lens.share_of(self._session.project.playhead)
        painter = QPainter(self)
        painter.drawPixmap(QPointF(0.0, 0.0), still)
        x = line.x(min(max(share, 0.0), 1.0))
        ratio = played.devicePixelRatio()
        part = QRectF(0.0, 0.0, x, items.HEIGHT)
        scaled = QRectF(0.0, 0.0, x * ratio, items.HEIGHT * ratio)
        painter.drawPixmap(part, played, scaled)
        draw(painter, self._moving(line, share))
        painter.end()

    def _moving(self, line: items.Line, share: float) -> tuple[Item, ...]:
        session, project = self._session, self._session.project
        colors, scope = theme(project.view.theme), session.lens.scope
        run_share = whole(scope.steps).share(session.lens.ruler.shown(project.playhead))
        area = items.frame_area(scope.start / scope.steps, scope.stop / scope.steps, line)
        seen = 0.0 <= share <= 1.0
        return (
            items.current_cell(self._cells, run_share, line, colors),
            items.frame(area, colors),
            items.caption(self._caption(), line, colors),
            *items.below(self._marked(below=True), line, colors),
            *items.above(self._marked(below=False), line, colors),
            *(items.playhead(line.x(share), self.hasFocus(), colors) if seen else ()),
        )

    def _marked(self, below: bool) -> items.Marks:
        session, project = self._session, self._session.project
        lens, run = session.lens, session.run
        scope = whole(lens.scope.steps) if below else lens.scope
        return items.Marks(
            () if below else self._marks.signs,
            bookmark_signs(project, run, lens, scope),
            repeated(project, run, lens, scope),
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take hold of what is under the mouse."""
        if event.button() == Qt.MouseButton.LeftButton:
            zone = zone_at(self._session, self.line, event.position())
            self._drag = zone.press(self._session, self.line, event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take along what is held, or show what could be taken hold of."""
        x = event.position().x()
        if self._drag is not None:
            self._drag.move(x)
        else:
            self.setCursor(zone_at(self._session, self.line, event.position()).shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Leave everything where it is."""
        if self._drag is not None:
            self._drag.release(event.position().x())
            self._drag = None

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Go where the mouse is, and ask for what can be done there."""
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            go = scrub if event.pos().y() < items.MIDDLE else go_to_steps
            go(self._session, self.line, event.pos().x())
        self.menu_wanted.emit(event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Zoom about the mouse above, scroll with Shift, sideways, or below."""
        turned, aside = event.angleDelta().y() / NOTCH, event.angleDelta().x() / NOTCH
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if turned and not shift and event.position().y() < items.MIDDLE:
            self._zoom(ZOOM_PER_NOTCH**-turned, event.position().x())
        else:
            steering.scroll(self._session, -(turned + aside) * PAN_PER_NOTCH)

    def event(self, event: QEvent) -> bool:
        """Zoom by pinching, and tell what a mark is."""
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
                self._zoom(1.0 / max(0.1, 1.0 + event.value()), event.position().x())
            return True
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._sign_at(event.pos().x(), event.pos().y()))
            return True
        return super().event(event)

    def _zoom(self, factor: float, x: float) -> None:
        lens = self._session.lens
        self._session.look(lens.zoomed(factor, lens.scope.at(self.line.share(x))))

    def _sign_at(self, x: float, y: float) -> str:
        """Return what the mark there says, nothing where there is none."""
        marks = self._marked(below=y >= items.MIDDLE)
        near = [
            (abs(self.line.x(sign.share) - x), sign.text)
            for sign in (*marks.bookmarks, *marks.breakpoints)
        ]
        distance, text = min(near, default=(NEAR, ""))
        return text if distance < NEAR else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Step with the arrows, go to the ends of the track, or to another step by page keys.

        Escape gives up going to a far step, or else ends what is repeated.
        """
        action = self._keys().get(Qt.Key(event.key()))
        if action is None or event.modifiers() != Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)
        else:
            action()

    def _keys(self) -> dict[Qt.Key, Callable[[], None]]:
        session, key = self._session, Qt.Key
        return {
            key.Key_Left: partial(session.step_by, -1),
            key.Key_Right: partial(session.step_by, 1),
            key.Key_Home: partial(steering.seek_border, session, -1),
            key.Key_End: partial(steering.seek_border, session, 1),
            key.Key_PageUp: partial(steering.go_to_step, session, session.step - 1),
            key.Key_Escape: partial(steering.give_up, session),
            key.Key_PageDown: partial(steering.go_to_step, session, session.step + 1),
        }

    @property
    def _cells(self) -> tuple[float, ...]:
        return overview(self._session.lens.scope.steps, items.MOST_CELLS)

    def _current_track(self) -> Track:
        lens = self._session.lens
        key = lens.ruler, lens.scope
        if key != self._track_of:
            self._track_of = key
            self._track = track(lens.ruler, lens.scope)
        return self._track

    def _caption(self) -> str:
        """Return which steps are seen, of how many."""
        scope = self._session.lens.scope
        return tr(worded("{steps} of {total:,}", steps=steps_text(scope), total=scope.steps))

    def _pictures(self) -> tuple[QPixmap, QPixmap]:
        """Return what stands still, and what lies over it up to the playhead."""
        colors = theme(self._session.project.view.theme)
        shown, line = self._track, self.line
        return (
            self._still.of((shown, self._cells, colors),
                           lambda: items.still(shown, self._cells, line, colors)),
            self._played.of((shown, colors), lambda: items.played(shown, line, colors)),
        )  # fmt: skip
