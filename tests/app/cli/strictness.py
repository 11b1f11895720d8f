"""JSON as readers take it that know nothing but the standard."""

import json
from typing import Any


def strict(text: str) -> Any:
    """What the text holds; NaN and Infinity, which Python would take, are refused."""
    return json.loads(text, parse_constant=_refuse)


def _refuse(word: str) -> float:
    raise ValueError(f"no JSON: {word}")
