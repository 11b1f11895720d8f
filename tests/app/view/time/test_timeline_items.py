from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.frame import Disc, Polyline, Text
from app.core.theme import theme
from app.core.time.signs import Sign
from app.core.time.track import PHASES, Caption, Section, Track
from app.view.time import timeline_items as items
from engine.plan.events import Phase

LINE = items.Line(8.0, 1000.0)
COLORS = theme("dark")
SHARES = st.floats(0.0, 1.0)


def track_of(length: float) -> Track:
    section = Section(Phase.FORWARD, (0.0, length / 2.0, length))
    return Track((section,), (Caption(Phase.FORWARD, PHASES[Phase.FORWARD], 0.0, length),))


def texts(track: Track) -> list[str]:
    shown = items.still(track, (0.0, 1.0), LINE, COLORS)
    return [item.text for item in shown if isinstance(item, Text)]


def test_a_caption_stands_only_where_there_is_room_for_it() -> None:
    assert "Forward" in texts(track_of(0.1))
    assert "Forward" not in texts(track_of(0.05))


def test_groups_too_narrow_to_be_told_apart_are_one_bar() -> None:
    assert len(items.played(track_of(0.1), LINE, COLORS)) == 2
    assert len(items.played(track_of(0.005), LINE, COLORS)) == 1


@given(SHARES)
def test_a_place_and_its_share_belong_together(share: float) -> None:
    assert LINE.share(LINE.x(share)) == pytest.approx(share)


@given(SHARES, SHARES)
def test_the_frame_is_never_too_narrow_and_stays_on_the_track(one: float, other: float) -> None:
    start, stop = sorted((one, other))
    area = items.frame_area(start, stop, LINE)
    assert area.width >= items.NARROWEST_FRAME
    assert LINE.left <= area.x
    assert area.x + area.width <= LINE.right + 1e-9
    if stop - start > 0.02:
        assert (area.x, area.width) == pytest.approx((LINE.x(start), (stop - start) * 1000.0))


@given(SHARES)
def test_the_playhead_is_in_some_part_of_the_run(share: float) -> None:
    cell = items.current_cell((0.0, 0.25, 0.5, 1.0), share, LINE, COLORS)
    assert cell.x - 1e-6 <= LINE.x(share) <= cell.x + cell.width + items.GAP + 1e-6


def test_marks_stand_at_their_shares() -> None:
    marks = items.Marks((Sign(0.25, "phase = loss"),), (Sign(0.5, "here"),), (0.1, 0.9))
    above = list(items.above(marks, LINE, COLORS))
    assert [item.x for item in above if isinstance(item, Disc)] == [LINE.x(0.25)]
    (flag,) = (item for item in above if isinstance(item, Polyline))
    assert max(flag.points, key=lambda point: point[1])[0] == LINE.x(0.5)
    assert not any(isinstance(item, Disc) for item in items.below(marks, LINE, COLORS))
