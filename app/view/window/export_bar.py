"""An export under way: how far it is, and a way to give it up. It runs in slices between events."""

from __future__ import annotations

from collections.abc import Generator
from time import perf_counter

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QToolButton, QWidget

from app.core.refusals import REFUSED, refusal
from app.view.language import tr
from app.view.window.notice import Strip
from engine.problem import Problem
from engine.wording import worded

# Pictures are made for so long before the window gets its turn; one picture may take longer.
SLICE_SECONDS = 0.012

Progress = Generator[tuple[int, int], None, None]


class ExportBar(Strip):
    """Does one export at a time.

    ``finished`` comes when one is done, ``failed`` with the line that tells why one is not.
    """

    finished = Signal()
    failed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("exportMark", parent)
        self._work: Progress | None = None
        self._name = ""
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._slice)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(220)
        self.button = QToolButton()
        self.button.setProperty("role", "plain")
        self.button.clicked.connect(self.cancel)
        self.row.addWidget(self.progress)
        self.row.addWidget(self.button)

    @property
    def running(self) -> bool:
        """Return whether an export is under way."""
        return self._work is not None

    def start(self, name: str, work: Progress) -> None:
        """Begin an export; one that is under way is given up."""
        self.cancel()
        self._name, self._work = name, work
        self.progress.setRange(0, 0)
        self.progress.show()
        self.label.setText(tr(worded("Exporting {name}", name=name)))
        self.button.setText(tr("Cancel"))
        self.show()
        self._timer.start()

    def take_over(self, other: ExportBar) -> None:
        """Go on with what is under way elsewhere."""
        work, other._work = other._work, None
        other.cancel()
        if work is not None:
            self.start(other._name, work)

    def cancel(self) -> None:
        """Give up what is under way, leaving nothing behind; hide the bar."""
        if self._work is not None:
            self._work.close()
        self._end()
        self.hide()

    def _end(self) -> None:
        self._timer.stop()
        self._work = None

    def _slice(self) -> None:
        end = perf_counter() + SLICE_SECONDS
        try:
            while perf_counter() < end and self._work is not None:
                self._advance(self._work)
        except REFUSED as error:
            self.cancel()
            # A problem names the file or the table itself.
            told = error.words if isinstance(error, Problem) else None
            self.failed.emit(told or refusal(self._name, "written", error))

    def _advance(self, work: Progress) -> None:
        step = next(work, None)
        if step is None:
            self._finish()
            return
        done, total = step
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        told = worded(
            "Exporting {name}: picture {number:,} of {count:,}",
            name=self._name, number=done, count=total,
        )  # fmt: skip
        self.label.setText(tr(told))

    def _finish(self) -> None:
        self._end()
        self.progress.hide()
        self.button.setText(tr("Close"))
        self.label.setText(tr(worded("Exported {name}", name=self._name)))
        self.finished.emit()
