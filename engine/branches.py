"""What if: two runs of networks of one shape, compared step by step."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from time import perf_counter
from typing import NamedTuple

import numpy as np

from engine.arrays import Array
from engine.edits import Edit
from engine.history import History
from engine.network import Bias, NetworkSpec
from engine.plan.events import Places
from engine.plan.step_plan import Span, StepPlan
from engine.problem import Problem
from engine.search.families import families
from engine.search.predicates import Truth
from engine.training.step_arrays import StepArrays
from engine.training.training import StepRecord
from engine.values import Numbers, values
from engine.words.wording import worded


class ParameterGap(NamedTuple):
    """How far two runs are apart in a parameter: a ``weight``, ``bias`` or learned ``slope``.

    ``source`` is None unless it is a weight, ``unit`` where the whole layer shares it.
    """

    size: float
    name: str
    layer: int
    unit: int | None
    source: int | None


class OutputGap(NamedTuple):
    """How far two runs are apart in an output of a sample, by its row in the data."""

    size: float
    sample: int
    unit: int


class Difference(NamedTuple):
    """How one training step of two runs differs.

    ``losses`` are those of the step's batches, ``parameter`` is the largest difference in the
    parameters after it, ``output`` the largest in the outputs, ``event`` the number in the first
    run of the first event with other numbers. They are None where there is no difference; and
    ``output`` where the step is not about the same samples, ``event`` where it is not made of the
    same operations.
    """

    step: int
    losses: tuple[float, float]
    parameter: ParameterGap | None
    output: OutputGap | None
    event: int | None

    @property
    def same(self) -> bool:
        """Return whether no difference was found."""
        one, other = self.losses
        rest = self.parameter, self.output, self.event
        return not _unlike(one, other) and rest == (None, None, None)


class Branches:
    """Two runs side by side.

    They are the same before step ``fork``: until then only ``one`` is computed, and the other,
    which ``make`` returns, is not made before it is needed.
    """

    def __init__(self, one: History, make: Callable[[], History], fork: int = 0) -> None:
        self.one = one
        self.fork = fork
        self._make = make

    @classmethod
    def of_edits(cls, history: History, edits: Iterable[Edit]) -> Branches | None:
        """Return a run and what it would be with other edits, None where that is the same."""
        fork, other = history.fork(edits), tuple(edits)
        return None if fork is None else cls(history, lambda: history.branch(other), fork)

    @classmethod
    def of_runs(cls, one: History, other: History) -> Branches:
        """Return two runs; raise ``Problem`` where their networks are not of one shape."""
        check_same_shape(one.first_model.network, other.first_model.network)
        return cls(one, lambda: other)

    @cached_property
    def other(self) -> History:
        """Return the other run. What ``one`` has computed before the fork it has too."""
        return self._make()

    def advance(self, step: int, seconds: float) -> bool:
        """Work towards ``step`` for ``seconds``; return whether it is reached in both runs."""
        end = perf_counter() + seconds
        if not self.one.advance(step, seconds):
            return False
        return step < self.fork or self.other.advance(step, end - perf_counter())

    def distance(self, step: int) -> int:
        """Return how many steps have to be computed to reach ``step`` in the run farther from it.

        The other run is not made before the first has arrived.
        """
        left = self.one.distance(step)
        return left if left or step < self.fork else self.other.distance(step)

    def compare(self, step: int) -> Difference:
        """Return how a step differs."""
        one = self.one.passed(step)
        other = one if step < self.fork else self.other.passed(step)
        parameters = one.after.parameters, other.after.parameters
        return Difference(
            step,
            (one.loss, other.loss),
            _parameter_gap(self.one.first_model.network, *parameters),
            _output_gap(one, other),
            self._event(one, other),
        )

    def _event(self, one: StepRecord, other: StepRecord) -> int | None:
        plan = self.one.plan.step_plan(one.step)
        if one is other or not same_operations(plan, self.other.plan.step_plan(one.step)):
            return None
        place = first_event(StepArrays(one, plan), StepArrays(other, plan))
        return None if place is None else self.one.plan.start(one.step) + place


def check_same_shape(one: NetworkSpec, other: NetworkSpec) -> None:
    """Raise ``Problem`` unless the parameters of both networks mean the same, one by one."""
    if one.sizes != other.sizes:
        expected = worded("{sizes}, to be compared", sizes=_text(one.sizes))
        raise Problem(worded("network"), _text(other.sizes), expected)
    if one.slices != other.slices:
        what = worded("other biases, shared weights or learned slopes")
        expected = worded("the same in every layer, to be compared")
        raise Problem(worded("network"), what, expected)


def _text(sizes: tuple[int, ...]) -> str:
    return "-".join(map(str, sizes))


def first_event(one: StepArrays, other: StepArrays) -> int | None:
    """Return the place in the step of the first event with other numbers, None if there is none.

    Both steps have to be made of the same operations.
    """
    plan, first = one.plan, None
    for family in families(plan):
        # Sample by sample: each may have met other parameters in a step with a change by hand.
        for part in family.parts(1):
            if first is not None and plan.offset(part.address(0)) > first:
                break
            truth = _with_other_numbers(one, other, part.places)
            if truth.any():
                found = part.found(truth, plan, Span(0, plan.events), backwards=False)
                first = found if first is None or found is None else min(first, found)
                break
    return first


def same_operations(one: StepPlan, other: StepPlan) -> bool:
    """Return whether two steps are made of the same operations in the same order."""
    return one is other or _operations(one) == _operations(other)


def _operations(plan: StepPlan) -> tuple[object, ...]:
    return plan.batch, plan.immediate, *plan.distinct_blocks.items()


def _with_other_numbers(one: StepArrays, other: StepArrays, at: Places) -> Truth:
    """Return which operations have another value, or are made of other numbers."""
    (value, operands), (other_value, other_operands) = values(one, at), values(other, at)
    truth = _unlike(value, other_value)
    for name in operands.keys() & other_operands.keys():
        truth = truth | _unlike(operands[name], other_operands[name])
    return truth


def _parameter_gap(network: NetworkSpec, one: Array, other: Array) -> ParameterGap | None:
    gaps = _gaps(one, other)
    place = int(np.argmax(gaps))
    size = float(gaps[place])
    return ParameterGap(size, *_named(network, place)) if size else None


def _named(network: NetworkSpec, place: int) -> tuple[str, int, int | None, int | None]:
    """Return what stands at a place of the flat vector: its name, layer, unit and source."""
    layer = int(network.layer_of[place])
    part = network.slices[layer - 1]
    if part.weights.start <= place < part.weights.stop:
        return "weight", *network.weight_at(place)
    if not part.biases.start <= place < part.biases.stop:
        return "slope", layer, None, None
    shared = network.bias_policy(layer) is Bias.SHARED
    return "bias", layer, None if shared else place - part.biases.start, None


def _output_gap(one: StepRecord, other: StepRecord) -> OutputGap | None:
    if not all(map(np.array_equal, one.batch, other.batch)):
        return None
    gaps = _gaps(one.forward.sent[-1], other.forward.sent[-1])
    position, unit = np.unravel_index(np.argmax(gaps), gaps.shape)
    size = float(gaps[position, unit])
    return OutputGap(size, int(one.batch.rows[position]), int(unit)) if size else None


def _gaps(one: Array, other: Array) -> Array:
    """Return |one - other|, infinite where one of them is no number; two of those are alike."""
    with np.errstate(all="ignore"):
        gaps = np.abs(one - other)
    found: Array = np.where(_unlike(one, other), np.where(np.isnan(gaps), np.inf, gaps), 0.0)
    return found


def _unlike(one: Numbers, other: Numbers) -> Truth:
    """Return where two are not the same; what is no number is like what is none either."""
    truth: Truth = np.not_equal(one, other) & ~(np.isnan(one) & np.isnan(other))
    return truth
