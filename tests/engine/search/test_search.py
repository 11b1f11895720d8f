from __future__ import annotations

import math
from itertools import count, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import engine.search.inquiry
import engine.search.search
from engine.edits import ParameterEdit
from engine.history import History
from engine.plan.events import Event
from engine.plan.step_plan import Span
from engine.search.conditions import parse
from engine.search.predicates import Condition
from engine.search.search import FIELDS, find
from engine.trace import Trace
from tests.engine.cases import Case
from tests.engine.conditions import Row, holds
from tests.engine.runs import histories

STEPS = 5


def found(history: History, condition: Condition, events: Span, backwards: bool) -> int | None:
    *_, last = find(history, condition, events, backwards, seconds=0.0)
    return last.found


def row_of(trace: Trace, event: Event) -> Row:
    """What a condition can ask of an event, looked at by itself."""
    at = event.address
    previous = None
    if event.step > 0:
        plan = trace.history.plan
        try:
            previous = trace[plan.index(event.step - 1, at)].value
        except KeyError:  # the step before had fewer samples
            previous = math.nan
    return dict.fromkeys(FIELDS) | {
        "kind": at.kind, "phase": at.phase, "layer": at.layer, "unit": at.unit,
        "source": at.source, "sample": event.sample, "step": event.step, "value": event.value,
        "previous": previous, **event.operands,
    }  # fmt: skip


TESTS = st.sampled_from(
    [
        "value > 0.3", "|value| < 0.1", "value changes sign", "value is nan",
        "kind = delta", "kind != product", "phase = update", "phase = backward", "layer = 2",
        "unit = 1", "source = 1", "source >= 0", "sample = 2", "sample != 0", "step = 3",
        "step < 2", "|change| > 0.1", "weight < 0", "kind = loss", "mask = 0", "delta > 0",
        "previous is nan", "value = 0",
    ]
)  # fmt: skip
CONDITIONS = st.recursive(
    TESTS,
    lambda part: st.one_of(
        part.map(lambda text: f"not ({text})"),
        st.tuples(part, st.sampled_from(["and", "and", "or"]), part).map(
            lambda parts: f"({parts[0]}) {parts[1]} ({parts[2]})"
        ),
    ),
    max_leaves=4,
)


def first_by_looking(
    history: History, condition: Condition, events: Span, backwards: bool
) -> int | None:
    """Return what a search should find."""
    trace = Trace(history, STEPS)
    some = trace[events.start : events.stop]
    inside = [event.index for event in some if holds(condition, row_of(trace, event))]
    return inside[-1 if backwards else 0] if inside else None


@given(histories(STEPS), CONDITIONS, st.booleans(), st.sampled_from([1, 2, 128]), st.data())
def test_search_finds_what_looking_at_every_event_finds(
    history: History, text: str, backwards: bool, together: int, data: st.DataObject
) -> None:
    condition, stop = parse(text, FIELDS), history.plan.start(STEPS)
    events = Span(*sorted(data.draw(st.lists(st.integers(0, stop), min_size=2, max_size=2))))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine.search.search, "MOST_TOGETHER", together)
        patch.setattr(engine.search.search, "MOST_STEPS", 3)
        index = found(history, condition, events, backwards)
    assert index == first_by_looking(history, condition, events, backwards)


EDITED = Case(
    samples=4,
    batch=4,
    edits=(ParameterEdit(1, 20, 1, 0, 0, 9.0), ParameterEdit(3, 30, 2, 0, 1, -9.0)),
)


@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize(
    ("case", "text"),
    [
        (EDITED, "weight = 9"),
        (EDITED, "weight = -9 and kind = contribution"),
        (EDITED, "not weight = 9 and kind = product and layer = 1 and |previous| < inf"),
        (Case(samples=3, batch=2), "previous is nan"),
        (Case(samples=3, batch=2), "sample = 1 and not previous is nan"),
        (Case(samples=1), "not sample = 0 and value < 1"),
        (Case((2, 3, 1), samples=5, batch=2), "sample = 4 and source = 1 and value > -9"),
    ],
)
def test_what_is_rare_is_found_too(case: Case, text: str, backwards: bool) -> None:
    history, condition = case.history(), parse(text, FIELDS)
    whole = Span(0, history.plan.start(STEPS))
    index = found(history, condition, whole, backwards)
    assert index is not None
    assert index == first_by_looking(history, condition, whole, backwards)


