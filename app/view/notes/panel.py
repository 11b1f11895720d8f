"""The notes on the step that is shown: a pill that counts them, and the list that it opens."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QToolButton, QVBoxLayout, QWidget

from app.core.navigation.steering import show_trouble
from app.core.notes import Notes, neurons
from app.core.project import Neuron
from app.core.session import Session
from app.view.language import tr
from app.view.notes.card import WIDTH, NoteCard
from app.view.notes.watch import Watch
from app.view.parts.callout import Callout
from app.view.parts.speech import announce
from engine.trouble import Trouble
from engine.words.wording import plural

# So much of the window's height the list may take before it scrolls.
MOST_HEIGHT = 0.6
PADDING = 6


class NotePill(QToolButton):
    """Says how many notes there are; hidden while there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "pill")
        self.setCheckable(True)
        self.hide()

    def show_count(self, count: int) -> None:
        """Show another number of notes."""
        text = tr(plural(count, "{count} note", "{count} notes"))
        self.setText(f"! {text}")
        self.setAccessibleName(text)
        self.setToolTip(tr("What seems to be wrong here, and what to try"))
        if count > 0 and self.isHidden():
            announce(self, text)
        self.setVisible(count > 0)


class NoteList(Callout):
    """The notes below each other; ``marked`` carries the neurons of the one that is looked at."""

    marked = Signal(tuple)

    def __init__(self, session: Session, watch: Watch, pill: NotePill, parent: QWidget) -> None:
        super().__init__(pill, parent)
        self._session, self._watch, self._pill = session, watch, pill
        self._window = parent
        self._chosen = 0
        self.cards: list[NoteCard] = []
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(4)
        self._arrange()
        watch.changed.connect(self._show)
        pill.toggled.connect(self._open)

    def toggle(self) -> None:
        """Open the list if there are notes, or close it."""
        if self._watch.notes:
            self._pill.toggle()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self._pill.setChecked(False)
            self._pill.setFocus()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Take the room that the texts need, now that their fonts are known."""
        super().showEvent(event)
        self._fit(self._watch.notes)

    def _arrange(self) -> None:
        content = QWidget()
        content.setObjectName("noteRows")
        content.setLayout(self._rows)
        self._area = QScrollArea()
        self._area.setWidget(content)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
        column.addWidget(self._area)

    def _open(self, opened: bool) -> None:
        if opened:
            self._show()
            self.show_beside()
            self.cards[0].setFocus(Qt.FocusReason.PopupFocusReason)
        else:
            self.hide()
        self._mark()

    def _show(self) -> None:
        """Show the notes that there are now."""
        notes = self._watch.notes
        self._pill.show_count(len(notes))
        self._chosen = min(self._chosen, max(0, len(notes) - 1))
        if not notes:
            self._pill.setChecked(False)
        for number, trouble in enumerate(notes):
            self._card(number).show_trouble(self._session.run, trouble)
        for number, card in enumerate(self.cards):
            card.setVisible(number < len(notes))
        self._fit(notes)
        self._mark()

    def _fit(self, notes: Notes) -> None:
        heights = [card.sizeHint().height() for card in self.cards[: len(notes)]]
        height = sum(heights) + self._rows.spacing() * max(0, len(notes) - 1)
        most = round(self._window.height() * MOST_HEIGHT)
        self._area.setFixedSize(WIDTH + 10 * (height > most), min(height, most))

    def _card(self, number: int) -> NoteCard:
        if number == len(self.cards):
            card = NoteCard()
            card.clicked.connect(partial(self._choose, number))
            self.cards.append(card)
            self._rows.addWidget(card)
        return self.cards[number]

    def _choose(self, number: int) -> None:
        """Go to what a note is about."""
        self._chosen = number
        self._mark()
        show_trouble(self._session, self._watch.notes[number])

    def _mark(self) -> None:
        self.marked.emit(self._neurons() if self._pill.isChecked() else ())

    def _neurons(self) -> tuple[Neuron, ...]:
        trouble: Trouble = self._watch.notes[self._chosen]
        return neurons(self._session.run, trouble)
