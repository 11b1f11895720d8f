"""A quiet line below the top bar that says what went wrong; nothing waits for it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from app.view.language import tr
from app.view.parts.speech import announce


class Strip(QFrame):
    """A bar with a coloured mark, a text, and room for more at the right."""

    def __init__(self, mark: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.label = QLabel()
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        stripe = QWidget()
        stripe.setObjectName(mark)
        stripe.setFixedSize(4, 20)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(18, 6, 12, 6)
        self.row.setSpacing(12)
        self.row.addWidget(stripe)
        self.row.addWidget(self.label, 1)
        self.hide()


class Notice(Strip):
    """A line that stays until it is read and closed, or something else is opened or saved.

    A long one, whose end often says what to do, is set in as many as it takes.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("noticeMark", parent)
        self.label.setWordWrap(True)
        close = QToolButton()
        close.setText(tr("Close"))
        close.setAccessibleName(tr("Close this message"))
        close.setProperty("role", "plain")
        close.clicked.connect(self.hide)
        self.row.addWidget(close)

    def tell(self, text: str) -> None:
        """Show a line; what cannot be broken, such as a long path, is whole in its tooltip."""
        text = tr(text)
        self.label.setText(text)
        self.label.setToolTip(text)
        self.setAccessibleName(text)
        self.show()
        announce(self, text)
