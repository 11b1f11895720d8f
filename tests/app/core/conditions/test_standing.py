import numpy as np

from app.core.conditions.standing import standing
from tests.app.core.sessions import session_of


def test_only_what_is_asked_for_is_measured() -> None:
    run = session_of("xor").run
    assert standing(run, 3, ["step"]) == {"step": 3, "epoch": 3}
    assert run.history.computed == 0
    found = standing(run, 3, ["loss"])
    assert set(found) == {"step", "epoch", "loss", "accuracy", "dead"}
    assert run.history.computed == 3
    assert np.isclose(found["loss"], run.history.record(3).loss)
