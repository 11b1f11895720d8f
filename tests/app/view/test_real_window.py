"""The program as it is started, on a real X server, with a real mouse."""

import signal
import subprocess
from collections.abc import Iterator

import numpy as np
import pytest

from app.core.color import Color
from app.core.theme import theme
from tests.app.view.real_program import HEIGHT, WIDTH, no_first_start, started, wait_until
from tests.app.view.x_display import Pixels, Screen, available, x_server

pytestmark = pytest.mark.skipif(not available(), reason="Xvfb is not installed")

# Where to look for sliders: the left panel. A thumb is the only thing there so wide in its colour.
PANEL = slice(60, 620), slice(0, 230)
THUMB_WIDTH = 9
# Learning rate, momentum and weight decay at least.
LEAST_SLIDERS = 3

Place = tuple[int, int]


@pytest.fixture
def screen() -> Iterator[Screen]:
    with x_server(WIDTH, HEIGHT) as display:
        screen = Screen(display)
        yield screen
        screen.close()


@pytest.fixture
def program(screen: Screen) -> Iterator[subprocess.Popen[bytes]]:
    no_first_start()
    with started(screen.display) as program:
        yield program


def rgb(color: Color) -> int:
    return color & 0xFFFFFF


def thumbs(picture: Pixels) -> list[Place]:
    """The middles of the thumbs in the left panel, from the top."""
    same = picture[PANEL] == rgb(theme("dark").thumb)
    last = same.shape[1] - THUMB_WIDTH
    wide = np.logical_and.reduce([same[:, n : last + n] for n in range(THUMB_WIDTH)])
    rows = [int(row) + PANEL[0].start for row in np.flatnonzero(wide.any(axis=1))]
    starts = [row for row in rows if row - 1 not in rows]
    return [_middle(picture, start, rows) for start in starts]


def _middle(picture: Pixels, start: int, rows: list[int]) -> Place:
    end = next(row for row in range(start, HEIGHT) if row not in rows)
    row = (start + end - 1) // 2
    columns = np.flatnonzero(picture[row, PANEL[1]] == rgb(theme("dark").thumb))
    return round(float(columns.mean())), row


def test_a_slider_follows_the_mouse(screen: Screen, program: subprocess.Popen[bytes]) -> None:
    def sliders() -> list[Place]:
        return thumbs(screen.picture(WIDTH, HEIGHT))

    wait_until(lambda: len(sliders()) >= LEAST_SLIDERS)
    before = screen.picture(WIDTH, HEIGHT)
    (x, y), *others = thumbs(before)
    screen.move(x, y)
    screen.press()
    for way in range(10, 61, 10):
        screen.move(x + way, y)
    screen.release()
    wait_until(lambda: abs(sliders()[0][0] - (x + 60)) <= 1)
    after = screen.picture(WIDTH, HEIGHT)
    assert thumbs(after)[1:] == others
    # The number above the slider is another one, the groove is filled as far as the thumb.
    assert (before[y - 30 : y - 10, PANEL[1]] != after[y - 30 : y - 10, PANEL[1]]).any()
    assert after[y, x + 30] == rgb(theme("dark").muted)
    assert before[y, x + 30] == rgb(theme("dark").track)


def test_a_program_that_is_told_to_end_ends(
    screen: Screen, program: subprocess.Popen[bytes]
) -> None:
    wait_until(lambda: len(thumbs(screen.picture(WIDTH, HEIGHT))) >= LEAST_SLIDERS)
    program.send_signal(signal.SIGTERM)
    _, errors = program.communicate()
    assert errors == b""
    assert program.returncode == 143
