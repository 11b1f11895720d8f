"""What there is to say about one neuron at a moment: its values, its sum, its weights' moves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import accumulate
from typing import NamedTuple

import numpy as np

from app.core.names import in_words
from app.core.scene.moment import Moment
from engine.arrays import Array, Rows
from engine.network import Bias, LayerSpec, NetworkSpec
from engine.notation import Notation
from engine.plan.events import Address, Kind, Phase
from engine.words.terms import Operator, Symbol, Tag, Term, row
from engine.words.wording import worded

Neuron = tuple[int, int]

# A sum of more products than this shows the first of them, and the others as one.
MOST_PRODUCTS = 6
# So many moves of weights are compared side by side.
MOST_MOVES = 12

_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


@dataclass(frozen=True)
class Quantity:
    """A value of a neuron, None as long as it is not known, and the phase that finds it."""

    label: str
    phase: Phase
    value: float | None


class CurvePoint(NamedTuple):
    """A point of an activation function; ``slope`` is None as long as it is not known."""

    z: float
    a: float
    slope: float | None


@dataclass(frozen=True)
class Part:
    """One term of a sum: its value, None when not yet known, and where the sum stood before it."""

    name: Term
    value: float | None
    start: float


@dataclass(frozen=True)
class Sum:
    """A weighted sum, term by term; ``total`` is None as long as it is not known."""

    parts: tuple[Part, ...]
    name: Term
    total: float | None


@dataclass(frozen=True)
class Move:
    """How far an update moves one weight."""

    name: Term
    value: float


def shown_neuron(moment: Moment, selected: Neuron | None) -> Neuron:
    """Return the neuron to speak about: the chosen one, or the first that takes part."""
    if selected is not None:
        return selected
    if moment.layer is None or not moment.units:
        return moment.step_plan.network.depth, 0
    return moment.layer, moment.units[0]


def quantities(moment: Moment, neuron: Neuron) -> tuple[Quantity, ...]:
    """Return the values of a neuron in the order in which they become known."""
    layer, unit = neuron
    if layer == 0:
        value = moment.reader.activation(moment.position, 0, unit)
        return (Quantity(worded("value of the input"), Phase.FORWARD, value),)
    return tuple(
        Quantity(label, phase, _value(moment, neuron, phase, kind, source))
        for label, phase, kind, source in _rows(moment.reader.network.layer(layer), unit)
    )


def _rows(spec: LayerSpec, unit: int) -> Iterator[tuple[str, Phase, Kind, int | None]]:
    """Yield what each value of a unit is called, and the operation that finds it."""
    f, coupled = spec.activation.symbol, spec.activation.coupled is not None
    yield worded("weighted sum z"), Phase.FORWARD, Kind.WEIGHTED_SUM, None
    yield worded("activation a = {name}(z)", name=f), Phase.FORWARD, Kind.ACTIVATION, None
    if spec.dropout:
        yield worded("after dropout"), Phase.FORWARD, Kind.DROPOUT, None
    # Of units that depend on each other each has a slope of its own, and one for each other.
    slope = worded("slope ∂a / ∂z") if coupled else worded("slope {name}′(z)", name=f)
    yield slope, Phase.BACKWARD, Kind.SLOPE, unit if coupled else None
    yield worded("delta δ"), Phase.BACKWARD, Kind.DELTA, None


def curve_point(moment: Moment, neuron: Neuron) -> CurvePoint | None:
    """Return where a neuron stands on its activation function.

    That is None before it is known, and where the function has several arguments.
    """
    layer = neuron[0]
    if layer and moment.reader.network.layer(layer).activation.coupled is not None:
        return None
    z = _value(moment, neuron, Phase.FORWARD, Kind.WEIGHTED_SUM)
    a = _value(moment, neuron, Phase.FORWARD, Kind.ACTIVATION)
    if z is None or a is None:
        return None
    return CurvePoint(z, a, _value(moment, neuron, Phase.BACKWARD, Kind.SLOPE))


def _value(
    moment: Moment, neuron: Neuron, phase: Phase, kind: Kind, source: int | None = None
) -> float | None:
    """Return the value of a neuron's operation on the shown sample if it is done by now."""
    at = Address(phase, kind, moment.position, *neuron, source)
    return moment.reader.values(at)[0] if moment.known(at) else None


def weighted_sum(moment: Moment, neuron: Neuron) -> Sum:
    """Return how the weighted sum of a neuron that is no input comes about."""
    notation, reader = Notation(moment.reader.network), moment.reader
    at = Address(Phase.FORWARD, Kind.WEIGHTED_SUM, moment.position, *neuron)
    known = moment.known(at)
    terms = _products(moment, neuron)
    if reader.network.bias_policy(neuron[0]) is not Bias.NONE:
        terms.append((notation.parameter(*neuron, None), _bias(moment, neuron) if known else None))
    starts = accumulate((value or 0.0 for _, value in terms), initial=0.0)
    parts = tuple(Part(*term, start) for term, start in zip(terms, starts, strict=False))
    total = reader.weighted_sum(moment.position, *neuron) if known else None
    return Sum(parts, notation.of_unit("z", Tag.WEIGHTED_SUM, *neuron), total)


