"""The playhead stays at its operation while the network around it changes."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from app.core.changes import with_new_layer, with_unit, without_unit
from app.core.document import Document
from app.core.file_format.examples import open_example
from app.core.session import Session
from engine.plan.events import Address, Kind, Phase
from tests.app.core.sessions import arrive


def session_at(address: Address, step: int = 2, fraction: float = 0.5) -> Session:
    session = Session(Document(open_example("two-two-two")))
    session.seek(session.run.plan.index(step, address) + fraction)
    arrive(session)
    return session


def shown(session: Session) -> tuple[int, Address]:
    return session.run.plan.address(session.project.playhead.index)


HIDDEN = Address(Phase.FORWARD, Kind.ACTIVATION, 0, 1, 1)
OUTPUT = Address(Phase.BACKWARD, Kind.DELTA, 0, 2, 1)


@pytest.mark.parametrize("address", [HIDDEN, OUTPUT])
def test_the_operation_stays(address: Address) -> None:
    session = session_at(address)
    session.change("Grow", with_unit(session.project, 1))
    assert shown(session) == (2, address)
    assert session.project.playhead.fraction == pytest.approx(0.5)
    session.document.undo()
    assert shown(session) == (2, address)


def test_the_outputs_stay_the_outputs() -> None:
    session = session_at(OUTPUT)
    session.change("Grow", with_new_layer(session.project, 1))
    assert shown(session) == (2, OUTPUT._replace(layer=3))


def test_where_the_operation_is_gone_its_share_of_the_step_stays() -> None:
    session = session_at(HIDDEN)
    share = (session.place % session.run.plan.full.events) / session.run.plan.full.events
    session.change("Shrink", without_unit(session.project, 1, 1))
    events = session.run.plan.full.events
    assert session.place == pytest.approx((2 + share) * events)


def test_a_change_while_a_far_step_is_computed_goes_on_to_it() -> None:
    session = Session(Document(replace(open_example("spiral"))))
    plan, far = session.run.plan, 900
    session.seek(float(plan.start(far)) + 1.0)
    session.change("Grow", with_unit(session.project, 1))
    arrive(session)
    assert session.step == far
