from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.time.choreography import MOTIONS, Beat, gentle, landing, passed, steady
from engine.plan.events import Kind

BEATS = [(kind, name) for kind, motion in MOTIONS.items() for name in motion.beats]


def test_every_kind_takes_time_and_has_beats() -> None:
    assert set(MOTIONS) == set(Kind)
    assert all(motion.seconds > 0.0 and motion.beats for motion in MOTIONS.values())


@pytest.mark.parametrize(("kind", "name"), BEATS)
def test_a_beat_is_over_when_its_operation_is(kind: Kind, name: str) -> None:
    beat = MOTIONS[kind].beats[name]
    assert 0.0 <= beat.start < beat.end <= 1.0
    assert passed(kind, name, 0.0) == 0.0
    assert passed(kind, name, 1.0) == 1.0


@pytest.mark.parametrize("easing", [steady, gentle, landing])
def test_easing_goes_from_start_to_end_and_never_back(easing: object) -> None:
    beat = Beat(0.25, 0.75, easing)  # type: ignore[arg-type]
    shares = [beat.passed(number / 40.0) for number in range(41)]
    assert (shares[10], shares[30]) == (0.0, 1.0)
    assert all(one <= other for one, other in pairwise(shares))


@given(st.integers(0, 100).map(lambda percent: percent / 100.0))
def test_what_starts_fast_is_ahead(share: float) -> None:
    assert landing(share) >= share
    assert gentle(share) + gentle(1.0 - share) == pytest.approx(1.0)
