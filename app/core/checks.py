"""What must be true of a project beyond the types of its parts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from app.core.changes import moment
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
    _check_places(project)


def _check_size(network: Network) -> None:
    total = 0
    for index, layer in enumerate(network.layers):
        total += layer.units * (network.units(index) + 1)
        if total > MOST_PARAMETERS:
            place = f"$.network.layers[{index}].units"
            raise Problem(place, "too large a network", f"at most {MOST_PARAMETERS:,} parameters")


def _check_layer(network: Network, index: int, place: str) -> None:
    layer = network.layers[index]
    _check_activation(layer, place)
    if layer.dropout and index == len(network.layers) - 1:
        raise Problem(f"{place}.dropout", "the outputs cannot be left out", "dropout elsewhere")
    if layer.same_weights_as is None:
        _check_own_parameters(layer, network.units(index), place)
    else:
        _check_same_weights(network, index, layer.same_weights_as, place)


def _check_activation(layer: Layer, place: str) -> None:
    _check_choice(ACTIVATIONS, layer.activation, f"{place}.activation")
    activation = ACTIVATIONS.make(layer.activation)
    if activation.coupled is not None and layer.units == 1:
        what = f"the {activation.name} of one unit is always the same"
        raise Problem(f"{place}.units", what, "two units or more")


def _check_own_parameters(layer: Layer, fan_in: int, place: str) -> None:
    if layer.init is not None:
        _check_choice(INITIALIZERS, layer.init, f"{place}.init")
    elif layer.weights is None:
        raise Problem(place, "no weights", "either weights or init")
    if layer.weights is not None:
        _check_length(layer.weights, layer.units, f"{place}.weights", "rows, one a unit")
        _check_rectangle(layer.weights, fan_in, f"{place}.weights", "weights, one a source")
    if layer.biases is not None:
        meaning = f"biases, as bias is {layer.bias.value}"
        _check_length(layer.biases, layer.bias_count, f"{place}.biases", meaning)


# What a layer that uses the weights of another cannot have of its own.
_OWN = {"weights": None, "biases": None, "init": None, "frozen": (), "bias": Bias.PER_NEURON}


def _check_same_weights(network: Network, index: int, other: int, place: str) -> None:
    layer, key = network.layers[index], f"{place}.same_weights_as"
    for own, absent in _OWN.items():
        if getattr(layer, own) != absent:
            raise Problem(f"{place}.{own}", f"has the weights of layer {other}", f"no {own}")
    if other > index:
        raise Problem(key, f"layer {other} is not before this one", f"at most {index}")
    if network.layers[other - 1].same_weights_as is not None:
        raise Problem(key, f"layer {other} has no weights of its own", "a layer that has")
    shapes = [(network.units(number), network.units(number - 1)) for number in (other, index + 1)]
    if shapes[0] != shapes[1]:
        (units, fan_in), (own_units, own_fan_in) = shapes
        what = f"layer {other} has {units} × {fan_in} weights"
        raise Problem(key, what, f"{own_units} × {own_fan_in} as in this layer")


def _check_training(project: Project) -> None:
    training = project.training
    _check_choice(SCHEDULES, training.schedule, "$.training.schedule")
    if training.clipping is not None:
        _check_choice(CLIPPINGS, training.clipping, "$.training.clipping")
    if training.update is not UpdatePolicy.IMMEDIATE:
        return
    if training.clipping is not None:
        what = "clipping needs all gradients before anything is updated"
        raise Problem("$.training.clipping", what, "none with immediate updates")
    for index, layer in enumerate(project.network.layers):
        if layer.same_weights_as is not None:
            place = f"$.network.layers[{index}].same_weights_as"
            what = "the gradient of shared weights is known only after all of their uses"
            raise Problem(place, what, "weights of its own with immediate updates")


def _check_pairing(project: Project) -> None:
    """A loss that takes the logarithm of outputs needs them to be probabilities."""
    last = len(project.network.layers) - 1
    activation = ACTIVATIONS.make(project.network.layers[last].activation)
    low, high = activation.bounds
    if LOSSES.make(project.loss).needs_probabilities and (low < 0.0 or high > 1.0):
        what = f"{activation.name} gives no probabilities, which {choice_name(project.loss)} needs"
        raise Problem(f"$.network.layers[{last}].activation", what, "such as sigmoid or softmax")


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
                raise Problem(f"$.data.{part}[{index}]", f"{name!r} again", "each column once")
    if table.separator == table.decimal:
        what = "a comma cannot divide both columns and decimals"
        raise Problem("$.data.separator", what, "a semicolon or a tab")


def _check_rows(rows: Rows, network: Network) -> None:
    outputs = network.layers[-1].units
    _check_rectangle(rows.inputs, network.inputs, "$.data.inputs", "numbers, one an input")
    _check_rectangle(rows.targets, outputs, "$.data.targets", "numbers, one an output")
    _check_length(rows.targets, len(rows.inputs), "$.data.targets", "rows, as in inputs")


def _check_rectangle(rows: Iterable[Numbers], width: int, place: str, meaning: str) -> None:
    for index, row in enumerate(rows):
        _check_length(row, width, f"{place}[{index}]", meaning)


def _check_length(items: Sequence[object], length: int, place: str, meaning: str) -> None:
    if len(items) != length:
        raise Problem(place, f"{len(items)} given", f"{length} {meaning}")


def _check_edits(project: Project) -> None:
    for index, edit in enumerate(project.edits):
        _check_edit(edit, project, f"$.edits[{index}]")
    for index, (earlier, later) in enumerate(pairwise(project.edits), start=1):
        if moment(later) < moment(earlier):
            raise Problem(f"$.edits[{index}]", "earlier than the one before", "order of time")


def _check_edit(edit: Edit, project: Project, place: str) -> None:
    if isinstance(edit, ParameterEdit):
        _check_parameter(edit, project.network, place)
    else:
        _check_option(edit, project, place)


def _check_parameter(edit: ParameterEdit, network: Network, place: str) -> None:
    _check_unit(network, edit.layer, edit.unit, place)
    if edit.source is not None and not network.has_unit(edit.layer - 1, edit.source):
        expected = f"less than {network.units(edit.layer - 1)}, or null for the bias"
        raise Problem(f"{place}.source", f"no source {edit.source}", expected)
    owner = network.layers[network.owner(edit.layer) - 1]
    if edit.source is None and owner.bias is Bias.NONE:
        raise Problem(f"{place}.source", f"layer {edit.layer} has no biases", "a source")


def _check_option(edit: OptimizerEdit, project: Project, place: str) -> None:
    optimizer = OPTIMIZERS.make(project.optimizer)
    if edit.option not in optimizer.numbers:
        expected = expected_name(edit.option, optimizer.numbers)
        raise Problem(f"{place}.option", f"unknown option {edit.option!r}", expected)
    try:
        edited_optimizer(optimizer, {edit.option: edit.value})
    except Problem as problem:
        raise Problem(f"{place}.value", problem.what, problem.expected) from None


def _check_places(project: Project) -> None:
    for index, moved in enumerate(project.layout.moved):
        _check_unit(project.network, moved.layer, moved.unit, f"$.layout.moved[{index}]")
    if project.view.selected is not None:
        _check_unit(project.network, *project.view.selected, "$.view.selected")
    if len(set(project.view.plane)) == 1:
        raise Problem("$.view.plane", f"{list(project.view.plane)}", "two different inputs")


def _check_unit(network: Network, layer: int, unit: int, place: str) -> None:
    if not network.has_unit(layer, unit):
        sizes = ", ".join(str(network.units(number)) for number in range(len(network.layers) + 1))
        raise Problem(place, f"no unit {unit} in layer {layer}", f"layers of {sizes} units")
