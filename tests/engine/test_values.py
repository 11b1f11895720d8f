from collections.abc import Iterator

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from engine.history import History
from engine.search.families import Family, families
from engine.trace import Trace
from engine.values import OPERANDS, values
from tests.engine.runs import histories

STEPS = 4


def families_of(history: History, step: int) -> Iterator[Family]:
    """Families of a step, in parts where samples may have met different parameters."""
    edited = history.record(step).edited is not None
    for family in families(history.plan.step_plan(step)):
        yield from family.parts(1 if edited else 100)


def same(number: object, expected: float) -> bool:
    return np.array_equal(np.float64(number), expected, equal_nan=True)  # type: ignore[arg-type]


@given(histories(STEPS), st.integers(0, STEPS - 1))
def test_many_values_at_once_are_those_of_each_event(history: History, step: int) -> None:
    trace = Trace(history, STEPS)
    start = history.plan.start(step)
    seen = 0
    for family in families_of(history, step):
        value, operands = values(trace.reader(step), family.places)
        columns = {
            name: np.broadcast_to(column, family.shape).ravel()
            for name, column in [("value", value), *operands.items()]
        }
        for number in range(int(np.prod(family.shape))):
            address = family.address(number)
            event = trace[start + history.plan.step_plan(step).offset(address)]
            assert event.address == address
            assert operands.keys() == event.operands.keys()
            for name, column in columns.items():
                expected = event.value if name == "value" else event.operands[name]
                assert same(column[number], expected)
            seen += 1
    assert seen == history.plan.step_plan(step).events


@given(histories(STEPS))
def test_numbers_have_known_names_and_the_type_of_the_run(history: History) -> None:
    reader = Trace(history, 1).reader(0)
    for family in families_of(history, 0):
        value, operands = values(reader, family.places)
        assert set(operands) <= set(OPERANDS)
        if family.layer is not None:
            assert value.dtype == history.batches.samples.inputs.dtype
