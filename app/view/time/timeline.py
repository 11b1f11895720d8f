"""The time line: the operations of the step above, the steps of the run below, and the playhead."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from app.core import steering
from app.core.frame import Item
from app.core.session import Session
from app.core.theme import theme
from app.core.track import Track
from app.paint import draw
from app.view.time import timeline_items as items
from app.view.time.transport import INSET, where_text

# One notch of the wheel turns by this much.
NOTCH = 120
STEPS_PER_NOTCH = 5


class Timeline(QWidget):
    """Shows where the playhead of a session is, and takes it anywhere.

    Two pictures are kept, of everything that stands still and of what has been played; a moving
    playhead only changes how much of the second one covers the first.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(round(items.HEIGHT))
        self.setMinimumWidth(200)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Time line")
        self._session = session
        self._first = 0
        self._drag: Callable[[float], None] | None = None
        self._shown: object = None
        self._pictures_of: object = None
        self._track_of: object = None
        self._track = self._current_track()
        session.subscribe(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Follow the session."""
        session = self._session
        shown = session.run, session.place, session.project.view
        if shown == self._shown:
            return
        self._shown = shown
        self._track = self._current_track()
        if not 0 <= session.step - self._first < self._count:
            self._first = session.step // self._count * self._count
        self.setAccessibleDescription(where_text(session))
        self.update()

    @property
    def steps_shown(self) -> range:
        """Return the training steps of the lower track."""
        return range(self._first, min(self._first + self._count, self._steps))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the kept pictures, and on them what moves."""
        still, played = self._pictures()
        x = self._x(self._track.share_of(self._session.place))
        painter = QPainter(self)
        painter.drawPixmap(QPointF(0.0, 0.0), still)
        ratio = played.devicePixelRatio()
        part = QRectF(0.0, 0.0, x, items.HEIGHT)
        scaled = QRectF(0.0, 0.0, x * ratio, items.HEIGHT * ratio)
        painter.drawPixmap(part, played, scaled)
        colors = theme(self._session.project.view.theme)
        cell = items.cell(self.steps_shown, self._session.step, INSET, self._length)
        draw(painter, items.moving(x, cell, self.hasFocus(), colors))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take the playhead to the mouse: within the step above, to another step below."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        above = event.position().y() < items.MIDDLE
        # The track under the mouse stays the same until it is let go, wherever the playhead is.
        self._drag = partial(self._scrub, self._track) if above else self._go_to_cell
        self._session.pause()
        self._drag(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take the playhead along."""
        if self._drag is not None:
            self._drag(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Leave the playhead where it is."""
        self._drag = None

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Scroll the lower track."""
        turned = event.angleDelta().y() + event.angleDelta().x()
        self._scroll_to(self._first - round(turned / NOTCH * STEPS_PER_NOTCH))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Step with the arrows, go to the ends of the step, or to another step by page keys."""
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
            key.Key_PageDown: partial(steering.go_to_step, session, session.step + 1),
        }

    @property
    def _steps(self) -> int:
        return self._session.project.training.steps

    @property
    def _count(self) -> int:
        return min(items.MOST_CELLS, self._steps)

    @property
    def _length(self) -> float:
        return self.width() - 2.0 * INSET

    def _x(self, share: float) -> float:
        return INSET + share * self._length

    def _share(self, x: float) -> float:
        return (x - INSET) / max(1.0, self._length)

    def _scrub(self, held: Track, x: float) -> None:
        self._session.seek(held.place_at(self._share(x)))

    def _go_to_cell(self, x: float) -> None:
        """Go to the step under the mouse; beyond the ends, scroll."""
        step = self._first + int(self._share(x) * self._count // 1)
        step = min(max(step, 0), self._steps - 1)
        if step < self._first:
            self._scroll_to(step)
        elif step >= self._first + self._count:
            self._scroll_to(step - self._count + 1)
        steering.go_to_step(self._session, step)

    def _scroll_to(self, first: int) -> None:
        self._first = min(max(first, 0), self._steps - self._count)
        self.update()

    def _current_track(self) -> Track:
        session = self._session
        key = session.run, session.step, session.project.view.granularity
        if key != self._track_of:
            self._track_of = key
            self._track = steering.track_of(session, session.step)
        return self._track

    def _pictures(self) -> tuple[QPixmap, QPixmap]:
        """Return what stands still, and what lies over it up to the playhead."""
        colors = theme(self._session.project.view.theme)
        sections, steps = self._track.sections, self.steps_shown
        key = sections, steps, self._steps, colors, self.width(), self.devicePixelRatio()
        if key != self._pictures_of:
            self._pictures_of = key
            still = items.still(sections, steps, self._steps, INSET, self._length, colors)
            played = items.played(sections, INSET, self._length, colors)
            self._kept = self._picture(still), self._picture(played)
        return self._kept

    def _picture(self, shown: Sequence[Item]) -> QPixmap:
        ratio = self.devicePixelRatio()
        picture = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        draw(painter, shown)
        painter.end()
        return picture
