"""A place of the run, understood: what is going on there and what is known by then."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from app.core.scene.shot import Shot
from app.core.time.player import place_of
from app.core.time.timing import Stage
from engine.arrays import Array
from engine.plan.blocks import Run
from engine.plan.events import Address, Event, Kind, Phase
from engine.plan.step_plan import Granularity, Placed
from engine.reader import StepReader

# While these take place the card explains what they are a part of.
PART_OF = {
    Kind.PRODUCT: Kind.WEIGHTED_SUM,
    Kind.CONTRIBUTION: Kind.DELTA,
    Kind.SLOPE: Kind.DELTA,
}


class Moment:
    """The group of events that a shot shows, the stage it is in and how much of it has passed."""

    def __init__(self, shot: Shot) -> None:
        self.shot = shot
        self.plan = shot.run.plan
        index = min(shot.playhead.index, shot.run.events - 1)
        self.step = self.plan.locate(index)[0]
        self.start = self.plan.start(self.step)
        self.step_plan = self.plan.step_plan(self.step)
        self.reader = shot.run.trace.reader(self.step)
        self.place = min(place_of(shot.playhead), float(shot.run.events))
        self.group = shot.timing.group(index)
        self.stage_number, share = self.group.stage_at(self.place)
        self.share = _at_once(share, self.stage_number) if shot.view.reduced_motion else share
        self._stage_numbers = {stage.kind: n for n, stage in enumerate(self.group.stages)}

    @cached_property
    def stage(self) -> Stage:
        """Return the stage that is under way."""
        return self.group.stages[self.stage_number]

    @cached_property
    def kind(self) -> Kind | None:
        """Return the kind of operation under way, None for a whole training step."""
        return self.stage.kind

    @cached_property
    def whole_step(self) -> bool:
        """Return whether a whole training step is shown as one change."""
        return self.kind is None

    @cached_property
    def first(self) -> Address:
        """Return the address of the group's first event."""
        return self.step_plan.address(self.group.span.start - self.start)

    @cached_property
    def block(self) -> Placed:
        """Return the block that the group is in."""
        return self.step_plan.block_at(self.group.span.start - self.start)

    @cached_property
    def phase(self) -> Phase:
        """Return the phase that is under way; a whole step is named after its end."""
        return Phase.UPDATE if self.whole_step else self.first.phase

    @cached_property
    def position(self) -> int:
        """Return the place in the batch of the sample that is shown."""
        last = self.step_plan.batch - 1
        if self.whole_step or self.first.position is None:
            return last
        return self.first.position

    @cached_property
    def layer(self) -> int | None:
        """Return the layer that the operations belong to, None where they belong to all."""
        return None if self.whole_step else self.first.layer

    @cached_property
    def units(self) -> Sequence[int]:
        """Return the units that take part."""
        if self.layer is None:
            return ()
        if self.first.unit is None or self.shot.timing.played_as is Granularity.LAYER:
            return range(self.reader.network.sizes[self.layer])
        return (self.first.unit,)

    @property
    def of_layer(self) -> bool:
        """Return whether a layer does it as a whole, with what all of its units share."""
        return self.layer is not None and self.first.unit is None

    def sources(self, kind: Kind) -> Sequence[int]:
        """Return the sources of the group's operations of one kind, without those of biases.

        What follows from operations of that kind takes all of them, one at a time or not.
        """
        if self.shot.timing.played_as is Granularity.PRODUCT and self.first.kind is kind:
            return () if self.first.source is None else (self.first.source,)
        return next((range(run.sources) for run in self._runs if run.kind is kind), ())

    def reaches_bias(self, kind: Kind) -> bool:
        """Return whether a bias is among what the group's operations of one kind deal with."""
        if self.shot.timing.played_as is Granularity.PRODUCT:
            return self.first.kind is kind and self.first.source is None
        return any(run.sourceless for run in self._runs if run.kind is kind)

    @property
    def _runs(self) -> list[Run]:
        return [run for _, run in self.block.block.runs]

    def known(self, address: Address) -> bool:
        """Return whether an operation of this step is done by now."""
        try:
            event = self.start + self.step_plan.offset(address)
        except KeyError:
            return False
        if not self.group.span.start <= event < self.group.span.stop:
            return event < self.group.span.start
        if self.whole_step:
            return address.phase is not Phase.UPDATE or self.share >= 1.0
        return (self._stage_numbers[address.kind], 1.0) <= (self.stage_number, self.share)

    def share_of(self, kind: Kind) -> float:
        """Return how much of the group's operations of one kind has passed, 0 to 1."""
        number = self._stage_numbers.get(kind)
        if number is None or number > self.stage_number:
            return 0.0
        return self.share if number == self.stage_number else 1.0

    @property
    def explained(self) -> Event:
        """Return the event whose formula says what is going on."""
        address = self.first
        if self.whole_step:
            address = Address(Phase.LOSS, Kind.LOSS)
        elif self.shot.timing.played_as is not Granularity.PRODUCT:
            assert self.kind is not None
            whole = PART_OF.get(self.kind, self.kind)
            kind = whole if any(run.kind is whole for run in self._runs) else self.kind
            if kind is not address.kind:
                # A gradient is explained by that of a weight: that of the bias is but the delta.
                source = 0 if kind is Kind.GRADIENT else None
                address = address._replace(kind=kind, source=source)
        return self.shot.run.trace[self.start + self.step_plan.offset(address)]

    @cached_property
    def parameters(self) -> Array:
        """Return the parameters as they are now; where an update is under way, before it."""
        reader, offset = self.parameters_place
        return reader.parameters_at(offset)

    @property
    def parameters_place(self) -> tuple[StepReader, int]:
        """Return the step, and the event in it, whose parameters are those of now."""
        if self.updating:
            return self.reader, self.group.span.start - self.start
        return self._as_now

    @cached_property
    def parameters_after(self) -> Array:
        """Return the parameters as they are once the group is done."""
        if self.updating and self.place < self.group.span.stop:
            return self.reader.parameters_at(self.group.span.stop - self.start)
        reader, offset = self._as_now
        return reader.parameters_at(offset)

    @property
    def updating(self) -> bool:
        """Return whether parameters move in this group."""
        return self.whole_step or self.kind in (Kind.UPDATE, Kind.SLOPE_UPDATE)

    @property
    def resting(self) -> bool:
        """Return whether it is the turn of parameters that this step leaves as they are."""
        return self.updating and not self.whole_step and not self.reader.moves(self.first)

    @property
    def everywhere(self) -> bool:
        """Return whether something happens to all weights at once."""
        return self.whole_step or self.kind is Kind.CLIPPING

    @cached_property
    def ahead(self) -> tuple[StepReader, int]:
        """Return what the parameters depend on besides the group: the edits made by now."""
        reader, offset = self._as_now
        edited = reader.record.edited
        return reader, sum(event <= offset for event, _, _ in edited.changes) if edited else 0

    @cached_property
    def _as_now(self) -> tuple[StepReader, int]:
        """Return the event that comes next, or the first one that meets the same parameters."""
        ahead = min(int(self.place), self.shot.run.events - 1)
        step, offset = self.plan.locate(ahead)
        reader = self.shot.run.trace.reader(step)
        return reader, reader.unchanged_since(offset)


def _at_once(share: float, stage: int) -> float:
    """Return 1 for whatever has begun: without motion an operation is shown when it is done."""
    return 1.0 if share > 0.0 or stage > 0 else 0.0
