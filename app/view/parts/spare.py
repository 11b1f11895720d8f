"""What can wait for the picture: it is done when nothing that has changed is left to be painted."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt

from app.view.parts.latest import Latest

# Windows are painted with the low priority.
_AFTER_PAINTING = Qt.EventPriority.LowEventPriority.value - 1


class Spare(Latest):
    """Calls the last function it was given once what arrived by then is read and painted."""

    def _come(self) -> None:
        QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), _AFTER_PAINTING)

    def customEvent(self, _: QEvent) -> None:  # noqa: N802
        """Call the function: all has been painted."""
        self.flush()
