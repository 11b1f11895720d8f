"""What a project file holds, as values that never change.

Every change makes a new ``Project`` that shares all it can with the old one. Layers are numbered
from 1 (0 is the inputs), units, samples, steps and events from 0. Sequences are tuples, so that
equal parts compare quickly.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from app.core.project.data import Data, Dataset, Rows, Scale, Split, Table
from app.core.project.edits import Edit, OptimizerEdit, ParameterEdit, SlopeEdit
from app.core.project.moments import Bookmark, Breakpoint, Playhead
from app.core.project.network import Layer, Network
from app.core.project.training import Regularization, Training
from app.core.project.values import Choice, Instant, Matrix, Neuron, Numbers, Option, Strict
from app.core.project.view import (
    FASTEST,
    FEWEST_DIGITS,
    LARGEST_ZOOM,
    MOST_DIGITS,
    SLOWEST,
    SMALLEST_ZOOM,
    THEMES,
    Camera,
    Direction,
    Layout,
    Moved,
    ThemeName,
    View,
)

__all__ = [
    "FASTEST", "FEWEST_DIGITS", "LARGEST_ZOOM", "MOST_DIGITS", "SLOWEST", "SMALLEST_ZOOM", "THEMES",
    "Bookmark", "Breakpoint", "Camera", "Choice", "Data", "Dataset", "Direction", "Dtype", "Edit",
    "Instant", "Layer", "Layout", "Matrix", "Moved", "Network", "Neuron", "Numbers",
    "OptimizerEdit", "Option", "ParameterEdit", "Playhead", "Project", "Regularization", "Rows",
    "Scale", "SlopeEdit", "Split", "Table", "ThemeName", "Training", "View",
]  # fmt: skip

Dtype = Literal["float64", "float32"]


class Project(Strict, frozen=True, kw_only=True):
    """Everything a project file says."""

    format: Literal["deltastep"] = "deltastep"
    version: Literal[1] = 1
    seed: Annotated[int, Meta(ge=0)] = 0
    dtype: Dtype = "float64"
    network: Network
    loss: Choice
    optimizer: dict[str, Option]
    regularization: Regularization = Regularization()
    data: Data
    training: Training = Training()
    edits: tuple[Edit, ...] = ()
    breakpoints: tuple[Breakpoint, ...] = ()
    bookmarks: tuple[Bookmark, ...] = ()
    layout: Layout = Layout()
    view: View = View()
    playhead: Playhead = Playhead()
