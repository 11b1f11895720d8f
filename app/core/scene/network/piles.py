"""The gradients of a batch that have piled up on the edges, as halos around them.

They grow as gradients are found, clipping takes its part of them, and updates use them up.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np

from app.core.color import mixed
from app.core.frame import Item
from app.core.scene.context import Context
from app.core.scene.network.edges import Bundle, edge_lines, edge_widths, halos_change, rounded
from app.core.scene.once import once
from app.core.scene.visible_edges import Pairs, VisibleEdges
from app.core.time.choreography import passed
from engine.arrays import Array, Mask
from engine.plan.events import Address, Kind, Phase
from engine.reader import StepReader

# How much wider than its edge the halo of the largest gradient is, and how opaque.
HALO, OPACITY = 7.0, 0.3
# The operations on a weight that change its halo.
_CHANGING = (Kind.GRADIENT, Kind.UPDATE)


def resting_piles(context: Context) -> list[Item]:
    """Return the halos that stay as they are while an operation takes place."""
    return _halos(context, changing=False)


def changing_piles(context: Context) -> list[Item]:
    """Return the halos that change with every frame."""
    return _halos(context, changing=True)


def _halos(context: Context, *, changing: bool) -> list[Item]:
    bundles = [
        (layer, Bundle(context, layer, active=active))
        for layer in _layers(context, changing=changing)
        if _has_gradients(context, layer)
        for active in (False, True)
    ]
    if not bundles:
        return []
    shares = [_shares_of(context, layer, bundle, changing) for layer, bundle in bundles]
    halos = rounded(HALO * np.concatenate(shares))
    weights, ways = (
        np.concatenate(arrays)
        for arrays in zip(*((bundle.weights, bundle.ways) for _, bundle in bundles), strict=True)
    )
    widths = np.where(halos > 0.0, edge_widths(weights) + halos, 0.0)
    color = mixed(context.theme.background, context.theme.backward, OPACITY)
    return [
        edge_lines(context, ways[widths == width], color, width)
        for width in np.unique(widths[widths > 0.0]).tolist()
    ]


def _shares_of(context: Context, layer: int, bundle: Bundle, changing: bool) -> Array:
    """Return how large each pile of a bundle is, 0 where it changes or where it does not."""
    pairs = Pairs(bundle.units, bundle.sources)
    chosen = _changes(context, layer, pairs) == changing
    if not chosen.any():
        return np.zeros(len(chosen))
    shares: Array = np.where(chosen, pile_shares(context, layer, pairs), 0.0)
    return shares


def _layers(context: Context, *, changing: bool) -> Sequence[int]:
    """Return the layers on whose edges halos change, or all."""
    moment, layers = context.moment, range(1, context.network.depth + 1)
    if not changing:
        return layers
    if not halos_change(context):
        return ()
    if moment.everywhere:
        return layers
    if moment.kind not in _CHANGING or moment.layer is None or moment.of_layer:
        return ()
    return _uses(context, moment.layer)


def _progress(context: Context, name: str) -> float:
    """Return how much of a beat is over, or of a whole step, as far as that is to be seen."""
    moment = context.moment
    if not halos_change(context):
        return 0.0
    return moment.share if moment.kind is None else passed(moment.kind, name, moment.share)


def _has_gradients(context: Context, layer: int) -> bool:
    """Return whether the first of a layer's gradients is known, or on its way."""
    if context.moment.kind is Kind.GRADIENT:
        return True
    return any(_known_gradients(context)[use - 1] for use in _uses(context, layer))


def _uses(context: Context, layer: int) -> list[int]:
    """Return the layers that have the weights of a layer, mostly itself alone."""
    network = context.network
    layers = range(1, network.depth + 1)
    return [other for other in layers if network.owner(other) == network.owner(layer)]


def _changes(context: Context, layer: int, pairs: Pairs) -> Mask:
    """Return which edges have halos that change with every frame."""
    if layer not in _layers(context, changing=True):
        return np.zeros(len(pairs.units), dtype=bool)
    return _under_way(context, pairs)


def _under_way(context: Context, pairs: Pairs) -> Mask:
    """Return the edges of whose weights the operations under way are."""
    moment = context.moment
    if moment.kind is None or moment.everywhere:
        return np.ones(len(pairs.units), dtype=bool)
    units, sources = list(moment.units), list(moment.sources(moment.kind))
    found: Mask = np.isin(pairs.units, units) & np.isin(pairs.sources, sources)
    return found & (not moment.resting)


def pile_shares(context: Context, layer: int, pairs: Pairs) -> Array:
    """Return how large the pile on each edge is by now, 1 for the largest of the batch."""
    uses = _uses(context, layer)
    largest = _largest(context.moment.reader, context.visible_edges, tuple(uses))
    if largest == 0.0:
        return np.zeros(len(pairs.units))
    with np.errstate(all="ignore"):
        piled = np.abs(sum(_piled(context, use, pairs) for use in uses)) / largest
        piled *= _left_by_clipping(context, layer, pairs) * _unused(context, layer, pairs)
    shares: Array = np.minimum(np.nan_to_num(piled, posinf=0.0), 1.0)
    return shares


