"""Long work of the window: done in slices between which the window gets its turn."""

from __future__ import annotations

from collections.abc import Generator
from time import perf_counter
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar, QToolButton, QWidget

from app.core.refusals import REFUSED
from app.view.language import tr
from app.view.window.notice import Strip

PROGRESS_WIDTH = 220


class WorkBar(Strip):
    """Does one thing at a time, and shows how far it is beside a button that gives it up.

    Work is a generator: what it yields tells how far it is, and closing it leaves nothing behind.
    It goes on for ``seconds`` at a time, but at least to its next ``yield``, every ``pause``
    milliseconds.
    """

    def __init__(self, seconds: float, pause: int, parent: QWidget | None = None) -> None:
        super().__init__("workMark", parent)
        self._work: Generator[Any, None, Any] | None = None
        self._seconds = seconds
        self._timer = QTimer(self)
        self._timer.setInterval(pause)
        self._timer.timeout.connect(self._slice)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(PROGRESS_WIDTH)
        self.button = QToolButton()
        self.button.setProperty("role", "plain")
        self.button.clicked.connect(self.cancel)
        self.row.addWidget(self.progress)
        self.row.addWidget(self.button)

    @property
    def running(self) -> bool:
        """Return whether something is under way."""
        return self._work is not None

    def cancel(self) -> None:
        """Give up what is under way; hide the bar."""
        work = self._end()
        if work is not None:
            work.close()
        self.hide()

    def _begin(self, told: str, work: Generator[Any, None, Any]) -> None:
        """Begin some work; what is under way is given up."""
        self.cancel()
        self._work = work
        self.progress.setRange(0, 0)
        self.progress.show()
        self.label.setText(tr(told))
        self.progress.setAccessibleName(tr(told))
        self.button.setText(tr("Cancel"))
        self._timer.start()

    def _end(self) -> Generator[Any, None, Any] | None:
        """Work no more; return what was under way."""
        self._timer.stop()
        work, self._work = self._work, None
        return work

    def _slice(self) -> None:
        end = perf_counter() + self._seconds
        try:
            while self._work is not None:
                self._show_step(next(self._work))
                if perf_counter() >= end:
                    break
        except StopIteration as done:
            self._end()
            self._finish(done.value)
        except REFUSED as error:
            self._end()
            self.hide()
            self._fail(error)

    def _show_step(self, step: Any) -> None:
        """Show how far it is."""
        raise NotImplementedError

    def _finish(self, result: Any) -> None:
        """Do what is to be done when all went well."""
        raise NotImplementedError

    def _fail(self, error: Exception) -> None:
        """Do what is to be done when it cannot be done."""
        raise NotImplementedError
