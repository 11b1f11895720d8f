"""How a run is looked at: where neurons stand, how closely, and how all of it is shown."""

from __future__ import annotations

from typing import Annotated, Literal, NamedTuple, get_args

from msgspec import Meta

from app.core.language import LanguageName
from app.core.project.values import Instant, Natural, Neuron, Strict
from engine.plan.step_plan import Granularity

ThemeName = Literal["dark", "light", "dark_high_contrast", "light_high_contrast"]
Direction = Literal["right", "down", "circle", "free"]

THEMES: tuple[ThemeName, ...] = get_args(ThemeName)
# How many times as fast as by itself a run may be played.
SLOWEST, FASTEST = 0.1, 100.0
FEWEST_DIGITS, MOST_DIGITS = 3, 17
SMALLEST_ZOOM, LARGEST_ZOOM = 0.25, 20.0


class Moved(NamedTuple):
    """How far a neuron was dragged from its place, in pixels."""

    layer: Natural
    unit: Natural
    dx: float
    dy: float


class Layout(Strict, frozen=True):
    """Where neurons stand; lengths in pixels at scale 1.

    ``direction`` is the order of the layers: to the right, downwards, clockwise round a circle, or
    none. ``neuron_size`` is the largest diameter of a neuron, ``curvature`` how far edges are bent.
    ``image`` says whether the inputs are drawn as a picture; None leaves that to the data.
    """

    direction: Direction = "right"
    layer_spacing: Annotated[float, Meta(gt=0.0)] = 300.0
    neuron_spacing: Annotated[float, Meta(gt=0.0)] = 190.0
    neuron_size: Annotated[float, Meta(gt=0.0)] = 76.0
    curvature: Annotated[float, Meta(ge=0.0, le=1.0)] = 0.0
    image: bool | None = None
    moved: tuple[Moved, ...] = ()


class Camera(NamedTuple):
    """How closely the network is looked at: how many times as large, and how far it was moved.

    ``x`` and ``y`` are in pixels at scale 1.
    """

    zoom: Annotated[float, Meta(ge=SMALLEST_ZOOM, le=LARGEST_ZOOM)] = 1.0
    x: float = 0.0
    y: float = 0.0


class View(Strict, frozen=True):
    """How a run is looked at: nothing in here changes what is computed.

    With ``fractions`` numbers that are exactly a fraction are written as one; with ``checked`` the
    finite difference stands beside each derivative of the loss.
    With ``heat_maps`` each neuron shows its answers over the plane of two inputs, ``plane``; of a
    network that does not have these inputs, over that of its first two.
    With ``reduced_motion`` each stage of an operation is shown finished at once.
    ``log_loss`` and ``log_steps`` say which axes of the chart of the loss are logarithmic.
    ``follow`` is playing as fast as training goes, instead of at ``speed``. ``repeat`` is the part
    of the run that is played again and again.
    """

    granularity: Granularity = Granularity.NEURON
    speed: Annotated[float, Meta(ge=SLOWEST, le=FASTEST)] = 1.0
    theme: ThemeName = "dark"
    language: LanguageName = "en"
    digits: Annotated[int, Meta(ge=FEWEST_DIGITS, le=MOST_DIGITS)] = 4
    fractions: bool = False
    checked: bool = False
    selected: Neuron | None = None
    heat_maps: bool = False
    plane: tuple[Natural, Natural] = (0, 1)
    reduced_motion: bool = False
    log_loss: bool = False
    log_steps: bool = False
    camera: Camera = Camera()
    follow: bool = False
    repeat: tuple[Instant, Instant] | None = None
