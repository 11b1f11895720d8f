"""Absurd numbers everywhere at once: they are computed with, told about, and never an accident."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.cli.check import computed
from app.cli.trace import Selection, lines
from app.cli.train import trained
from app.core.file_format.project_file import decode, encode
from app.core.notes import notes
from app.core.project import Project
from app.core.run import build
from engine.activations import ACTIVATIONS
from engine.checking.gradcheck import checks
from engine.clipping import CLIPPINGS
from engine.losses import LOSSES
from engine.model import UpdatePolicy
from engine.network import Bias
from engine.optimizers import OPTIMIZERS
from engine.plan.events import Kind
from engine.problem import Problem
from engine.trouble import not_finite

STEPS = 3
NUMBERS = st.sampled_from([0.0, 0.5, -1.0, 1e-320, 3e38, -1e150, 1e150, 1e308, -1e308])
LIMITS = st.sampled_from([0.0, 1.0, 1e308])


def pairs(numbers: st.SearchStrategy[float]) -> st.SearchStrategy[list[list[float]]]:
    pair = st.lists(numbers, min_size=2, max_size=2)
    return st.lists(pair, min_size=2, max_size=2)


def one_of(names: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(list(names))


@st.composite
def projects(draw: st.DrawFn) -> Project:
    """Projects of everything the engine knows, with numbers of any size."""
    policy = draw(one_of(UpdatePolicy))
    training: dict[str, Any] = {"batch_size": draw(st.integers(1, 2)), "update": policy}
    if policy is not UpdatePolicy.IMMEDIATE and draw(st.booleans()):
        training["clipping"] = {"name": draw(one_of(CLIPPINGS)), "limit": draw(LIMITS)}
    hidden = {
        "units": 2, "activation": draw(one_of(ACTIVATIONS)), "weights": draw(pairs(NUMBERS)),
        "bias": draw(one_of(Bias)), "dropout": draw(st.sampled_from([0.0, 0.5])),
    }  # fmt: skip
    output = {"units": 2, "activation": draw(one_of(ACTIVATIONS)), "init": "xavier_uniform"}
    rate = draw(st.sampled_from([0.1, 1e150, 1e308]))
    content = {
        "format": "deltastep", "version": 1, "dtype": draw(st.sampled_from(["float64", "float32"])),
        "network": {"inputs": 2, "layers": [hidden, output]},
        "loss": draw(one_of(LOSSES)),
        "optimizer": {"name": draw(one_of(OPTIMIZERS)), "learning_rate": rate},
        "regularization": {"l1": draw(LIMITS), "l2": draw(LIMITS)},
        "data": {"inputs": draw(pairs(NUMBERS)), "targets": [[0.0, 1.0], [1.0, 0.0]]},
        "training": training,
    }  # fmt: skip
    try:
        return decode(json.dumps(content).encode())
    except Problem:  # a loss that needs probabilities
        assume(False)
        raise


@pytest.mark.filterwarnings("error")
@settings(max_examples=100)
@given(projects())
def test_absurd_numbers_give_no_exception_and_no_warning(project: Project) -> None:
    run = build(project)
    everything = Selection(frozenset(Kind), None)
    events = [event for event, text in lines(run, range(STEPS), everything, 4) if text]
    assert len(events) == run.plan.start(STEPS)
    assert [check.agrees for check in checks(computed(run.history, 1))]
    told = notes(run, STEPS)
    assert all("\n" not in str(trouble) for trouble in told)
    wrong = [event for event in events if not np.isfinite(event.value)]
    first, trouble = run.history.first_not_finite, not_finite(run.history)
    if first is None:
        assert not wrong
    else:
        assert trouble is not None
        assert [str(one) for one in told] == [str(trouble)]
        assert not wrong or trouble.step <= wrong[0].step
    last = STEPS if first is None else first
    if np.isfinite(run.history.state(last).parameters).all():
        encode(trained(project, run, last))
    else:
        assert last == 0
