"""``deltastep export``: a job for ``app.export``, with a bar and one line for what goes wrong."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import click

from app.cli.guards import reading, writing
from app.cli.interrupts import interrupts_noted
from app.cli.progress import progress
from app.cli.streams import STANDARD, read_project
from app.core.language import LanguageName
from app.core.project import ThemeName
from app.export import ExportJob, begin, format_for
from engine.plan.step_plan import Granularity
from engine.problem import Problem


def export_film(
    project: str, output: str, steps: range, by: str, fps: int, seconds: float | None,
    size: tuple[int, int], theme: ThemeName | None, language: LanguageName | None,
    reduced_motion: bool, overwrite: bool,
) -> None:  # fmt: skip
    """Export training steps of a project file."""
    if output.strip() in ("", STANDARD):
        line = f"{output!r} is no place for a film (a file or folder, such as step.mp4)"
        raise click.UsageError(line, click.get_current_context())
    job = ExportJob(
        read_project(project), Path(output), steps, Granularity(by), fps, seconds, size, theme,
        language, reduced_motion, overwrite,
    )  # fmt: skip
    try:
        format_for(job)
    except Problem as problem:
        raise click.UsageError(str(problem), click.get_current_context()) from None
    write(job, project)


def write(job: ExportJob, name: str) -> None:
    """Do a job from its first picture to its last; ``name`` is that of the project's file."""
    with reading(name):
        pictures = begin(job)
    with interrupts_noted() as meet_interrupts, writing(str(job.output)), closing(pictures):
        done, total = next(pictures)
        with progress(total, f"writing {job.output.name}") as bar:
            bar.update(done)
            for done, _ in pictures:
                meet_interrupts()
                bar.update(done - bar.pos)
