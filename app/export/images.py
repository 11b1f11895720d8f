"""Films as numbered PNG pictures, all of them or none."""

from __future__ import annotations

import errno
import os
import re
import secrets
import shutil
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from PySide6.QtGui import QImage

from app.export.film import Add, Film
from app.paint import png_of

NAME = "frame-####.png"
HASHES = re.compile("#+")


def folder(film: Film, output: Path, overwrite: bool) -> AbstractContextManager[Add]:
    """Write the pictures into a folder, which is made if there is none."""
    if output.exists() and not output.is_dir():
        raise _error(errno.ENOTDIR, output)
    return _pictures(film, output, NAME, overwrite)


def numbered(film: Film, output: Path, overwrite: bool) -> AbstractContextManager[Add]:
    """Write the pictures side by side, their numbers in place of the last ``#`` in the name."""
    if not output.parent.is_dir():
        raise _error(errno.ENOENT, output)
    return _pictures(film, output.parent, output.name, overwrite)


@contextmanager
def _pictures(film: Film, target: Path, name: str, overwrite: bool) -> Iterator[Add]:
    """Take pictures into a folder of their own, and move them to their place at the end."""
    old = _existing(target, name)
    if old and not overwrite:
        raise _error(errno.EEXIST, old[0])
    within = target if target.is_dir() else target.absolute().parent
    temporary = within / f".deltastep-{secrets.token_hex(4)}"
    try:
        _make(temporary, target)  # within: an interrupt may come as soon as it is there
        written: list[str] = []

        def add(image: QImage) -> Iterable[object]:
            written.append(_numbered(name, len(written), len(film)))
            (temporary / written[-1]).write_bytes(png_of(image))
            return ()

        yield add
        _move(temporary, target, written)
        for path in old:
            if path.name not in written:
                path.unlink()
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _make(temporary: Path, target: Path) -> None:
    try:
        temporary.mkdir()
    except OSError as error:
        raise _error(error.errno or 0, target) from error


def _existing(target: Path, name: str) -> list[Path]:
    """Return the pictures of that name, with any number, that are there already."""
    before, _, after = _parts(name)
    pattern = re.compile(re.escape(before) + "[0-9]+" + re.escape(after))
    found = target.iterdir() if target.is_dir() else ()
    return sorted(path for path in found if pattern.fullmatch(path.name))


def _numbered(name: str, number: int, total: int) -> str:
    """Return a name with a number; all names are equally long, so that they sort in order."""
    before, hashes, after = _parts(name)
    digits = max(len(hashes), len(str(total - 1)))
    return f"{before}{number:0{digits}}{after}"


def _parts(name: str) -> tuple[str, str, str]:
    last = list(HASHES.finditer(name))[-1]
    return name[: last.start()], last[0], name[last.end() :]


def _move(temporary: Path, target: Path, names: list[str]) -> None:
    if not target.exists():
        temporary.rename(target)
        return
    for name in names:
        os.replace(temporary / name, target / name)


def _error(code: int, path: Path) -> OSError:
    return OSError(code, os.strerror(code), str(path))
