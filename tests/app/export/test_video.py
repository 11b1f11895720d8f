from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

from app.export import export
from app.export.video import mp4
from tests.app.export.films import Pixels, film, job, pixels, rgb
from tests.running import names

# Eight bits of brightness and colour difference are coarser than eight bits of red, green, blue.
TOLERANCE = 4
# Pictures in which next to nothing has moved are no better told apart than this.
ALIKE = 0.01


def decoded(path: Path) -> list[Pixels]:
    with av.open(path) as container:
        return [rgb(frame) for frame in container.decode(video=0)]


def difference(one: Pixels, other: Pixels) -> float:
    return float(np.abs(one.astype(int) - other).mean())


def distances(ones: list[Pixels], others: list[Pixels]) -> NDArray[np.float32]:
    """How far each is from each, as the root of the mean square: ones x others."""
    a, b = (
        np.array(pictures, np.float32).reshape(len(pictures), -1) for pictures in (ones, others)
    )
    squares = (a**2).mean(1)[:, None] + (b**2).mean(1) - 2.0 * (a @ b.T) / a.shape[1]
    roots: NDArray[np.float32] = np.sqrt(np.maximum(squares, 0.0))
    return roots


def test_every_picture_of_the_film_is_in_the_file(tmp_path: Path) -> None:
    for _ in export(job(tmp_path / "film.mp4")):
        pass
    one, found = film(), decoded(tmp_path / "film.mp4")
    expected = [pixels(one.picture(playhead)) for playhead in one]
    assert len(found) == len(expected)
    assert max(map(difference, found, expected)) < TOLERANCE
    far = distances(found, expected)
    assert (far.diagonal() < far.min(axis=1) + ALIKE).all()
    assert names(tmp_path) == {"film.mp4"}


def test_pictures_come_at_their_time_and_none_is_lost(tmp_path: Path) -> None:
    for _ in export(job(tmp_path / "film.mp4", fps=30, seconds=0.1)):
        pass
    with av.open(tmp_path / "film.mp4") as container:
        times = [frame.time for frame in container.decode(video=0)]
    assert times == pytest.approx([number / 30 for number in range(len(film(fps=30, seconds=0.1)))])


@pytest.mark.parametrize(
    "color", ["#00ff00", "#ff0000", "#0000ff", "#0e1116", "#f2ae3c", "#ffffff"]
)
def test_colours_come_back_and_are_tagged(color: str, tmp_path: Path) -> None:
    one = film()
    image = QImage(one.width, one.height, QImage.Format.Format_RGB32)
    image.fill(QColor(color))
    with mp4(one, tmp_path / "color.mp4", False) as add:
        add(image)
    (picture,) = decoded(tmp_path / "color.mp4")
    assert np.abs(picture.astype(int) - pixels(image)).max() <= TOLERANCE
    with av.open(tmp_path / "color.mp4") as container:
        context = container.streams.video[0].codec_context
        bt709 = 1
        assert context.pix_fmt == "yuv420p"
        assert (context.colorspace, context.color_primaries, context.color_trc) == (bt709,) * 3
        assert context.color_range == 1


def test_odd_sizes_become_even(tmp_path: Path) -> None:
    for _ in export(job(tmp_path / "film.mp4", size=(401, 333))):
        pass
    assert decoded(tmp_path / "film.mp4")[0].shape == (334, 402, 3)


def test_giving_up_leaves_the_old_film_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "film.mp4").write_bytes(b"mine")
    pictures = export(job(tmp_path / "film.mp4", overwrite=True))
    assert next(done for done, _ in pictures if done) == 1
    assert len(names(tmp_path)) == 2
    pictures.close()
    assert names(tmp_path) == {"film.mp4"}
    assert (tmp_path / "film.mp4").read_bytes() == b"mine"


def test_a_film_that_is_there_is_kept_unless_told(tmp_path: Path) -> None:
    (tmp_path / "film.mp4").write_bytes(b"mine")
    with pytest.raises(FileExistsError):
        all(done == 0 for done, _ in export(job(tmp_path / "film.mp4")))
    assert (tmp_path / "film.mp4").read_bytes() == b"mine"
    for _ in export(job(tmp_path / "film.mp4", overwrite=True)):
        pass
    assert decoded(tmp_path / "film.mp4")
