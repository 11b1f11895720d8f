import numpy as np
import pytest

import engine.checkpoints
from engine.checkpoints import Checkpoints
from engine.model import State


def test_checkpoints_are_thinned_out_from_the_past(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine.checkpoints, "CHECKPOINT_BYTES", 5000)
    states = [State(np.full(2, float(step)), (), 0) for step in range(100)]
    kept = Checkpoints(states[0])
    for step in range(1, 100):
        kept.add(step, states[step])
        assert kept.bytes_held <= 5000
        assert kept.nearest(step) == (step, states[step])
    kept.add(99, states[0])
    assert kept.nearest(99)[1] is states[99]
    steps = sorted({kept.nearest(step)[0] for step in range(100)})
    assert steps[0] == 0
    gaps = np.diff(steps)
    assert gaps[:3].mean() > gaps[-3:].mean()


def test_where_there_is_no_room_the_first_and_the_last_checkpoint_stay(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(engine.checkpoints, "CHECKPOINT_BYTES", 0)
    kept = Checkpoints(State(np.zeros(2), (), 0))
    for step in range(1, 9):
        kept.add(step, State(np.full(2, float(step)), (), 0))
        assert {kept.nearest(place)[0] for place in range(step + 1)} == {0, step}


def test_checkpoints_after_a_step_are_dropped() -> None:
    kept = Checkpoints(State(np.zeros(2), (), 0))
    for step in (3, 6, 9):
        kept.add(step, State(np.full(2, float(step)), (), 0))
    kept.drop_after(6)
    assert [kept.nearest(step)[0] for step in (2, 5, 6, 100)] == [0, 3, 6, 6]
