import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.problem import Problem
from engine.search.conditions import MOST_NESTED, parse
from engine.search.predicates import (
    And,
    Condition,
    NameTest,
    Not,
    NumberTest,
    Or,
    Quantity,
    SignChange,
)
from tests.engine.conditions import FIELDS, conditions

# Pieces of which most texts are nearly conditions.
PIECES = (
    *FIELDS, *("delta", "backward", "0", "-1.5e-3", "inf", "nan", "is", "finite", "changes"),
    *("sign", "and", "or", "not", "(", ")", "|", "=", "==", "!=", "<", "≤", "€", "\n", "1_0"),
)  # fmt: skip


def refused(text: str) -> str:
    with pytest.raises(Problem) as caught:
        parse(text, FIELDS)
    return str(caught.value)


def test_and_binds_tighter_than_or_and_not_tighter_than_both() -> None:
    one, two, three = (NumberTest(Quantity("unit"), "=", float(n)) for n in (1, 2, 3))
    assert parse("unit = 1 or not unit = 2 and unit = 3", FIELDS) == Or(
        (one, And((Not(two), three)))
    )
    assert parse("not (unit = 1 or unit = 2) and unit = 3", FIELDS) == And(
        (Not(Or((one, two))), three)
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("|change| >= 0.5", NumberTest(Quantity("change", magnitude=True), ">=", 0.5)),
        ("kind = delta", NameTest("kind", "=", "delta")),
        ("phase ≠ backward", NameTest("phase", "!=", "backward")),
        ("value is nan", NumberTest(Quantity("value"), "is", "nan")),
        ("value changes sign", SignChange()),
        ("VALUE Is NaN", NumberTest(Quantity("value"), "is", "nan")),
    ],
)
def test_each_test_has_its_words(text: str, expected: Condition) -> None:
    assert parse(text, FIELDS) == expected


def test_delta_may_be_written_as_on_the_stage() -> None:
    expected = NumberTest(Quantity("delta", magnitude=True), "<", 1e-6)
    assert parse("|δ| < 1e-6", ("delta",)) == expected


@pytest.mark.parametrize(
    "number", ["3", "-3", "+3", "3.", ".5", "1e-6", "-1.5E+3", "1_000.5", "inf", "-inf", "1e999"]
)
def test_numbers_are_those_of_python(number: str) -> None:
    assert parse(f"value<{number}", FIELDS) == NumberTest(Quantity("value"), "<", float(number))


@pytest.mark.parametrize(("spelling", "same"), [("==", "="), ("≠", "!="), ("≤", "<="), ("≥", ">=")])
def test_relations_have_two_spellings(spelling: str, same: str) -> None:
    assert parse(f"value {spelling} 1", FIELDS) == parse(f"value {same} 1", FIELDS)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("vaule < 1", "column 1: unknown field 'vaule' (did you mean 'value'?)"),
        ("kind = dleta", "column 8: unknown kind 'dleta' (did you mean 'delta'?)"),
        ("value is zero", "column 10: unknown property 'zero' (one of nan, finite, infinite)"),
        ("kind < 3", "column 6: '<' cannot stand here (expected one of = !=)"),
        ("|kind| = 3", "column 2: 'kind' cannot stand here (expected a field that is a number)"),
        ("unit = x", "column 8: 'x' cannot stand here (expected a number)"),
        ("|unit > 1", "column 7: '>' cannot stand here (expected '|')"),
        ("unit 3", "column 6: '3' cannot stand here (expected one of = != < > <= >=)"),
        ("value changes", "column 14: the condition ends here (expected 'sign')"),
        ("(unit = 3", "column 10: the condition ends here (expected ')')"),
        ("unit = 3)", "column 9: ')' cannot stand here (expected 'and', 'or' or the end)"),
        ("unit = 3 $", "column 10: '$' cannot stand here (expected 'and', 'or' or the end)"),
    ],
)
def test_what_is_wrong_is_told_with_its_column(text: str, line: str) -> None:
    assert refused(text) == line


def test_the_fields_are_those_that_the_caller_knows() -> None:
    assert parse("loss < 1", ["loss"]).fields == {"loss"}
    for text in ("value < 1", "kind = delta", "value changes sign"):
        with pytest.raises(Problem, match="unknown field"):
            parse(text, ["loss"])


def test_only_a_value_with_a_past_changes_its_sign() -> None:
    assert parse("value changes sign", FIELDS).fields == {"value", "previous"}
    assert "'changes' cannot stand here" in refused("change changes sign")
    with pytest.raises(Problem, match="'changes' cannot stand here"):
        parse("value changes sign", ["value"])


@pytest.mark.parametrize(("opening", "closing"), [("(", ")"), ("not ", ""), ("not(", ")")])
def test_nesting_has_an_end(opening: str, closing: str) -> None:
    def nested(times: int) -> str:
        return opening * times + "unit = 3" + closing * times

    most = MOST_NESTED // len(re.findall(r"not|\(", opening))
    assert parse(nested(most), FIELDS).fields == {"unit"}
    for times in (most + 1, 100_000):
        assert f"at most {MOST_NESTED}" in refused(nested(times))


def test_a_chain_may_be_long() -> None:
    chain = parse(" or ".join(["unit = 3"] * 10_000), FIELDS)
    assert chain.holds({"unit": 3})


@given(conditions)
def test_the_text_of_a_condition_means_the_same(condition: Condition) -> None:
    assert parse(str(condition), FIELDS) == condition


@given(st.text() | st.lists(st.sampled_from(PIECES)).map(" ".join))
def test_any_text_is_a_condition_or_one_line(text: str) -> None:
    try:
        said = str(parse(text, FIELDS))
    except Problem as problem:
        said = str(problem)
        told = re.match("column [0-9]+: .", said) is not None
    else:
        told = str(parse(said, FIELDS)) == said
    assert told
    assert "\n" not in said
