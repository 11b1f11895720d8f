"""Changes of single numbers."""

from __future__ import annotations

from typing import TypeVar

from msgspec.structs import replace

from app.core.project import Edit, Layer, Moved, Project
from engine.network import Bias

T = TypeVar("T")


def with_layer(project: Project, number: int, layer: Layer) -> Project:
    """Return the project with another layer ``number``, counted from 1."""
    layers = _with_item(project.network.layers, number - 1, layer)
    return replace(project, network=replace(project.network, layers=layers))


def with_weight(project: Project, layer: int, unit: int, source: int, value: float) -> Project:
    """Return the project with another initial weight; the layer must have weights of its own."""
    old = project.network.layers[layer - 1]
    if old.weights is None:
        raise ValueError(f"layer {layer} has no weights of its own")
    row = _with_item(old.weights[unit], source, float(value))
    return with_layer(project, layer, replace(old, weights=_with_item(old.weights, unit, row)))


def with_bias(project: Project, layer: int, unit: int, value: float) -> Project:
    """Return the project with another initial bias; a layer whose are not given has zeros."""
    old = project.network.layers[layer - 1]
    biases = old.biases or (0.0,) * old.bias_count
    place = unit if old.bias is Bias.PER_NEURON else 0
    return with_layer(project, layer, replace(old, biases=_with_item(biases, place, float(value))))


def with_weights_frozen(project: Project, number: int, frozen: bool) -> Project:
    """Return the project with the weights of layer ``number`` kept from learning, or not."""
    old = project.network.layers[number - 1]
    biases = tuple(part for part in old.frozen if part == "biases")
    parts = ("weights", *biases) if frozen else biases
    return with_layer(project, number, replace(old, frozen=parts))


def with_option(project: Project, option: str, value: float) -> Project:
    """Return the project with another number of the optimizer, such as ``learning_rate``."""
    return replace(project, optimizer={**project.optimizer, option: float(value)})


def with_edit(project: Project, edit: Edit) -> Project:
    """Return the project with one more edit, in place of one of the same target and moment."""
    others = (old for old in project.edits if _where(old) != _where(edit))
    edits = tuple(sorted((*others, edit), key=moment))
    return replace(project, edits=edits)


def with_moved(project: Project, moved: Moved) -> Project:
    """Return the project with a neuron dragged to another place."""
    others = (old for old in project.layout.moved if old[:2] != moved[:2])
    return replace(project, layout=replace(project.layout, moved=(*others, moved)))


def moment(edit: Edit) -> tuple[int, int]:
    """Return from when on an edit holds: the training step and the event in it."""
    return edit.step, edit.event


def _where(edit: Edit) -> object:
    return moment(edit), edit.target


def _with_item(items: tuple[T, ...], index: int, item: T) -> tuple[T, ...]:
    return (*items[:index], item, *items[index + 1 :])
