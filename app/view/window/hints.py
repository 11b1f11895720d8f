"""Three hints at the first start: what hands should try, beside what they are about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QEvent, QMargins, QObject, QPoint, Qt
from PySide6.QtGui import QMouseEvent, QPalette, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.core.effects import Effect, effects
from app.core.project import Project
from app.core.settings import SettingsFile
from app.view.language import tr
from app.view.parts.callout import NEAR, Callout
from app.view.parts.number_field import NumberField
from app.view.window.workspace import Workspace

WIDTH = 190


@dataclass(frozen=True)
class HintSpec:
    """One hint: its name in the settings, what it says, and the widget that it points at.

    It stands above that: on a widget that is ``free`` at first, or else in room made for it.
    ``done`` is whether a change of the project shows that somebody knows by now.
    """

    name: str
    text: Callable[[], str]
    anchor: Callable[[Workspace], QWidget | None]
    done: Callable[[Project, Project], bool]
    free: Callable[[Workspace], QWidget] | None = None


def _has_moved(old: Project, new: Project) -> bool:
    return old.playhead != new.playhead


def _has_changed(old: Project, new: Project) -> bool:
    return bool(effects(old, new) - {Effect.KEEP})


def _first_number(workspace: Workspace) -> QWidget | None:
    """Return the uppermost number of the panel of the network, if it is open."""
    panel = workspace.docks.docks["network"]
    fields = [field for field in panel.findChildren(NumberField) if field.isVisible()]
    return min(fields, key=lambda field: field.mapTo(panel, QPoint()).y(), default=None)


HINTS = (
    HintSpec(
        "play", lambda: tr("Space plays, → goes one operation on."),
        lambda workspace: workspace.transport.play, _has_moved,
    ),
    HintSpec(
        "number", lambda: tr("Drag any number, or type another one in its place."),
        _first_number, _has_changed,
    ),
    HintSpec(
        "timeline", lambda: tr("Pull the time line anywhere, forwards and back."),
        lambda workspace: workspace.timeline, lambda _old, _new: False,
        free=lambda workspace: workspace.transport.halted,
    ),
)  # fmt: skip


class Hint(Callout):
    """One hint on the screen; a click on it, or on what it is about, ends it."""

    edge = QPalette.ColorRole.Link

    def __init__(
        self,
        spec: HintSpec,
        anchor: QWidget,
        free: QWidget | None,
        parent: QWidget,
        end: Callable[[str], None],
    ) -> None:
        super().__init__(anchor, parent, free)
        self.spec, self._end = spec, end
        self._room = 0
        label = QLabel(spec.text())
        label.setWordWrap(True)
        label.setFixedWidth(WIDTH)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 14, 10)
        row.addWidget(label)
        self.setAccessibleName(spec.text())
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def come(self) -> None:
        """Come into sight, if what this is about is in sight in this window."""
        if not self._anchor.isVisible() or self._anchor.window() is not self.window():
            return
        self.show_beside()
        if self.spec.free is None:
            self._make_room(self.height() + NEAR)

    def stay_away(self) -> None:
        """Be out of sight, and need no room."""
        self._make_room(0)
        self.hide()

    def go(self) -> None:
        """Go for good."""
        self.stay_away()
        self.deleteLater()

    def _make_room(self, height: int) -> None:
        """Let there be so much more room than usual above what this is about, in pixels."""
        layout = cast(QWidget, self._anchor.parentWidget()).layout()
        assert layout is not None
        more = QMargins(0, height - self._room, 0, 0)
        layout.setContentsMargins(layout.contentsMargins() + more)
        self._room = height

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """End when what this is about is clicked on; come and go with it."""
        if watched is self._anchor:
            match event.type():
                case QEvent.Type.MouseButtonPress:
                    self._end(self.spec.name)
                case QEvent.Type.Hide:
                    self.stay_away()
                case QEvent.Type.Show:
                    self.come()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """End."""
        self._end(self.spec.name)


class Hints(QObject):
    """Shows each hint once; Escape ends all of them, doing what one of them says that one."""

    def __init__(self, settings: SettingsFile, window: QWidget) -> None:
        super().__init__(window)
        self._settings, self._window = settings, window
        self._shown: dict[str, Hint] = {}
        self._escape = QShortcut(Qt.Key.Key_Escape, window)
        self._escape.setEnabled(False)
        self._escape.activated.connect(self._end_all)

    @property
    def shown(self) -> tuple[Hint, ...]:
        """Return the hints that are on the screen."""
        return tuple(self._shown.values())

    def offer(self, workspace: Workspace) -> None:
        """Show the hints that nobody has seen yet."""
        for spec in HINTS:
            if spec.name not in self._settings.now.hints_seen:
                self._show(spec, workspace)

    def show_again(self, workspace: Workspace) -> None:
        """Show all hints, seen or not."""
        self.close()
        self._settings.change(hints_seen=())
        self.offer(workspace)

    def follow(self, old: Project, new: Project) -> None:
        """End the hints that a change shows to be known."""
        for hint in self.shown:
            if hint.spec.done(old, new):
                self._end(hint.spec.name)

    def close(self) -> None:
        """Take all hints away; who has not seen them will see them again."""
        for hint in self._shown.values():
            hint.go()
        self._shown.clear()
        self._escape.setEnabled(False)

    def _show(self, spec: HintSpec, workspace: Workspace) -> None:
        anchor = spec.anchor(workspace)
        if anchor is None:
            return
        free = spec.free(workspace) if spec.free else None
        hint = Hint(spec, anchor, free, self._window, self._end)
        self._shown[spec.name] = hint
        self._escape.setEnabled(True)
        hint.come()

    def _end_all(self) -> None:
        for name in tuple(self._shown):
            self._end(name)

    def _end(self, name: str) -> None:
        """Take one hint away for good."""
        hint = self._shown.pop(name, None)
        if hint is None:
            return
        hint.go()
        self._escape.setEnabled(bool(self._shown))
        self._settings.change(hints_seen=(*self._settings.now.hints_seen, name))
