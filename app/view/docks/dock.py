"""One dock: a view under its title, that can be moved, floated, closed and brought back."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QLabel, QToolButton, QWidget

from app.core.names import capitalized
from app.core.session import Session
from app.view.docks.asking import Asking
from app.view.docks.registry import View, ViewSpec
from app.view.icons import draw_icon
from app.view.language import tr
from app.view.parts.latest import Latest
from app.view.style import heading

# The side of a button in a title, in pixels.
BUTTON = 20


class Dock(QDockWidget):
    """Holds the view of a spec; the view is made when it is first to be seen.

    A view that has a window title of its own gives it to the dock. ``asked`` is what the view
    asks another one to show: its name, and what.
    """

    asked = Signal(str, object)

    def __init__(self, spec: ViewSpec, session: Session) -> None:
        super().__init__(tr(spec.title))
        self.spec = spec
        self._session = session
        self._later = Latest(self)
        self.setObjectName(spec.name)
        self.setTitleBarWidget(DockTitle(self))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.visibilityChanged.connect(self._catch_up)
        self.topLevelChanged.connect(self._frame)

    @property
    def view(self) -> QWidget | None:
        """Return the view, None as long as nobody has seen it."""
        return self.widget()

    @property
    def seen(self) -> bool:
        """Return whether the view can be seen: it is not closed, nor behind another tab."""
        return self.isVisible() and not self.visibleRegion().isEmpty()

    def refresh(self) -> None:
        """Let the view follow the session if it can be seen, a heavy one a drag after the stage."""
        if self.view is None or not self.seen:
            return
        view = cast(View, self.view)
        if self.spec.heavy and self._session.document.changing:
            self._later.put(view.refresh)
        else:
            self._later.drop()
            view.refresh()

    def _catch_up(self, seen: bool) -> None:
        """Follow what has happened meanwhile; make the view if there is none yet."""
        if not seen:
            return
        if self.view is None:
            self._make_view()
        cast(View, self.view).refresh()

    def _frame(self, floating: bool) -> None:
        """Draw a border around a dock that floats."""
        self.setContentsMargins(*[1 if floating else 0] * 4)
        self.setProperty("framed", floating)
        # A style sheet looks at properties only when a widget is polished.
        self.style().unpolish(self)
        self.style().polish(self)
        self._catch_up(self.isVisible())

    def _make_view(self) -> None:
        view = self.spec.make(self._session)
        view.windowTitleChanged.connect(self._name)
        self._name(view.windowTitle() or tr(self.spec.title))
        view.setAccessibleName(view.accessibleName() or tr(self.spec.title))
        if isinstance(view, Asking):
            view.asked.connect(self.asked)
        self.setWidget(view)

    def _name(self, title: str) -> None:
        """Show another title; it is that of a tab, too, beside others with a capital letter."""
        self.setWindowTitle(capitalized(title))


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
            TitleButton(
                "float", tr("Float or dock"), lambda: dock.setFloating(not dock.isFloating())
            )
        )
        row.addWidget(TitleButton("close", tr("Close"), dock.close))
        dock.windowTitleChanged.connect(lambda title: self._text.setText(title.upper()))

    @property
    def text(self) -> QLabel:
        """Return the label with the title."""
        return self._text


class TitleButton(QToolButton):
    """A small icon in a title; ``words`` say what it does."""

    def __init__(self, icon: str, words: str, run: Callable[[], object]) -> None:
        super().__init__()
        self._icon = icon
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setProperty("role", "dock")
        self.setFixedSize(BUTTON, BUTTON)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(lambda: run())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the button by its style, and the icon on it."""
        super().paintEvent(event)
        draw_icon(self, self._icon, BUTTON / 2.0, BUTTON / 2.0)
