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
from engine.network import NetworkSpec
from engine.plan.blocks import (
    CLIPPING_BLOCK,
    LOSS_BLOCK,
    Block,
    Section,
    backward_blocks,
    error_block,
    forward_blocks,
    update_blocks,
)
from engine.plan.events import Address, Index, Kind, Phase, Places


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


class Stretch(NamedTuple):
    """A section that is gone through for some samples of a batch, one after another.

    ``start`` is the place of its first event in the step, ``first`` the position of the first
    sample, None where the events belong to no sample.
    """

    section: Section
    start: int
    repeats: int
    first: int | None

    def at(self, offset: int) -> tuple[int, int | None]:
        """Return where the round of event ``offset`` begins, and the position of its sample."""
        number = (offset - self.start) // self.section.events
        position = None if self.first is None else self.first + number
        return self.start + number * self.section.events, position

    def place(self, address: Address) -> int | None:
        """Return the place of ``address`` in the step, None where it is not in here."""
        number = 0
        if address.kind is Kind.LOSS:
            number = self.repeats - 1
        elif self.first is not None and address.position is not None:
            number = address.position - self.first
        elif self.first is not None or address.position is not None:
            return None
        place = self.section.place(address) if 0 <= number < self.repeats else None
        return None if place is None else self.start + number * self.section.events + place


class StepPlan:
    """The events of one training step on a batch of a given size.

    Usually all gradients are known before anything is updated. ``immediate`` is the other order:
    all samples go forward, and each layer is updated before the one in front of it is reached.
    ``clipped`` says that the gradient is clipped before the update.
    """

    def __init__(
        self, network: NetworkSpec, batch: int, immediate: bool = False, clipped: bool = False
    ) -> None:
        self.network = network
        self.batch = batch
        self.immediate = immediate
        arrange = self._layer_by_layer if immediate else self._update_last
        self._stretches: list[Stretch] = []
        self.events = 0
        arrange([CLIPPING_BLOCK] if clipped else [])
        self._starts = [stretch.start for stretch in self._stretches]

    def _update_last(self, clipping: list[Block]) -> None:
        network, layers = self.network, range(self.network.depth, 0, -1)
        forward, error = forward_blocks(network), error_block(network)
        backward = [block for number in layers for block in backward_blocks(network, number)]
        updates = [block for number in layers for block in update_blocks(network, number)]
        self._add([*forward, error, *backward], self.batch - 1, 0)
        self._add([*forward, error, LOSS_BLOCK, *backward], 1, self.batch - 1)
        self._add([*clipping, *updates], 1, None)

    def _layer_by_layer(self, clipping: list[Block]) -> None:
        forward = [*forward_blocks(self.network), error_block(self.network)]
        self._add(forward, self.batch - 1, 0)
        self._add([*forward, LOSS_BLOCK], 1, self.batch - 1)
        for number in range(self.network.depth, 0, -1):
            self._add(backward_blocks(self.network, number), self.batch, 0)
            self._add(update_blocks(self.network, number), 1, None)

    def _add(self, blocks: list[Block], repeats: int, first: int | None) -> None:
        section = Section(blocks)
        if section.events and repeats:
            self._stretches.append(Stretch(section, self.events, repeats, first))
            self.events += section.events * repeats

    def _section(self, offset: int) -> tuple[int, Section, int | None]:
        stretch = self._stretches[bisect_right(self._starts, offset) - 1]
        start, position = stretch.at(offset)
        return start, stretch.section, position

    def block_at(self, offset: int) -> Placed:
        """Return the block that holds event ``offset`` of the step."""
        start, section, position = self._section(offset)
        number = section.find(offset - start)
        return Placed(start + section.starts[number], section.blocks[number], position)

    def sample_start(self, position: int) -> int:
        """Return the place of the first event of the sample at a position of the batch."""
        return next(
            stretch.start + (position - stretch.first) * stretch.section.events
            for stretch in self._stretches
            if stretch.first is not None and 0 <= position - stretch.first < stretch.repeats
        )

    def address(self, offset: int) -> Address:
        """Return what event ``offset`` of the step is."""
        placed = self.block_at(offset)
        return placed.block.address(offset - placed.start, placed.position)

    def offset(self, address: Address) -> int:
        """Return the place of ``address`` in the step; raise KeyError where it has none."""
        for stretch in self._stretches:
            place = stretch.place(address)
            if place is not None:
                return place
        raise KeyError(address)

    @cached_property
    def _updates(self) -> tuple[Rows, Rows]:
        """Return the place in the step of each update event, and of the parameter it moves."""
        offsets, places = [np.empty(0, dtype=np.intp)], [np.empty(0, dtype=np.intp)]
        for stretch in self._stretches:
            for start, block in zip(stretch.section.starts, stretch.section.blocks, strict=True):
                if block.phase is Phase.UPDATE:
                    moved = _moved_places(self.network, block)
                    places.append(moved)
                    offsets.append(stretch.start + start + np.arange(len(moved), dtype=np.intp))
        return np.concatenate(offsets), np.concatenate(places)

    @property
    def update_order(self) -> Rows:
        """Return the place in the flat vector of the parameter that each update event moves."""
        return self._updates[1]

    @cached_property
    def update_start(self) -> int:
        """Return the place of the first update event, where there is none the end of the step."""
        offsets = self._updates[0]
        return int(offsets[0]) if len(offsets) else self.events

    def updated_before(self, offset: int) -> Rows:
        """Return the places in the flat vector of the parameters updated before an event."""
        offsets, places = self._updates
        return places[: int(np.searchsorted(offsets, offset))]

    def blocks(self) -> Iterator[Placed]:
        """Iterate over the blocks of the step in order."""
        offset = 0
        while offset < self.events:
            placed = self.block_at(offset)
            yield placed
            offset = placed.span.stop

    @cached_property
    def distinct_blocks(self) -> dict[Block, bool]:
        """Return each block once, and whether every sample of the batch goes through it."""
        return {
            block: stretch.first is not None and block.layer is not None
            for stretch in self._stretches
            for block in stretch.section.blocks
        }

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
        phase = section.blocks[section.find(offset - start)].phase
        same = [place for place, block in enumerate(section.blocks) if block.phase is phase]
        last = same[-1]
        stop = section.starts[last] + section.blocks[last].events
        return Span(start + section.starts[same[0]], start + stop)

    def _step_span(self, offset: int) -> Span:
        return Span(0, self.events)


