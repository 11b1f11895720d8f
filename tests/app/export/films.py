"""Short films of the examples, small enough to be compared pixel by pixel."""

from pathlib import Path
from typing import Any

import numpy as np
from av import VideoFrame
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from app.core.file_format.examples import open_example
from app.core.run import build
from app.core.scene import Shot, compose
from app.core.time.player import playhead_at
from app.core.time.timing import Timing
from app.export import ExportJob, format_for
from app.export.film import Film
from app.export.graphics import ensure_application
from app.export.job import film_of
from app.paint import to_image
from engine.plan.step_plan import Granularity

SIZE = (480, 360)
Pixels = NDArray[np.uint8]


def job(output: Path, **options: Any) -> ExportJob:
    """One training step of the worked example, layer by layer, at a few pictures a second."""
    options = {"by": Granularity.LAYER, "fps": 2, "size": SIZE, **options}
    return ExportJob(options.pop("project", open_example("two-two-two")), output, **options)


def film(**options: Any) -> Film:
    """The film of such a job."""
    ensure_application()
    described = job(Path("film.mp4"), **options)
    return film_of(described, format_for(described))


def pixels(image: QImage) -> Pixels:
    """The red, green and blue of a picture: height x width x 3."""
    data = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return data[..., 2::-1].copy()


def rgb(frame: VideoFrame) -> Pixels:
    """The same of a decoded picture."""
    return np.asarray(frame.to_ndarray(format="rgb24"), np.uint8)


def painted(place: float, by: Granularity = Granularity.LAYER) -> Pixels:
    """What the stage shows at a place of the worked example, composed and painted here."""
    project = open_example("two-two-two")
    run = build(project)
    playhead = playhead_at(place, run.events)
    timing, view = Timing(run.plan, by), project.view
    shot = Shot(run, timing, playhead, project.layout, view, *SIZE, playing=True)
    return pixels(to_image(compose(shot)))
