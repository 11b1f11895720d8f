"""One dock: a view under its title, that can be moved, floated, closed and brought back."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QLabel, QToolButton, QWidget

from app.core.session import Session
from app.view.docks.registry import View, ViewSpec
from app.view.language import tr
from app.view.style import heading

# The side of a button in a title, in pixels.
BUTTON = 20


class Dock(QDockWidget):
    """Holds the view of a spec; the view is made when it is first to be seen.

    A view that has a window title of its own gives it to the dock.
    """

    def __init__(self, spec: ViewSpec, session: Session) -> None:
        super().__init__(tr(spec.title))
        self.spec = spec
        self._session = session
        self.setObjectName(spec.name)
        self.setTitleBarWidget(DockTitle(self))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    @property
    def view(self) -> QWidget | None:
        """Return the view, None as long as nobody has seen it."""
        return self.widget()

    def refresh(self) -> None:
        """Let the view follow the session, if it can be seen."""
        if self.isVisible() and self.view is not None:
            cast(View, self.view).refresh()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Make the view if there is none yet, and catch up with the session."""
        if self.view is None:
            view = self.spec.make(self._session)
            view.windowTitleChanged.connect(self.setWindowTitle)
            self.setWindowTitle(view.windowTitle() or tr(self.spec.title))
            self.setWidget(view)
        super().showEvent(event)
        self.refresh()


class DockTitle(QWidget):
    """The title of a dock, to drag it by, with what floats and closes it."""

    def __init__(self, dock: Dock) -> None:
        super().__init__(dock)
        self._text = heading(dock.windowTitle())
        self._text.setWordWrap(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 10, 4)
        row.setSpacing(0)
        row.addWidget(self._text, 1)
        row.addWidget(
            _button("⧉", tr("Float or dock"), lambda: dock.setFloating(not dock.isFloating()))
        )
        row.addWidget(_button("×", tr("Close"), dock.close))
        dock.windowTitleChanged.connect(lambda title: self._text.setText(title.upper()))

    @property
    def text(self) -> QLabel:
        """Return the label with the title."""
        return self._text


def _float_or_dock(dock: QDockWidget) -> None:
    dock.setFloating(not dock.isFloating())


def _button(sign: str, words: str, run: Callable[[], object]) -> QToolButton:
    button = QToolButton()
    button.setText(sign)
    button.setAccessibleName(words)
    button.setToolTip(words)
    button.setProperty("role", "dock")
    button.setFixedSize(BUTTON, BUTTON)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(lambda: run())
    return button
