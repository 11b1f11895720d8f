"""What the operations of a step find and the parameters that they meet, as marks of terms."""

from __future__ import annotations

from collections.abc import Callable

from engine.network import Bias, NetworkSpec
from engine.plan.events import Address, Kind
from engine.words.terms import Mark, Tag

LOSS = Mark(Tag.LOSS)
# How large the gradient of all parameters is.
SIZE = Mark(Tag.GRADIENT, name="size")
# How many updates there have been with the one under way.
TIMESTEP = Mark(Tag.STATE, name="t")

# The options that say how far a step goes at most; the others are numbers of the optimizer.
_RATES = ("learning_rate", "limit")

_TAGS = {
    Kind.PRODUCT: Tag.PRODUCT,
    Kind.WEIGHTED_SUM: Tag.WEIGHTED_SUM,
    Kind.ACTIVATION: Tag.ACTIVATION,
    Kind.DROPOUT: Tag.ACTIVATION,
    Kind.ERROR: Tag.ERROR,
    Kind.CONTRIBUTION: Tag.CONTRIBUTION,
    Kind.SLOPE: Tag.SLOPE,
    Kind.DELTA: Tag.DELTA,
}


def of_unit(tag: Tag, position: int, layer: int, unit: int, name: str = "") -> Mark:
    """Return the mark of something that a unit has for one sample."""
    return Mark(tag, position, layer, unit, name=name)


def of_arriving(position: int, layer: int, unit: int) -> Mark:
    """Return the mark of what comes back to a unit, before its slope makes it a delta."""
    return of_unit(Tag.DELTA, position, layer, unit, "arriving")


def of_mask(position: int, layer: int, unit: int) -> Mark:
    """Return the mark of what dropout multiplies an activation by."""
    return of_unit(Tag.STATE, position, layer, unit, "mask")


def of_parameter(network: NetworkSpec, layer: int, unit: int | None, source: int | None) -> Mark:
    """Return the mark of the weight, or of the bias where ``source`` is None, that a unit uses.

    What layers or units share has one mark, wherever it is used.
    """
    owner = network.owner(layer)
    if source is not None:
        return Mark(Tag.WEIGHT, None, owner, unit, source)
    shared = network.bias_policy(owner) is Bias.SHARED
    return Mark(Tag.BIAS, None, owner, None if shared else unit)


def of_learned_slope(layer: int) -> Mark:
    """Return the mark of the slope that a layer's activation function learns."""
    return Mark(Tag.SLOPE, None, layer, name="learned")


def of_gradient(of: Mark, position: int | None) -> Mark:
    """Return the mark of a parameter's gradient: that of one sample, or of the whole batch."""
    return Mark(Tag.GRADIENT, position, of.layer, of.unit, of.source, of.tag.value)


def of_slot(of: Mark, name: str, *, done: bool = False) -> Mark:
    """Return the mark of what an optimizer remembers of a parameter, before its update or after."""
    when = "after" if done else "before"
    return Mark(Tag.STATE, None, of.layer, of.unit, of.source, f"{name} {when}")


def of_option(name: str) -> Mark:
    """Return the mark of an option of the optimizer, or of the clipping."""
    return Mark(Tag.RATE if name in _RATES else Tag.STATE, name=name)


def is_option(mark: Mark) -> bool:
    """Return whether a mark is that of an option, or of the number of updates."""
    return mark == of_option(mark.name)


def of_event(network: NetworkSpec, at: Address) -> Mark:
    """Return the mark of what an operation finds."""
    if at.kind in _TAGS:
        return Mark(_TAGS[at.kind], *at[2:])
    return _SPECIAL[at.kind](network, at)


def _parameter(network: NetworkSpec, at: Address) -> Mark:
    assert at.layer is not None
    if at.kind in (Kind.SLOPE_GRADIENT, Kind.SLOPE_UPDATE):
        return of_learned_slope(at.layer)
    return of_parameter(network, at.layer, at.unit, at.source)


def _gradient(network: NetworkSpec, at: Address) -> Mark:
    """Each use of a shared weight has a gradient of its own, summed only for the update."""
    own = _parameter(network, at)._replace(layer=at.layer)
    return of_gradient(own, at.position)


_SPECIAL: dict[Kind, Callable[[NetworkSpec, Address], Mark]] = {
    Kind.LOSS: lambda network, at: LOSS,
    Kind.CLIPPING: lambda network, at: SIZE,
    Kind.GRADIENT: _gradient,
    Kind.SLOPE_GRADIENT: _gradient,
    Kind.UPDATE: _parameter,
    Kind.SLOPE_UPDATE: _parameter,
}
