"""What random networks draw of their layers, one entry a layer."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from engine.activations import ACTIVATIONS
from engine.network import Bias

# Activations that act on each unit alone.
UNCOUPLED = [name for name in ACTIVATIONS if ACTIVATIONS.make(name).coupled is None]

# A layer's frozen parameters: weights, biases.
Frozen = tuple[bool, bool]


@st.composite
def some_activations(
    draw: st.DrawFn, sizes: Sequence[int], probabilities: bool = False
) -> tuple[str, ...]:
    # A share among one unit is no share.
    known = [
        [name for name in ACTIVATIONS if units > 1 or name in UNCOUPLED] for units in sizes[1:]
    ]
    if probabilities:
        known[-1] = ["sigmoid", "softmax"] if sizes[-1] > 1 else ["sigmoid"]
    return tuple(draw(st.sampled_from(names)) for names in known)


@st.composite
def some_shares(draw: st.DrawFn, sizes: Sequence[int]) -> tuple[int | None, ...]:
    result: list[int | None] = []
    for place in range(1, len(sizes)):
        owners = [
            number for number, shared in enumerate(result, start=1)
            if shared is None and sizes[number - 1 : number + 1] == sizes[place - 1 : place + 1]
        ]  # fmt: skip
        result.append(draw(st.sampled_from([None, *owners])))
    return tuple(result)


@st.composite
def some_frozen(draw: st.DrawFn, shares: Sequence[int | None]) -> tuple[Frozen, ...]:
    still = st.tuples(st.booleans(), st.booleans())
    return tuple((False, False) if owner else draw(still) for owner in shares)


@st.composite
def some_biases(
    draw: st.DrawFn, shares: Sequence[int | None], known: Sequence[Bias]
) -> tuple[Bias, ...]:
    return tuple(Bias.PER_NEURON if owner else draw(st.sampled_from(known)) for owner in shares)


@st.composite
def some_dropout(draw: st.DrawFn, depth: int) -> tuple[float, ...]:
    return (*(draw(st.sampled_from([0.0, 0.5])) for _ in range(depth - 1)), 0.0)
