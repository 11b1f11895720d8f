"""The mathematical alphabets of Unicode: which character is the italic or bold form of another."""

from __future__ import annotations

_UPPER, _LOWER, _DIGITS = ord("A"), ord("a"), ord("0")
_GREEK_UPPER, _GREEK_LOWER = 0x391, 0x3B1
_LATIN_LENGTH, _GREEK_LENGTH, _DIGITS_LENGTH = 26, 25, 10
_PARTIAL = "∂"


def _run(first: int, styled: int, length: int) -> dict[str, str]:
    """Return the pairs of two runs of ``length`` code points."""
    return {chr(first + k): chr(styled + k) for k in range(length)}


def _letters(upper: int, lower: int, greek: int, greek_lower: int) -> dict[str, str]:
    """Return the pairs of an alphabet that starts at these code points."""
    return (
        _run(_UPPER, upper, _LATIN_LENGTH)
        | _run(_LOWER, lower, _LATIN_LENGTH)
        | _run(_GREEK_UPPER, greek, _GREEK_LENGTH)
        | _run(_GREEK_LOWER, greek_lower, _GREEK_LENGTH)
    )


# Unicode left a hole at the italic h: that letter already existed as Planck's constant.
ITALIC = _letters(0x1D434, 0x1D44E, 0x1D6E2, 0x1D6FC) | {"h": "\u210e", _PARTIAL: "\U0001d715"}
BOLD = (
    _letters(0x1D400, 0x1D41A, 0x1D6A8, 0x1D6C2)
    | _run(_DIGITS, 0x1D7CE, _DIGITS_LENGTH)
    | {_PARTIAL: "\U0001d6db"}
)
_BOLD_ITALIC = _letters(0x1D468, 0x1D482, 0x1D71C, 0x1D736) | {_PARTIAL: "\U0001d74f"}
BOLD |= {ITALIC[letter]: styled for letter, styled in _BOLD_ITALIC.items()}
