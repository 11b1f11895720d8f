"""What films of all kinds need of FFmpeg."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import av
import numpy as np
from av.container import OutputContainer
from PySide6.QtGui import QImage

from app.core.files import refuse_existing, replacing


def frame_of(image: QImage) -> av.VideoFrame:
    """Return a copy of the picture: filters and encoders keep frames longer than Qt does."""
    pixels = np.frombuffer(image.constBits(), np.uint8)
    return av.VideoFrame.from_ndarray(pixels.reshape(image.height(), image.width(), 4), "bgra")


@contextmanager
def new_container(output: Path, form: str, overwrite: bool) -> Iterator[OutputContainer]:
    """Give a file of the format ``form``; it stands at ``output`` when all has gone well.

    Raises ``OSError`` where it cannot be written.
    """
    refuse_existing(output, overwrite)
    with replacing(output) as temporary, open(temporary, "wb") as file:
        sink = _Sink(file)
        try:
            with av.open(sink, "w", format=form) as container:
                yield container
        except av.FFmpegError as error:
            raise sink.error or error from error


class _Sink:
    """A file for FFmpeg, which says no more than that writing failed: this keeps the reason."""

    def __init__(self, file: BinaryIO) -> None:
        self.error: OSError | None = None
        self.seek, self.tell = file.seek, file.tell
        self._write = file.write

    def write(self, data: bytes) -> int:
        try:
            return self._write(data)
        except OSError as error:
            self.error = error
            raise
