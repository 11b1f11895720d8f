import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.time.scope import Scope, single, whole

SCOPES = st.builds(
    lambda length, share: Scope(share * (100 - length), length, 100),
    st.floats(0.01, 100.0),
    st.floats(0.0, 1.0),
)


def assert_within(scope: Scope) -> None:
    assert scope.start >= 0.0
    assert scope.stop <= 100.0 + 1e-9


@given(SCOPES, st.floats(-200.0, 200.0))
def test_moving_stays_within_the_run_and_keeps_the_length(scope: Scope, start: float) -> None:
    moved = scope.moved_to(start)
    assert_within(moved)
    assert moved.length == scope.length


@given(SCOPES, st.floats(0.1, 10.0), st.floats(0.0, 1.0))
def test_zooming_keeps_what_is_under_the_mouse_there(
    scope: Scope, factor: float, share: float
) -> None:
    about = scope.at(share)
    zoomed = scope.zoomed(factor, about, 0.001)
    assert_within(zoomed)
    if zoomed.start > 0.0 and zoomed.stop < 100.0:
        assert zoomed.share(about) == pytest.approx(share, abs=1e-6)


def test_zooming_ends_at_one_event_and_at_the_run() -> None:
    assert single(5, 100).zoomed(1e-9, 5.5, 0.02).length == 0.02
    assert single(5, 100).zoomed(1e9, 5.5, 0.02) == whole(100)


@given(SCOPES, st.floats(0.0, 100.0))
def test_a_page_shows_the_place_it_was_turned_to(scope: Scope, at: float) -> None:
    paged = scope.paged_to(at)
    assert paged.shows(at) or paged.share(at) == pytest.approx(round(paged.share(at)), abs=1e-9)


def test_pages_follow_one_another() -> None:
    assert single(3, 100).paged_to(3.5) == single(3, 100)
    assert single(3, 100).paged_to(7.5) == single(7, 100)
    assert single(3, 100).paged_to(0.5) == single(0, 100)
    assert Scope(10.0, 20.0, 100).paged_to(55.0) == Scope(50.0, 20.0, 100)
    assert Scope(70.0, 20.0, 100).paged_to(99.5) == Scope(80.0, 20.0, 100)


@pytest.mark.parametrize(
    ("scope", "touched"),
    [
        (single(3, 100), range(3, 4)),
        (Scope(3.5, 0.1, 100), range(3, 4)),
        (Scope(3.5, 1.0, 100), range(3, 5)),
        (whole(100), range(100)),
    ],
)
def test_touched_are_the_steps_of_which_some_is_seen(scope: Scope, touched: range) -> None:
    assert scope.touched == touched
