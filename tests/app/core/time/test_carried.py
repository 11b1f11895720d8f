"""A moment stays at its operation while the network around it changes."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from msgspec.structs import replace

from app.core import what_if
from app.core.changes import moment, with_new_layer, with_unit, without_layer, without_unit
from app.core.document import Document
from app.core.file_format.examples import open_example
from app.core.file_format.project_file import decode, encode
from app.core.hands_on.offers import Offer, add_layer, remove_layer, remove_unit, take
from app.core.navigation import bookmarks, steering
from app.core.project import Edit, Instant, Layer, OptimizerEdit, Project
from app.core.session import Session
from engine.plan.events import Address, Kind, Phase
from tests.app.core.sessions import arrive, session_of


def session_at(address: Address, step: int = 2, fraction: float = 0.5) -> Session:
    session = Session(Document(open_example("two-two-two")))
    session.seek(session.run.plan.index(step, address) + fraction)
    arrive(session)
    return session


def shown(session: Session) -> tuple[int, Address]:
    return session.run.plan.address(session.project.playhead.index)


HIDDEN = Address(Phase.FORWARD, Kind.ACTIVATION, 0, 1, 1)
SCORE = Address(Phase.FORWARD, Kind.ACTIVATION, 0, 2, 1)
OUTPUT = Address(Phase.BACKWARD, Kind.DELTA, 0, 2, 1)


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


def after(session: Session, step: int, address: Address) -> Instant:
    """Return the moment at which an operation has just happened."""
    return step, session.run.plan.step_plan(step).offset(address) + 1


def marked_at(address: Address, step: int = 2) -> Session:
    session = session_at(address, step, 1.0)
    bookmarks.toggle(session, "mark")
    return session


def replace_edits(session: Session, at: Instant) -> tuple[Edit, ...]:
    """Edit a number at a moment, and return the edits of the project."""
    edit = OptimizerEdit(*at, "learning_rate", 0.25)
    session.change("Rate", replace(session.project, edits=(edit,)))
    return session.project.edits


def edits(session: Session) -> list[Instant]:
    return [moment(edit) for edit in session.project.edits]


def marks(session: Session) -> list[Instant]:
    return [bookmark.at for bookmark in session.project.bookmarks]


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


def test_edits_that_go_elsewhere_on_the_way_of_a_drag_are_back_further_on(drag: Drag) -> None:
    at = marks(drag.session)[0]
    drag.session.document.cancel()
    before = replace_edits(drag.session, at)
    drag.session.document.begin("Dropout")
    drag.to(0.0)
    assert edits(drag.session) != [at]
    drag.to(0.3)
    assert drag.session.project.edits == before
