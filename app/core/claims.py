"""Whose a file is, so that two windows do not write over each other's work.

A claim is a lock of the system on the file itself: it ends with its process, however that ends,
and leaves nothing behind. When the file is replaced by a new one, the lock goes over to that.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
from pathlib import Path
from weakref import finalize

from app.core.files import replacing
from engine.words.wording import worded


class Locked(BlockingIOError):  # noqa: N818 - nothing went wrong in here
    """Another window has claimed the file."""


class Claim:
    """That a file is one's own to write, until it is released.

    What is not there yet cannot be locked, nor what may not be written, and some file systems know
    no locks: then a claim keeps nobody away.
    """

    def __init__(self, path: Path) -> None:
        """Claim a file; raise ``Locked`` where another has it."""
        self.path = path
        self._lock = _locked(path)

    def holds(self, path: Path) -> bool:
        """Return whether the file that is at ``path`` now is the one that is claimed."""
        same = os.path.realpath(path) == os.path.realpath(self.path)
        return same and self._lock is not None and self._lock.is_at(path)

    def write(self, content: bytes) -> None:
        """Replace the file at once; raise ``Locked`` where it is now one that another has."""
        if not self.holds(self.path):
            self._keep(_locked(self.path))
        with replacing(self.path) as temporary:
            temporary.write_bytes(content)
            # Before it gets its name: from then on others find it.
            new = _locked(temporary)
        self._keep(new)

    def release(self) -> None:
        """Let others have the file."""
        self._keep(None)

    def _keep(self, lock: _Lock | None) -> None:
        old, self._lock = self._lock, lock
        if old is not None:
            old.release()


class _Lock:
    """An open file that is locked; who forgets it releases it."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self.release = finalize(self, os.close, descriptor)

    def is_at(self, path: Path) -> bool:
        """Return whether this is the file at ``path``."""
        with contextlib.suppress(OSError):
            return os.path.samestat(os.fstat(self._descriptor), path.stat())
        return False


def _locked(path: Path) -> _Lock | None:
    """Return the lock on a file, None where it cannot be locked; raise ``Locked``."""
    while True:
        lock = _opened(path)
        if lock is None or lock.is_at(path):
            return lock
        # It was replaced between opening and locking: what is there now is another's.


def _opened(path: Path) -> _Lock | None:
    if sys.platform == "win32":
        return None  # there, nobody can replace a file that another has open
    import fcntl

    try:
        lock = _Lock(descriptor := os.open(path, os.O_RDWR | os.O_NONBLOCK))
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            return None
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        what = worded("open in another window (close it there, or take another name)")
        raise Locked(errno.EAGAIN, what, str(path)) from None
    except (OSError, ValueError):
        return None
    return lock
