"""What a screen reader hears of the window."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent


class Said(NamedTuple):
    """A text, and whether it waits until another one has been said."""

    text: str
    politeness: QAccessible.AnnouncementPoliteness


class Heard:
    """What has been said since this was asked for the last time."""

    def __init__(self, said: list[Said]) -> None:
        self._said = said

    def new(self) -> list[str]:
        texts = [each.text for each in self._said]
        self._said.clear()
        return texts


@contextmanager
def listening(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Said]]:
    """Let a screen reader run; yield what it is told."""
    said: list[Said] = []
    tell = QAccessible.updateAccessibility

    def hear(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            said.append(Said(event.message(), event.politeness()))
        tell(event)

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    QAccessible.setActive(True)
    yield said
    QAccessible.setActive(False)
