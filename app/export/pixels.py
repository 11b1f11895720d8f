"""Pictures of Qt for FFmpeg."""

from __future__ import annotations

import numpy as np
from av import VideoFrame
from PySide6.QtGui import QImage


def frame_of(image: QImage) -> VideoFrame:
    """Return a copy of the picture: filters and encoders keep frames longer than Qt does."""
    pixels = np.frombuffer(image.constBits(), np.uint8)
    return VideoFrame.from_ndarray(pixels.reshape(image.height(), image.width(), 4), "bgra")
