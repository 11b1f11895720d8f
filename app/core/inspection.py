"""What there is to say about one neuron at a moment: its values, its sum, its weights' moves."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import accumulate
from typing import NamedTuple

import numpy as np

from app.core.scene.moment import Moment
from engine.events import Address, Kind, Phase
from engine.network import NetworkSpec
from engine.notation import Notation
from engine.terms import Operator, Symbol, Tag, Term, row

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
    """How far a step down its own gradient takes one weight."""

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
        return (Quantity("value of the input", Phase.FORWARD, value),)
    f = moment.reader.network.layer(layer).activation.symbol
    rows = (
        ("weighted sum z", Phase.FORWARD, Kind.WEIGHTED_SUM),
        (f"activation a = {f}(z)", Phase.FORWARD, Kind.ACTIVATION),
        (f"slope {f}′(z)", Phase.BACKWARD, Kind.SLOPE),
        ("delta δ", Phase.BACKWARD, Kind.DELTA),
    )
    return tuple(
        Quantity(label, phase, _value(moment, neuron, phase, kind)) for label, phase, kind in rows
    )


def curve_point(moment: Moment, neuron: Neuron) -> CurvePoint | None:
    """Return where a neuron stands on its activation function, None before that is known."""
    z = _value(moment, neuron, Phase.FORWARD, Kind.WEIGHTED_SUM)
    a = _value(moment, neuron, Phase.FORWARD, Kind.ACTIVATION)
    if z is None or a is None:
        return None
    return CurvePoint(z, a, _value(moment, neuron, Phase.BACKWARD, Kind.SLOPE))


def _value(moment: Moment, neuron: Neuron, phase: Phase, kind: Kind) -> float | None:
    """Return the value of a neuron's operation on the shown sample if it is done by now."""
    at = Address(phase, kind, moment.position, *neuron)
    return moment.reader.values(at)[0] if moment.known(at) else None


def weighted_sum(moment: Moment, neuron: Neuron) -> Sum:
    """Return how the weighted sum of a neuron that is no input comes about."""
    notation, reader = Notation(moment.reader.network), moment.reader
    at = Address(Phase.FORWARD, Kind.WEIGHTED_SUM, moment.position, *neuron)
    known = moment.known(at)
    terms = _products(moment, neuron)
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
        terms.append((Symbol(f"{len(rest):,} more", italic=False), others if known else None))
    return terms


def _bias(moment: Moment, neuron: Neuron) -> float:
    return moment.reader.parameter(Phase.FORWARD, moment.position, *neuron, None)


def moves(moment: Moment) -> tuple[Move, ...]:
    """Return -learning rate * gradient of the weights that it moves most, in the plan's order."""
    plan, reader = moment.step_plan, moment.reader
    rate = reader.optimizer(plan.update_start).numbers["learning_rate"]
    network, notation = reader.network, Notation(reader.network)
    trainable = plan.update_order[_is_weight(network)[plan.update_order]]
    with np.errstate(all="ignore"):
        steps = -rate * reader.record.gradient[trainable]
    first = max(0, len(steps) - MOST_MOVES)
    largest = np.sort(np.argpartition(np.abs(steps), first)[first:]) if len(steps) else ()
    return tuple(
        Move(notation.parameter(*edge_at(network, int(trainable[i]))), float(steps[i]))
        for i in largest
    )


def why_moves(moment: Moment) -> str:
    """Return what the moves are made of."""
    if moment.step_plan.batch > 1:
        return "−η · gradient, the mean over the batch"
    model = moment.reader.record.model
    if model.l1 or model.l2:
        return "−η · gradient, penalty included"
    return "−η · δ of the receiver · a of the sender"


def edge_at(network: NetworkSpec, place: int) -> tuple[int, int, int]:
    """Return the layer, unit and source of the weight at ``place`` of the flat vector."""
    for layer, part in enumerate(network.slices, start=1):
        if part.weights.start <= place < part.weights.stop:
            return layer, *divmod(place - part.weights.start, part.shape[1])
    raise IndexError(place)


def parameter_label(notation: Notation, layer: int, unit: int, source: int | None) -> str:
    """Return what a weight or bias is called beside its slider."""
    if source is None:
        return f"bias b{unit + 1}".translate(_SUBSCRIPTS)
    comma = "," if max(unit, source) >= 9 else ""
    name = f"w{unit + 1}{comma}{source + 1}"
    return f"{name} from {notation.unit_text(layer - 1, source)}".translate(_SUBSCRIPTS)


def _product_name(notation: Notation, layer: int, unit: int, source: int) -> Term:
    weight = notation.parameter(layer, unit, source)
    return row(weight, Operator("·"), notation.activation(layer - 1, source))


def _is_weight(network: NetworkSpec) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    mask = np.zeros(network.parameter_count, dtype=np.bool_)
    for part in network.slices:
        mask[part.weights] = True
    return mask
