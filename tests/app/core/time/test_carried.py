"""A moment, and an edit, stays at its operation while the network around it changes."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from app.core import what_if
from app.core.changes import with_new_layer, with_unit
from app.core.document import Document
from app.core.file_format.examples import open_example
from app.core.file_format.project_file import decode, encode
from app.core.hands_on.offers import Offer, add_layer, remove_layer, remove_unit, take
from app.core.project import OptimizerEdit
from app.core.session import Session
from engine.plan.events import Address, Kind, Phase
from tests.app.core.sessions import arrive, session_of
from tests.app.core.time.moments import (
    HIDDEN,
    OUTPUT,
    SCORE,
    after,
    edits,
    marked_at,
    marks,
    replace_edits,
    session_at,
)


def shown(session: Session) -> tuple[int, Address]:
    return session.run.plan.address(session.project.playhead.index)


@pytest.mark.parametrize("address", [HIDDEN, OUTPUT])
def test_the_operation_stays(address: Address) -> None:
    session = session_at(address)
    session.change("Grow", *with_unit(session.project, 1))
    assert shown(session) == (2, address)
    assert session.project.playhead.fraction == pytest.approx(0.5)
    session.document.undo()
    assert shown(session) == (2, address)


def test_an_operation_that_has_only_just_begun_stays() -> None:
    address = Address(Phase.FORWARD, Kind.PRODUCT, 0, 1, 0, 0)
    session = session_at(address, step=1)
    session.seek(math.nextafter(session.run.plan.index(1, address), math.inf))
    assert shown(session) == (1, address)
    session.change("Grow", *with_new_layer(session.project, 2))
    assert shown(session) == (1, address)


def test_the_outputs_stay_the_outputs() -> None:
    session = session_at(OUTPUT)
    session.change("Grow", *with_new_layer(session.project, 1))
    assert shown(session) == (2, OUTPUT._replace(layer=3))


def in_front(session: Session) -> Offer:
    """Offer a layer before all others."""
    return add_layer(session.run, 1)


def first_of(layer: int) -> Callable[[Session], Offer]:
    """Return what offers to remove the first unit of a layer."""
    return lambda session: remove_unit(session.run, (layer, 0))


PRODUCT = Address(Phase.FORWARD, Kind.PRODUCT, 0, 1, 1, 0)
BACK = Address(Phase.BACKWARD, Kind.CONTRIBUTION, 0, 1, 1, 1)
LAST = Address(Phase.UPDATE, Kind.UPDATE, None, 2, 1, 1)


@pytest.mark.parametrize(
    ("offer", "before", "now"),
    [
        (in_front, HIDDEN, HIDDEN._replace(layer=2)),
        (in_front, PRODUCT, PRODUCT._replace(layer=2)),
        (in_front, BACK, BACK._replace(layer=2)),
        (first_of(1), HIDDEN, HIDDEN._replace(unit=0)),
        (first_of(1), PRODUCT, PRODUCT._replace(unit=0)),
        (first_of(1), BACK, BACK._replace(unit=0)),
        (first_of(1), LAST, LAST._replace(source=0)),
        (first_of(1), SCORE, SCORE),
    ],
)
def test_moments_stay_with_their_neurons(
    offer: Callable[[Session], Offer], before: Address, now: Address
) -> None:
    session = marked_at(before)
    edited = replace_edits(session, after(session, 2, before))
    take(session, offer(session))
    assert shown(session) == (2, now)
    assert marks(session) == [after(session, 2, now)] == edits(session)
    session.undo()
    assert shown(session) == (2, before)
    assert marks(session) == [after(session, 2, before)]
    assert session.project.edits == edited
    session.redo()
    assert shown(session) == (2, now)


def test_a_moment_stays_with_its_neuron_back_to_the_old_course() -> None:
    session = session_at(HIDDEN)
    what_if.begin(session)
    take(session, in_front(session))
    session.change("Seed", replace(session.project, seed=7))
    take(session, remove_unit(session.run, (2, 0)))
    assert shown(session) == (2, HIDDEN._replace(layer=2, unit=0))
    what_if.go_back(session)
    assert shown(session) == (2, HIDDEN)
    session.undo()
    assert shown(session) == (2, HIDDEN._replace(layer=2, unit=0))


@pytest.mark.parametrize("gone", [HIDDEN, PRODUCT._replace(unit=0)])
def test_where_the_operation_is_gone_it_is_the_one_before(gone: Address) -> None:
    session = session_at(gone)
    take(session, remove_unit(session.run, (1, gone.unit or 0)))
    kept = Address(Phase.FORWARD, Kind.ACTIVATION, 0, 1, 0)
    step, passed = after(session, 2, kept) if gone is HIDDEN else (2, 0)
    assert session.place == session.run.plan.start(step) + passed


def test_where_a_layer_is_gone_it_is_the_operation_before_it() -> None:
    session = session_at(Address(Phase.BACKWARD, Kind.GRADIENT, 0, 1, 1, 1))
    take(session, remove_layer(session.run, 1))
    last = Address(Phase.BACKWARD, Kind.GRADIENT, 0, 1, 1)
    assert session.place == session.run.plan.index(2, last) + 1


def test_a_change_while_a_far_step_is_computed_goes_on_to_it() -> None:
    session = Session(Document(replace(open_example("spiral"))))
    plan, far = session.run.plan, 900
    session.seek(float(plan.start(far)) + 1.0)
    session.change("Grow", *with_unit(session.project, 1))
    arrive(session)
    assert session.step == far


def test_an_edit_whose_operation_is_gone_holds_after_the_one_before() -> None:
    session = session_at(HIDDEN)
    before = replace_edits(session, after(session, 2, HIDDEN))
    take(session, remove_unit(session.run, (1, 1)))
    assert edits(session) == [after(session, 2, HIDDEN._replace(unit=0))]
    session.undo()
    assert session.project.edits == before
    assert session.document.undo_label == "Rate"


def test_an_edit_of_a_sample_that_is_gone_from_the_batch_holds_after_the_one_before() -> None:
    session = session_of("xor")
    third = Address(Phase.FORWARD, Kind.ACTIVATION, 2, 1, 0)
    replace_edits(session, after(session, 5, third))
    training = replace(session.project.training, batch_size=2)
    session.change("Batch", replace(session.project, training=training))
    last = Address(Phase.BACKWARD, Kind.GRADIENT, 1, 1, session.run.network.sizes[1] - 1)
    assert edits(session) == [after(session, 5, last)]


def test_edits_at_the_borders_of_a_step_stay_there_and_slopes_hold_from_its_beginning() -> None:
    session = session_of()
    events = session.run.plan.full.events
    ends = OptimizerEdit(1, 0, "learning_rate", 0.5), OptimizerEdit(1, events, "learning_rate", 0.2)
    session.change("Rates", replace(session.project, edits=ends))
    take(session, in_front(session))
    assert edits(session) == [(1, 0), (1, session.run.plan.full.events)]


def test_edits_that_meet_hold_in_their_order() -> None:
    session = session_of()
    places = after(session, 2, PRODUCT), after(session, 2, HIDDEN)
    both = (OptimizerEdit(*at, "learning_rate", at[1] / 100.0) for at in places)
    session.change("Rates", replace(session.project, edits=tuple(both)))
    rates = [edit.value for edit in session.project.edits]
    take(session, remove_unit(session.run, (1, 1)))
    assert edits(session) == [after(session, 2, HIDDEN._replace(unit=0))] * 2
    assert [edit.value for edit in session.project.edits] == rates
    saved = encode(session.project)
    assert encode(decode(saved)) == saved
    assert session.run.trace.reader(3).optimizer(0).numbers["learning_rate"] == rates[-1]
