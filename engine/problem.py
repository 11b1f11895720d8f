"""The one error of the engine and of everything that reads what a user wrote."""

from __future__ import annotations


class Problem(ValueError):
    """Something a user gave cannot be used.

    ``place`` says where it stands (``$.network.layers[1].units``, ``row 7, column petal_width``),
    ``what`` what is wrong there and ``expected`` what should stand there instead.
    """

    def __init__(self, place: str, what: str, expected: str) -> None:
        super().__init__(place, what, expected)
        self.place = place
        self.what = what
        self.expected = expected

    def __str__(self) -> str:
        """Return the problem as one line."""
        return f"{self.place}: {self.what} ({self.expected})"

    def within(self, place: str) -> Problem:
        """Return the same problem, seen from further outside."""
        return Problem(place + self.place, self.what, self.expected)
