"""Which moment each picture of a film shows."""

from itertools import pairwise

import numpy as np
import pytest
from msgspec.structs import replace

from app.core.file_format.examples import open_example
from app.core.project import ParameterEdit, Playhead
from app.core.time.player import Player, place_of
from engine.plan.step_plan import Granularity
from tests.app.export.films import film, painted, pixels


def places(**options: object) -> list[float]:
    return [place_of(playhead) for playhead in film(**options)]


@pytest.mark.parametrize("by", list(Granularity))
@pytest.mark.parametrize("fps", [1, 7, 30])
def test_a_film_goes_from_the_first_event_to_the_last(by: Granularity, fps: int) -> None:
    shown = places(by=by, fps=fps)
    assert shown[0] == 0.0
    assert shown[-1] == film().run.plan.start(1)
    assert all(one <= other for one, other in pairwise(shown))
    assert len(shown) == len(film(by=by, fps=fps))


@pytest.mark.parametrize("by", list(Granularity))
def test_picture_i_shows_what_the_stage_shows_after_i_over_fps_seconds(by: Granularity) -> None:
    one = film(by=by, fps=10)
    for number, shown in enumerate(one):
        _, place = Player(one.span.stop, direction=1).advanced(one.timing, 0.0, number / 10)
        assert place_of(shown) == pytest.approx(place, abs=1e-9)


def test_a_film_lasts_as_long_as_its_groups() -> None:
    one = film(fps=30)
    seconds = sum(group.seconds for group in one.groups())
    assert len(one) == round(seconds * 30) + 1
    assert len(film(fps=60)) == round(seconds * 60) + 1


def test_what_plays_together_can_be_given_its_time() -> None:
    one = film(seconds=0.5, fps=10)
    groups = list(one.groups())
    assert len(one) == 5 * len(groups) + 1
    shown = [place_of(playhead) for playhead in one]
    assert shown[5::5] == pytest.approx([group.span.stop for group in groups])


def test_a_film_of_later_steps_begins_and_ends_with_them() -> None:
    shown = list(film(steps=range(3, 5), by=Granularity.PHASE))
    start, end = (film().run.plan.start(step) for step in (3, 5))
    assert (shown[0].index, shown[0].fraction) == (start, 0.0)
    assert place_of(shown[-1]) == end


def test_there_are_films_of_steps_beyond_the_time_line() -> None:
    project = open_example("two-two-two")
    short = replace(project, training=replace(project.training, steps=1))
    one = film(project=short, steps=range(5, 6))
    assert place_of(list(one)[-1]) == one.run.plan.start(6)
    assert pixels(one.picture(list(one)[-1])).any()


def test_a_short_film_has_its_beginning_and_its_end() -> None:
    assert places(by=Granularity.STEP, fps=1) == [0.0, film().span.stop]


def test_a_picture_is_what_compose_and_paint_make_of_its_moment() -> None:
    one = film(fps=5)
    playheads = list(one)
    # The first ones share their still part.
    for playhead in (*playheads[1:5], *playheads[5::30]):
        assert np.array_equal(pixels(one.picture(playhead)), painted(place_of(playhead)))


def test_the_theme_and_size_are_those_of_the_job() -> None:
    light = film(theme="light", size=(400, 330))
    image = pixels(light.picture(next(iter(light))))
    assert image.shape == (330, 400, 3)
    assert image[0, 0].min() > 200


def test_a_film_shows_what_its_project_is_compared_with() -> None:
    base = open_example("two-two-two")
    edited = replace(base, edits=(ParameterEdit(0, 0, 2, 0, 1, 1.5),))
    end = Playhead(film().span.stop - 1, 1.0)
    alone, alike, compared = (
        pixels(film(project=edited, base=other).picture(end)) for other in (None, edited, base)
    )
    assert np.array_equal(alone, alike)
    assert not np.array_equal(alone, compared)
