"""While it plays, the still part that comes next is painted in the pauses between the frames."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

from app.core.frame import Frame
from app.core.scene import Shot, coming, compose
from app.core.session import Session
from app.paint import StillPicture

# How long the window may wait for it, and how many seconds before it is needed one has to begin.
SLICE_SECONDS = 0.004
LEAST_SECONDS = 0.2


class Ahead(QTimer):
    """Prepares ``still`` for what comes after the frame that was painted last."""

    def __init__(self, session: Session, still: StillPicture, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._still = session, still
        self._shown: Hashable = None
        self._work: Iterator[None] = iter(())
        self.setSingleShot(True)
        self.timeout.connect(self._go_on)

    def follow(self, shot: Shot, frame: Frame, scale: float) -> None:
        """Begin when a frame has another still part than the one before, or else go on."""
        player = self._session.player
        if (frame.still_key, player) != self._shown:
            self._shown = frame.still_key, player
            self._work = self._prepared(shot, scale)
        if player.playing:
            self.start(0)

    def _prepared(self, shot: Shot, scale: float) -> Iterator[None]:
        if self._session.following:
            return
        found = coming(shot, self._session.player)
        if found is not None and found[1] >= LEAST_SECONDS:
            frame = compose(found[0])
            yield
            yield from self._still.prepare(frame, scale)

    def _go_on(self) -> None:
        elapsed = QElapsedTimer()
        elapsed.start()
        for _ in self._work:
            if elapsed.nsecsElapsed() > SLICE_SECONDS * 1e9:
                self.start(0)
                break
