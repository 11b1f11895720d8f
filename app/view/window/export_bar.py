"""An export under way: a bar in the window with its progress, beside everything else."""

from __future__ import annotations

from collections.abc import Generator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.core.refusals import refusal
from app.view.language import tr
from app.view.window.work_bar import WorkBar
from engine.problem import Problem
from engine.words.wording import worded

# Pictures are made for so long before the window gets its turn; one picture may take longer.
SLICE_SECONDS = 0.012

Progress = Generator[tuple[int, int], None, None]


class ExportBar(WorkBar):
    """Does one export at a time.

    ``finished`` comes when one is done, ``failed`` with the line that tells why one is not.
    """

    finished = Signal()
    failed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(SLICE_SECONDS, 0, parent)
        self._name = ""

    def start(self, name: str, work: Progress) -> None:
        """Begin an export; one that is under way is given up."""
        self._name = name
        self._begin(worded("Exporting {name}", name=name), work)
        self.show()

    def take_over(self, other: ExportBar) -> None:
        """Go on with what is under way elsewhere."""
        work = other._end()
        other.cancel()
        if work is not None:
            self.start(other._name, work)

    def _show_step(self, step: tuple[int, int]) -> None:
        done, total = step
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        told = worded(
            "Exporting {name}: picture {number:,} of {count:,}",
            name=self._name, number=done, count=total,
        )  # fmt: skip
        self.label.setText(tr(told))

    def _finish(self, result: None) -> None:
        self.progress.hide()
        self.button.setText(tr("Close"))
        self.label.setText(tr(worded("Exported {name}", name=self._name)))
        self.finished.emit()

    def _fail(self, error: Exception) -> None:
        # A problem names the file or the table itself.
        told = error.words if isinstance(error, Problem) else None
        self.failed.emit(told or refusal(self._name, "written", error))