def parameter_place(network: NetworkSpec, at: Address | Places) -> Index:
    """Return where the parameter of a gradient or an update stands in the flat vector."""
    _, layer, unit, _ = at.numbers
    if at.kind in (Kind.SLOPE_GRADIENT, Kind.SLOPE_UPDATE):
        return network.slices[layer - 1].slope.start
    return network.place(layer, unit, at.source)


def _moved_places(network: NetworkSpec, block: Block) -> Rows:
    """Return the place in the flat vector of what each event of an update block moves."""
    ((run,),) = block.operations
    if block.layer is None:
        return np.empty(0, dtype=np.intp)
    part = network.slices[block.layer - 1]
    if not block.unit_named:
        moved = part.slope if run.kind is Kind.SLOPE_UPDATE else part.biases
        return np.arange(moved.start, moved.stop, dtype=np.intp)
    weights = np.arange(part.weights.start, part.weights.stop, dtype=np.intp).reshape(part.shape)
    columns = [weights[:, : run.sources]]
    if run.sourceless:
        columns.append(np.arange(part.biases.start, part.biases.stop, dtype=np.intp)[:, np.newaxis])
    return np.concatenate(columns, axis=1).ravel()


_SPANS = {
    Granularity.PRODUCT: StepPlan._event_span,
    Granularity.NEURON: StepPlan._operation_span,
    Granularity.LAYER: StepPlan._block_span,
    Granularity.PHASE: StepPlan._phase_span,
    Granularity.STEP: StepPlan._step_span,
    Granularity.EPOCH: StepPlan._step_span,
}
