"""The value of a formula in plain text."""

from __future__ import annotations

import math
import re

PYTHON = {
    "−": "-", "×": "*", "·": "*", "^": "**", "½": "0.5*", ", else": " else",
    "√": "sqrt", "2π": "2*pi", "π": "pi",
}  # fmt: skip
NAMES = {
    "ln": math.log, "tanh": math.tanh, "max": max, "min": min, "abs": abs, "exp": math.exp,
    "erf": math.erf, "sqrt": math.sqrt, "sign": lambda z: (z > 0.0) - (z < 0.0),
    "e": math.e, "pi": math.pi, "inf": math.inf,
}  # fmt: skip


def evaluated(text: str) -> float:
    """Return the value of a formula in plain text."""
    for written, meant in PYTHON.items():
        text = text.replace(written, meant)
    text = re.sub(r"\|([^|]*)\|", r"abs(\1)", text)
    # What stands side by side is multiplied.
    text = re.sub(r"\)(?=[a-z(])", ")*", text)
    return float(eval(text, {"__builtins__": {}}, NAMES))
