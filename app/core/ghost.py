"""What if: the course that a run would have taken, beside the one that was changed by hand."""

from __future__ import annotations

from functools import lru_cache

from app.core.project import Project
from app.core.run import Run
from engine.branches import same_operations
from engine.network import NetworkSpec
from engine.plan.plan import Plan


class Ghost:
    """The run of a project, kept while another one is made of it.

    It is computed as far as it is looked at, in slices; what came before the first difference is
    shared with the other run. ``reached`` is the step whose numbers are at hand.
    """

    def __init__(self, project: Project, run: Run) -> None:
        self.project = project
        self.run = run
        self.reached: int | None = None

    def work(self, step: int, seconds: float) -> bool:
        """Work towards a step for so long; return whether there is more to do.

        There is nothing after the end of the run.
        """
        if step == self.reached or step >= self.run.trace.steps:
            return False
        if not self.run.history.advance(step, seconds):
            return True
        self.run.history.record(step)
        self.reached = step
        return False


def same_shape(one: NetworkSpec, other: NetworkSpec) -> bool:
    """Return whether each parameter of one network has one of the other beside it."""
    return (one.sizes, one.slices) == (other.sizes, other.slices)


@lru_cache(maxsize=2)
def same_events(one: Plan, other: Plan) -> bool:
    """Return whether each event of one run has one of the other beside it, with one number."""
    return (
        same_shape(one.full.network, other.full.network)
        and one.steps_per_epoch == other.steps_per_epoch
        and same_operations(one.full, other.full)
        and same_operations(one.last, other.last)
    )
