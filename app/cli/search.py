"""``deltastep search``: the next event, or the one before, that satisfies a condition."""

from __future__ import annotations

from app.cli.failures import Code, CommandError
from app.cli.progress import SLICE_SECONDS, progress
from app.cli.streams import STANDARD, read_project, run_of, text_output
from app.cli.trace import FORMS, line
from app.core.run import Run
from engine.plan.plan import Plan
from engine.plan.step_plan import Span
from engine.search.conditions import Condition
from engine.search.search import find
from engine.trace import Trace


def search(
    project: str, condition: Condition, first: int | None, backwards: bool,
    steps: range | None, form: str,
) -> None:  # fmt: skip
    """Write the event in the form that ``trace`` gives it; fail if there is none.

    ``first`` is the event to begin with, None the first of ``steps``, or backwards the last;
    ``steps`` None are those of the time line.
    """
    content = read_project(project)
    run = run_of(project, content)
    steps = range(content.training.steps) if steps is None else steps
    index = _found(run, condition, _events(run.plan, steps, first, backwards), backwards)
    if index is None:
        where = f"steps {steps.start}:{steps.stop}"
        raise CommandError(f"{project}: {where}: nothing found ({condition})", Code.CHECK_FAILED)
    with text_output(STANDARD, overwrite=False) as file:
        FORMS[form]([line(Trace(run.history, steps.stop), index, content.view.digits)], file)


def _events(plan: Plan, steps: range, first: int | None, backwards: bool) -> Span:
    """Return the events of ``steps`` from ``first`` on, in either direction."""
    start, stop = plan.start(steps.start), plan.start(steps.stop)
    if first is None:
        return Span(start, stop)
    return Span(start, min(stop, first + 1)) if backwards else Span(max(start, first), stop)


def _found(run: Run, condition: Condition, events: Span, backwards: bool) -> int | None:
    first, _ = run.plan.locate(events.start)
    last, _ = run.plan.locate(max(events.start, events.stop - 1))
    looked, index = 0, None
    with progress(last + 1 - first, "searching") as bar:
        for state in find(run.history, condition, events, backwards, SLICE_SECONDS):
            bar.update(state.steps - looked)
            looked, index = state
    return index
