from pathlib import Path

import av
import numpy as np
import pytest

from app.export import export
from app.export.gif import SAMPLED
from engine.problem import Problem
from tests.app.export.films import Pixels, film, job, pixels, rgb
from tests.running import names

# 255 colours for all pictures: smooth edges of many colours lose a little.
MEAN_TOLERANCE = 1.0


def decoded(path: Path) -> tuple[list[float], list[Pixels]]:
    with av.open(path) as container:
        frames = list(container.decode(video=0))
        times = [round(float(frame.time), 6) for frame in frames]
        return times, [rgb(frame) for frame in frames]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the film, made once."""
    path = tmp_path_factory.mktemp("film") / "film.gif"
    for _ in export(job(path)):
        pass
    return path


def test_every_picture_of_the_film_is_in_the_file(path: Path) -> None:
    one = film()
    _, found = decoded(path)
    for picture, playhead in zip(found, one, strict=True):
        expected = pixels(one.picture(playhead)).astype(float)
        assert np.abs(picture - expected).mean() < MEAN_TOLERANCE
    assert names(path.parent) == {"film.gif"}


def test_colours_are_looked_for_a_picture_at_a_time(tmp_path: Path) -> None:
    done = [number for number, _ in export(job(tmp_path / "film.gif"))]
    assert done.count(0) >= SAMPLED
    assert list(dict.fromkeys(done)) == list(range(len(film()) + 1))


def test_what_stands_still_does_not_flicker(path: Path) -> None:
    _, found = decoded(path)
    assert {tuple(picture[-1, 0]) for picture in found} == {tuple(found[0][-1, 0])}


def test_times_are_the_nearest_hundredths(tmp_path: Path) -> None:
    for _ in export(job(tmp_path / "film.gif", fps=30, seconds=0.2)):
        pass
    times, _ = decoded(tmp_path / "film.gif")
    assert times == [round(number / 30, 2) for number in range(len(film(fps=30, seconds=0.2)))]


def test_it_plays_for_ever(path: Path) -> None:
    assert b"NETSCAPE2.0\x03\x01\x00\x00" in path.read_bytes()


def test_faster_than_viewers_can_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="51 pictures a second"):
        next(export(job(tmp_path / "film.gif", fps=51)))
    assert names(tmp_path) == set()


def test_giving_up_leaves_nothing_behind(tmp_path: Path) -> None:
    pictures = export(job(tmp_path / "film.gif"))
    next(pictures)
    pictures.close()
    assert names(tmp_path) == set()