@lru_cache(maxsize=8)
def _largest(reader: StepReader, edges: VisibleEdges, uses: tuple[int, ...]) -> float:
    """Return the largest that a pile of the batch becomes, sample after sample."""
    largest = 0.0
    for active in (False, True):
        pairs = edges.pairs(uses[0], active)
        with np.errstate(all="ignore"):
            total = sum(np.cumsum(_terms(reader, use, pairs), axis=0) for use in uses)
        largest = max(largest, float(np.nan_to_num(np.abs(total), posinf=0.0).max(initial=0.0)))
    return largest


def _terms(reader: StepReader, layer: int, pairs: Pairs, stop: int | None = None) -> Array:
    """Return the gradients of the first samples (samples x edges)."""
    deltas = reader.record.backward.deltas[layer - 1][:stop, pairs.units]
    sent = reader.record.forward.sent[layer - 1][:stop, pairs.sources]
    with np.errstate(all="ignore"):
        terms: Array = deltas * sent
    return terms


def _piled(context: Context, layer: int, pairs: Pairs) -> Array:
    """Return the sum of the gradients that are known by now for each edge of one use."""
    moment, (_, fan_in) = context.moment, _shape(context, layer)
    samples, rest = divmod(_known_gradients(context)[layer - 1], _size(context, layer))
    total: Array = _terms(moment.reader, layer, pairs, samples).sum(axis=0)
    if samples == moment.step_plan.batch:
        return total
    share = (pairs.units * fan_in + pairs.sources < rest).astype(np.float64)
    finding = moment.kind is Kind.GRADIENT and moment.layer == layer and not moment.of_layer
    if finding and moment.position == samples:
        growing = _under_way(context, pairs) * _progress(context, "pile")
        share = np.maximum(share, growing)
    current = _terms(moment.reader, layer, pairs, samples + 1)[samples]
    return total + np.where(share > 0.0, share * current, 0.0)


@once
def _known_gradients(context: Context) -> list[int]:
    """Return how many gradients of each layer's weights are known, sample after sample."""
    return [_known_of_layer(context, layer) for layer in range(1, context.network.depth + 1)]


def _known_of_layer(context: Context, layer: int) -> int:
    size, (_, fan_in) = _size(context, layer), _shape(context, layer)

    def address(number: int) -> Address:
        position, place = divmod(number, size)
        return Address(Phase.BACKWARD, Kind.GRADIENT, position, layer, *divmod(place, fan_in))

    return _known(context, size * context.moment.step_plan.batch, address)


def _unused(context: Context, layer: int, pairs: Pairs) -> Array:
    """Return the share of each pile that the update of its weight has not used up."""
    owner, moment, (_, fan_in) = (
        context.network.owner(layer),
        context.moment,
        _shape(context, layer),
    )
    done = pairs.units * fan_in + pairs.sources < _known_updates(context)[owner - 1]
    used = done.astype(np.float64)
    updating = moment.kind is Kind.UPDATE and moment.layer == owner and not moment.of_layer
    if moment.whole_step or updating:
        moving = _under_way(context, pairs) * _progress(context, "move")
        used = np.maximum(used, moving)
    unused: Array = 1.0 - used
    return unused


@once
def _known_updates(context: Context) -> list[int]:
    """Return how many weights of each layer are updated, none where it has none of its own."""
    return [_updated_of_layer(context, layer) for layer in range(1, context.network.depth + 1)]


def _updated_of_layer(context: Context, layer: int) -> int:
    _, fan_in = _shape(context, layer)

    def address(number: int) -> Address:
        return Address(Phase.UPDATE, Kind.UPDATE, None, layer, *divmod(number, fan_in))

    return _known(context, _size(context, layer), address)


def _known(context: Context, count: int, address: Callable[[int], Address]) -> int:
    """Return how many of ``count`` operations, which follow one another, are done."""
    return bisect_left(
        range(count), True, key=lambda number: not context.moment.known(address(number))
    )


def _shape(context: Context, layer: int) -> tuple[int, int]:
    return context.network.sizes[layer], context.network.sizes[layer - 1]


def _size(context: Context, layer: int) -> int:
    units, fan_in = _shape(context, layer)
    return units * fan_in


def _left_by_clipping(context: Context, layer: int, pairs: Pairs) -> Array:
    """Return the share of each weight's gradient that clipping has left by now."""
    record, moment = context.moment.reader.record, context.moment
    gradient, clipped = (
        context.network.weights(vector, layer)[pairs.units, pairs.sources]
        for vector in (record.gradient, record.clipped)
    )
    done = float(moment.known(Address(Phase.UPDATE, Kind.CLIPPING)))
    if moment.kind is Kind.CLIPPING:
        done = _progress(context, "shrink")
    left = np.where(gradient == 0.0, 1.0, np.abs(clipped) / np.abs(gradient))
    shares: Array = 1.0 + (np.nan_to_num(left, nan=1.0) - 1.0) * done
    return shares
