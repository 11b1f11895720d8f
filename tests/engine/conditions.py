"""Conditions to test with, and what they mean, one row at a time."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Mapping
from typing import Any

from hypothesis import strategies as st

from engine.plan.events import Kind, Phase
from engine.search.predicates import (
    PROPERTIES,
    RELATIONS,
    And,
    Condition,
    NameTest,
    Not,
    NumberTest,
    Or,
    Quantity,
    SignChange,
)

# A cell is a number, a name, or None where the row has no such field.
Row = Mapping[str, Any]

FIELDS = ("kind", "phase", "unit", "value", "previous", "change")
COMPARE: Mapping[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq, "!=": operator.ne, "<": operator.lt, ">": operator.gt, "<=": operator.le,
    ">=": operator.ge,
}  # fmt: skip
IS: Mapping[str, Callable[[float], bool]] = {
    "nan": math.isnan,
    "finite": math.isfinite,
    "infinite": math.isinf,
}

# Few enough that equal ones meet.
numbers = st.sampled_from([0.0, -0.0, 1.0, -1.0, 2.5, 1e-6, math.inf, -math.inf])
quantities = st.builds(
    Quantity, st.sampled_from(["unit", "value", "previous", "change"]), st.booleans()
)
tests = st.one_of(
    st.builds(
        NumberTest, quantities, st.sampled_from([*RELATIONS]), numbers | st.floats(allow_nan=False)
    ),
    st.builds(NumberTest, quantities, st.just("is"), st.sampled_from([*PROPERTIES])),
    st.builds(
        NameTest,
        st.just("kind"),
        st.sampled_from(["=", "!="]),
        st.sampled_from([*map(str, Kind)]),
    ),
    st.builds(
        NameTest,
        st.just("phase"),
        st.sampled_from(["=", "!="]),
        st.sampled_from([*map(str, Phase)]),
    ),
    st.just(SignChange()),
)
conditions: st.SearchStrategy[Condition] = st.recursive(
    tests,
    lambda part: st.one_of(
        st.builds(Not, part),
        st.builds(And, st.lists(part, min_size=2, max_size=3).map(tuple)),
        st.builds(Or, st.lists(part, min_size=2, max_size=3).map(tuple)),
    ),
    max_leaves=8,
)
rows: st.SearchStrategy[Row] = st.fixed_dictionaries(
    {
        "kind": st.sampled_from([*map(str, Kind)]),
        "phase": st.sampled_from([*map(str, Phase)]),
        **{
            name: st.none() | st.just(math.nan) | numbers
            for name in ("unit", "value", "previous", "change")
        },
    }
)


def holds(condition: Condition, row: Row) -> bool:
    """Return whether a row satisfies a condition, by its definition."""
    match condition:
        case And(parts):
            return all(holds(part, row) for part in parts)
        case Or(parts):
            return any(holds(part, row) for part in parts)
        case Not(part):
            return not holds(part, row)
        case NameTest(field, relation, wanted):
            return COMPARE[relation](row[field], wanted)
        case SignChange():
            now, before = row["value"], row["previous"]
            return None not in (now, before) and (now < 0 < before or before < 0 < now)
        case NumberTest(quantity, relation, wanted):
            return _passes(row[quantity.field], quantity.magnitude, relation, wanted)
    raise AssertionError(condition)


def _passes(number: float | None, magnitude: bool, relation: str, wanted: Any) -> bool:
    if number is None:
        return False
    number = abs(number) if magnitude else number
    if relation == "is":
        return IS[wanted](number)
    return not math.isnan(number) and COMPARE[relation](number, wanted)
