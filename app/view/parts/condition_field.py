"""A field for a condition, with a line below it that says what is wrong."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.view.parts.complaint import Complaint
from app.view.style import restyle

EXAMPLE = "kind = delta and |value| < 1e-6"


class ConditionField(QWidget):
    """Takes a condition; ``entered`` carries it when Enter is pressed.

    What whoever reads it has to complain about stands below until something else is typed.
    """

    entered = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = QLineEdit()
        self.edit.setAccessibleName(name)
        self.edit.setPlaceholderText(EXAMPLE)
        self.edit.setProperty("role", "mono")
        self.complaint = Complaint()
        self.setFocusProxy(self.edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.edit)
        column.addWidget(self.complaint)
        self.edit.textEdited.connect(lambda: self.complain(""))
        self.edit.returnPressed.connect(lambda: self.entered.emit(self.edit.text()))

    def complain(self, line: str) -> None:
        """Say what is wrong with what stands in the field, or nothing any more."""
        self.complaint.tell(line)
        restyle(self.edit, "invalid", bool(line))

    def clear(self) -> None:
        """Wait for another one."""
        self.edit.clear()
        self.complain("")
