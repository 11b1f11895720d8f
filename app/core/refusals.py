"""What a user is told when a file cannot be used: one line, the same in every place."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from engine.problem import Problem
from engine.words.wording import joined, worded

# What opening or saving a project may raise.
REFUSED = (Problem, OSError)


_CANNOT = {"read": worded("cannot be read"), "written": worded("cannot be written")}
# What systems say most often: found by their words, it can be said in other languages.
_REASONS: dict[str, str] = {
    reason: reason
    for reason in (
        worded("No such file or directory"),
        worded("Permission denied"),
        worded("File exists"),
        worded("Not a directory"),
        worded("Is a directory"),
        worded("No space left on device"),
        worded("Read-only file system"),
    )
}


def refusal(path: Path | str, wanted: Literal["read", "written"], error: Exception) -> str:
    """Return ``file: where: what is wrong (what was expected)``, or what the system says.

    ``wanted`` is what could not be done.
    """
    if isinstance(error, OSError):
        reason = error.strerror or str(error)
        told = _REASONS.get(reason, reason)
        return joined(": ", (str(error.filename or path), _CANNOT[wanted], told))
    told = error.words if isinstance(error, Problem) else str(error)
    return joined(": ", (str(path), told))


def reason(error: Exception) -> str:
    """Return why something cannot be made, to whoever has just tried to: no place is named."""
    if isinstance(error, Problem):
        return worded(
            "That is not possible: {what} ({expected}).", what=error.what, expected=error.expected
        )
    return refusal("", "read", error)
