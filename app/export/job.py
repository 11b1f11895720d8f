"""What to export, and doing it picture by picture."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Generator, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from msgspec.structs import replace

from app.core.data.samples import NamedSamples
from app.core.language import LanguageName
from app.core.project import Playhead, Project, ThemeName
from app.core.run import Run, build
from app.core.time.timing import Timing
from app.export.film import Add, Film
from app.export.gif import gif, sampled
from app.export.graphics import ensure_application
from app.export.images import folder, numbered
from app.export.video import mp4
from engine.plan.step_plan import Granularity, Span
from engine.problem import Problem
from engine.words.wording import worded

# On the way to a late step others get their turn this often.
SLICE_SECONDS = 0.008


@dataclass(frozen=True)
class ExportJob:
    """Training steps of a project as a film or as pictures; the name of ``output`` says which.

    ``seconds`` is how long what plays together takes, None as on the stage; ``size`` is in
    pixels. Without ``theme`` the colours are the project's, without ``language`` the words; with
    ``reduced_motion``, or where the project has it, nothing moves. An existing output is replaced
    only with ``overwrite``. ``base`` is the project that it is compared with.
    """

    project: Project
    output: Path
    steps: range = range(1)
    by: Granularity = Granularity.NEURON
    fps: int = 30
    seconds: float | None = None
    size: tuple[int, int] = (1280, 720)
    theme: ThemeName | None = None
    language: LanguageName | None = None
    reduced_motion: bool = False
    overwrite: bool = False
    base: Project | None = None


# Of a film under way: how many pictures are done, and how many there are.
Pictures = Generator[tuple[int, int], None, None]
# Nothing shows more pictures a second.
MOST_FPS = 120


def _none(film: Film) -> Iterable[Playhead]:
    """Take no pictures before those of the film."""
    return ()


@dataclass(frozen=True)
class Format:
    """One kind of output: what its names look like, and who writes it.

    ``open(film, output, overwrite)`` is a context that takes the pictures one by one; what it
    writes is there when the context ends well, and not at all otherwise. ``before`` are moments
    whose pictures it takes first, to know the colours of the film. ``even`` asks for an even width
    and height.
    """

    example: str
    names: str
    open: Callable[[Film, Path, bool], AbstractContextManager[Add]]
    before: Callable[[Film], Iterable[Playhead]] = _none
    most_fps: int = MOST_FPS
    even: bool = False


FORMATS = (
    Format("a folder", r"[^.]*", folder),
    Format("name-####.png", r".*#+\.png", numbered),
    Format(".gif", r".+\.gif", gif, sampled, most_fps=50),  # viewers slow faster ones down
    Format(".mp4", r".+\.mp4", mp4, even=True),
)


def format_of(output: Path) -> Format:
    """Return the format that a name asks for; raise ``Problem`` if there is none."""
    # Path.is_dir would fail for a name that is too long.
    name = "" if os.path.isdir(output) else output.name
    for known in FORMATS:
        if re.fullmatch(known.names, name, re.IGNORECASE):
            return known
    examples = ", ".join(known.example for known in FORMATS)
    what = worded("unknown kind of output")
    raise Problem(str(output), what, worded("one of {names}", names=examples))


def format_for(job: ExportJob) -> Format:
    """Return the format of a job; raise ``Problem`` if it cannot do what is asked."""
    known = format_of(job.output)
    if job.fps > known.most_fps:
        what = worded("{count} pictures a second", count=job.fps)
        expected = worded("at most {count} in this format", count=known.most_fps)
        raise Problem(str(job.output), what, expected)
    return known


def export(job: ExportJob, data: NamedSamples | None = None) -> Pictures:
    """Do a job, giving (pictures done, all pictures) after each one.

    ``data`` saves reading those of the project again when they are known to be the same. Closing
    the iterator gives up and leaves nothing behind. It raises ``Problem`` for what cannot be read
    or used, and ``OSError`` where nothing can be written.
    """
    try:
        pictures = begin(job, data)
    except OSError as error:
        raise Problem(str(error.filename), "cannot be read", str(error.strerror)) from error
    yield from pictures


def begin(job: ExportJob, data: NamedSamples | None = None) -> Pictures:
    """Return ``export``'s iterator with everything read that there is to read.

    Raises ``Problem`` or ``OSError`` for a job or a project that cannot be used.
    """
    kind = format_for(job)
    return _pictures(film_of(job, kind, data), kind, job)


def _pictures(film: Film, kind: Format, job: ExportJob) -> Pictures:
    ensure_application()
    total = len(film)
    while not film.advance(job.steps.start, SLICE_SECONDS):
        yield 0, total
    with kind.open(film, job.output, job.overwrite) as add:
        yield 0, total  # to read everything took its time
        before = ((0, playhead) for playhead in kind.before(film))
        for done, playhead in chain(before, enumerate(film, start=1)):
            picture = film.picture(playhead)
            yield max(0, done - 1), total  # to write it may take as long as to paint it
            for _ in add(picture):
                yield max(0, done - 1), total
            yield done, total


def film_of(job: ExportJob, kind: Format, data: NamedSamples | None = None) -> Film:
    """Return the film of a job; its run is its own, so that nobody else can change it."""
    run = _run_of(job.project, job.steps, data)
    width, height = (side + side % 2 if kind.even else side for side in job.size)
    view = job.project.view
    view = replace(
        view,
        theme=job.theme or view.theme,
        language=job.language or view.language,
        reduced_motion=job.reduced_motion or view.reduced_motion,
    )
    return Film(
        run,
        Timing(run.plan, job.by),
        Span(run.plan.start(job.steps.start), run.plan.start(job.steps.stop)),
        job.fps,
        job.seconds,
        job.project.layout,
        view,
        width,
        height,
        None if job.base is None else _run_of(job.base, job.steps),
    )


def _run_of(project: Project, steps: range, data: NamedSamples | None = None) -> Run:
    """Return the run of a project, which trains at least as long as there is to be seen of it."""
    training = project.training
    reaching = replace(training, steps=max(training.steps, steps.stop))
    return build(replace(project, training=reaching), data)
