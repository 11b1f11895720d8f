"""What can be set by hand: each control's range, its value at a moment, and what setting it does.

Before anything has happened a control changes what the run starts from; later it makes an edit
that holds from the moment shown on, and leaves what came before as it was.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from msgspec.structs import replace

from app.core.changes import with_bias, with_edit, with_layer, with_option, with_weight
from app.core.project import Layout, OptimizerEdit, ParameterEdit, Project, SlopeEdit
from app.core.session import Session
from engine.activations import ACTIVATIONS
from engine.marks import of_learned_slope, of_option
from engine.network import Bias
from engine.optimizers import OPTIMIZERS
from engine.problem import Problem
from engine.registry import Choice, choice_name
from engine.words.terms import Mark
from engine.words.wording import worded

Moment = tuple[int, int]
START: Moment = (0, 0)


@dataclass(frozen=True)
class Control:
    """One number that can be set.

    ``low`` and ``high`` bound its slider, ``decimals`` are shown, ``unit`` stands behind it.
    ``lowest`` and ``highest`` bound what may be typed, ``whole`` that it has no decimals. What
    ``slides`` not is typed only. ``read`` returns its value at the moment
    a session shows; ``write`` returns the project in which it has another one from a moment on.
    ``mark`` is what it is called where it is a quantity of formulas.
    """

    label: str
    low: float
    high: float
    decimals: int
    read: Callable[[Session], float]
    write: Callable[[Project, Moment, float], Project]
    unit: str = ""
    lowest: float = -1e300
    highest: float = 1e300
    whole: bool = False
    slides: bool = True
    mark: Mark | None = None


def optimizer_control(
    label: str, option: str, low: float, high: float, highest: float = 1e300, decimals: int = 3
) -> Control:
    """Return the control of one number of the optimizer, 0 where the optimizer has none such.

    What the optimizer cannot use changes nothing: Nesterov's momentum, for one, is never 0.
    """

    def write(project: Project, moment: Moment, value: float) -> Project:
        changed = with_option(project, option, value)
        if not _is_usable(changed.optimizer):
            return project
        return (
            changed
            if moment == START
            else with_edit(project, OptimizerEdit(*moment, option, value))
        )

    def read(session: Session) -> float:
        step, event = session.moment
        return session.run.trace.reader(step).optimizer(event).numbers.get(option, 0.0)

    return Control(
        label, low, high, decimals, read, write, lowest=0.0, highest=highest,
        mark=of_option(option),
    )  # fmt: skip


def _is_usable(optimizer: Choice) -> bool:
    try:
        OPTIMIZERS.make(optimizer)
    except Problem:
        return False
    return True


def layout_control(
    label: str,
    field: str,
    low: float,
    high: float,
    *,
    lowest: float = 1.0,
    highest: float = 10_000.0,
    decimals: int = 0,
    unit: str = " px",
) -> Control:
    """Return the control of one number of the layout, usually a length in pixels."""

    def write(project: Project, moment: Moment, value: float) -> Project:
        layout: Layout = replace(project.layout, **{field: value})
        return replace(project, layout=layout)

    def read(session: Session) -> float:
        return float(getattr(session.project.layout, field))

    return Control(label, low, high, decimals, read, write, unit, lowest, highest)


def parameter_control(
    label: str, layer: int, unit: int, source: int | None, mark: Mark | None = None
) -> Control:
    """Return the control of a weight, or of a bias when ``source`` is None.

    Setting what layers or units share sets it for all of them.
    """

    def write(project: Project, moment: Moment, value: float) -> Project:
        number = project.network.owner(layer)
        owner = project.network.layers[number - 1]
        shared = source is None and owner.bias is Bias.SHARED
        place = number, 0 if shared else unit
        if moment != START or (source is not None and owner.weights is None):
            return with_edit(project, ParameterEdit(*moment, *place, source, value))
        if source is None:
            return with_bias(project, *place, value)
        return with_weight(project, *place, source, value)

    def read(session: Session) -> float:
        return float(session.parameters[session.run.network.place(layer, unit, source)])

    return Control(label, -2.0, 2.0, 4, read, write, mark=mark)


def slope_control(label: str, layer: int) -> Control:
    """Return the control of the slope that a layer's activation function learns.

    In the middle of a run it holds from the beginning of the step that is shown.
    """

    def write(project: Project, moment: Moment, value: float) -> Project:
        if moment[0] > 0:
            return with_edit(project, SlopeEdit(moment[0], layer, value))
        old = project.network.layers[layer - 1]
        name = choice_name(old.activation)
        # What is learned starts from the one option that such a function has.
        (option,) = ACTIVATIONS.options(name)
        started = replace(old, activation={"name": name, option.name: value})
        return with_layer(project, layer, started)

    def read(session: Session) -> float:
        step, event = session.moment
        parameters = session.run.trace.reader(step).parameters_at(event)
        return float(parameters[session.run.network.slices[layer - 1].slope.start])

    return Control(label, 0.0, 1.0, 4, read, write, mark=of_learned_slope(layer))


LEARNING_RATE = optimizer_control(worded("Learning rate η"), "learning_rate", 0.0, 2.0, 1e300)
MOMENTUM = optimizer_control(worded("Momentum"), "momentum", 0.0, 0.99, 1.0)
LAYER_SPACING = layout_control(worded("Layer spacing"), "layer_spacing", 80.0, 420.0)
NEURON_SIZE = layout_control(worded("Neuron size"), "neuron_size", 12.0, 120.0)
CURVATURE = layout_control(
    worded("Edge curvature"), "curvature", 0.0, 1.0, lowest=0.0, highest=1.0, decimals=2, unit=""
)
NEURON_SPACING = layout_control(worded("Neuron spacing"), "neuron_spacing", 40.0, 260.0)
