"""Everything in the window that shows one session; another session gets another workspace."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.project import Project
from app.core.session import Session
from app.view.actions import Actions
from app.view.clock import Clock
from app.view.inspector import Inspector
from app.view.settings_panel import SettingsPanel
from app.view.stage import Stage
from app.view.timeline import Timeline
from app.view.transport import Transport

# The side panels' share of the window's width, and the bounds of each in pixels.
LEFT_SHARE, LEFT_BOUNDS = 0.184, (240, 300)
RIGHT_SHARE, RIGHT_BOUNDS = 0.203, (276, 340)


class Workspace(QWidget):
    """Places the panels around the stage and tells each of every change."""

    def __init__(self, session: Session, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.stage = Stage(session)
        self.settings = SettingsPanel(session, actions)
        self.inspector = Inspector(session)
        self.transport = Transport(session)
        self.timeline = Timeline(session)
        self._left = _side("left", self.settings)
        self._right = _side("right", self.inspector)
        self.clock = Clock(session, self)
        self._name_keys(actions)
        self._arrange()
        session.document.subscribe(self._changed)
        self.refresh()

    def _arrange(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._left)
        middle.addWidget(self.stage, 1)
        middle.addWidget(self._right)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(middle, 1)
        column.addWidget(self._bottom())

    def _name_keys(self, actions: Actions) -> None:
        """Let the buttons of the transport tell the keys that do the same."""
        names = ("start", "step_back", "play", "step", "end")
        for button, name in zip(self.transport.buttons, names, strict=True):
            button.setToolTip(actions[name].toolTip())

    def _bottom(self) -> QWidget:
        bar = _styled("bottomBar")
        column = QVBoxLayout(bar)
        column.setContentsMargins(16, 12, 16, 6)
        column.setSpacing(6)
        column.addWidget(self.transport)
        column.addWidget(self.timeline)
        return bar

    def refresh(self) -> None:
        """Show the session as it is now."""
        self.stage.refresh()
        self.settings.refresh()
        self.inspector.refresh()
        self.transport.refresh()
        self.timeline.refresh()

    def _changed(self, _old: Project, _new: Project) -> None:
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Let the keys steer the stage, unless something else has the focus."""
        super().showEvent(event)
        if self.window().focusWidget() is None:
            self.stage.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Give the side panels their share of the width."""
        width = event.size().width()
        self._left.setFixedWidth(_share(width, LEFT_SHARE, LEFT_BOUNDS))
        self._right.setFixedWidth(_share(width, RIGHT_SHARE, RIGHT_BOUNDS))
        super().resizeEvent(event)


def _share(width: int, share: float, bounds: tuple[int, int]) -> int:
    return min(max(round(width * share), bounds[0]), bounds[1])


def _styled(name: str) -> QWidget:
    widget = QWidget()
    widget.setObjectName(name)
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return widget


def _side(side: str, panel: QWidget) -> QWidget:
    frame = _styled("sidePanel")
    frame.setProperty("side", side)
    column = QVBoxLayout(frame)
    column.setContentsMargins(int(side == "right"), 0, int(side == "left"), 0)
    column.addWidget(panel)
    return frame
