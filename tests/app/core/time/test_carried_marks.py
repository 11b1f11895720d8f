"""Bookmarks and what is repeated stay at their operations while the network changes."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from msgspec.structs import replace

from app.core.changes import with_unit, without_layer, without_unit
from app.core.navigation import bookmarks, steering
from app.core.project import Layer, Project
from app.core.session import Session
from engine.plan.events import Address, Kind, Phase
from tests.app.core.sessions import session_of
from tests.app.core.time.moments import (
    HIDDEN,
    OUTPUT,
    SCORE,
    after,
    edits,
    marked_at,
    marks,
    replace_edits,
)


@pytest.mark.parametrize("address", [OUTPUT, SCORE])
def test_a_bookmark_stays_with_its_operation_in_the_same_undo_entry(address: Address) -> None:
    session = marked_at(address)
    before = marks(session)
    session.change("Grow", *with_unit(session.project, 1))
    assert marks(session) == [after(session, 2, address)] != before
    session.undo()
    assert (marks(session), session.document.undo_label) == (before, bookmarks.ADDED)


def test_a_bookmark_goes_with_its_operation_and_comes_back_with_it() -> None:
    session, lines = marked_at(HIDDEN), list[str]()
    session.hear(lines.extend)
    before = marks(session)
    session.change("Shrink", *without_unit(session.project, 1, 1))
    assert marks(session) == []
    assert lines == ["A bookmark is gone with its operation."]
    session.undo()
    assert marks(session) == before
    session.redo()
    assert marks(session) == []


def test_a_bookmark_goes_with_its_sample_from_a_smaller_batch() -> None:
    session = session_of("xor")
    fourth = Address(Phase.FORWARD, Kind.ACTIVATION, 3, 1, 0)
    for address in (fourth, fourth._replace(position=1)):
        session.seek(float(session.run.plan.index(5, address) + 1))
        bookmarks.toggle(session, "mark")
    training = replace(session.project.training, batch_size=2)
    session.change("Batch", replace(session.project, training=training))
    assert marks(session) == [after(session, 5, fourth._replace(position=1))]


def test_the_borders_of_a_step_stay_borders() -> None:
    session = session_of()
    for step in (0, 3):
        session.seek(float(session.run.plan.start(step)))
        bookmarks.toggle(session, "border")
    session.change("Grow", *with_unit(session.project, 1))
    assert marks(session) == [(0, 0), (2, session.run.plan.full.events)]


def test_two_bookmarks_that_meet_are_one() -> None:
    session = session_of("xor")
    goes = session.run.network.sizes[1] - 1
    # The last operation of a step without the unit that goes, and the end of the step.
    last = Address(Phase.UPDATE, Kind.UPDATE, None, 1, goes - 1)
    for place in (session.run.plan.index(0, last) + 1, session.run.plan.start(1)):
        session.seek(float(place))
        bookmarks.toggle(session, "late")
    session.change("Shrink", *without_unit(session.project, 1, goes))
    assert marks(session) == [(0, session.run.plan.full.events)]


@pytest.fixture
def repeating() -> Session:
    """Return a session that repeats the backward pass of the outputs in steps 1 to 2."""
    session = session_of()
    start = session.run.plan.step_plan(1).offset(Address(Phase.BACKWARD, Kind.SLOPE, 0, 2, 0))
    view = replace(session.project.view, repeat=((1, start), after(session, 2, OUTPUT)))
    session.document.adjust(view=view)
    return session


def repeated(session: Session) -> tuple[Address, Address]:
    """Return the first and the last operation that are repeated."""
    assert session.project.view.repeat is not None
    (first, start), (last, stop) = session.project.view.repeat
    plan = session.run.plan
    return plan.step_plan(first).address(start), plan.step_plan(last).address(stop - 1)


def test_the_part_that_is_repeated_stays_with_its_operations(repeating: Session) -> None:
    before, ends = repeating.project.view.repeat, repeated(repeating)
    repeating.change("Grow", *with_unit(repeating.project, 1))
    assert repeating.project.view.repeat != before
    assert repeated(repeating) == ends
    repeating.undo()
    assert repeating.project.view.repeat == before


def test_the_part_that_is_repeated_goes_with_its_operations_and_comes_back(
    repeating: Session,
) -> None:
    lines: list[str] = []
    repeating.hear(lines.extend)
    before = repeating.project.view.repeat
    network = repeating.project.network
    outputs = Layer(1, "sigmoid", init="xavier_uniform")
    smaller = replace(network, layers=(*network.layers[:-1], outputs))
    data = replace(repeating.project.data, targets=((0.5,),))
    repeating.change("Shrink", replace(repeating.project, network=smaller, data=data))
    assert repeating.project.view.repeat is None
    assert lines == ["What was repeated is gone with its operations."]
    repeating.undo()
    assert repeating.project.view.repeat == before


def test_whole_steps_are_repeated_whole_in_another_network() -> None:
    session = session_of()
    view = replace(session.project.view, repeat=((3, 0), (4, session.run.plan.full.events)))
    session.document.adjust(view=view)
    session.change("Shrink", *without_layer(session.project, 1))
    assert session.project.view.repeat == ((3, 0), (4, session.run.plan.full.events))


def test_what_is_repeated_is_no_part_of_other_changes(repeating: Session) -> None:
    repeating.change("Seed", replace(repeating.project, seed=5))
    steering.repeat_nothing(repeating)
    repeating.undo()
    assert repeating.project.view.repeat is None


@dataclass
class Drag:
    """Pulls the dropout of the hidden layer: without any, a step has no such operations."""

    session: Session

    def to(self, dropout: float) -> None:
        self.session.preview(self._with(dropout))

    def _with(self, dropout: float) -> Project:
        network = self.session.project.network
        layers = (replace(network.layers[0], dropout=dropout), *network.layers[1:])
        return replace(self.session.project, network=replace(network, layers=layers))


@pytest.fixture
def drag() -> Drag:
    """Return a drag under way, with a bookmark at an operation that it takes away and back."""
    drag = Drag(session_of())
    drag.session.document.begin("Dropout")
    drag.to(0.5)
    drag.session.document.commit()
    place = drag.session.run.plan.index(2, Address(Phase.FORWARD, Kind.DROPOUT, 0, 1, 1)) + 1
    drag.session.seek(float(place))
    bookmarks.toggle(drag.session, "mark")
    steering.repeat_to(drag.session)
    drag.session.document.begin("Dropout")
    return drag


def test_what_goes_on_the_way_of_a_drag_is_there_again_further_on(drag: Drag) -> None:
    before, repeat = marks(drag.session), drag.session.project.view.repeat
    drag.to(0.0)
    assert (marks(drag.session), drag.session.project.view.repeat) == ([], None)
    drag.to(0.3)
    assert (marks(drag.session), drag.session.project.view.repeat) == (before, repeat)


def test_a_drag_that_is_cancelled_leaves_moments_as_they_were(drag: Drag) -> None:
    before, repeat = marks(drag.session), drag.session.project.view.repeat
    drag.to(0.0)
    drag.session.document.cancel()
    assert (marks(drag.session), drag.session.project.view.repeat) == (before, repeat)


def test_edits_that_go_elsewhere_on_the_way_of_a_drag_are_back_further_on(drag: Drag) -> None:
    at = marks(drag.session)[0]
    drag.session.document.cancel()
    before = replace_edits(drag.session, at)
    drag.session.document.begin("Dropout")
    drag.to(0.0)
    assert edits(drag.session) != [at]
    drag.to(0.3)
    assert drag.session.project.edits == before
