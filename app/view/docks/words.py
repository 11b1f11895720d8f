"""What is going on in words, and what came before it: to be read, copied, and read aloud."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QTextBrowser, QVBoxLayout, QWidget

from app.core.frame import Face
from app.core.scene import Told, recent, shot_of, stage_of
from app.core.session import Session
from app.core.theme import Theme, theme
from app.paint.fonts import FAMILIES
from app.view.language import tr
from app.view.sheet import css

# So many operations are told, the newest first.
COUNT = 6
# While the run is played nobody can read faster than this.
PLAYING_MS = 250
MARGIN = 16


class WordsView(QWidget):
    """Tells the last operations, as a text that can be selected."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: object = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._show)
        self.text = QTextBrowser()
        self.text.setAccessibleName(tr("In words"))
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setTabChangesFocus(True)
        self.text.document().setDocumentMargin(0.0)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 2, MARGIN, 14)
        column.addWidget(self.text)

    def refresh(self) -> None:
        """Follow the session, at once where it stands still."""
        if not self._session.player.playing:
            self._show()
        elif not self._later.isActive():
            self._later.start(PLAYING_MS)

    def _show(self) -> None:
        self._later.stop()
        session, view = self._session, self._session.project.view
        shot = shot_of(session, 0, 0)
        shown = session.run, session.project.edits, view, stage_of(shot)
        if shown != self._shown:
            self._shown = shown
            self.text.setHtml(_page(recent(shot, COUNT), theme(view.theme)))


def _page(operations: tuple[Told, ...], colors: Theme) -> str:
    """Return the operations as rich text, those that are past less prominent."""
    parts = []
    for number, told in enumerate(operations):
        color = css(colors.muted if number else colors.text)
        parts.append(
            f'<p style="color:{color}; margin-top:0; margin-bottom:14px">'
            f'<span style="font-weight:600">{escape(told.caption)}</span><br>'
            f"{escape(told.sentence)}<br>"
            f'<span style="font-family:{FAMILIES[Face.MONO]}">{escape(told.numbers)}</span></p>'
        )
    return "".join(parts)
