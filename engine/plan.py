"""The order of operations, and event number <-> address by arithmetic.

A step takes its samples one after another: forward, loss, backward for each, and one update at
the end (Nielsen, "Neural Networks and Deep Learning", chapter 2). The batch's loss is known, and
stands, after the errors of its last sample. No list of events exists: a step is a few blocks of
units that all do the same operations.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

import numpy as np

from engine.arrays import Rows
from engine.blocks import (
    LOSS_BLOCK,
    Block,
    Section,
    backward_blocks,
    error_block,
    forward_blocks,
    update_blocks,
)
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


class StepPlan:
    """The events of one training step on a batch of a given size."""

    def __init__(self, network: NetworkSpec, batch: int) -> None:
        self.network = network
        self.batch = batch
        forward, error = forward_blocks(network), error_block(network)
        backward = backward_blocks(network)
        self._sample = Section([*forward, error, *backward])
        self._last = Section([*forward, error, LOSS_BLOCK, *backward])
        self._update = Section(update_blocks(network))
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
        position = self.batch - 1 if address.kind is Kind.LOSS else address.position
        if position is None or not 0 <= position < self.batch:
            raise KeyError(address)
        section = self._last if position == self.batch - 1 else self._sample
        return position * self._sample.events + section.offset(address)

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

    def updated_before(self, offset: int) -> Rows:
        """Return the places in the flat vector of the parameters updated before an event."""
        return self.update_order[: max(0, offset - self.update_start)]

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
