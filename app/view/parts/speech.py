"""Telling those who do not see the screen."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str, now: bool = False) -> bool:
    """Let a screen reader say something about a widget, if anything; return whether one is running.

    It waits until what is being said has ended, unless that is about what is past ``now``.
    """
    if not QAccessible.isActive():
        return False
    if text:
        event = QAccessibleAnnouncementEvent(widget, text)
        if now:
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)
    return True
