"""Layers and units that come and go, while the rest of the network keeps its numbers.

A weight is kept where both of its ends are; where a layer comes or goes between two others, the
weights into the second stay in their places as far as its new sources reach. New weights are those
that a layer of the new shape would have there, drawn by the layer's initializer from the seed,
the layer's number and its shape; new biases are 0. A layer whose weights are drawn has them
written out from then on where they would be drawn differently. Layers of which one changes its
shape do not share their weights any more.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec.structs import replace

from app.core.changes.fitted import Fitted
from app.core.changes.following import Descent, Origin, Places, by_place, sizes
from app.core.changes.naming import lost_breakpoints, with_breakpoints
from app.core.initial import drawn, initial_weights
from app.core.project import Choice, Layer, Network, Numbers, Project
from engine.arrays import Array
from engine.network import Bias

# What a layer is like that has no other to take after, and how weights are drawn that come to
# a layer whose own are written out.
USUAL_ACTIVATION: Choice = "tanh"
USUAL_INIT: Choice = "xavier_uniform"
# A new layer has as many units as the one before it, so that no weight is lost; at most so many.
MOST_NEW_UNITS = 8


def with_unit(project: Project, layer: int) -> Fitted:
    """Return the project with one more unit, the last, in a layer."""
    origins = _unchanged(project.network)
    origins[layer] = Origin(layer, (*origins[layer].units, None))
    return restructured(project, origins)


def without_unit(project: Project, layer: int, unit: int) -> Fitted:
    """Return the project without a unit."""
    origins = _unchanged(project.network)
    origins[layer] = Origin(layer, tuple(old for old in origins[layer].units if old != unit))
    return restructured(project, origins)


def with_new_layer(project: Project, number: int) -> Fitted:
    """Return the project with a new layer ``number`` before the one that has that number now.

    It takes after the layer before it, or else after the one behind it, if they are hidden.
    """
    origins = _unchanged(project.network)
    units = min(project.network.units(number - 1), MOST_NEW_UNITS)
    return restructured(project, [*origins[:number], Origin(None, (None,) * units),
                                  *origins[number:]])  # fmt: skip


def without_layer(project: Project, number: int) -> Fitted:
    """Return the project without a hidden layer."""
    origins = _unchanged(project.network)
    return restructured(project, [*origins[:number], *origins[number + 1 :]])


def restructured(project: Project, origins: Sequence[Origin]) -> Fitted:
    """Return the project with its network made of those parts of it, the inputs first."""
    descent = Descent(project.network, origins)
    layers: list[Layer] = []
    # Which layer has the weights of each old layer that has been met.
    owners: dict[int, int] = {}
    for number, origin in enumerate(origins[1:], start=1):
        if origin.layer is None:
            layers.append(_new_layer(project.network, number, len(origin.units)))
            continue
        kept = _Kept(project, descent, number)
        owner = owners.setdefault(kept.owner, number) if kept.whole else number
        layers.append(kept.layer if owner == number else kept.sharing(owner))
    network = Network(len(origins[0].units), tuple(layers))
    changed = descent.followed(replace(project, network=network))
    changed = with_breakpoints(changed, descent)
    return Fitted(changed, lost_breakpoints(project, changed), descent)


def _unchanged(network: Network) -> list[Origin]:
    """Return the parts of a network as they are, to be changed: the inputs first."""
    return [*by_place(network, sizes(network)).origins]


def _new_layer(network: Network, number: int, units: int) -> Layer:
    hidden = [one for one in (number - 1, number) if 0 < one < len(network.layers)]
    if not hidden:
        return Layer(units, USUAL_ACTIVATION, init=USUAL_INIT)
    model = network.layers[hidden[0] - 1]
    return Layer(units, model.activation, init=model.init or USUAL_INIT)


class _Kept:
    """A layer of the old network, as layer ``number`` of the new one."""

    def __init__(self, project: Project, descent: Descent, number: int) -> None:
        origin, network = descent.origins[number], project.network
        assert origin.layer is not None
        self._seed, self._number = project.seed, number
        self._old = network.layers[origin.layer - 1]
        self.owner = network.owner(origin.layer)
        self._model = network.layers[self.owner - 1]
        self._fan_in = network.units(origin.layer - 1)
        self._rows, self._columns = origin.units, descent.sources(number)

    @property
    def whole(self) -> bool:
        """Return whether the layer has all of its weights, and no others."""
        return _is_whole(self._rows, self._old.units) and _is_whole(self._columns, self._fan_in)

    def sharing(self, owner: int) -> Layer:
        """Return the layer with the weights of another one."""
        return replace(self._old, same_weights_as=owner)

    @property
    def layer(self) -> Layer:
        """Return the layer with weights of its own."""
        layer = replace(self._model, activation=self._old.activation, dropout=self._old.dropout)
        stays = layer.weights is not None or self._number == self.owner
        if self.whole and stays:
            return layer
        weights = tuple(map(tuple, self._weights().tolist()))
        return replace(layer, units=len(self._rows), weights=weights, biases=self._biases())

    def _weights(self) -> Array:
        old = initial_weights(self._model, self.owner, self._fan_in, self._seed)
        assert old is not None, "the owner of weights has them"
        shape = len(self._rows), len(self._columns)
        weights = drawn(self._model.init or USUAL_INIT, (self._seed, self._number, *shape), *shape)
        kept = np.ix_(*(_new_places(places) for places in (self._rows, self._columns)))
        weights[kept] = old[np.ix_(*map(_old_places, (self._rows, self._columns)))]
        return weights

    def _biases(self) -> Numbers | None:
        biases = self._model.biases
        if biases is None or self._model.bias is not Bias.PER_NEURON:
            return biases
        return tuple(0.0 if old is None else biases[old] for old in self._rows)


def _is_whole(places: Places, count: int) -> bool:
    return list(places) == [*range(count)]


def _new_places(places: Places) -> list[int]:
    return [new for new, old in enumerate(places) if old is not None]


def _old_places(places: Places) -> list[int]:
    return [old for old in places if old is not None]
