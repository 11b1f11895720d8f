"""What a project says of single neurons, after some have come and others have gone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from app.core.project import (
    Edit,
    Moved,
    Network,
    Neuron,
    OptimizerEdit,
    ParameterEdit,
    Project,
    SlopeEdit,
)
from engine.plan.events import Address, Kind

# How many layers on a source is; that of any other operation is in the layer before.
SOURCES: dict[str | None, int] = {Kind.CONTRIBUTION: 1, Kind.SLOPE: 0}

# For each place now, where that was before; None for what is new.
Places = Sequence[int | None]


class Origin(NamedTuple):
    """Where a layer comes from: its number in the old network, None for a new layer, and units."""

    layer: int | None
    units: Places


class Descent:
    """Which parts of an old network those of a new one are; ``origins`` begin with the inputs."""

    def __init__(self, network: Network, origins: Sequence[Origin]) -> None:
        self.network = network
        self.origins = origins

    def sources(self, number: int) -> Places:
        """Return which sources of its old weights the sources of layer ``number`` stand for.

        Where its neighbour has changed they are taken by their places.
        """
        before, layer = self.origins[number - 1], self.origins[number].layer
        assert layer is not None, "a new layer has no old weights"
        if before.layer == layer - 1:
            return before.units
        count = len(before.units)
        kept = min(count, self.network.units(layer - 1))
        return (*range(kept), *(None,) * (count - kept))

    def layer(self, layer: int) -> int | None:
        """Return the number that an old layer has now, None where it is gone."""
        return _found([origin.layer for origin in self.origins], layer)

    def source(self, layer: int, source: int) -> int | None:
        """Return the source now of the weights of an old layer from an old one, None if gone."""
        number = self.layer(layer)
        return None if number is None else _found(self.sources(number), source)

    def operand(self, kind: str | None, layer: int, source: int) -> int | None:
        """Return the source now of an operation of an old layer, None where it is gone."""
        place = layer + SOURCES.get(kind, -1)
        if place < layer:
            return self.source(layer, source)
        neuron = self.neuron(place, source)
        return neuron and neuron[1]

    def address(self, address: Address) -> Address | None:
        """Return what an old operation is called now, None where a part of it is gone."""
        _, kind, _, layer, unit, source = address
        if layer is None:
            return address
        neuron = None if unit is None else self.neuron(layer, unit)
        now = address._replace(
            layer=self.layer(layer),
            unit=neuron and neuron[1],
            source=None if source is None else self.operand(kind, layer, source),
        )
        return now if now.count(None) == address.count(None) else None

    def neuron(self, layer: int, unit: int) -> Neuron | None:
        """Return what an old neuron is now, None where it is gone."""
        number = self.layer(layer)
        place = None if number is None else _found(self.origins[number].units, unit)
        return None if number is None or place is None else (number, place)

    def followed(self, project: Project) -> Project:
        """Return ``project`` with all that it says of old neurons said of the new ones."""
        edits = [self._edit(edit) for edit in project.edits]
        moved = [self._moved(moved) for moved in project.layout.moved]
        selected = project.view.selected
        return replace(
            project,
            edits=tuple(edit for edit in edits if edit is not None),
            layout=replace(project.layout, moved=tuple(one for one in moved if one is not None)),
            view=replace(project.view, selected=selected and self.neuron(*selected)),
        )

    def _edit(self, edit: Edit) -> Edit | None:
        if isinstance(edit, OptimizerEdit):
            return edit
        if isinstance(edit, SlopeEdit):
            layer = self.layer(edit.layer)
            return None if layer is None else replace(edit, layer=layer)
        neuron = self.neuron(edit.layer, edit.unit)
        if neuron is None or edit.source is None:
            return neuron and _renumbered(edit, neuron, None)
        source = self.source(edit.layer, edit.source)
        return None if source is None else _renumbered(edit, neuron, source)

    def _moved(self, moved: Moved) -> Moved | None:
        neuron = self.neuron(moved.layer, moved.unit)
        return neuron and Moved(*neuron, moved.dx, moved.dy)


def sizes(network: Network) -> list[int]:
    """Return how many units each layer has, the inputs first."""
    return [network.units(number) for number in range(len(network.layers) + 1)]


def by_place(network: Network, sizes: Sequence[int]) -> Descent:
    """Return the descent of layers of other sizes: each is the one of its number.

    The outputs are the outputs. In a layer the first units stay.
    """
    depth, last = len(network.layers), len(sizes) - 1
    numbers = [*range(min(depth, last)), *(None,) * (last - depth), depth]
    return Descent(network, [_resized(network, *each) for each in zip(numbers, sizes, strict=True)])


def _resized(network: Network, number: int | None, size: int) -> Origin:
    kept = 0 if number is None else min(network.units(number), size)
    return Origin(number, (*range(kept), *(None,) * (size - kept)))


def _renumbered(edit: ParameterEdit, neuron: Neuron, source: int | None) -> ParameterEdit:
    return replace(edit, layer=neuron[0], unit=neuron[1], source=source)


def _found(places: Places, old: int) -> int | None:
    return places.index(old) if old in places else None
