from __future__ import annotations

from app.core.layout import Area, Way
from app.core.scene.labels.room import LABEL, Obstacle, Room, Spot, Wish, settled

BOUNDS = Area(0.0, 0.0, 400.0, 400.0)
BEST, SECOND = Spot(100.0, 100.0, 0.0, 100.0, 100.0), Spot(100.0, 200.0, 20.0, 100.0, 200.0)


def wish(*spots: Spot, own: Way | None = None) -> Wish:
    return Wish(60.0, 20.0, spots, own)


def level(y: float) -> Way:
    return Way.straight((0.0, y), (400.0, y))


def middles(room: Room, *wishes: Wish) -> list[tuple[float, float]]:
    return [area.center for area in settled(room, wishes) if area is not None]


def test_with_nothing_in_the_way_a_label_stands_where_it_likes_best() -> None:
    assert middles(Room(BOUNDS, ()), wish(BEST, SECOND)) == [BEST[:2]]


def test_a_label_gives_way_to_what_matters_but_not_to_a_trifle() -> None:
    there = Area.around(110.0, 100.0, 20.0, 20.0)
    assert middles(Room(BOUNDS, (Obstacle(there, 100.0),)), wish(BEST, SECOND)) == [SECOND[:2]]
    assert middles(Room(BOUNDS, (Obstacle(there, 1.0),)), wish(BEST, SECOND)) == [BEST[:2]]


def test_the_second_label_keeps_off_the_first() -> None:
    same = wish(BEST, SECOND)
    assert middles(Room(BOUNDS, ()), same, same) == [BEST[:2], SECOND[:2]]


def test_a_label_without_any_room_is_left_out_but_never_the_first() -> None:
    same = wish(BEST)
    assert settled(Room(BOUNDS, ()), (same, same))[1] is None
    crowded = Room(BOUNDS, (Obstacle(BOUNDS, LABEL),))
    assert middles(crowded, same) == [BEST[:2]]


def test_the_label_of_a_line_hides_nothing_that_matters() -> None:
    line = level(115.0)
    crowded = Room(BOUNDS, (Obstacle(BOUNDS, LABEL),), (line,))
    assert settled(crowded, (wish(BEST, own=line),)) == (None,)
    assert middles(Room(BOUNDS, (), (line,)), wish(BEST, own=line)) == [BEST[:2]]


def test_labels_stay_on_the_stage() -> None:
    outside = Spot(10.0, 100.0, 0.0, 10.0, 100.0)
    assert middles(Room(BOUNDS, ()), wish(outside, SECOND)) == [SECOND[:2]]


def test_labels_keep_off_lines_and_clear_of_them() -> None:
    line = level(115.0)
    assert middles(Room(BOUNDS, (), (line,)), wish(BEST, SECOND)) == [BEST[:2]]
    assert middles(Room(BOUNDS, (), (line,), 9.0), wish(BEST, SECOND)) == [SECOND[:2]]


def test_a_label_does_not_go_beyond_another_line() -> None:
    own, other = (
        Way.straight((0.0, 100.0), (400.0, 100.0)),
        Way.straight((0.0, 160.0), (400.0, 160.0)),
    )
    beyond, near = Spot(100.0, 200.0, 0.0, 100.0, 100.0), Spot(100.0, 40.0, 60.0, 100.0, 100.0)
    assert middles(Room(BOUNDS, (), (own, other)), wish(beyond, near, own=own)) == [near[:2]]


def test_a_label_keeps_off_lines_that_are_no_obstacle_if_it_can() -> None:
    along, beyond = level(100.0), level(180.0)
    assert middles(Room(BOUNDS, (), others=(along,)), wish(BEST, SECOND)) == [SECOND[:2]]
    far = Spot(100.0, 200.0, 20.0, 100.0, 150.0)
    assert middles(Room(BOUNDS, (), others=(along, beyond)), wish(BEST, far)) == [BEST[:2]]
    assert middles(Room(BOUNDS, (), others=(along,)), wish(BEST)) == [BEST[:2]]


def test_labels_stand_in_the_order_of_their_lines() -> None:
    upper, lower = (
        Way.straight((0.0, 180.0), (400.0, 180.0)),
        Way.straight((0.0, 220.0), (400.0, 220.0)),
    )
    first = wish(Spot(300.0, 300.0, 0.0, 300.0, 300.0), own=upper)
    above, below = Spot(100.0, 290.0, 0.0, 100.0, 290.0), Spot(100.0, 310.0, 0.0, 100.0, 310.0)
    assert middles(Room(BOUNDS, ()), first, wish(above, below, own=lower))[1] == below[:2]
    assert middles(Room(BOUNDS, ()), first, wish(above, below))[1] == above[:2]
