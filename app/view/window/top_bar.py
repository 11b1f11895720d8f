"""The top bar: the menu, the file, the granularity and the export."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from app.core.navigation.steering import SIZES
from app.view.actions import Actions
from app.view.language import tr
from app.view.parts.action_button import action_button
from app.view.parts.elided_label import ElidedLabel
from app.view.style import labelled
from engine.words.wording import worded

HEIGHT = 45
SEGMENT_WIDTH = 76
NARROW_SEGMENT_WIDTH = 64
# From this width of the window on, nothing in the bar has to be narrow.
ROOMY = 1200


class TopBar(QWidget):
    """Shows what is open; its buttons are actions of the table."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT)
        self.file = ElidedLabel()
        # By itself Qt leaves the … out of what stands on a button.
        actions["what_if"].setIconText(actions["what_if"].text())
        self.what_if = action_button(actions["what_if"], "button")
        self.menu_button = self._menu_button(actions)
        self.segments = [action_button(actions[f"by_{size}"], "segment") for size in SIZES]
        self._ends = actions.choice(self, ("keep_new", "go_back"))
        self._step_by = labelled(tr("Step by"), "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 18, 1)
        row.setSpacing(0)
        row.addLayout(self._left(), 1)
        row.addLayout(self._middle())
        row.addLayout(self._right(actions), 1)

    def _menu_button(self, actions: Actions) -> QToolButton:
        button = QToolButton()
        button.setText("Deltastep")
        button.setAccessibleName(tr("Menu"))
        button.setProperty("role", "brand")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(actions.menu(button))
        return button

    def _left(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.menu_button)
        row.addWidget(self.file, 1)
        row.addSpacing(8)
        return row

    def _middle(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self._step_by)
        row.addSpacing(8)
        for button in self.segments:
            row.addWidget(button)
        return row

    def _right(self, actions: Actions) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.what_if)
        row.addWidget(action_button(actions["export"], "button"))
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Use less room in a narrow window."""
        super().resizeEvent(event)
        roomy = event.size().width() >= ROOMY
        for button in self.segments:
            button.setFixedWidth(SEGMENT_WIDTH if roomy else NARROW_SEGMENT_WIDTH)
        self._step_by.setVisible(roomy)

    def open_menu(self) -> None:
        """Open the menu below its button, with its first entry chosen."""
        menu = self.menu_button.menu()
        menu.popup(self.menu_button.mapToGlobal(QPoint(0, self.menu_button.height())))
        menu.setActiveAction(menu.actions()[0])

    def offer_ends(self) -> None:
        """Offer the ways to end a "what if" below its button, with the first one chosen."""
        self._ends.popup(self.what_if.mapToGlobal(QPoint(0, self.what_if.height())))
        self._ends.setActiveAction(self._ends.actions()[0])

    def show_file(self, name: str, modified: bool) -> None:
        """Show the name of the project, with a mark when there is something to save."""
        self.file.setText(f"{name} •" if modified else name)
        self.file.setToolTip(tr(worded("{name}, not saved yet", name=name)) if modified else name)
