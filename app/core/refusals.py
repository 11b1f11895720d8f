"""What a user is told when a file cannot be used: one line, the same in every place."""

from __future__ import annotations

from pathlib import Path

from engine.problem import Problem

# What opening or saving a project may raise.
REFUSED = (Problem, OSError)


def refusal(path: Path | str, wanted: str, error: Exception) -> str:
    """Return ``file: where: what is wrong (what was expected)``, or what the system says.

    ``wanted`` is what could not be done: ``read`` or ``written``.
    """
    if isinstance(error, OSError):
        return f"{error.filename or path}: cannot be {wanted}: {error.strerror or error}"
    return f"{path}: {error}"


def reason(error: Exception) -> str:
    """Return why something cannot be made, to whoever has just tried to: no place is named."""
    if isinstance(error, Problem):
        return f"{error.what[:1].upper()}{error.what[1:]} ({error.expected})."
    return refusal("", "read", error)
