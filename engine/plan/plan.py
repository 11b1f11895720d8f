"""The events of a whole run: event number <-> step and address by arithmetic."""

from __future__ import annotations

from engine.network import NetworkSpec
from engine.plan.events import Address
from engine.plan.step_plan import Granularity, Span, StepPlan


class Plan:
    """The events of a whole run: endless epochs of equal steps, the last of which may be short."""

    def __init__(
        self,
        network: NetworkSpec,
        samples: int,
        batch_size: int,
        immediate: bool = False,
        clipped: bool = False,
    ) -> None:
        size = min(batch_size, samples)
        self.full = StepPlan(network, size, immediate, clipped)
        rest = samples % size
        self.last = StepPlan(network, rest, immediate, clipped) if rest else self.full
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
