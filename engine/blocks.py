"""What a layer's units do in one phase: blocks of equal operations, and their order.

A block stands for as many events as its layer has units times operations, and costs nothing: the
event of an address, and the address of an event, are arithmetic.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from engine.events import Address, Kind, Phase
from engine.network import NetworkSpec


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


@dataclass(frozen=True)
class Block:
    """The events of one layer in one phase: its units one after another, each doing the same.

    ``operations`` are what a unit does, in order; one operation is one formula.
    """

    phase: Phase
    layer: int | None
    units: int
    operations: tuple[Operation, ...]

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
        unit, rest = divmod(offset, self.unit_events)
        start, run = next(entry for entry in reversed(self.runs) if rest >= entry[0])
        source = rest - start if rest - start < run.sources else None
        if self.layer is None:
            return Address(self.phase, run.kind)
        return Address(self.phase, run.kind, position, self.layer, unit, source)

    def offset(self, address: Address) -> int:
        """Return the place of ``address`` in this block; raise KeyError where it has none."""
        unit = 0 if self.layer is None else address.unit
        if unit is None or not 0 <= unit < self.units:
            raise KeyError(address)
        for start, run in self.runs:
            if run.kind is address.kind and run.has(address.source):
                place = run.sources if address.source is None else address.source
                return unit * self.unit_events + start + place
        raise KeyError(address)


def forward_blocks(network: NetworkSpec) -> list[Block]:
    """Return what a sample does on the way forward, from the first layer to the outputs."""
    return [
        Block(
            Phase.FORWARD, number, layer.units,
            (
                (Run(Kind.PRODUCT, fan_in, False), Run(Kind.WEIGHTED_SUM, 0, True)),
                (Run(Kind.ACTIVATION, 0, True),),
            ),
        )
        for number, (layer, fan_in) in enumerate(
            zip(network.layers, network.sizes, strict=False), start=1
        )
    ]  # fmt: skip


def error_block(network: NetworkSpec) -> Block:
    """Return the errors of a sample's outputs."""
    return Block(Phase.LOSS, network.depth, network.sizes[-1], ((Run(Kind.ERROR, 0, True),),))


def backward_blocks(network: NetworkSpec) -> list[Block]:
    """Return what a sample does on the way back, from the outputs to the first layer."""
    blocks = []
    for number in range(network.depth, 0, -1):
        following = network.sizes[number + 1] if number < network.depth else 0
        contributions = (Run(Kind.CONTRIBUTION, following, False),) if following else ()
        delta = (*contributions, Run(Kind.SLOPE, 0, True), Run(Kind.DELTA, 0, True))
        gradients = (Run(Kind.GRADIENT, network.sizes[number - 1], True),)
        blocks.append(Block(Phase.BACKWARD, number, network.sizes[number], (delta, gradients)))
    return blocks


def update_blocks(network: NetworkSpec) -> list[Block]:
    """Return the updates of all parameters that are not frozen, the outputs' first."""
    blocks = []
    for number in range(network.depth, 0, -1):
        layer = network.layer(number)
        weights = 0 if layer.weights_frozen else network.sizes[number - 1]
        if weights or not layer.biases_frozen:
            update = (Run(Kind.UPDATE, weights, not layer.biases_frozen),)
            blocks.append(Block(Phase.UPDATE, number, layer.units, (update,)))
    return blocks


# The loss of the whole batch belongs to no layer.
LOSS_BLOCK = Block(Phase.LOSS, None, 1, ((Run(Kind.LOSS, 0, True),),))


class Section:
    """Blocks one after another: a sample's, or the update."""

    def __init__(self, blocks: list[Block]) -> None:
        self.blocks = blocks
        self.starts: list[int] = []
        self.events = 0
        for block in blocks:
            self.starts.append(self.events)
            self.events += block.events

    def find(self, offset: int) -> int:
        """Return the number of the block that holds event ``offset``."""
        return bisect_right(self.starts, offset) - 1

    def offset(self, address: Address) -> int:
        """Return the place of ``address`` in this section; raise KeyError where it has none."""
        for start, block in zip(self.starts, self.blocks, strict=True):
            if block.phase is address.phase and block.layer == address.layer:
                return start + block.offset(address)
        raise KeyError(address)
