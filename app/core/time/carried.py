"""The same operation in another run: where the playhead goes when the network changes."""

from __future__ import annotations

from contextlib import suppress

from app.core.time.player import playhead_at
from engine.plan.events import Address
from engine.plan.plan import Plan


def carried(old: Plan, new: Plan, place: float, events: int) -> float:
    """Return where a place among the ``events`` of the old run is in the new one.

    The training step stays. So does the operation, the outputs counted as outputs, with as much
    of it done; where there is no such operation any more it is the same share of the step.
    """
    playhead = playhead_at(place, events)
    step, offset = old.locate(playhead.index)
    before, after = old.step_plan(step), new.step_plan(step)
    with suppress(KeyError):
        address = _carried(before.address(offset), before.network.depth, after.network.depth)
        return new.start(step) + after.offset(address) + playhead.fraction
    share = (offset + playhead.fraction) / before.events
    return new.start(step) + share * after.events


def _carried(address: Address, depth: int, new_depth: int) -> Address:
    return address._replace(layer=new_depth) if address.layer == depth else address
