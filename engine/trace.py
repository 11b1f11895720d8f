"""The events of a run, read on demand from the records of its steps."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import overload

from engine.history import History
from engine.plan.events import Event
from engine.reader import StepReader
from engine.training.training import StepRecord

# Two steps are looked at in turns: the one that is shown, and the one before it or after it.
MOST_READERS = 3


class Trace(Sequence[Event]):
    """The events of the first ``steps`` training steps of a run."""

    def __init__(self, history: History, steps: int) -> None:
        self.history = history
        self.steps = steps
        self._readers: OrderedDict[int, tuple[StepRecord, StepReader]] = OrderedDict()

    def __len__(self) -> int:
        """Return the number of events."""
        return self.history.plan.start(self.steps)

    @overload
    def __getitem__(self, index: int) -> Event: ...
    @overload
    def __getitem__(self, index: slice) -> list[Event]: ...
    def __getitem__(self, index: int | slice) -> Event | list[Event]:
        """Return one event, or those of a slice."""
        if isinstance(index, slice):
            return [self._event(number) for number in range(*index.indices(len(self)))]
        number = index + len(self) if index < 0 else index
        if not 0 <= number < len(self):
            raise IndexError(index)
        return self._event(number)

    def reader(self, step: int) -> StepReader:
        """Return the numbers of one training step: the same object as long as they are the same."""
        record = self.history.record(step)
        kept = self._readers.pop(step, None)
        if kept is None or kept[0] is not record:
            kept = record, StepReader(record, self.history.plan.step_plan(step))
        self._readers[step] = kept
        if len(self._readers) > MOST_READERS:
            self._readers.popitem(last=False)
        return kept[1]

    def _event(self, index: int) -> Event:
        step, address = self.history.plan.address(index)
        reader = self.reader(step)
        position = address.position
        sample = None if position is None else int(reader.record.batch.rows[position])
        value, operands = reader.values(address)
        return Event(index, step, sample, address, value, operands)
