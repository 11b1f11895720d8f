"""What a project file holds, as values that never change.

Every change makes a new ``Project`` that shares all it can with the old one. Layers are numbered
from 1 (0 is the inputs), units, samples, steps and events from 0. Sequences are tuples, so that
equal parts compare quickly.
"""

from __future__ import annotations

from typing import Annotated, Literal, NamedTuple, TypeVar, get_args

from msgspec import Meta, Struct

from app.core.language import LanguageName
from engine.model import UpdatePolicy
from engine.network import Bias
from engine.plan.step_plan import Granularity

T = TypeVar("T")

# What an option of a function may be. Whole numbers in a file become floats.
Option = float | bool | str | tuple[float, ...]
# One entry of a registry: its name, or an object with its name and options.
Choice = str | dict[str, Option]

Numbers = tuple[float, ...]
Matrix = tuple[Numbers, ...]

# What is counted stays exact as a place on the time line, which is a float.
MOST_COUNTED = 2**53 - 1
Natural = Annotated[int, Meta(ge=0, le=MOST_COUNTED)]
Positive = Annotated[int, Meta(ge=1)]
NonNegative = Annotated[float, Meta(ge=0.0)]
ThemeName = Literal["dark", "light", "dark_high_contrast", "light_high_contrast"]
Dtype = Literal["float64", "float32"]
Scale = Literal["standardize", "unit", "symmetric", "none"]
Direction = Literal["right", "down", "circle", "free"]
Neuron = tuple[Natural, Natural]

THEMES: tuple[ThemeName, ...] = get_args(ThemeName)
# How many times as fast as by itself a run may be played.
SLOWEST, FASTEST = 0.1, 100.0
FEWEST_DIGITS, MOST_DIGITS = 3, 17
SMALLEST_ZOOM, LARGEST_ZOOM = 0.25, 20.0


class Strict(Struct, frozen=True, forbid_unknown_fields=True):
    """A part of a project that knows all of its keys."""


class Layer(Strict, frozen=True, omit_defaults=True):
    """One layer: its own weights (units x fan-in) and biases (units), or how to draw them.

    Without ``weights``, ``init`` says how they are drawn from the seed; without ``biases`` all
    are 0. ``bias`` says how many there are: one for each neuron, none, or a single one. Parameters
    named in ``frozen`` get a gradient but no update. ``dropout`` is the share of activations that
    is left out while training. A layer with ``same_weights_as`` has nothing of the above but its
    activation: it uses the weights and biases of that earlier layer.
    """

    units: Positive
    activation: Choice
    weights: Matrix | None = None
    biases: Numbers | None = None
    init: Choice | None = None
    frozen: tuple[Literal["weights", "biases"], ...] = ()
    bias: Bias = Bias.PER_NEURON
    dropout: Annotated[float, Meta(ge=0.0, lt=1.0)] = 0.0
    same_weights_as: Positive | None = None

    @property
    def bias_count(self) -> int:
        """Return how many biases the layer has of its own."""
        return {Bias.PER_NEURON: self.units, Bias.SHARED: 1, Bias.NONE: 0}[self.bias]


class Network(Strict, frozen=True):
    """A fully connected feed-forward network."""

    inputs: Positive
    layers: Annotated[tuple[Layer, ...], Meta(min_length=1)]

    def units(self, layer: int) -> int:
        """Return the number of units of a layer; layer 0 is the inputs."""
        return self.layers[layer - 1].units if layer else self.inputs

    def owner(self, layer: int) -> int:
        """Return the number of the layer whose weights and biases a layer uses."""
        return self.layers[layer - 1].same_weights_as or layer

    def has_unit(self, layer: int, unit: int) -> bool:
        """Return whether there is such a unit; layer 0 is the inputs."""
        return 0 <= layer <= len(self.layers) and 0 <= unit < self.units(layer)


class Regularization(Strict, frozen=True):
    """What is added to the loss of a batch: l1 * sum |w| + l2 / 2 * sum w^2 over all weights."""

    l1: NonNegative = 0.0
    l2: NonNegative = 0.0


class Scaled(Strict, frozen=True, kw_only=True, omit_defaults=True):
    """Data whose numbers may be scaled before a network gets them; see ``engine.columns``.

    What a scaling needs to know, such as a mean, it learns from the samples to train with.
    """

    scale: Scale = "none"
    scale_targets: Scale = "none"


