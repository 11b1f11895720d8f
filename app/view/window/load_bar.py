"""Something large on its way into the window, which stays as usable as before until it is there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from app.core.errands import Errand, elsewhere
from app.view.language import tr
from app.view.parts.speech import announce
from app.view.window.work_bar import WorkBar
from engine.words.wording import worded

# How often is looked whether it is there, and how many times before the bar shows itself.
PAUSE_MS = 15
LOOKS = 10


class LoadBar(WorkBar):
    """Runs one errand at a time, in a thread of its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0.0, PAUSE_MS, parent)
        self._errand: Errand[Any] | None = None
        self._looks = 0

    def run(self, errand: Errand[Any]) -> Callable[[], None]:
        """Begin an errand, and give up the one under way; return what gives this one up."""
        self._begin(worded("Loading {name}", name=tr(errand.name)), elsewhere(errand.work))
        self._errand, self._looks = errand, 0

        def give_up() -> None:
            if self._errand is errand:
                self.cancel()

        return give_up

    def cancel(self) -> None:
        """Give up the errand; what is open stays."""
        self._errand = None
        super().cancel()

    def _show_step(self, share: float) -> None:
        self._looks += 1
        if self._looks == LOOKS:
            self.show()
            announce(self, self.label.text())
        if share:
            self.progress.setRange(0, 1000)
            self.progress.setValue(round(1000 * share))

    def _finish(self, result: Any) -> None:
        if (errand := self._leave()) is not None:
            errand.then(result)

    def _fail(self, error: Exception) -> None:
        if (errand := self._leave()) is not None:
            errand.refused(error)

    def _leave(self) -> Errand[Any] | None:
        """Make room for the next errand: taking this one's result may begin it."""
        errand, self._errand = self._errand, None
        self.hide()
        return errand
