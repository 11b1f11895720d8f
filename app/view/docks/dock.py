"""One dock: a view under its title, that can be moved, floated, closed and brought back."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QLabel, QWidget

from app.core.names import capitalized
from app.core.session import Session
from app.view.docks.asking import Asking
from app.view.docks.registry import View, ViewSpec
from app.view.language import tr
from app.view.parts.elided_label import ElidedLabel
from app.view.parts.small_icon import SmallIcon
from app.view.style import heading_font, restyle
from engine.words.wording import worded

# How far up and to the left a dock goes when it is lifted out of its place, in pixels.
LIFTED = 28


class Dock(QDockWidget):
    """Holds the view of a spec; the view is made when it is first to be seen.

    A view that has a window title of its own gives it to the dock. ``asked`` is what the view
    asks another one to show: its name, and what. ``wanted`` comes when the dock is to be seen and
    has no view yet.
    """

    asked = Signal(str, object)
    wanted = Signal()

    def __init__(self, spec: ViewSpec, session: Session) -> None:
        super().__init__(tr(spec.title))
        self.spec = spec
        self._session = session
        self.setObjectName(spec.name)
        self._title = DockTitle(self)
        self.setTitleBarWidget(self._title)
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

    def show_tabbed(self, tabbed: bool) -> None:
        """Leave its name to the tab, if it shares its place with others."""
        self._title.show_name(not tabbed)

    def refresh(self) -> None:
        """Let the view follow the session if it can be seen."""
        if self.view is not None and self.seen:
            cast(View, self.view).refresh()

    def _catch_up(self, seen: bool) -> None:
        """Follow what has happened meanwhile."""
        if seen and self.view is None:
            self.wanted.emit()
        elif seen:
            cast(View, self.view).refresh()

    def _frame(self, floating: bool) -> None:
        """Draw a border around a dock that floats."""
        self.setContentsMargins(*[1 if floating else 0] * 4)
        restyle(self, "framed", floating)
        self._catch_up(self.isVisible())

    def float_or_dock(self) -> None:
        """Float, or go back in front of those that share the place.

        What floats leaves its place a little, or nobody would see that it does.
        """
        place = self.mapToGlobal(QPoint())
        self.setFloating(not self.isFloating())
        if not self.isFloating():
            self.raise_()
        elif (self.pos() - place).manhattanLength() < LIFTED:
            self.move(place - QPoint(LIFTED, LIFTED))

    def make_view(self) -> None:
        """Make the view, unless there is one."""
        if self.view is not None:
            return
        view = self.spec.make(self._session)
        view.windowTitleChanged.connect(self._name)
        self._name(view.windowTitle() or tr(self.spec.title))
        view.setAccessibleName(view.accessibleName() or tr(self.spec.title))
        if isinstance(view, Asking):
            view.asked.connect(self.asked)
        self.setWidget(view)
        cast(View, view).refresh()

    def _name(self, title: str) -> None:
        """Show another title; it is that of a tab, too, beside others with a capital letter."""
        self.setWindowTitle(capitalized(title))


class DockTitle(QWidget):
    """The title of a dock, to drag it by, with what floats and closes it."""

    def __init__(self, dock: Dock) -> None:
        super().__init__(dock)
        self._dock, self._named = dock, True
        # A long name must not make the dock any wider.
        self._text = ElidedLabel()
        self._text.setFont(heading_font())
        self._lift = lift = SmallIcon("float", tr("Float or dock"))
        self._close = close = SmallIcon("close", tr("Close"))
        lift.clicked.connect(dock.float_or_dock)
        close.clicked.connect(dock.close)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(2)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(lift)
        self._row.addWidget(close)
        dock.windowTitleChanged.connect(self._show)
        self._show()

    @property
    def text(self) -> QLabel:
        """Return the label with the title."""
        return self._text

    def mouseDoubleClickEvent(self, _: QMouseEvent) -> None:  # noqa: N802
        """Do the same as the button."""
        self._dock.float_or_dock()

    def show_name(self, named: bool) -> None:
        """Show the name of the dock, or nothing but the buttons."""
        if named is not self._named:
            self._named = named
            self._show()

    def _show(self) -> None:
        name = self._dock.windowTitle()
        self._text.setText(name.upper() if self._named else "")
        self._lift.setAccessibleName(tr(worded("Float or dock {name}", name=name)))
        self._close.setAccessibleName(tr(worded("Close {name}", name=name)))
        self._row.setContentsMargins(16, 10 if self._named else 4, 10, 4 if self._named else 0)
