"""Films as MP4: H.264 with the colours of BT.709, which is what players take for granted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from av.video.reformatter import ColorPrimaries, ColorRange, Colorspace, ColorTrc
from av.video.stream import VideoStream
from PySide6.QtGui import QImage

from app.export.ffmpeg import frame_of, new_container
from app.export.film import Add, Film

PIXELS = "yuv420p"
# Visually lossless; faster presets make larger files, slower ones hardly smaller.
ENCODER = {"crf": "18", "preset": "veryfast"}


@contextmanager
def mp4(film: Film, output: Path, overwrite: bool) -> Iterator[Add]:
    """Write the pictures to an MP4 file; width and height must be even."""
    with new_container(output, "mp4", overwrite) as container:
        stream = container.add_stream("libx264", rate=film.fps, options=ENCODER)
        stream.width, stream.height, stream.pix_fmt = film.width, film.height, PIXELS
        _tag(stream)

        def add(image: QImage) -> Iterable[object]:
            frame = frame_of(image).reformat(
                format=PIXELS, dst_colorspace=Colorspace.ITU709, dst_color_range=ColorRange.MPEG
            )
            container.mux(stream.encode(frame))
            return ()

        yield add
        container.mux(stream.encode(None))


def _tag(stream: VideoStream) -> None:
    """Say which colours these are: players guess, and guess wrong, where nothing is said."""
    context = stream.codec_context
    context.color_primaries, context.color_trc = ColorPrimaries.BT709, ColorTrc.BT709
    context.colorspace, context.color_range = Colorspace.ITU709, ColorRange.MPEG
