"""What the mouse does on the time line: an object from press to release, by what it has hold of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from PySide6.QtCore import QPointF, Qt

from app.core.layout import Area
from app.core.navigation import steering
from app.core.session import Session
from app.core.time.scope import Scope
from app.view.time import timeline_items as items

# The edges of the frame can be taken hold of up to so many pixels away.
REACH = 6.0
# Above the track the mouse has to move so far before it takes a part of the run.
STEADY = 4.0


class Drag(Protocol):
    """What is under way while a button is pressed; ``x`` is where the mouse is."""

    def move(self, x: float) -> None:
        """Follow the mouse."""

    def release(self, x: float) -> None:
        """End."""


class Zone(NamedTuple):
    """A part of the time line: how the mouse looks over it, and what pressing there begins."""

    shape: Qt.CursorShape
    press: Callable[[Session, items.Line, float], Drag]


def zone_at(session: Session, line: items.Line, point: QPointF) -> Zone:
    """Return what is under the mouse."""
    x, y = point.x(), point.y()
    if y >= items.MIDDLE:
        return _zone_below(x, _frame(session, line))
    knob = line.x(session.lens.share_of(session.project.playhead))
    if y < items.TRACK_TOP and abs(x - knob) > items.KNOB_RADIUS + 3.0:
        return Zone(Qt.CursorShape.IBeamCursor, Repeat)
    return Zone(Qt.CursorShape.ArrowCursor, scrub)


def _zone_below(x: float, frame: Area) -> Zone:
    inside = frame.width > 4.0 * REACH  # a narrow frame has its edges outside
    before, after = x - frame.x, x - (frame.x + frame.width)
    if -REACH <= before <= (REACH if inside else 0.0):
        return Zone(Qt.CursorShape.SizeHorCursor, start_of_scope)
    if -(REACH if inside else 0.0) <= after <= REACH:
        return Zone(Qt.CursorShape.SizeHorCursor, stop_of_scope)
    if before > 0.0 > after:
        return Zone(Qt.CursorShape.OpenHandCursor, move_scope)
    return Zone(Qt.CursorShape.ArrowCursor, go_to_steps)


def _frame(session: Session, line: items.Line) -> Area:
    scope = session.lens.scope
    return items.frame_area(scope.start / scope.steps, scope.stop / scope.steps, line)


@dataclass(frozen=True)
class Follow:
    """A drag that does the same wherever the mouse is."""

    to: Callable[[float], None]

    def move(self, x: float) -> None:
        """Do it."""
        self.to(x)

    def release(self, x: float) -> None:
        """Leave it as it is."""


def scrub(session: Session, line: items.Line, x: float) -> Drag:
    """Take the playhead along, within what is seen."""

    def to(x: float) -> None:
        session.seek(session.lens.place_at(line.share(x)))

    session.pause()
    to(x)
    return Follow(to)


def go_to_steps(session: Session, line: items.Line, x: float) -> Drag:
    """Take the playhead from step to step."""

    def to(x: float) -> None:
        steering.go_to_step(session, int(line.share(x) * session.lens.scope.steps))

    to(x)
    return Follow(to)


def move_scope(session: Session, line: items.Line, x: float) -> Drag:
    """Let another part of the run be seen."""
    held, pressed = session.lens.scope, x

    def to(x: float) -> None:
        moved = (x - pressed) / line.length * held.steps
        session.look(held.moved_to(held.start + moved))

    return Follow(to)


def start_of_scope(session: Session, line: items.Line, x: float) -> Drag:
    """Move the start of what is seen."""
    held = session.lens.scope
    return Follow(lambda x: _span(session, line.share(x) * held.steps, held.stop))


def stop_of_scope(session: Session, line: items.Line, x: float) -> Drag:
    """Move the end of what is seen."""
    held = session.lens.scope
    return Follow(lambda x: _span(session, held.start, line.share(x) * held.steps))


def _span(session: Session, start: float, stop: float) -> None:
    """Let a part of the run be seen; turned round it is a single step."""
    steps = session.lens.scope.steps
    start, stop = max(0.0, start), min(stop, float(steps))
    session.look(Scope(start, max(stop - start, 1.0), steps).moved_to(start))


class Repeat:
    """Takes the part of the run that is to be repeated; a click goes there instead."""

    def __init__(self, session: Session, line: items.Line, x: float) -> None:
        self._session, self._line, self._pressed = session, line, x
        self._moved = False

    def move(self, x: float) -> None:
        """Repeat from where the mouse was pressed to where it is."""
        self._moved = self._moved or abs(x - self._pressed) > STEADY
        if self._moved:
            shares = (self._line.share(end) for end in sorted((self._pressed, x)))
            steering.repeat_seen(self._session, *(min(max(share, 0.0), 1.0) for share in shares))

    def release(self, x: float) -> None:
        """Go to where the mouse is, if it has not been moved."""
        if not self._moved:
            scrub(self._session, self._line, x)
