"""What undo goes back to, and what makes two of it differ."""

from __future__ import annotations

from typing import NamedTuple

from msgspec.structs import replace

from app.core.changes.kin import Kin, descent
from app.core.effects import same_events
from app.core.project import Project


class State(NamedTuple):
    """A project, who the parts of its network are, and what it is compared with."""

    project: Project
    kin: Kin
    base: State | None = None

    @property
    def compared(self) -> Project | None:
        """Return the other project, None where there is none."""
        return self.base and self.base.project


def looked_at_like(model: State, state: State) -> State:
    """Return ``state`` with the view and playhead of the project of ``model``.

    The neuron that is chosen stays the same one. What the view names of a run of other events it
    names as when they were those of the project.
    """
    seen, project = model.project, state.project
    view = seen.view
    if view.selected is not None and model.kin is not state.kin:
        came = descent(seen.network, model.kin, state.kin)
        view = replace(view, selected=came.neuron(*view.selected))
    if not same_events(seen, project):
        view = replace(view, repeat=project.view.repeat)
    return state._replace(project=replace(project, view=view, playhead=seen.playhead))


def differ(one: State, other: State) -> bool:
    """Return whether two states differ in more than how they are looked at."""
    return one.compared is not other.compared or not same_content(one.project, other.project)


def same_content(one: Project, other: Project) -> bool:
    """Return whether two projects differ at most in how they are looked at."""
    return one == replace(other, view=one.view, playhead=one.playhead)
