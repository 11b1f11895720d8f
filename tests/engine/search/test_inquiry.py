import numpy as np

from engine.plan.events import Kind
from engine.plan.step_plan import Span
from engine.search.conditions import parse
from engine.search.inquiry import FIELDS, Group, Inquiry
from engine.search.stacks import Stack
from engine.training.step_arrays import StepArrays
from tests.engine.cases import Case

CASE = Case((2, 3, 1), samples=4, batch=2)
PLAN = CASE.plan.full


def inquiry(text: str) -> Inquiry:
    return Inquiry(parse(text, FIELDS))


def group(*steps: int) -> Group:
    history = CASE.history()
    rows = np.stack([history.batches[step].rows for step in steps], axis=-1)
    now = Stack([StepArrays(history.record(step), PLAN) for step in steps])
    return Group(PLAN, list(steps), rows, now, None)


def test_the_plan_rules_out_what_cannot_satisfy_it() -> None:
    (family,) = inquiry("kind = delta and layer = 1 and unit >= 1 and value > 0").families(PLAN)
    assert (family.kind, family.layer, family.shape) == (Kind.DELTA, 1, (2, 2, 1))
    assert inquiry("kind = update and sample = 0").families(PLAN)
    assert not inquiry("kind = delta and source = 0").families(PLAN)


def test_steps_are_known_by_their_numbers() -> None:
    assert inquiry("value > 0 and (step = 3 or step > 7)").steps(range(2, 10)) == [3, 8, 9]
    assert inquiry("value > 0").steps(range(2, 4)) == [2, 3]


def test_samples_are_known_by_their_rows() -> None:
    rows = np.array([2, 3])
    asked = inquiry("value > 0 and sample = 1")
    assert not asked.has_sample(0, rows)
    assert asked.has_sample(0, np.array([1]))
    assert inquiry("value > 0 and not sample = 1").has_sample(0, np.array([1]))


def test_hits_are_the_steps_that_have_an_event() -> None:
    steps = group(0, 1, 2, 3)
    assert steps.now is not None
    losses = [arrays.record.loss for arrays in steps.now.steps]
    middle = float(np.median(losses))
    asked = inquiry(f"kind = loss and value > {middle!r}")
    expected = [step for step, loss in enumerate(losses) if loss > middle]
    assert asked.hits(steps) == expected
    assert len(expected) == 2
    for step in range(4):
        place = asked.event(group(step), Span(0, PLAN.events), backwards=False)
        assert (place is not None) == (step in expected)


def test_an_event_lies_within_what_is_asked_for() -> None:
    asked, whole = inquiry("kind = delta"), Span(0, PLAN.events)
    first = asked.event(group(0), whole, backwards=False)
    last = asked.event(group(0), whole, backwards=True)
    assert first is not None
    assert last is not None
    assert first < last
    assert asked.event(group(0), Span(first + 1, last), backwards=False) not in (None, first)
    assert asked.event(group(0), Span(last + 1, PLAN.events), backwards=True) is None
