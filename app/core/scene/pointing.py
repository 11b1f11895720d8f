"""What is pointed at: a term of the card, or whatever on the stage the card speaks of."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.core.layout import Area
from app.core.layout.way import evaluated
from app.core.scene.compose import marked_places
from app.core.scene.context import Context
from app.core.scene.marked import Body, body_of
from app.core.scene.shot import Shot
from app.core.scene.visible_edges import Edge
from engine.words.terms import Mark

Marks = tuple[Mark, ...]
Term = tuple[Mark, Area]

# How near to an edge the mouse is on it, in units, and as how many points an edge is taken.
NEAR, POINTS = 5.0, np.linspace(0.04, 0.96, 48)


def pointed(shot: Shot, terms: Sequence[Term], x: float, y: float) -> Marks:
    """Return the quantities at a point of the picture.

    ``terms`` are the places of the terms on the card. On the stage a number comes before what it
    stands on, and what the card speaks of before what it does not.
    """
    context = Context(shot)
    if context.card_area.holds(x, y):
        return tuple(mark for mark, area in terms if area.holds(x, y))[:1]
    written = dict.fromkeys(mark for mark, _ in terms)
    numbers = [mark for mark, area in marked_places(shot) if area.holds(x, y)]
    if found := tuple(mark for mark in numbers if mark in written):
        return found
    body = body_at(context, x, y)
    return tuple(mark for mark in written if _share(body_of(context, mark), body)) or (*numbers,)


def _share(one: Body, other: Body) -> bool:
    return any(not set(of).isdisjoint(others) for of, others in zip(one, other, strict=True))


def body_at(context: Context, x: float, y: float) -> Body:
    """Return the neuron at a point of the picture, or else the edge."""
    neuron = context.places.neuron_at(x, y)
    if neuron is not None:
        return Body((neuron,))
    edge = edge_at(context, x, y)
    return Body() if edge is None else Body(edges=(edge,))


def weight_at(shot: Shot, x: float, y: float) -> Edge | None:
    """Return the edge at a point of the picture, or the one that a number there belongs to."""
    context = Context(shot)
    numbers = [mark for mark, area in marked_places(shot) if area.holds(x, y)]
    bodies = [body_of(context, mark).edges for mark in numbers]
    written = next((edges[0] for edges in bodies if edges), None)
    return edge_at(context, x, y) if written is None else written


def edge_at(context: Context, x: float, y: float) -> Edge | None:
    """Return the edge that is drawn nearest to a point, None where all are too far."""
    edges = context.visible_edges.all
    if not edges:
        return None
    ways = np.array(list(edges.values()))
    distances = np.hypot(*(evaluated(ways, POINTS) - (x, y)).transpose(2, 0, 1)).min(axis=1)
    nearest = int(np.argmin(distances))
    return list(edges)[nearest] if distances[nearest] <= NEAR * context.unit else None
