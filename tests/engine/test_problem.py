from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.problem import LONGEST_PART, Problem


def test_a_problem_is_one_line() -> None:
    problem = Problem("$.loss", "unknown loss 'x'", "one of a, b")
    assert str(problem) == "$.loss: unknown loss 'x' (one of a, b)"
    assert str(problem.within("xor.deltastep: ")) == f"xor.deltastep: {problem}"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("a\nb", r"a\nb"),
        ("a\r\x1b[31mb", r"a\r\x1b[31mb"),
        ("a\u2028b\x85", r"a\u2028b\x85"),
        ("\udc80", r"\udc80"),
        ("\u202egnp.exe", r"\u202egnp.exe"),
        ("Größe × 2 – 数", "Größe × 2 – 数"),
    ],
)
def test_what_cannot_be_seen_is_escaped(written: str, shown: str) -> None:
    assert str(Problem(written, written, written)) == f"{shown}: {shown} ({shown})"


def test_what_is_wrong_stays_in_sight_whatever_is_quoted() -> None:
    long = "x" * LONGEST_PART
    assert str(Problem(long, long, long)) == f"{long}: {long} ({long})"
    cut = "x" * (LONGEST_PART - 1) + "…"
    assert str(Problem("place", long + "x", "one of " + long)).startswith(f"place: {cut} (one of x")


@given(st.text(), st.text(), st.text())
def test_a_problem_is_one_line_whatever_it_quotes(place: str, what: str, expected: str) -> None:
    problem = Problem(place, what, expected).within(place)
    assert len(str(problem).splitlines()) == 1
    str(problem).encode("utf-8")


def test_what_is_more_special_stays_so_from_further_outside() -> None:
    class Special(Problem):
        pass

    assert type(Special("a", "b", "c").within("d")) is Special


def test_a_problem_can_be_passed_between_processes() -> None:
    problem = Problem("place", "what", "expected")
    assert str(pickle.loads(pickle.dumps(problem))) == str(problem)
