"""Where the focus goes by key, and which keys the widget that has it keeps for itself.

All other keys are shortcuts of the window.
"""

from __future__ import annotations

from collections.abc import Container

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QWidget,
)

_KEY = Qt.Key
_ARROWS = (_KEY.Key_Left, _KEY.Key_Right, _KEY.Key_Up, _KEY.Key_Down)
_PAGES = (_KEY.Key_Home, _KEY.Key_End, _KEY.Key_PageUp, _KEY.Key_PageDown)
# Text fields see to theirs themselves.
KEPT: dict[type[QWidget], frozenset[Qt.Key]] = {
    QAbstractSpinBox: frozenset((*_ARROWS, *_PAGES)),
    QAbstractItemView: frozenset((*_ARROWS, *_PAGES)),
    QAbstractButton: frozenset((_KEY.Key_Space,)),
    QComboBox: frozenset(
        (_KEY.Key_Up, _KEY.Key_Down, _KEY.Key_Home, _KEY.Key_End, _KEY.Key_Space)
    ),
}  # fmt: skip
PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


def keeps(widget: QWidget | None, event: QKeyEvent) -> bool:
    """Return whether a key without modifiers means something to the widget itself."""
    return event.modifiers() in PLAIN and any(
        event.key() in keys for kind, keys in KEPT.items() if isinstance(widget, kind)
    )


def asks_for(event: QEvent, keys: Container[Qt.Key]) -> bool:
    """Return whether Qt asks a widget if it has a use for one of ``keys``, without modifiers."""
    return (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and event.modifiers() in PLAIN
        and Qt.Key(event.key()) in keys
    )


def focus_in(part: QWidget) -> bool:
    """Give the focus to the first widget in a part that takes it by Tab; return if there is one."""
    for widget in (part, *part.findChildren(QWidget)):
        by_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus.value
        if by_tab and widget.isEnabled() and not widget.visibleRegion().isEmpty():
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            return True
    return False
