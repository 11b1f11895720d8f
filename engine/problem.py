"""The one error of the engine and of everything that reads what a user wrote."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from engine.words.wording import Wording, joined, worded

# Of each part of a problem so many letters are told: the rest still fits on the line.
LONGEST_PART = 300


class Problem(ValueError):  # noqa: N818 - it is the user's, no error of the program
    """Something a user gave cannot be used.

    ``place`` says where it stands (``$.network.layers[1].units``, ``row 7, column petal_width``),
    ``what`` what is wrong there and ``expected`` what should stand there instead. Each may quote
    what the user wrote: it is kept to one line, and not a long one, whatever that holds. A part
    that is a wording, and nothing had to be done about, can be said in another language.
    """

    def __init__(self, place: str, what: str, expected: str) -> None:
        self.place, self.what, self.expected = map(_part, (place, what, expected))
        super().__init__(self.place, self.what, self.expected)

    @property
    def words(self) -> Wording:
        """Return the problem as one line, to be said in any language."""
        return joined("", (self.place, ": ", self.what, " (", self.expected, ")"))

    def __str__(self) -> str:
        """Return the problem as one line."""
        return str(self.words)

    def within(self, place: str) -> Self:
        """Return the same problem, seen from further outside."""
        return type(self)(joined("", (place, self.place)), self.what, self.expected)


def expected_name(wrong: str, known: Iterable[str]) -> str:
    """Return what should stand in place of a wrong name: the one that was meant, or all known."""
    import difflib  # only the one who errs waits for it

    names = [*known]
    near = difflib.get_close_matches(wrong, names, 1)
    if near:
        return worded("did you mean {name!r}?", name=near[0])
    return worded("one of {names}", names=", ".join(map(_listed, names)))


def _listed(name: str) -> str:
    """Return a name as one of several, in quotes where it would look like more or like none."""
    return name if name.strip() and not {*",;"} & {*name} else repr(name)


def _part(text: str) -> str:
    line = one_line(text[: LONGEST_PART + 1])
    line = line if len(line) <= LONGEST_PART else line[: LONGEST_PART - 1] + "…"
    return text if line == text else line


def one_line(text: str) -> str:
    """Return ``text`` with line breaks, and whatever else cannot be seen, as escapes."""
    return "".join(
        letter if letter.isprintable() else letter.encode("unicode_escape").decode()
        for letter in text
    )