def _products(moment: Moment, neuron: Neuron) -> list[tuple[Term, float | None]]:
    """Return name and value of each product, the later ones of a large layer as one."""
    reader, notation = moment.reader, Notation(moment.reader.network)
    sources = range(reader.network.sizes[neuron[0] - 1])
    first = sources if len(sources) <= MOST_PRODUCTS else sources[: MOST_PRODUCTS - 1]

    def value(source: int) -> float | None:
        at = Address(Phase.FORWARD, Kind.PRODUCT, moment.position, *neuron, source)
        return reader.values(at)[0] if moment.known(at) else None

    name = partial(_product_name, notation, *neuron)
    terms: list[tuple[Term, float | None]] = [(name(source), value(source)) for source in first]
    if rest := sources[len(first) :]:
        shown = sum(product or 0.0 for _, product in terms)
        others = reader.weighted_sum(moment.position, *neuron) - _bias(moment, neuron) - shown
        known = value(rest[-1]) is not None
        more = Symbol(worded("{count:,} more", count=len(rest)), italic=False)
        terms.append((more, others if known else None))
    return terms


def _bias(moment: Moment, neuron: Neuron) -> float:
    return moment.reader.parameter(Phase.FORWARD, moment.position, *neuron, None)


def moves(moment: Moment) -> tuple[Move, ...]:
    """Return by how much the weights change that an update moves most, in the plan's order."""
    network, notation = moment.reader.network, Notation(moment.reader.network)
    places = _moved_weights(moment)
    changes = _changes(moment)[places]
    first = max(0, len(changes) - MOST_MOVES)
    largest = np.sort(np.argpartition(np.abs(changes), first)[first:]) if len(changes) else ()
    return tuple(
        Move(notation.parameter(*network.weight_at(int(places[i]))), float(changes[i]))
        for i in largest
    )


def _changes(moment: Moment) -> Array:
    """Return what each parameter is after its update less what it was before."""
    record = moment.reader.record
    before, after = record.before.parameters, record.after.parameters
    if record.edited is not None:
        before, after = record.edited.before, record.edited.updated
    with np.errstate(all="ignore"):
        changes: Array = after - before
    return changes


def _moved_weights(moment: Moment) -> Rows:
    """Return the places of the weights that a step moves, as far as their gradients are known."""
    plan, reader = moment.step_plan, moment.reader
    order, moving = plan.update_order, reader.record.model.moving(moment.step)
    if plan.immediate:
        order = plan.updated_before(moment.group.span.stop - moment.start)
    weights = _is_weight(reader.network)
    return order[(weights if moving is None else weights & moving)[order]]


def why_moves(moment: Moment) -> str:
    """Return what the moves are made of."""
    model, plan = moment.reader.record.model, moment.step_plan
    optimizer = moment.reader.optimizer(plan.update_start)
    if optimizer.name != "sgd" or any(
        value for name, value in optimizer.numbers.items() if name != "learning_rate"
    ):
        return worded("new − old, as {name} moves them", name=in_words(optimizer.name))
    if model.clipping is not None:
        return worded("−η · gradient, clipped")
    if plan.batch > 1:
        return worded("−η · gradient, the mean over the batch")
    if model.l1 or model.l2:
        return worded("−η · gradient, penalty included")
    if len(model.network.owners) < model.network.depth:
        return worded("−η · gradient, the sum over all uses")
    return worded("−η · δ of the receiver · a of the sender")


def parameter_label(notation: Notation, layer: int, unit: int, source: int | None) -> str:
    """Return what a weight or bias is called beside its slider."""
    if source is None and notation.network.bias_policy(layer) is Bias.SHARED:
        return worded("bias b of all")
    if source is None:
        return worded("bias {name}", name=f"b{unit + 1}".translate(_SUBSCRIPTS))
    comma = "," if max(unit, source) >= 9 else ""
    weight, sender = f"w{unit + 1}{comma}{source + 1}", notation.unit_text(layer - 1, source)
    return worded(
        "{weight} from {source}",
        weight=weight.translate(_SUBSCRIPTS), source=sender.translate(_SUBSCRIPTS),
    )  # fmt: skip


def _product_name(notation: Notation, layer: int, unit: int, source: int) -> Term:
    weight = notation.parameter(layer, unit, source)
    return row(weight, Operator("·"), notation.sent(layer - 1, source))


def _is_weight(network: NetworkSpec) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    mask = np.zeros(network.parameter_count, dtype=np.bool_)
    for part in network.slices:
        mask[part.weights] = True
    return mask
