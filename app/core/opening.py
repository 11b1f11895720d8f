"""Opening a project: at once if it is small, else as an errand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.core.data.known_data import is_quick, is_small
from app.core.document import Document
from app.core.errands import Errand, Runner, run_at_once
from app.core.file_format.examples import open_example
from app.core.refusals import REFUSED
from app.core.session import Session


@dataclass(frozen=True)
class Source:
    """What a project is opened from; ``where`` is what a refusal names."""

    where: str
    name: str
    read: Callable[[], Document]
    small: bool = True


def file_source(path: Path) -> Source:
    """Return a project file as a source."""
    return Source(str(path), path.name, lambda: Document.open(path), is_small(path))


def example_source(name: str) -> Source:
    """Return a bundled example as a source, without a file of its own."""
    return Source(name, name, lambda: Document(open_example(name)))


def open_quickly(path: Path) -> Session | None:
    """Return the session of a file, None where somebody would have to wait for it.

    Raises what reading a small one raises.
    """
    if not is_small(path):
        return None
    document = Document.open(path)
    return Session(document) if is_quick(document.project.data) else None


def open_from(
    source: Source,
    runner: Runner,
    then: Callable[[Session], object],
    refused: Callable[[Exception], object],
) -> None:
    """Call ``then(session)`` when a project is opened, or ``refused(error)`` if it cannot be.

    What takes long, a large project or one that learns from a large table, is up to ``runner``.
    """
    read, quick = source.read, source.small
    if quick:
        try:
            document = read()
        except REFUSED as error:
            refused(error)
            return
        read, quick = lambda: document, is_quick(document.project.data)
    run = run_at_once if quick else runner
    run(Errand(source.name, lambda tell: Session(read(), tell), then, refused))
