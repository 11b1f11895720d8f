"""Films as GIF: one palette for all pictures, so that what stands still does not flicker."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from fractions import Fraction
from functools import partial
from itertools import islice
from pathlib import Path

from av.filter import Graph
from av.video.format import VideoFormat
from PySide6.QtGui import QImage

from app.core.errands import Tell, elsewhere
from app.core.project import Playhead
from app.export.ffmpeg import frame_of, new_container
from app.export.film import Add, Film

# A palette is made of about so many pictures, spread over the film.
SAMPLED = 24
# GIF counts time in these.
TICK = Fraction(1, 100)
# Width and height of a palette: one pixel a colour.
PALETTE = (16, 16)
# While the palette is made others get their turn this often, in seconds.
PATIENCE = 0.005


@contextmanager
def gif(film: Film, output: Path, overwrite: bool) -> Iterator[Add]:
    """Write the pictures to a GIF file that plays for ever.

    Before those of the film it takes the pictures of ``sampled``, from which it has its palette;
    after the last of them that takes a while.
    """
    with new_container(output, "gif", overwrite) as container:
        graph = _graph(film, "paletteuse", "dither=none:diff_mode=rectangle", inputs=2)
        palette = _graph(film, "palettegen", "stats_mode=full", inputs=1)
        stream = container.add_stream("gif", rate=1 / TICK)
        stream.width, stream.height, stream.pix_fmt = film.width, film.height, "pal8"
        stream.time_base = TICK
        number = -len(range(0, len(film), _stride(film)))

        def add(image: QImage) -> Iterable[object]:
            nonlocal number
            frame = frame_of(image)
            if number < 0:
                palette.vpush(frame)
            else:
                frame.time_base, frame.pts = TICK, round(number / film.fps / TICK)
                graph.vpush(frame, at=0)
                container.mux(stream.encode(graph.vpull()))
            number += 1
            return elsewhere(partial(_hand_over, palette, graph), PATIENCE) if number == 0 else ()

        yield add
        container.mux(stream.encode(None))


def sampled(film: Film) -> Iterator[Playhead]:
    """Iterate over some moments, spread over the film, whose colours stand for all."""
    return islice(film, 0, None, _stride(film))


def _stride(film: Film) -> int:
    return max(1, len(film) // SAMPLED)


def _hand_over(palette: Graph, graph: Graph, _: Tell) -> None:
    """Give the 255 colours that serve the film best; one is left for what does not change."""
    palette.vpush(None)
    graph.vpush(palette.vpull(), at=1)
    graph.vpush(None, at=1)


def _graph(film: Film, name: str, arguments: str, inputs: int) -> Graph:
    """Return a filter with its ends: the first input takes pictures, a second one a palette."""
    graph = Graph()
    work = graph.add(name, arguments)
    for number, (width, height) in enumerate([(film.width, film.height), PALETTE][:inputs]):
        source = graph.add_buffer(
            width=width, height=height, format=VideoFormat("bgra"), time_base=TICK
        )
        source.link_to(work, 0, number)
    work.link_to(graph.add("buffersink"))
    graph.configure()
    return graph
