"""Where playing pauses: setting, switching and removing breakpoints, one undo entry each."""

from __future__ import annotations

from msgspec.structs import replace

from app.core.conditions.conditions import read
from app.core.project import Breakpoint, Neuron, Project
from app.core.session import Session
from engine.plan.events import Address, Phase
from engine.plan.step_plan import Granularity
from engine.words.wording import Wording, worded

ADDED, REMOVED = worded("Add a breakpoint"), worded("Remove a breakpoint")
SWITCHED = worded("Switch a breakpoint")
# Conditions that many wait for.
NOT_A_NUMBER, A_DEATH = "value is nan", "dead > 0"


def add(session: Session, text: str) -> None:
    """Pause where a condition begins to hold; raise ``Problem`` where the text says none.

    A breakpoint that is there already is switched on.
    """
    condition = str(read(text))
    if has(session.project, condition):
        _switch(session, condition, on=True)
    else:
        breakpoints = (*session.project.breakpoints, Breakpoint(condition))
        _change(session, ADDED, breakpoints)


def remove(session: Session, condition: str) -> None:
    """Do not pause there any more."""
    kept = tuple(each for each in session.project.breakpoints if each.condition != condition)
    _change(session, REMOVED, kept)


def toggle(session: Session, condition: str) -> None:
    """Pause there, or do so no more."""
    (remove if has(session.project, condition) else add)(session, condition)


def switch(session: Session, condition: str) -> None:
    """Switch a breakpoint off that is on, or on."""
    on = next(each.on for each in session.project.breakpoints if each.condition == condition)
    _switch(session, condition, on=not on)


def has(project: Project, condition: str) -> bool:
    """Return whether there is such a breakpoint, on or off."""
    return any(each.condition == condition for each in project.breakpoints)


def at_phase(phase: Phase) -> str:
    """Return the condition that a phase satisfies."""
    return f"phase = {phase}"


def at_neuron(neuron: Neuron) -> str:
    """Return the condition that whatever a neuron does satisfies."""
    layer, unit = neuron
    return f"layer = {layer} and unit = {unit}"


def at_operation(address: Address) -> str:
    """Return the condition that an operation satisfies, whichever sample it belongs to."""
    parts = zip(("layer", "unit", "source"), address[3:], strict=True)
    places = [f" and {name} = {value}" for name, value in parts if value is not None]
    return f"kind = {address.kind}" + "".join(places)


def here(session: Session) -> str:
    """Return the condition that the operation shown satisfies, in whichever step it happens."""
    address = session.run.plan.address(session.project.playhead.index)[1]
    alone = session.timing.granularity is Granularity.PRODUCT
    return at_operation(address if alone else address._replace(source=None))


def _switch(session: Session, condition: str, on: bool) -> None:
    breakpoints = tuple(
        replace(each, on=on) if each.condition == condition else each
        for each in session.project.breakpoints
    )
    _change(session, SWITCHED, breakpoints)


def _change(session: Session, label: Wording, breakpoints: tuple[Breakpoint, ...]) -> None:
    session.change(label, replace(session.project, breakpoints=breakpoints))
