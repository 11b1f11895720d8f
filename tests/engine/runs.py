"""Runs in which anything the engine can do may happen."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from engine.history import History
from tests.engine.cases import cases, edited


@st.composite
def histories(draw: st.DrawFn, steps: int) -> History:
    """Runs of any model and number type, some with edits anywhere in the first ``steps`` steps."""
    case = replace(draw(cases()), dtype=draw(st.sampled_from(["float32", "float64"])))
    return draw(edited(case, steps) | st.just(case)).history()
