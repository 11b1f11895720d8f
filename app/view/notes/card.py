"""One note: what happened, where, why, and what to try; a click leads there."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from app.core.notes import TITLES, where
from app.core.run import Run
from app.view.language import tr
from app.view.style import labelled
from engine.trouble import Trouble

WIDTH, MARGIN = 372, 12


class NoteCard(QPushButton):
    """A button that shows a trouble of a run."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "note")
        self.title, self.cause, self.remedy = _line("strong"), _line("plain"), _line("muted")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(MARGIN, MARGIN - 2, MARGIN, MARGIN - 2)
        self._column.setSpacing(3)
        for label in (self.title, self.cause, self.remedy):
            self._column.addWidget(label)

    def show_trouble(self, run: Run, trouble: Trouble) -> None:
        """Show another trouble."""
        self.title.setText(tr(TITLES[trouble.kind]))
        self.cause.setText(f"{tr(where(run, trouble))}: {tr(trouble.cause)}.")
        self.remedy.setText(tr("Try: {remedy}.").format(remedy=tr(trouble.remedy)))
        texts = self.title, self.cause, self.remedy
        self.setAccessibleName(" ".join(label.text() for label in texts))
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size at which all of the text can be read; buttons know nothing of layouts."""
        return QSize(WIDTH, self._column.totalHeightForWidth(WIDTH))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the same."""
        return self.sizeHint()


def _line(role: str) -> QLabel:
    label = labelled("", role)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return label
