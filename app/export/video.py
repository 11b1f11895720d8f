"""Films as MP4: H.264 with the colours of BT.709, which is what players take for granted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import av
from av.video.reformatter import ColorPrimaries, ColorRange, Colorspace, ColorTrc
from PySide6.QtGui import QImage

from app.core.files import refuse_existing, replacing
from app.export.film import Film
from app.export.pixels import frame_of

# Visually lossless; faster presets make larger files, slower ones hardly smaller.
ENCODER = {"crf": "18", "preset": "veryfast"}


@contextmanager
def mp4(film: Film, output: Path, overwrite: bool) -> Iterator[Callable[[QImage], None]]:
    """Write the pictures to an MP4 file."""
    refuse_existing(output, overwrite)
    with (
        replacing(output) as temporary,
        open(temporary, "wb") as file,
        av.open(file, "w", format="mp4") as container,
    ):
        stream = container.add_stream("libx264", rate=film.fps, options=ENCODER)
        stream.width, stream.height, stream.pix_fmt = film.width, film.height, "yuv420p"
        context = stream.codec_context
        context.color_primaries, context.color_trc = ColorPrimaries.BT709, ColorTrc.BT709
        context.colorspace, context.color_range = Colorspace.ITU709, ColorRange.MPEG

        def add(image: QImage) -> None:
            frame = frame_of(image).reformat(
                format="yuv420p",
                dst_colorspace=Colorspace.ITU709,
                dst_color_range=ColorRange.MPEG,
            )
            container.mux(stream.encode(frame))

        yield add
        container.mux(stream.encode(None))
