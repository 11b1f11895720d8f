"""Numbers as people type, read and count them."""

from __future__ import annotations

import math
import re

from engine.words.wording import worded

MINUS = "\N{MINUS SIGN}"
# From this size on, a number is shown with a power of ten.
LARGE = 1e7
EXPECTED = worded("a number such as 0.25, 1/3 or 1e-3")

_DECIMAL = r"[+-]?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)(?:[eE][+-]?[0-9]+)?"
_TYPED = re.compile(rf"\s*({_DECIMAL})\s*(?:/\s*({_DECIMAL})\s*)?", re.ASCII)


def parse(
    text: str, lowest: float = -math.inf, highest: float = math.inf, whole: bool = False
) -> float:
    """Return the number that was typed; raise ValueError with a sentence for the person.

    A decimal comma, a fraction and a real minus sign are understood. Marks between groups of
    digits are not: in ``1.000`` or ``1,000`` they could mean either thing, so there is one rule,
    that a point or comma is the decimal one.
    """
    match = _TYPED.fullmatch(text.replace(MINUS, "-"))
    if match is None:
        raise ValueError(worded("This is not a number ({expected}).", expected=EXPECTED))
    above, below = (_decimal(part) for part in match.groups(default="1"))
    if below == 0.0:
        raise ValueError(worded("Nothing can be divided by 0."))
    value = above / below
    if not math.isfinite(value):
        raise ValueError(worded("This number is too large."))
    if whole and not value.is_integer():
        raise ValueError(worded("This has to be a whole number."))
    if not lowest <= value <= highest:
        raise ValueError(_outside(lowest, highest))
    return value


def exact_text(value: float) -> str:
    """Return the shortest text that reads back as the same number."""
    return repr(value).removesuffix(".0").replace("-", MINUS)


def short_text(value: float, decimals: int, signed: bool = False) -> str:
    """Return a number with so many decimals; ``signed`` gives a positive one its sign too.

    A number that this would show as 0 or as a long row of digits gets a power of ten instead. Zero
    has no minus.
    """
    vanishes = value != 0.0 and abs(value) < 0.5 * 10.0**-decimals
    style = ".3e" if vanishes or LARGE <= abs(value) < math.inf else f".{decimals}f"
    sign = "+" if signed and not math.isnan(value) else ""
    return f"{value + 0.0:{sign}{style}}".replace("-", MINUS)


def plus(value: float) -> str:
    """Return the sign to put before a number that is written with none of its own.

    What is not a number is neither positive nor negative.
    """
    return "+" if value >= 0.0 else ""


def round_number(least: float) -> int:
    """Return the smallest 1, 2 or 5 times a power of ten that is not below ``least``."""
    power = int(10 ** math.floor(math.log10(max(least, 1.0))))
    return next(digit * power for digit in (1, 2, 5, 10) if digit * power >= least)


def _decimal(text: str) -> float:
    return float(text.replace(",", "."))


def _outside(lowest: float, highest: float) -> str:
    low, high = exact_text(lowest), exact_text(highest)
    return worded("This is outside of what is possible here, {low} to {high}.", low=low, high=high)
