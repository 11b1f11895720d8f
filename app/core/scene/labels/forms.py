"""How what is going on along edges is told: as equations, or as results where these have room."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeVar

from app.core.scene.context import Context
from app.core.scene.labels.chips import RESULT, Chip
from app.core.scene.labels.labels import Label, is_clear, placed_each
from app.core.scene.still import Still
from app.core.scene.visible_edges import Edge

# More chips at a time than this cannot be read: beside edges with one end in common, beside those
# that cross each other, and where neurons stand close together.
MOST_CHIPS, MOST_CROSSING, MOST_AMONG_MANY = 8, 4, 3
# Of results alone so many can be read even there, if they have one end in common.
MOST_RESULTS = 6

Key = TypeVar("Key")


class Form(NamedTuple):
    """A way of telling something of edges: of which, and whether without how it comes about."""

    edges: tuple[Edge, ...]
    short: bool


class Rank(NamedTuple):
    """Whether a form tells every edge, hides nothing else, and has room for all that it tells."""

    every: bool
    clear: bool
    whole: bool


WORST = Rank(every=False, clear=False, whole=False)

# Returns the labels of a form, each with what it is about.
Make = Callable[[Context, Form], Sequence[tuple[Key, Label]]]


def told_chips(context: Context, make: Make[Key]) -> list[tuple[Key, Chip]]:
    """Return the chips of the best form, which stays the same for the whole of a stage."""
    labels = make(context, _best(Still(context), make))
    chips = placed_each(context, [label for _, label in labels])
    return [(key, chip) for (key, _), chip in zip(labels, chips, strict=True) if chip is not None]


@lru_cache(maxsize=4)
def _best(still: Still, make: Make[object]) -> Form:
    """Return the first form that tells every edge and hides nothing else, else the next best.

    Of those that are as good it is one of few edges, and with equations.
    """
    ranks: dict[Form, Rank] = {}
    for form in _forms(still.context):
        ranks[form] = _rank(still.context, make(still.context, form))
        if ranks[form].every and ranks[form].clear:
            return form
    return max(ranks, key=lambda form: (ranks[form], -len(form.edges), not form.short))


def _rank(context: Context, form: Sequence[tuple[object, Label]]) -> Rank:
    """Return how good a form is.

    While weights move, those that have no chip still have their labels.
    """
    labels = [label for _, label in form]
    if len({RESULT in label.text.text for label in labels}) > 1:
        return WORST  # results among equations would seem to be something else
    placed = list(zip(labels, placed_each(context, labels), strict=True))
    if all(chip is None for _, chip in placed):
        return WORST
    clear = [label for label, chip in placed if chip and is_clear(context, chip.area(context.unit))]
    beside = sum(label.own is not None for label in clear)
    told_anyway = context.moment.updating and context.labelled
    hidden = sum(chip is not None for _, chip in placed) - len(clear)
    every = told_anyway or beside == len(context.active_edges)
    whole = all(chip is not None for _, chip in placed)
    return Rank(every, hidden == 0, whole)


def _forms(context: Context) -> Iterator[Form]:
    """Yield the ways of telling something of the edges that take part, the best first.

    That is of as many as can be read, or in short perhaps of all.
    """
    edges = list(context.active_edges)
    crossing = min(len({edge[end] for edge in edges}) for end in (1, 2)) > 1
    usual = MOST_CROSSING if crossing else MOST_CHIPS
    few = _strongest(context, edges, usual if context.labelled else MOST_AMONG_MANY)
    yield Form(few, short=False)
    if len(few) < len(edges) <= MOST_RESULTS and not crossing:
        yield Form(tuple(sorted(edges)), short=True)
    yield Form(few, short=True)


def _strongest(context: Context, edges: list[Edge], most: int) -> tuple[Edge, ...]:
    """Return the edges with the strongest weights; while these move, those before."""
    strongest = sorted(edges, key=lambda edge: -abs(context.weight_before(edge)))
    return tuple(sorted(strongest[:most]))
