"""What a layer's units do in one phase: blocks of equal operations, and their order.

A block stands for as many events as its layer has units times operations, and costs nothing: the
event of an address, and the address of an event, are arithmetic.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from engine.network import Bias, LayerSpec, NetworkSpec
from engine.plan.events import Address, Kind, Phase


class Run(NamedTuple):
    """Consecutive events of one kind in one unit: one per source, then one without a source."""

    kind: Kind
    sources: int
    sourceless: bool

    @property
    def events(self) -> int:
        """Return how many there are."""
        return self.sources + self.sourceless

    def has(self, source: int | None) -> bool:
        """Return whether there is an event for that source, or the one without."""
        return self.sourceless if source is None else 0 <= source < self.sources


Operation = tuple[Run, ...]
_Holding = tuple[Phase, Kind, int | None]


@dataclass(frozen=True)
class Block:
    """The events of one layer in one phase: its units one after another, each doing the same.

    ``operations`` are what a unit does, in order; one operation is one formula. ``unit_named`` is
    false for what the layer does as a whole, and ``layer`` None for what the network does.
    """

    phase: Phase
    layer: int | None
    units: int
    operations: tuple[Operation, ...]
    unit_named: bool = True

    @cached_property
    def runs(self) -> tuple[tuple[int, Run], ...]:
        """Return each run with the place where it begins within its unit."""
        result, start = [], 0
        for operation in self.operations:
            for run in operation:
                result.append((start, run))
                start += run.events
        return tuple(result)

    @cached_property
    def unit_events(self) -> int:
        """Return how many events one unit has."""
        return sum(run.events for _, run in self.runs)

    @cached_property
    def operation_starts(self) -> tuple[int, ...]:
        """Return where each operation begins within its unit."""
        starts, start = [], 0
        for operation in self.operations:
            starts.append(start)
            start += sum(run.events for run in operation)
        return tuple(starts)

    @property
    def events(self) -> int:
        """Return how many events the block has."""
        return self.units * self.unit_events

    def address(self, offset: int, position: int | None) -> Address:
        """Return what the event ``offset`` of this block is."""
        if self.layer is None:
            return Address(self.phase, self.runs[0][1].kind)
        number, rest = divmod(offset, self.unit_events)
        start, run = next(entry for entry in reversed(self.runs) if rest >= entry[0])
        source = rest - start if rest - start < run.sources else None
        unit = number if self.unit_named else None
        return Address(self.phase, run.kind, position, self.layer, unit, source)

    def place(self, address: Address) -> int | None:
        """Return the place of ``address`` in this block, None where it has none."""
        unit = address.unit or 0
        if (address.unit is not None) != self.unit_named or not 0 <= unit < self.units:
            return None
        for start, run in self.runs:
            if run.kind is address.kind and run.has(address.source):
                place = run.sources if address.source is None else address.source
                return unit * self.unit_events + start + place
        return None


def forward_blocks(network: NetworkSpec) -> list[Block]:
    """Return what a sample does on the way forward, from the first layer to the outputs."""
    return [
        Block(Phase.FORWARD, number, layer.units, operations)
        for number, layer in enumerate(network.layers, start=1)
        for operations in _forward_operations(layer, network.sizes[number - 1])
    ]


def _forward_operations(layer: LayerSpec, fan_in: int) -> list[tuple[Operation, ...]]:
    """Return what all units of a layer do, before any of them goes on to the next entry."""
    products = (Run(Kind.PRODUCT, fan_in, False), Run(Kind.WEIGHTED_SUM, 0, True))
    activation: tuple[Operation, ...] = ((Run(Kind.ACTIVATION, 0, True),),)
    if layer.dropout:
        activation = (*activation, (Run(Kind.DROPOUT, 0, True),))
    # Where units depend on each other, an activation takes the weighted sums of all of them.
    coupled = layer.activation.coupled is not None
    return [(products,), activation] if coupled else [(products, *activation)]


def error_block(network: NetworkSpec) -> Block:
    """Return the errors of a sample's outputs."""
    return Block(Phase.LOSS, network.depth, network.sizes[-1], ((Run(Kind.ERROR, 0, True),),))