class Rows(Scaled, frozen=True, omit_defaults=True):
    """Data written out in the project: one row a sample."""

    inputs: Annotated[Matrix, Meta(min_length=1)]
    targets: Annotated[Matrix, Meta(min_length=1)]


class Table(Scaled, frozen=True, omit_defaults=True):
    """Data in a CSV file: the columns to feed in, and those to be learned.

    ``csv`` is the file's path: in a project file relative to that file, in memory absolute.
    Without ``separator`` it is what divides the header into the most columns. Rows that miss a
    value in a column that is used are refused, or dropped.
    """

    csv: Annotated[str, Meta(min_length=1)]
    inputs: Annotated[tuple[str, ...], Meta(min_length=1)]
    targets: Annotated[tuple[str, ...], Meta(min_length=1)]
    separator: Literal[",", ";", "\t"] | None = None
    decimal: Literal[".", ","] = "."
    missing: Literal["refuse", "drop"] = "refuse"


class Dataset(Scaled, frozen=True, omit_defaults=True):
    """Data that the program brings along, by name.

    Where they are generated there may be another number of samples than usual, more or less
    noise, and a seed. It is not the project's: other initial weights learn the same data.
    """

    dataset: str
    samples: Annotated[int, Meta(ge=2, le=1_000_000)] | None = None
    noise: Annotated[float, Meta(ge=0.0, le=1000.0)] | None = None
    seed: Natural | None = None


Data = Rows | Table | Dataset


class Split(Strict, frozen=True):
    """Which share of the samples is kept from training, to test with; drawn by a seed."""

    test: Annotated[float, Meta(ge=0.0, lt=1.0)] = 0.25
    seed: Natural = 0


class Training(Strict, frozen=True):
    """Which samples make a step, what it updates and how far, and how many steps there are.

    ``schedule`` says how the learning rate changes with time, ``clipping`` how large a gradient
    may be, ``update`` which layers a step updates, and when. ``steps`` is how long the time line
    is, ``split`` which samples are kept for testing.
    """

    batch_size: Positive = 1
    shuffle: bool = False
    schedule: Choice = "constant"
    clipping: Choice | None = None
    update: UpdatePolicy = UpdatePolicy.AT_ONCE
    steps: Annotated[int, Meta(ge=1, le=1_000_000_000)] = 10_000
    split: Split | None = None


class ParameterEdit(Strict, frozen=True, tag_field="kind", tag="parameter"):
    """A weight, or a bias where ``source`` is None, set by hand.

    It holds from event ``event`` of training step ``step`` on.
    """

    step: Natural
    event: Natural
    layer: Positive
    unit: Natural
    source: Natural | None
    value: float

    @property
    def target(self) -> tuple[int, int, int | None]:
        """Return what is edited, whenever that happens."""
        return self.layer, self.unit, self.source


class OptimizerEdit(Strict, frozen=True, tag_field="kind", tag="optimizer"):
    """A number of the optimizer set by hand, from event ``event`` of step ``step`` on."""

    step: Natural
    event: Natural
    option: str
    value: float

    @property
    def target(self) -> str:
        """Return what is edited, whenever that happens."""
        return self.option


class SlopeEdit(Strict, frozen=True, tag_field="kind", tag="slope"):
    """The slope that a layer learns set by hand, from the beginning of step ``step`` on."""

    step: Natural
    layer: Positive
    value: float

    @property
    def event(self) -> int:
        """Return from which event of the step on it holds: the first."""
        return 0

    @property
    def target(self) -> tuple[str, int]:
        """Return what is edited, whenever that happens."""
        return "slope", self.layer


Edit = ParameterEdit | OptimizerEdit | SlopeEdit


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


# A training step, and how many of its events have happened.
Instant = tuple[Natural, Natural]


class Breakpoint(Strict, frozen=True):
    """Where playing pauses: where a condition (see ``docs/conditions.md``) begins to hold."""

    condition: Annotated[str, Meta(min_length=1)]
    on: bool = True


class Bookmark(Strict, frozen=True):
    """A moment of the run with a name."""

    name: str
    at: Instant


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


class Playhead(Strict, frozen=True):
    """A moment of the run: an event, counted over all steps, and how much of it has passed."""

    index: Natural = 0
    fraction: Annotated[float, Meta(ge=0.0, le=1.0)] = 0.0


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
