"""What must be true of a project beyond the types of its parts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from app.core.changes import moment
from app.core.conditions.conditions import read
from app.core.project import (
    Choice,
    Data,
    Edit,
    Layer,
    Network,
    Numbers,
    OptimizerEdit,
    ParameterEdit,
    Project,
    Rows,
    SlopeEdit,
    Table,
)
from engine.activations import ACTIVATIONS
from engine.clipping import CLIPPINGS
from engine.edits import edited_optimizer
from engine.initializers import INITIALIZERS
from engine.losses import LOSSES
from engine.model import UpdatePolicy
from engine.network import Bias
from engine.optimizers import OPTIMIZERS
from engine.problem import Problem, expected_name
from engine.registry import Registry, choice_name
from engine.schedules import SCHEDULES
from engine.words.wording import worded

# Bounds the memory that a small file can ask for: 400 MB of float64.
MOST_PARAMETERS = 50_000_000


def check(project: Project) -> None:
    """Raise ``Problem`` for the first part of ``project`` that does not fit the others."""
    _check_size(project.network)
    for index in range(len(project.network.layers)):
        _check_layer(project.network, index, f"$.network.layers[{index}]")
    _check_choice(LOSSES, project.loss, "$.loss")
    _check_pairing(project)
    _check_choice(OPTIMIZERS, project.optimizer, "$.optimizer")
    _check_training(project)
    _check_data(project.data, project.network)
    _check_edits(project)
    _check_breakpoints(project)
    _check_places(project)


def _check_size(network: Network) -> None:
    total = 0
    for index, layer in enumerate(network.layers):
        total += layer.units * (network.units(index) + 1)
        if total > MOST_PARAMETERS:
            place = f"$.network.layers[{index}].units"
            most = worded("at most {count:,} parameters", count=MOST_PARAMETERS)
            raise Problem(place, worded("too large a network"), most)


def _check_layer(network: Network, index: int, place: str) -> None:
    layer = network.layers[index]
    _check_activation(layer, place)
    if layer.dropout and index == len(network.layers) - 1:
        what = worded("the outputs cannot be left out")
        raise Problem(f"{place}.dropout", what, worded("dropout elsewhere"))
    if layer.same_weights_as is None:
        _check_own_parameters(layer, network.units(index), place)
    else:
        _check_same_weights(network, index, layer.same_weights_as, place)


def _check_activation(layer: Layer, place: str) -> None:
    _check_choice(ACTIVATIONS, layer.activation, f"{place}.activation")
    activation = ACTIVATIONS.make(layer.activation)
    if activation.coupled is not None and layer.units == 1:
        what = worded("the {name} of one unit is always the same", name=activation.name)
        raise Problem(f"{place}.units", what, worded("two units or more"))


def _check_own_parameters(layer: Layer, fan_in: int, place: str) -> None:
    if layer.init is not None:
        _check_choice(INITIALIZERS, layer.init, f"{place}.init")
    elif layer.weights is None:
        raise Problem(place, worded("no weights"), worded("either weights or init"))
    if layer.weights is not None:
        rows = worded("{count} rows, one a unit", count=layer.units)
        _check_length(layer.weights, layer.units, f"{place}.weights", rows)
        weights = worded("{count} weights, one a source", count=fan_in)
        _check_rectangle(layer.weights, fan_in, f"{place}.weights", weights)
    if layer.biases is not None:
        biases = worded(
            "{count} biases, as bias is {policy}",
            count=layer.bias_count, policy=layer.bias.value,
        )  # fmt: skip
        _check_length(layer.biases, layer.bias_count, f"{place}.biases", biases)


# What a layer that uses the weights of another cannot have of its own.
_OWN = {"weights": None, "biases": None, "init": None, "frozen": (), "bias": Bias.PER_NEURON}


def _check_same_weights(network: Network, index: int, other: int, place: str) -> None:
    layer, key = network.layers[index], f"{place}.same_weights_as"
    for own, absent in _OWN.items():
        if getattr(layer, own) != absent:
            what = worded("has the weights of layer {number}", number=other)
            raise Problem(f"{place}.{own}", what, worded("no {key}", key=own))
    if other > index:
        what = worded("layer {number} is not before this one", number=other)
        raise Problem(key, what, worded("at most {count}", count=index))
    if network.layers[other - 1].same_weights_as is not None:
        what = worded("layer {number} has no weights of its own", number=other)
        raise Problem(key, what, worded("a layer that has"))
    shapes = [(network.units(number), network.units(number - 1)) for number in (other, index + 1)]
    if shapes[0] != shapes[1]:
        (units, fan_in), (own_units, own_fan_in) = shapes
        what = worded(
            "layer {number} has {units} × {fan_in} weights",
            number=other, units=units, fan_in=fan_in,
        )  # fmt: skip
        expected = worded("{units} × {fan_in} as in this layer", units=own_units, fan_in=own_fan_in)
        raise Problem(key, what, expected)


def _check_training(project: Project) -> None:
    training = project.training
    _check_choice(SCHEDULES, training.schedule, "$.training.schedule")
    if training.clipping is not None:
        _check_choice(CLIPPINGS, training.clipping, "$.training.clipping")
    if training.update is not UpdatePolicy.IMMEDIATE:
        return
    if training.clipping is not None:
        what = worded("clipping needs all gradients before anything is updated")
        raise Problem("$.training.clipping", what, worded("none with immediate updates"))
    for index, layer in enumerate(project.network.layers):
        if layer.same_weights_as is not None:
            place = f"$.network.layers[{index}].same_weights_as"
            what = worded("the gradient of shared weights is known only after all of their uses")
            raise Problem(place, what, worded("weights of its own with immediate updates"))


def _check_pairing(project: Project) -> None:
    """A loss that takes the logarithm of outputs needs them to be probabilities."""
    last = len(project.network.layers) - 1
    activation = ACTIVATIONS.make(project.network.layers[last].activation)
    if LOSSES.make(project.loss).needs_probabilities and not activation.probabilities:
        what = worded(
            "{activation} gives no probabilities, which {loss} needs",
            activation=activation.name, loss=choice_name(project.loss),
        )  # fmt: skip
        expected = worded("such as sigmoid or softmax")
        raise Problem(f"$.network.layers[{last}].activation", what, expected)


def _check_choice(registry: Registry[Any], choice: Choice, place: str) -> None:
    try:
        registry.make(choice)
    except Problem as problem:
        raise problem.within(place) from None


def _check_data(data: Data, network: Network) -> None:
    if isinstance(data, Rows):
        _check_rows(data, network)
    elif isinstance(data, Table):
        _check_table(data)


def _check_table(table: Table) -> None:
    """Columns may be inputs and targets at once, as where a network learns to repeat them."""
    for part, names in ("inputs", table.inputs), ("targets", table.targets):
        for index, name in enumerate(names):
            if name in names[:index]:
                again = worded("{name!r} again", name=name)
                raise Problem(f"$.data.{part}[{index}]", again, worded("each column once"))
    if table.separator == table.decimal:
        what = worded("a comma cannot divide both columns and decimals")
        raise Problem("$.data.separator", what, worded("a semicolon or a tab"))


def _check_rows(rows: Rows, network: Network) -> None:
    outputs = network.layers[-1].units
    numbers = worded("{count} numbers, one an input", count=network.inputs)
    _check_rectangle(rows.inputs, network.inputs, "$.data.inputs", numbers)
    numbers = worded("{count} numbers, one an output", count=outputs)
    _check_rectangle(rows.targets, outputs, "$.data.targets", numbers)
    as_many = worded("{count} rows, as in inputs", count=len(rows.inputs))
    _check_length(rows.targets, len(rows.inputs), "$.data.targets", as_many)


def _check_rectangle(rows: Iterable[Numbers], width: int, place: str, expected: str) -> None:
    for index, row in enumerate(rows):
        _check_length(row, width, f"{place}[{index}]", expected)


def _check_length(items: Sequence[object], length: int, place: str, expected: str) -> None:
    if len(items) != length:
        raise Problem(place, worded("{count} given", count=len(items)), expected)


def _check_edits(project: Project) -> None:
    for index, edit in enumerate(project.edits):
        _check_edit(edit, project, f"$.edits[{index}]")
    for index, (earlier, later) in enumerate(pairwise(project.edits), start=1):
        if moment(later) < moment(earlier):
            what = worded("earlier than the one before")
            raise Problem(f"$.edits[{index}]", what, worded("order of time"))


def _check_edit(edit: Edit, project: Project, place: str) -> None:
    if isinstance(edit, ParameterEdit):
        _check_parameter(edit, project.network, place)
    elif isinstance(edit, SlopeEdit):
        _check_slope(edit, project.network, place)
    else:
        _check_option(edit, project, place)


def _check_parameter(edit: ParameterEdit, network: Network, place: str) -> None:
    _check_unit(network, edit.layer, edit.unit, place)
    if edit.source is not None and not network.has_unit(edit.layer - 1, edit.source):
        what = worded("no source {number}", number=edit.source)
        expected = worded(
            "less than {count}, or null for the bias", count=network.units(edit.layer - 1)
        )
        raise Problem(f"{place}.source", what, expected)
    owner = network.layers[network.owner(edit.layer) - 1]
    if edit.source is None and owner.bias is Bias.NONE:
        what = worded("layer {number} has no biases", number=edit.layer)
        raise Problem(f"{place}.source", what, worded("a source"))


def _check_slope(edit: SlopeEdit, network: Network, place: str) -> None:
    _check_unit(network, edit.layer, 0, place)
    activation = ACTIVATIONS.make(network.layers[edit.layer - 1].activation)
    if activation.learned is None:
        what = worded("the activation of layer {number} learns no slope", number=edit.layer)
        raise Problem(f"{place}.layer", what, worded("a layer that learns one"))


def _check_option(edit: OptimizerEdit, project: Project, place: str) -> None:
    optimizer = OPTIMIZERS.make(project.optimizer)
    if edit.option not in optimizer.numbers:
        expected = expected_name(edit.option, optimizer.numbers)
        what = worded("unknown option {name!r}", name=edit.option)
        raise Problem(f"{place}.option", what, expected)
    try:
        edited_optimizer(optimizer, {edit.option: edit.value})
    except Problem as problem:
        raise Problem(f"{place}.value", problem.what, problem.expected) from None


def _check_breakpoints(project: Project) -> None:
    for index, breakpoint in enumerate(project.breakpoints):
        try:
            read(breakpoint.condition)
        except Problem as problem:
            raise problem.within(f"$.breakpoints[{index}].condition, ") from None


def _check_places(project: Project) -> None:
    for index, moved in enumerate(project.layout.moved):
        _check_unit(project.network, moved.layer, moved.unit, f"$.layout.moved[{index}]")
    if project.view.selected is not None:
        _check_unit(project.network, *project.view.selected, "$.view.selected")
    if len(set(project.view.plane)) == 1:
        expected = worded("two different inputs")
        raise Problem("$.view.plane", f"{list(project.view.plane)}", expected)


def _check_unit(network: Network, layer: int, unit: int, place: str) -> None:
    if not network.has_unit(layer, unit):
        sizes = ", ".join(str(network.units(number)) for number in range(len(network.layers) + 1))
        what = worded("no unit {unit} in layer {layer}", unit=unit, layer=layer)
        raise Problem(place, what, worded("layers of {sizes} units", sizes=sizes))