def backward_blocks(network: NetworkSpec, number: int) -> list[Block]:
    """Return what a sample does in one layer on the way back."""
    layer, units = network.layer(number), network.sizes[number]
    blocks = [
        Block(Phase.BACKWARD, number, units, operations)
        for operations in _backward_operations(network, number)
    ]
    if network.bias_policy(number) is Bias.SHARED:
        blocks.append(_of_layer(Phase.BACKWARD, number, Kind.GRADIENT))
    if layer.activation.learned is not None:
        blocks.append(_of_layer(Phase.BACKWARD, number, Kind.SLOPE_GRADIENT))
    return blocks


def _backward_operations(network: NetworkSpec, number: int) -> list[tuple[Operation, ...]]:
    following = network.sizes[number + 1] if number < network.depth else 0
    contributions = (Run(Kind.CONTRIBUTION, following, False),) if following else ()
    per_neuron = network.bias_policy(number) is Bias.PER_NEURON
    gradients = (Run(Kind.GRADIENT, network.sizes[number - 1], per_neuron),)
    delta = Run(Kind.DELTA, 0, True)
    if network.layer(number).activation.coupled is None:
        return [((*contributions, Run(Kind.SLOPE, 0, True), delta), gradients)]
    # Each unit answers to what arrives at every other: one slope for each of them.
    slopes = (Run(Kind.SLOPE, network.sizes[number], False), delta)
    return [(contributions,), (slopes, gradients)] if following else [(slopes, gradients)]


def update_blocks(network: NetworkSpec, number: int) -> list[Block]:
    """Return the updates of a layer's own parameters, of those that are not frozen."""
    layer, fan_in = network.layer(number), network.sizes[number - 1]
    blocks = []
    if layer.shares is None:
        weights = 0 if layer.weights_frozen else fan_in
        biases = not layer.biases_frozen and layer.bias is Bias.PER_NEURON
        if weights or biases:
            update = (Run(Kind.UPDATE, weights, biases),)
            blocks.append(Block(Phase.UPDATE, number, layer.units, (update,)))
        if layer.bias is Bias.SHARED and not layer.biases_frozen:
            blocks.append(_of_layer(Phase.UPDATE, number, Kind.UPDATE))
    if layer.activation.learned is not None:
        blocks.append(_of_layer(Phase.UPDATE, number, Kind.SLOPE_UPDATE))
    return blocks


def _of_layer(phase: Phase, layer: int, kind: Kind) -> Block:
    return Block(phase, layer, 1, ((Run(kind, 0, True),),), unit_named=False)


def _of_network(phase: Phase, kind: Kind) -> Block:
    return Block(phase, None, 1, ((Run(kind, 0, True),),), unit_named=False)


# What belongs to no layer: the loss of the whole batch, and the clipping of its gradient.
LOSS_BLOCK = _of_network(Phase.LOSS, Kind.LOSS)
CLIPPING_BLOCK = _of_network(Phase.UPDATE, Kind.CLIPPING)


class Section:
    """Blocks one after another: a sample's, or the update."""

    def __init__(self, blocks: list[Block]) -> None:
        self.blocks = blocks
        self.starts: list[int] = []
        self.events = 0
        # Where the blocks begin that have operations of one kind, and belong to one layer.
        self._holders: dict[_Holding, list[tuple[int, Block]]] = {}
        for block in blocks:
            for kind in dict.fromkeys(run.kind for _, run in block.runs):
                holding = block.phase, kind, block.layer
                self._holders.setdefault(holding, []).append((self.events, block))
            self.starts.append(self.events)
            self.events += block.events

    def find(self, offset: int) -> int:
        """Return the number of the block that holds event ``offset``."""
        return bisect_right(self.starts, offset) - 1

    def place(self, address: Address) -> int | None:
        """Return the place of ``address`` in this section, None where it has none."""
        for start, block in self._holders.get((address.phase, address.kind, address.layer), ()):
            place = block.place(address)
            if place is not None:
                return start + place
        return None
