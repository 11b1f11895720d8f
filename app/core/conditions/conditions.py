"""What the conditions on a run may ask for: its operations, or how training stands."""

from __future__ import annotations

from engine.evaluation import Evaluation
from engine.problem import Problem
from engine.search.conditions import parse
from engine.search.inquiry import FIELDS as EVENT_FIELDS
from engine.search.predicates import Condition
from engine.words.wording import worded

# What takes an evaluation of all samples to train with.
MEASURED = Evaluation._fields
# What a condition on training may ask for.
TRAINING_FIELDS = (*MEASURED, "step", "epoch")


def read(text: str) -> Condition:
    """Return the condition that ``text`` says; raise ``Problem`` if it says none."""
    condition = parse(text, tuple(dict.fromkeys((*EVENT_FIELDS, *TRAINING_FIELDS))))
    if not (of_events(condition) or condition.fields <= {*TRAINING_FIELDS}):
        epochs = ", ".join(sorted(condition.fields - {*EVENT_FIELDS}))
        what = worded("operations have no {fields}", fields=epochs)
        expected = worded("fields of operations only, or of training only")
        raise Problem(worded("the condition"), what, expected)
    return condition


def of_events(condition: Condition) -> bool:
    """Return whether a condition is one on single events, and not on how training stands."""
    return condition.fields <= {*EVENT_FIELDS}
