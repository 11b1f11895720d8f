"""The order of operations, and event number <-> address by arithmetic.

A step takes its samples one after another: forward, loss, backward for each, and one update at
the end (Nielsen, "Neural Networks and Deep Learning", chapter 2). The batch's loss is known, and
stands, after the errors of its last sample. No list of events exists: a step is a few blocks of
units that all do the same operations.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

import numpy as np

from engine.arrays import Rows
from engine.events import Address, Kind, Phase
from engine.network import NetworkSpec


class Granularity(StrEnum):
    """How much happens at once."""

    PRODUCT = "product"
    NEURON = "neuron"
    LAYER = "layer"
    PHASE = "phase"
    STEP = "step"
    EPOCH = "epoch"


class Run(NamedTuple):
    """Consecutive events of one kind in one unit: one per source, then one without a source."""

    kind: Kind
    sources: int
    sourceless: bool

    @property
    def events(self) -> int:
        """Return how many there are."""
        return self.sources + self.sourceless


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
        for start, run in reversed(self.runs):
            if rest >= start:
                source = rest - start if rest - start < run.sources else None
                break
        if self.layer is None:
            return Address(self.phase, run.kind)
        return Address(self.phase, run.kind, position, self.layer, unit, source)

    def offset(self, address: Address) -> int:
        """Return the place of ``address`` in this block; raise KeyError where it has none."""
        for start, run in self.runs:
            if run.kind == address.kind:
                place = run.sources if address.source is None else address.source
                if place < run.events:
                    return (address.unit or 0) * self.unit_events + start + place
        raise KeyError(address)


class Span(NamedTuple):
    """A half-open range of events that belong together."""

    start: int
    stop: int

    def moved(self, distance: int) -> Span:
        """Return the same range, further on."""
        return Span(self.start + distance, self.stop + distance)


class Placed(NamedTuple):
    """A block with the place of its first event in the step and the sample it belongs to."""

    start: int
    block: Block
    position: int | None

    @property
    def span(self) -> Span:
        """Return the events of the block."""
        return Span(self.start, self.start + self.block.events)


def _forward_blocks(network: NetworkSpec) -> list[Block]:
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


def _error_block(network: NetworkSpec) -> Block:
    return Block(Phase.LOSS, network.depth, network.sizes[-1], ((Run(Kind.ERROR, 0, True),),))


def _backward_blocks(network: NetworkSpec) -> list[Block]:
    blocks = []
    for number in range(network.depth, 0, -1):
        following = network.sizes[number + 1] if number < network.depth else 0
        contributions = (Run(Kind.CONTRIBUTION, following, False),) if following else ()
        delta = (*contributions, Run(Kind.SLOPE, 0, True), Run(Kind.DELTA, 0, True))
        gradients = (Run(Kind.GRADIENT, network.sizes[number - 1], True),)
        blocks.append(Block(Phase.BACKWARD, number, network.sizes[number], (delta, gradients)))
    return blocks


def _update_blocks(network: NetworkSpec) -> list[Block]:
    blocks = []
    for number in range(network.depth, 0, -1):
        layer = network.layer(number)
        weights = 0 if layer.weights_frozen else network.sizes[number - 1]
        if weights or not layer.biases_frozen:
            update = (Run(Kind.UPDATE, weights, not layer.biases_frozen),)
            blocks.append(Block(Phase.UPDATE, number, layer.units, (update,)))
    return blocks


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
        """Return the place of ``address`` in this section."""
        for start, block in zip(self.starts, self.blocks, strict=True):
            if block.phase == address.phase and block.layer == address.layer:
                return start + block.offset(address)
        raise KeyError(address)


class StepPlan:
    """The events of one training step on a batch of a given size."""

    def __init__(self, network: NetworkSpec, batch: int) -> None:
        self.network = network
        self.batch = batch
        forward, error = _forward_blocks(network), _error_block(network)
        backward = _backward_blocks(network)
        self._sample = Section([*forward, error, *backward])
        self._last = Section([*forward, error, LOSS_BLOCK, *backward])
        self._update = Section(_update_blocks(network))
        self._last_start = (batch - 1) * self._sample.events
        self.update_start = self._last_start + self._last.events
        self.events = self.update_start + self._update.events

    def _section(self, offset: int) -> tuple[int, Section, int | None]:
        if offset >= self.update_start:
            return self.update_start, self._update, None
        if offset >= self._last_start:
            return self._last_start, self._last, self.batch - 1
        position = offset // self._sample.events
        return position * self._sample.events, self._sample, position

    def block_at(self, offset: int) -> Placed:
        """Return the block that holds event ``offset`` of the step."""
        start, section, position = self._section(offset)
        number = section.find(offset - start)
        return Placed(start + section.starts[number], section.blocks[number], position)

    def address(self, offset: int) -> Address:
        """Return what event ``offset`` of the step is."""
        placed = self.block_at(offset)
        return placed.block.address(offset - placed.start, placed.position)

    def offset(self, address: Address) -> int:
        """Return the place of ``address`` in the step; raise KeyError where it has none."""
        if address.phase is Phase.UPDATE:
            return self.update_start + self._update.offset(address)
        if address.kind is Kind.LOSS or address.position == self.batch - 1:
            return self._last_start + self._last.offset(address)
        return (address.position or 0) * self._sample.events + self._sample.offset(address)

    @cached_property
    def update_order(self) -> Rows:
        """Return the place in the flat vector of the parameter that each update event moves."""
        orders = [np.empty(0, dtype=np.intp)]
        for block in self._update.blocks:
            ((run,),) = block.operations
            part = self.network.slices[(block.layer or 0) - 1]
            places = np.arange(part.weights.start, part.biases.stop, dtype=np.intp)
            weights = places[: part.shape[0] * part.shape[1]].reshape(part.shape)
            biases = places[weights.size :].reshape(-1, 1)
            columns = [weights[:, : run.sources], biases[:, : int(run.sourceless)]]
            orders.append(np.concatenate(columns, axis=1).ravel())
        return np.concatenate(orders)

    def blocks(self) -> Iterator[Placed]:
        """Iterate over the blocks of the step in order."""
        offset = 0
        while offset < self.events:
            placed = self.block_at(offset)
            yield placed
            offset = placed.span.stop

    def span(self, offset: int, granularity: Granularity) -> Span:
        """Return the events of this step that happen together with event ``offset``."""
        return _SPANS[granularity](self, offset)

    def _event_span(self, offset: int) -> Span:
        return Span(offset, offset + 1)

    def _operation_span(self, offset: int) -> Span:
        start, block, _ = self.block_at(offset)
        unit, rest = divmod(offset - start, block.unit_events)
        number = bisect_right(block.operation_starts, rest) - 1
        ends = (*block.operation_starts[1:], block.unit_events)
        unit_start = start + unit * block.unit_events
        return Span(unit_start + block.operation_starts[number], unit_start + ends[number])

    def _block_span(self, offset: int) -> Span:
        return self.block_at(offset).span

    def _phase_span(self, offset: int) -> Span:
        start, section, _ = self._section(offset)
        number = section.find(offset - start)
        phase = section.blocks[number].phase
        same = [place for place, block in enumerate(section.blocks) if block.phase is phase]
        last = same[-1]
        stop = section.starts[last] + section.blocks[last].events
        return Span(start + section.starts[same[0]], start + stop)

    def _step_span(self, offset: int) -> Span:
        return Span(0, self.events)


_SPANS = {
    Granularity.PRODUCT: StepPlan._event_span,
    Granularity.NEURON: StepPlan._operation_span,
    Granularity.LAYER: StepPlan._block_span,
    Granularity.PHASE: StepPlan._phase_span,
    Granularity.STEP: StepPlan._step_span,
    Granularity.EPOCH: StepPlan._step_span,
}


class Plan:
    """The events of a whole run: endless epochs of equal steps, the last of which may be short."""

    def __init__(self, network: NetworkSpec, samples: int, batch_size: int) -> None:
        size = min(batch_size, samples)
        self.full = StepPlan(network, size)
        rest = samples % size
        self.last = StepPlan(network, rest) if rest else self.full
        self.steps_per_epoch = -(-samples // size)
        self.epoch_events = (self.steps_per_epoch - 1) * self.full.events + self.last.events

    def step_plan(self, step: int) -> StepPlan:
        """Return the plan of training step ``step``."""
        ends_epoch = step % self.steps_per_epoch == self.steps_per_epoch - 1
        return self.last if ends_epoch else self.full

    def start(self, step: int) -> int:
        """Return the number of the first event of training step ``step``."""
        epoch, place = divmod(step, self.steps_per_epoch)
        return epoch * self.epoch_events + place * self.full.events

    def locate(self, index: int) -> tuple[int, int]:
        """Return the training step of event ``index`` and its place in that step."""
        epoch, rest = divmod(index, self.epoch_events)
        place = min(rest // self.full.events, self.steps_per_epoch - 1)
        return epoch * self.steps_per_epoch + place, rest - place * self.full.events

    def address(self, index: int) -> tuple[int, Address]:
        """Return the training step of event ``index`` and what it is there."""
        step, offset = self.locate(index)
        return step, self.step_plan(step).address(offset)

    def index(self, step: int, address: Address) -> int:
        """Return the number of an event in the run; raise KeyError where there is none."""
        return self.start(step) + self.step_plan(step).offset(address)

    def span(self, index: int, granularity: Granularity) -> Span:
        """Return the events that happen together with event ``index``."""
        if granularity is Granularity.EPOCH:
            start = index // self.epoch_events * self.epoch_events
            return Span(start, start + self.epoch_events)
        step, offset = self.locate(index)
        return self.step_plan(step).span(offset, granularity).moved(self.start(step))
