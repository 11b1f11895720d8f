"""Objects that only hold each other are freed by the thread of the window alone.

Python looks for them in whichever thread happens to make objects. A widget would then be destroyed
beside the window that draws: its timers cannot be stopped from there, and the program ends.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QAbstractEventDispatcher, QObject

# All objects are looked through once there are so many times as many as were left the last time,
# which is Python's own measure: it takes longer than a picture.
GROWTH = 1.25


class Garbage(QObject):
    """Looks for garbage as often as Python would, while the window waits for the next event."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        # How many objects were left the last time, 0 if they are not counted yet.
        self._kept = _old()
        self._count_due = self._all_due = False
        QAbstractEventDispatcher.instance().aboutToBlock.connect(self.collect_what_is_due)

    def collect_what_is_due(self) -> None:
        """Free what is unreachable, of the generations that Python would look through now.

        To look through many and to count the others takes long: only one of it is done at a time.
        """
        young, middle = (gc.get_count()[age] > gc.get_threshold()[age] for age in (0, 1))
        if self._count_due:
            self._count()
        elif young and middle and self._all_due:
            gc.collect(2)
            self._kept, self._all_due = 0, False
        elif young and middle:
            gc.collect(1)
            self._count_due = True
        elif young:
            gc.collect(0)

    def _count(self) -> None:
        old = _old()
        self._kept = self._kept or old
        self._all_due = old > GROWTH * self._kept
        self._count_due = False


def _old() -> int:
    """Return how many objects are in the oldest generation."""
    return len(gc.get_objects(generation=2))
