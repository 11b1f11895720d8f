from __future__ import annotations

import pytest

from engine.words.phrases import (
    call,
    difference,
    either,
    exponential,
    if_positive,
    magnitude,
    power,
    rest,
    scaled,
)
from engine.words.terms import Number, Symbol, Term, plain_text

A, Z, LOW = Symbol("a"), Symbol("z"), Number(-2.0)


@pytest.mark.parametrize(
    ("term", "text"),
    [
        (call("tanh", LOW), "tanh(−2)"),
        (call("max", LOW, Z), "max(−2, z)"),
        (if_positive(LOW, A, Z), "a if −2 > 0, else z"),
        (either(A, Z, LOW), "a if z, else −2"),
        (scaled(0.5, LOW), "0.5 · (−2)"),
        (scaled(1.0, LOW), "−2"),
        (rest(A), "(1 − a)"),
        (difference(A, Z), "(a − z)"),
        (magnitude(A), "|a|"),
        (power(LOW, 2), "(−2)^2"),
        (exponential(Z), "e^z"),
    ],
)
def test_phrases_as_plain_text(term: Term, text: str) -> None:
    assert plain_text(term, 3) == text
