from __future__ import annotations

import pytest

from app.core.navigation import breakpoints
from app.core.project import Breakpoint
from app.core.session import Session
from engine.plan.events import Phase
from engine.plan.step_plan import Granularity
from engine.problem import Problem
from tests.app.core.sessions import arrive, session_of


@pytest.fixture
def session() -> Session:
    return session_of(granularity=Granularity.NEURON)


def test_one_is_added_switched_and_removed_and_all_of_it_undone(session: Session) -> None:
    document = session.document
    breakpoints.add(session, "VALUE  is NaN")
    assert session.project.breakpoints == (Breakpoint("value is nan"),)
    assert document.modified
    breakpoints.switch(session, "value is nan")
    assert session.project.breakpoints == (Breakpoint("value is nan", on=False),)
    breakpoints.add(session, "value is nan")
    assert session.project.breakpoints == (Breakpoint("value is nan"),)
    breakpoints.remove(session, "value is nan")
    assert not session.project.breakpoints
    labels = []
    while document.undo_label is not None:
        labels.append(document.undo_label)
        document.undo()
    assert labels == [
        "Remove a breakpoint", "Switch a breakpoint", "Switch a breakpoint", "Add a breakpoint",
    ]  # fmt: skip
    assert not document.modified


def test_what_is_no_condition_changes_nothing(session: Session) -> None:
    with pytest.raises(Problem, match="unknown kind 'dleta'"):
        breakpoints.add(session, "kind = dleta")
    assert session.document.undo_label is None


def test_toggling_adds_and_removes(session: Session) -> None:
    condition = breakpoints.at_phase(Phase.LOSS)
    breakpoints.toggle(session, condition)
    assert breakpoints.has(session.project, condition)
    breakpoints.toggle(session, condition)
    assert not breakpoints.has(session.project, condition)


@pytest.mark.parametrize(
    ("size", "place", "condition"),
    [
        (Granularity.NEURON, 3.0, "kind = weighted_sum and layer = 1 and unit = 0"),
        (Granularity.NEURON, 1.5, "kind = product and layer = 1 and unit = 0"),
        (Granularity.PRODUCT, 1.5, "kind = product and layer = 1 and unit = 0 and source = 1"),
        (Granularity.PRODUCT, 3.0, "kind = weighted_sum and layer = 1 and unit = 0"),
        (Granularity.NEURON, 19.0, "kind = loss"),
    ],
)
def test_the_operation_shown_is_met_again_in_the_next_step(
    size: Granularity, place: float, condition: str
) -> None:
    session = session_of(granularity=size, speed=100.0)
    session.seek(place)
    assert breakpoints.here(session) == condition
    breakpoints.add(session, condition)
    session.seek(25.0)
    session.play(1)
    arrive(session)
    assert session.step == 1
    assert breakpoints.here(session) == condition


def test_a_neuron_is_met_once_a_phase(session: Session) -> None:
    breakpoints.add(session, breakpoints.at_neuron((1, 0)))
    places = []
    for _ in range(4):
        session.play(1)
        arrive(session)
        places.append((session.step, session.run.plan.address(int(session.place) - 1)[1].phase))
    assert places == [
        (0, Phase.FORWARD), (0, Phase.BACKWARD), (0, Phase.UPDATE), (1, Phase.FORWARD),
    ]  # fmt: skip
