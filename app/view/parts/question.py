"""Questions beside the window: what goes on in it does not wait for the answer."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget


def ask(question: QDialog, parent: QWidget) -> None:
    """Show a question of ``parent``; one of its kind that is still open there is given up."""
    for other in parent.findChildren(type(question)):
        if other is not question:
            other.reject()
    question.setModal(False)  # which boxes with a message are by themselves
    question.show()
