from __future__ import annotations

import math

import pytest

from engine.words.terms import (
    Fraction,
    Mark,
    Number,
    Operator,
    Parenthesised,
    Root,
    Row,
    Scripts,
    Symbol,
    Tag,
    Term,
    grouped,
    joined,
    leaves,
    mark_of,
    marked,
    number_text,
    plain_text,
    row,
    said_term,
)
from engine.words.wording import worded

A, B = Symbol("a"), Symbol("b")


@pytest.mark.parametrize(
    ("term", "text"),
    [
        (A, "a"),
        (Number(-0.25), "−0.25"),
        (row(A, Operator("+"), B), "a + b"),
        (Scripts(A, below=B), "a_b"),
        (Scripts(A, above=B), "a^b"),
        (Scripts(A, B, Symbol("(2)")), "a_b^(2)"),
        (Parenthesised(A), "(a)"),
        (Fraction(A, B), "a / b"),
        (Fraction(row(Symbol("∂"), A), row(Symbol("∂"), B)), "∂a / ∂b"),
        (Fraction(row(A, Operator("−"), B), row(A, Operator("·"), B)), "(a − b) / (a · b)"),
        (Fraction(Fraction(A, B), Fraction(B, A)), "(a / b) / (b / a)"),
        (row(Fraction(A, B), Parenthesised(A)), "(a / b)(a)"),
        (row(Fraction(A, B)), "a / b"),
        (row(Fraction(A, B), Operator("·"), A), "(a / b) · a"),
        (row(B, Root(row(A, Operator("+"), B))), "b√(a + b)"),
        (Row(()), ""),
    ],
)
def test_plain_text(term: Term, text: str) -> None:
    assert plain_text(term, 4) == text


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (0.123456, 3, "0.123"),
        (2.0, 4, "2"),
        (-1.5e-7, 3, "−1.5e−07"),
        (-0.0, 4, "0"),
        (math.inf, 4, "inf"),
        (-math.inf, 4, "−inf"),
        (math.nan, 4, "nan"),
        (0.1 + 0.2, 17, "0.30000000000000004"),
    ],
)
def test_the_text_of_a_number(value: float, digits: int, text: str) -> None:
    assert number_text(value, digits) == text


def test_terms_are_joined_by_an_operator() -> None:
    assert plain_text(joined([A, B, A], "×"), 4) == "a × b × a"
    assert joined([], "+") == Row(())


def test_all_of_a_marked_term_stands_for_one_quantity() -> None:
    mark, other = Mark(Tag.WEIGHT, layer=1), Mark(Tag.BIAS)
    term = Scripts(Parenthesised(Fraction(A, row(Root(B), Operator("+"), Number(2.0)))), A, B)
    assert [leaf.mark for leaf in leaves(marked(term, mark))] == [mark] * 5
    assert mark_of(marked(term, mark)) == mark
    assert mark_of(marked(marked(term, mark), other)) == other
    assert mark_of(row(marked(A, mark), B)) is None
    assert mark_of(row(marked(A, mark), Operator("+"), marked(B, mark))) == mark
    assert plain_text(marked(term, mark), 3) == plain_text(term, 3)


def test_only_negative_numbers_are_grouped() -> None:
    assert grouped(Number(-1.0)) == Parenthesised(Number(-1.0))
    assert grouped(Number(1.0)) == Number(1.0)
    assert grouped(Number(-0.0)) == Number(-0.0)
    assert grouped(A) is A


def test_the_words_of_a_term_are_said_in_another_language_wherever_they_are() -> None:
    word = Symbol(worded("word"), Tag.DELTA)
    term = row(A, Fraction(Root(word), Scripts(word, None, Parenthesised(word))), Number(1.0))
    spoken = Symbol("Wort", Tag.DELTA)
    assert said_term(term, {"word": "Wort", "a": "?"}.get) == row(  # type: ignore[arg-type]
        A, Fraction(Root(spoken), Scripts(spoken, None, Parenthesised(spoken))), Number(1.0)
    )
