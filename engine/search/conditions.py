"""Conditions: a small language for what to wait for or to look for, never evaluated as code.

The grammar (EBNF as in ISO/IEC 14977), in which capitals and small letters are the same::

    condition   = conjunction, { "or", conjunction } ;
    conjunction = negation, { "and", negation } ;
    negation    = "not", negation | "(", condition, ")" | test ;
    test        = quantity, ( equality | "<" | ">" | "<=" | "≤" | ">=" | "≥" ), number
                | quantity, "is", ( "nan" | "finite" | "infinite" )
                | "value", "changes", "sign"
                | ( "kind" | "phase" ), equality, name ;
    quantity    = field | "|", field, "|" ;
    equality    = "=" | "==" | "!=" | "≠" ;

A number is written as in Python, with its sign, or is ``inf``; a name is that of a kind or phase of
the events; ``|x|`` is the magnitude of x. Which fields there are, the caller says; δ is the one
that is called delta.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple, NoReturn

from engine.problem import Problem, expected_name
from engine.search.predicates import (
    NAME_TESTS,
    NAMES,
    PREVIOUS,
    PROPERTIES,
    RELATIONS,
    VALUE,
    And,
    Condition,
    NameTest,
    Not,
    NumberTest,
    Or,
    Quantity,
    SignChange,
)
from engine.words.wording import worded

__all__ = ["Condition", "parse"]

SPELLINGS = {"==": "=", "≠": "!=", "≤": "<=", "≥": ">=", "δ": "delta"}
# Deeper than anyone writes, and well within what Python can call.
MOST_NESTED = 50
_FIELD = worded("field")


def parse(text: str, fields: Collection[str]) -> Condition:
    """Return the condition that ``text`` says about ``fields``; raise ``Problem`` if it says none.

    The place of a problem is its column in the text, counted from 1.
    """
    return _Parser(text, fields).whole()


class _Token(NamedTuple):
    """A piece of the text, in small letters; behind the last one an empty one."""

    sort: str
    text: str
    column: int


_DIGITS = "[0-9]+(?:_[0-9]+)*"
_DECIMAL = rf"(?:{_DIGITS}(?:\.(?:{_DIGITS})?)?|\.{_DIGITS})(?:e[+-]?{_DIGITS})?"
_TOKEN = re.compile(
    rf"(?P<number>[+-]?(?:inf\b|{_DECIMAL}))|(?P<word>[a-z_][a-z_0-9]*|δ)"
    r"|(?P<sign>[=!<>]=|[=<>≠≤≥()|])|(?P<space>\s+)|(?P<strange>.)",
    re.IGNORECASE | re.ASCII | re.DOTALL,
)


class _Parser:
    """Recursive descent: a method for each rule of the grammar, which takes what it can use.

    Only one token is looked at ahead, so that what is refused costs no more than what was read.
    """

    def __init__(self, text: str, fields: Collection[str]) -> None:
        self.fields = fields
        self.left = _tokens(text)
        self.next = next(self.left)

    def whole(self) -> Condition:
        condition = self._condition(0)
        if self.next.sort:
            self._refuse("'and', 'or' or the end")
        return condition

    def _condition(self, depth: int) -> Condition:
        parts = [self._conjunction(depth)]
        while self._accept("or"):
            parts.append(self._conjunction(depth))
        return Or(tuple(parts)) if len(parts) > 1 else parts[0]

    def _conjunction(self, depth: int) -> Condition:
        parts = [self._negation(depth)]
        while self._accept("and"):
            parts.append(self._negation(depth))
        return And(tuple(parts)) if len(parts) > 1 else parts[0]

    def _negation(self, depth: int) -> Condition:
        if depth > MOST_NESTED:
            self._refuse(worded("at most {count} conditions within each other", count=MOST_NESTED))
        if self._accept("not"):
            return Not(self._negation(depth + 1))
        if self._accept("("):
            condition = self._condition(depth + 1)
            self._expect(")")
            return condition
        return self._test()

    def _test(self) -> Condition:
        if self.next.text in NAMES and self.next.text in self.fields:
            return self._name_test(self._take())
        quantity = self._quantity()
        if quantity == Quantity(VALUE) and PREVIOUS in self.fields and self._accept("changes"):
            self._expect("sign")
            return SignChange()
        if self._accept("is"):
            return NumberTest(quantity, "is", self._one_of(worded("property"), PROPERTIES))
        return NumberTest(quantity, self._relation(RELATIONS), self._number())

    def _name_test(self, field: str) -> Condition:
        return NameTest(field, self._relation(NAME_TESTS), self._one_of(field, NAMES[field]))

    def _quantity(self) -> Quantity:
        if not self._accept("|"):
            return Quantity(self._one_of(_FIELD, self.fields))
        if self.next.text in NAMES:
            self._refuse(worded("a field that is a number"))
        quantity = Quantity(self._one_of(_FIELD, self.fields), magnitude=True)
        self._expect("|")
        return quantity

    def _relation(self, known: Collection[str]) -> str:
        if self.next.text not in known:
            self._refuse(worded("one of {names}", names=" ".join(known)))
        return self._take()

    def _number(self) -> float:
        if self.next.sort != "number":
            self._refuse(worded("a number"))
        return float(self._take())

    def _one_of(self, what: str, known: Collection[str]) -> str:
        """Take a word that must be one of those known."""
        token = self.next
        if token.sort != "word":
            self._refuse(worded("a {what}: {names}", what=what, names=", ".join(known)))
        if token.text not in known:
            wrong = worded("unknown {what} {name!r}", what=what, name=token.text)
            raise Problem(_column(token), wrong, expected_name(token.text, known))
        return self._take()

    def _take(self) -> str:
        taken, self.next = self.next, next(self.left)
        return taken.text

    def _accept(self, text: str) -> bool:
        """Take the next piece if it is ``text``, and return whether it was."""
        accepted = self.next.text == text
        if accepted:
            self._take()
        return accepted

    def _expect(self, text: str) -> None:
        if not self._accept(text):
            self._refuse(repr(text))

    def _refuse(self, expected: str) -> NoReturn:
        token = self.next
        what = worded("the condition ends here")
        if token.sort:
            what = worded("{text!r} cannot stand here", text=token.text)
        raise Problem(_column(token), what, worded("expected {expected}", expected=expected))


def _tokens(text: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(text):
        if match.lastgroup != "space":
            yield _Token(match.lastgroup or "", _spelled(match[0].lower()), match.start() + 1)
    yield _Token("", "", len(text) + 1)


def _spelled(text: str) -> str:
    return SPELLINGS.get(text, text)


def _column(token: _Token) -> str:
    return worded("column {number}", number=token.column)
