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


def _renumbered(edit: ParameterEdit, neuron: Neuron, source: int | None) -> ParameterEdit:
    return replace(edit, layer=neuron[0], unit=neuron[1], source=source)


def _found(places: Places, old: int) -> int | None:
    return places.index(old) if old in places else None
