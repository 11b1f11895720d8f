"""What there is to be told about a run at some moment: trouble, with cause and remedy."""

from __future__ import annotations

from collections.abc import Iterator

from app.core.project import Neuron
from app.core.run import Run
from engine.notation import Notation
from engine.trouble import Trouble, TroubleKind, found, not_finite
from engine.words.wording import worded

Notes = tuple[Trouble, ...]

TITLES = {
    TroubleKind.NOT_FINITE: worded("A number is not finite"),
    TroubleKind.SYMMETRIC: worded("Units that stay alike"),
    TroubleKind.FLAT: worded("Units without a slope"),
    TroubleKind.DEAD: worded("Dead units"),
    TroubleKind.SATURATED: worded("Saturated units"),
    TroubleKind.VANISHING: worded("Vanishing gradient"),
    TroubleKind.EXPLODING: worded("Exploding gradient"),
    TroubleKind.DIVERGING: worded("The loss runs away"),
    TroubleKind.PLATEAU: worded("The loss stands still"),
}
# Units beyond these are counted, not named.
MOST_NAMED = 6


def notes(run: Run, step: int) -> Notes:
    """Return the trouble that a run has just before training step ``step``.

    After a number that is not finite nothing else is worth telling.
    """
    *_, last = noted(run, step)
    assert last is not None
    return last


def noted(run: Run, step: int) -> Iterator[Notes | None]:
    """Yield None after each small piece of the work, and last what ``notes`` returns."""
    history = run.history
    if history.first_not_finite is None:
        history.state(step)
    first = history.first_not_finite
    if first is not None and first < step:
        stop = not_finite(history)
        yield () if stop is None else (stop,)
        return
    troubles: list[Trouble] = []
    for trouble in found(history, step):
        if trouble is None:
            yield None
        else:
            troubles.append(trouble)
    yield tuple(troubles)


def neurons(run: Run, trouble: Trouble) -> tuple[Neuron, ...]:
    """Return the neurons that a trouble concerns, none where it concerns the whole network."""
    event = trouble.event.address if trouble.event is not None else None
    if event is not None and event.layer is not None and event.unit is not None:
        return ((event.layer, event.unit),)
    if trouble.layer is None:
        return ()
    units = trouble.units or range(run.network.sizes[trouble.layer])
    return tuple((trouble.layer, unit) for unit in units)


def where(run: Run, trouble: Trouble) -> str:
    """Return in words what a trouble concerns."""
    concerned = neurons(run, trouble)
    if not concerned:
        return worded("the whole network")
    notation = Notation(run.network)
    if len(concerned) == 1:
        return notation.unit_words(*concerned[0])
    layer = notation.layer_words(concerned[0][0])
    if not trouble.units:
        return worded("all of layer “{layer}”", layer=layer)
    names = ", ".join(notation.unit_text(*neuron) for neuron in concerned[:MOST_NAMED])
    if len(concerned) > MOST_NAMED:
        names = worded("{names} and {more} more", names=names, more=len(concerned) - MOST_NAMED)
    return worded("{names} of layer “{layer}”", names=names, layer=layer)
