"""Where Tab goes: through the parts of the window as one reads them, and so within each part.

Widgets come and go while the window is open, and docks are moved. The order in which they were
made, which is Qt's, would lead anywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

T = TypeVar("T")

_FORWARD, _BACK = Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason

# Widgets whose middles are no further apart than this stand in one line.
LINE = 8


def go_on(window: QWidget, frames: Iterable[QWidget], forward: bool) -> bool:
    """Give the focus to what comes next, or before; return whether there is anything."""
    found = neighbour(tab_order(window, frames), window.focusWidget(), 1 if forward else -1)
    if found is not None:
        found.setFocus(_FORWARD if forward else _BACK)
    return found is not None


def tab_order(window: QWidget, frames: Iterable[QWidget]) -> list[QWidget]:
    """Return what Tab reaches in a window; ``frames`` are the widgets that only hold its parts."""
    held = {window, *frames}
    parts: dict[QWidget, list[QWidget]] = {}
    for widget in window.findChildren(QWidget):
        if _is_reached(widget, window):
            parts.setdefault(_part(widget, held), []).append(widget)
    top = {part: part.mapTo(window, QPoint()) for part in parts}
    # Qt keeps docks behind other ones, and tabs that it does not show, outside of the window.
    seen = [part for part in parts if window.rect().intersects(QRect(top[part], part.size()))]
    ordered = _as_read(seen, lambda part: top[part])
    return [widget for part in ordered for widget in _as_read(parts[part], _middle_in(part))]


def neighbour(order: list[QWidget], widget: QWidget | None, direction: int) -> QWidget | None:
    """Return where Tab goes from a widget, or Shift+Tab where ``direction`` is -1."""
    if not order:
        return None
    number = order.index(widget) + direction if widget in order else min(direction, 0)
    return order[number % len(order)]


def _is_reached(widget: QWidget, window: QWidget) -> bool:
    return (
        bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.isVisibleTo(window)
        and widget.isEnabled()
        and widget.focusProxy() is None
        and widget.window() is window.window()
    )


def _part(widget: QWidget, held: set[QWidget]) -> QWidget:
    parent = widget.parentWidget()
    return widget if parent is None or parent in held else _part(parent, held)


def _middle_in(part: QWidget) -> Callable[[QWidget], QPoint]:
    """Return what tells the middle of a widget in a part, as if nothing were scrolled."""

    def middle(widget: QWidget) -> QPoint:
        place, at = widget.rect().center(), widget
        while at is not part:
            parent = at.parentWidget()
            assert parent is not None
            place += QPoint() if _is_viewport(parent) else at.pos()
            at = parent
        return place

    return middle


def _is_viewport(widget: QWidget) -> bool:
    area = widget.parentWidget()
    return isinstance(area, QAbstractScrollArea) and area.viewport() is widget


def _as_read(things: Iterable[T], place: Callable[[T], QPoint]) -> list[T]:
    """Return things line by line from the top, each line from the left."""
    places = {thing: place(thing) for thing in things}
    lines: list[list[T]] = []
    for thing in sorted(places, key=lambda thing: places[thing].y()):
        if lines and places[thing].y() - places[lines[-1][0]].y() <= LINE:
            lines[-1].append(thing)
        else:
            lines.append([thing])
    return [thing for line in lines for thing in sorted(line, key=lambda one: places[one].x())]
