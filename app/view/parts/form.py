"""What the dialogs with fields are made of, so that they look alike."""

from __future__ import annotations

from collections.abc import Iterable

# Named through their module, these large classes are only made when a dialog is.
from PySide6 import QtWidgets


def dialog_column(dialog: QtWidgets.QDialog) -> QtWidgets.QVBoxLayout:
    """Return the layout of a dialog, from the top."""
    column = QtWidgets.QVBoxLayout(dialog)
    column.setContentsMargins(24, 22, 24, 20)
    column.setSpacing(14)
    return column


def form() -> QtWidgets.QFormLayout:
    """Return a layout of fields, each with its name before it."""
    fields = QtWidgets.QFormLayout()
    fields.setHorizontalSpacing(18)
    fields.setVerticalSpacing(10)
    return fields


def choice_box(entries: Iterable[tuple[str, object]], chosen: object) -> QtWidgets.QComboBox:
    """Return a list to choose from, of texts with what each stands for."""
    box = QtWidgets.QComboBox()
    for text, meant in entries:
        box.addItem(text, meant)
        if meant == chosen:
            box.setCurrentIndex(box.count() - 1)
    return box
