"""The end of a command that did not do what was asked: one line and an exit code."""

from __future__ import annotations

from enum import IntEnum


class Code(IntEnum):
    """Exit codes; from 64 to 78 with the meanings that BSD's sysexits gave them."""

    DONE = 0
    CHECK_FAILED = 1
    USAGE = 2
    BAD_DATA = 65
    NO_INPUT = 66
    UNAVAILABLE = 69
    INTERNAL = 70
    CANNOT_CREATE = 73
    WRITE_FAILED = 74
    LOCKED = 75
    NEWER_VERSION = 76
    INTERRUPTED = 130
    TERMINATED = 143


class CommandError(Exception):
    """Something a user can do something about."""

    def __init__(self, line: str, code: Code) -> None:
        super().__init__(line)
        self.code = code
