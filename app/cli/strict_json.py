"""JSON that every reader takes: what is no finite number is a text that ``float`` reads."""

from __future__ import annotations

import json
import math
from typing import Any

_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False, allow_nan=False).encode


def encode(value: Any) -> str:
    """Return JSON on one line, with "NaN", "Infinity" and "-Infinity" as texts."""
    try:
        return _encode(value)
    except ValueError:  # rarely: who has only finite numbers does not wait for others
        return _encode(_spelled(value))


def _spelled(value: Any) -> Any:
    """Return the same with texts for numbers that JSON does not have."""
    if isinstance(value, dict):
        return {name: _spelled(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_spelled(part) for part in value]
    if isinstance(value, float) and not math.isfinite(value):
        return "NaN" if math.isnan(value) else "Infinity" if value > 0.0 else "-Infinity"
    return value
