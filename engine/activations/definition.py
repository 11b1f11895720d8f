"""What an activation function is made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from engine.arrays import Array
from engine.words.terms import Term

# A symbol of fewer letters, such as σ or id, is no word.
SHORTEST_WORD = 3


@dataclass(frozen=True)
class Coupled:
    """The derivatives of a function of all units of a layer, from what it gave: activations a.

    ``jacobian`` has the shape samples x units x units (x starts), [s, k, j] = da_j / dz_k.
    ``pull_back`` maps (a, dL/da) to dL/dz, that Jacobian times dL/da. ``applied`` writes a_k from
    z_k and all z, between which an ellipsis may stand; ``slope`` writes da_j / dz_k from a_k, a_j
    and whether they are the same unit.
    """

    jacobian: Callable[[Array], Array]
    pull_back: Callable[[Array, Array], Array]
    applied: Callable[[Term, Sequence[Term]], Term]
    slope: Callable[[Term, Term, bool], Term]


@dataclass(frozen=True)
class Learned:
    """A parameter of an activation function that is learned, one for each layer.

    It begins at ``start``. ``bound`` returns the activation with a value of it: a number, or an
    array that goes with samples x units (x starts), for which there are no formulas.
    ``derivative`` maps z to da / dvalue.
    """

    start: float
    bound: Callable[[float | Array], Activation]
    derivative: Callable[[Array], Array]


@dataclass(frozen=True)
class Activation:
    """An activation function a = f(z).

    ``function`` maps weighted sums to activations, ``derivative`` maps (z, a) to f'(z), both of
    the shape samples x units (x starts); unless ``coupled`` is there they act on each number
    alone, in any shape. ``applied`` writes f(z) as a definition in terms of z, ``slope`` writes
    f'(z) in terms of z and a. ``kinks`` are the z at which f' does not exist,
    ``bends`` those at which only f'' does not. ``probabilities`` says that a tells how likely
    something is: it lies between 0 and 1, and is neither but by rounding.

    With ``coupled`` the units of a layer depend on each other; then ``derivative`` and ``slope``
    say how a unit depends on itself. With ``learned`` the function has a parameter of its own.
    """

    name: str
    symbol: str
    function: Callable[[Array], Array]
    derivative: Callable[[Array, Array], Array]
    applied: Callable[[Term], Term]
    slope: Callable[[Term, Term], Term]
    bounds: tuple[float, float] = (-np.inf, np.inf)
    kinks: tuple[float, ...] = ()
    bends: tuple[float, ...] = ()
    probabilities: bool = False
    coupled: Coupled | None = None
    learned: Learned | None = None

    @property
    def word(self) -> str:
        """Return what it is called in a sentence: by its symbol, where that is a word."""
        return self.symbol if len(self.symbol) >= SHORTEST_WORD else self.name