def test_what_addresses_rule_out_is_never_computed() -> None:
    history = Case(samples=4, batch=2).history()
    last = Span(0, history.plan.start(1000))
    for text in ("layer = 9 and value > 0", "kind = delta and phase = forward", "step > 2000"):
        assert found(history, parse(text, FIELDS), last, backwards=False) is None
    index = found(history, parse("kind = update and unit = 1", FIELDS), last, backwards=True)
    assert history.plan.address(index or 0)[0] == 999
    assert history.computed == 0


def test_steps_before_the_first_that_can_have_it_are_not_looked_through() -> None:
    history = Case((2, 8, 1)).history()
    condition = parse("step = 300 and kind = loss and value > 0", FIELDS)
    index = found(history, condition, Span(0, history.plan.start(10**6)), backwards=False)
    assert history.plan.locate(index or 0)[0] == 300
    assert history.computed == 301


def test_progress_grows_and_a_search_can_be_given_up() -> None:
    history = Case().history()
    steps = 10 * engine.search.search.MOST_TOGETHER
    whole = Span(0, history.plan.start(steps))
    search = find(history, parse("value is nan", FIELDS), whole, False, seconds=0.0)
    seen = [next(search).steps for _ in range(5)]
    assert seen == sorted(seen)
    assert 0 < seen[-1] < steps
    assert 0 < history.computed < steps
    *_, last = search
    assert last == (steps, None)


def test_the_first_number_that_is_none_is_found_where_it_arises() -> None:
    case = Case(activations=("identity", "identity"), rate=1e200)
    history, whole = case.history(), Span(0, case.plan.start(20))
    index = found(history, parse("value is nan", FIELDS), whole, backwards=False)
    events = case.trace(20)
    assert index is not None
    assert math.isnan(events[index].value)
    assert not any(math.isnan(event.value) for event in events[:index])
    assert found(history, parse("value is nan", FIELDS), whole, backwards=True) == whole.stop - 1


@pytest.mark.parametrize("most", [1, 7])
def test_numbers_may_be_read_in_parts(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    case = Case((2, 3, 1), samples=5, batch=5)
    condition = parse("kind = product and value < 0", FIELDS)
    expected = [
        found(case.history(), condition, Span(9, case.plan.start(1)), backwards)
        for backwards in (False, True)
    ]
    monkeypatch.setattr(engine.search.inquiry, "MOST_NUMBERS", most)
    assert expected == [
        found(case.history(), condition, Span(9, case.plan.start(1)), backwards)
        for backwards in (False, True)
    ]


def test_where_nothing_is_nothing_is_found() -> None:
    history = Case().history()
    assert found(history, parse("step >= 0", FIELDS), Span(5, 5), backwards=True) is None


def looked_at(history: History, steps: int) -> set[int]:
    """After how many steps a search for what is not there tells how far it has come."""
    whole = Span(0, history.plan.start(steps))
    progress = find(history, parse("value is nan", FIELDS), whole, False, seconds=0.0)
    return {looked for looked, _ in progress}


def test_where_looking_is_slow_few_steps_are_looked_at_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seconds = count()
    monkeypatch.setattr(engine.search.search, "thread_time", lambda: float(next(seconds)))
    assert looked_at(Case().history(), 32) >= {8, 12, 14, *range(15, 33)}


def test_as_long_as_there_is_time_more_steps_are_looked_at_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seconds = count(0.0, 0.75 * engine.search.search.SECONDS_TOGETHER)
    monkeypatch.setattr(engine.search.search, "thread_time", lambda: next(seconds))
    looked = sorted(looked_at(Case().history(), 34))
    together = [after - before for before, after in pairwise(looked)]
    assert together == [8, 11, 15]


def test_where_others_are_slow_as_many_steps_as_ever_are(monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = count()
    monkeypatch.setattr(engine.search.search, "perf_counter", lambda: float(next(seconds)))
    monkeypatch.setattr(engine.search.search, "thread_time", lambda: 0.0)
    assert looked_at(Case().history(), 64) == {0, 8, 24, 56, 64}
