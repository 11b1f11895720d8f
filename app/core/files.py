"""Reading with a limit, and writing that leaves either the old file or the whole new one.

Everything the program writes goes through here: a full disk, a read-only folder or an interrupt
leave the old file as it was and no temporary file behind.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from engine.problem import Problem
from engine.words.wording import worded

MOST_BYTES = 256 * 1024 * 1024


def read_at_most(path: Path, limit: int = MOST_BYTES) -> bytes:
    """Return the content of a file; raise ``Problem`` when it has more than ``limit`` bytes."""
    with open_to_read(path) as file:
        content = file.read(limit + 1)
    if len(content) > limit:
        most = worded("at most {count:,} bytes", count=limit)
        raise Problem("$", worded("the file is too large"), most)
    return content


def open_to_read(path: Path) -> BinaryIO:
    """Return an open file; raise ``Problem`` or ``OSError`` where there is none.

    A pipe that nobody writes to is empty; no one waits for somebody to come.
    """
    try:
        return open(path, "rb", opener=_open_at_once)
    except ValueError:
        what = worded("no file can have this name")
        raise Problem("$", what, worded("the name of a file")) from None


@contextlib.contextmanager
def naming(path: Path) -> Iterator[None]:
    """Let an ``OSError`` say which file it is about: one that arises in a read does not."""
    try:
        yield
    except OSError as error:
        error.filename = error.filename or str(path)
        raise


def stamp(path: Path | None) -> tuple[int, int, int] | None:
    """Return what a file has anew whenever it is written; None where there is no file."""
    if path is not None:
        with contextlib.suppress(OSError, ValueError):
            found = path.stat()
            return found.st_ino, found.st_mtime_ns, found.st_size
    return None


def _open_at_once(path: str, flags: int) -> int:
    if sys.platform == "win32":
        return os.open(path, flags)
    descriptor = os.open(path, flags | os.O_NONBLOCK)
    os.set_blocking(descriptor, True)
    return descriptor


def write_atomically(path: Path, content: bytes, *, lasting: bool = True) -> None:
    """Write ``content`` so that it replaces the old file at once; ``lasting`` as ``replacing``."""
    with replacing(path, lasting=lasting) as temporary:
        temporary.write_bytes(content)


def refuse_existing(path: Path, overwrite: bool) -> None:
    """Raise ``FileExistsError`` for a file that would be replaced; a device never is."""
    if path.is_file() and not overwrite:
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))


@contextlib.contextmanager
def replacing(path: Path, *, lasting: bool = True) -> Iterator[Path]:
    """Give a temporary path beside ``path``, and put it in its place when all went well.

    What is to be ``lasting`` is there even if the power fails the moment after: to wait for the
    disk may take longer than a picture. It ends like ``path``, for writers that go by that; the
    mode of an existing file is kept and a symbolic link is followed. A device cannot be replaced
    and is written to directly.
    """
    target = Path(os.path.realpath(path))
    mode = _mode(target)
    if mode is not None and not stat.S_ISREG(mode):
        yield target
        return
    temporary = target.with_name(f".{target.stem[:32]}-{os.urandom(4).hex()}{target.suffix}")
    try:
        _create(temporary, mode)
        yield temporary
        if lasting:
            _flush(temporary)
        os.replace(temporary, target)
        if lasting:
            _flush_folder(target.parent)
    except BaseException as error:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        if isinstance(error, OSError) and error.filename in (None, str(temporary)):
            error.filename, error.filename2 = str(path), None
        raise


def _mode(target: Path) -> int | None:
    """Return type and permissions of an existing file, None where there is none."""
    try:
        return target.stat().st_mode
    except FileNotFoundError:
        return None


def _create(path: Path, mode: int | None) -> None:
    # Not tempfile's 0600: a new file gets what the user's umask says.
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666)
    os.close(descriptor)
    if mode is not None:
        path.chmod(stat.S_IMODE(mode))


def _flush(path: Path) -> None:
    with open(path, "rb+") as file:
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    if sys.platform == "win32":
        return  # has no such thing
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
