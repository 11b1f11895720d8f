from __future__ import annotations

import pytest

from app.core.frame import MONO_ADVANCE, Anchor, Face, Text
from app.core.hands_on.handles import Handle, handle_items, handles
from app.core.layout import Area, Places
from app.core.scene import Shot, compose, places_of
from app.core.session import Session
from app.core.theme import theme
from tests.app.core.scene.shots import shot
from tests.app.core.sessions import session_of


def shot_of(session: Session) -> Shot:
    project = session.project
    return Shot(
        session.run, session.timing, project.playhead, project.layout, project.view, 880, 680
    )


def only(shot: Shot, point: tuple[float, float]) -> Handle:
    (handle,) = handles(shot, point)
    return handle


def middle(places: Places, *neurons: tuple[int, int]) -> tuple[float, float]:
    points = [places.neurons[neuron] for neuron in neurons]
    return tuple(sum(axis) / len(points) for axis in zip(*points, strict=True))


def test_nothing_is_shown_while_the_mouse_is_elsewhere() -> None:
    assert handles(shot_of(session_of()), None) == ()


def test_a_hidden_layer_grows_and_those_of_the_data_do_not() -> None:
    shot = shot_of(session_of())
    places = places_of(shot)
    handle = only(shot, places.neurons[1, 1])
    assert handle.offer.label == "Add unit h3"
    assert handle.y > places.neurons[1, 1][1] + places.radius
    for layer in (0, 2):
        assert handles(shot, places.neurons[layer, 0]) == ()


def test_between_two_layers_there_is_room_for_a_new_one() -> None:
    shot = shot_of(session_of())
    places = places_of(shot)
    for gap, words in ((1, "inputs"), (2, "hidden")):
        handle = only(shot, middle(places, (gap - 1, 0), (gap, 0), (gap - 1, 1), (gap, 1)))
        assert handle.offer.label == f"Add a layer after “{words}”"
        assert handle.y < places.neurons[gap, 0][1] - places.radius


def test_a_chosen_neuron_can_go_and_one_of_the_data_says_why_not() -> None:
    for selected, refused in (((1, 0), False), ((0, 0), True)):
        shot = shot_of(session_of(selected=selected))
        (handle,) = handles(shot, None)
        assert not handle.adds
        assert (handle.offer.refusal is not None) == refused


def test_every_handle_is_on_the_stage_above_the_card() -> None:
    for name in ("two-two-two", "spiral", "iris", "digits"):
        shot = shot_of(session_of(name))
        places = places_of(shot)
        for point in places.neurons.values():
            for handle in handles(shot, point):
                assert handle.holds(handle.x, handle.y)
                assert 0.0 < handle.y < 480.0


def test_the_picture_shows_what_is_under_the_mouse_and_what_cannot_be_done() -> None:
    colors = theme("dark")
    (fixed,) = handles(shot_of(session_of(selected=(0, 0))), None)
    (free,) = handles(shot_of(session_of(selected=(1, 0))), None)
    pictures = [list(handle_items(*look)) for look in (
        (fixed, colors, False), (free, colors, False), (free, colors, True),
    )]  # fmt: skip
    strokes = [disc.stroke for disc, *_ in pictures]  # type: ignore[union-attr]
    assert len(set(strokes)) == 3


@pytest.mark.parametrize("size", [(880, 680), (560, 440), (456, 446)])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_the_handle_of_a_layer_hides_neither_a_pile_nor_a_delta(
    size: tuple[int, int], share: float
) -> None:
    taken = []
    for place in (2.0 + share, 7.0 - share, 38.0 + share, 39.0 + share, 50.5):
        shown = shot("two-two-two", place, size=size)
        frame = compose(shown)
        items = [item for item in (*frame.still, *frame.moving) if isinstance(item, Text)]
        taken += [
            Area.around(item.x, item.y, len(item.text) * item.size * MONO_ADVANCE, item.size)
            for item in items if item.face is Face.MONO and item.anchor is Anchor.MIDDLE
        ]  # fmt: skip
    handle = only(shown, places_of(shown).neurons[1, 1])
    button = Area.around(handle.x, handle.y, 2.0 * handle.radius, 2.0 * handle.radius)
    assert taken
    assert not any(button.meets(area) for area in taken)
