"""Changes of the network's structure that can be made from the stage, or why they cannot."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.core.changes import (
    with_new_layer,
    with_unit,
    with_weights_frozen,
    without_layer,
    without_unit,
)
from app.core.changes.fitted import Fitted
from app.core.project import Neuron, Project
from app.core.run import Run
from app.core.session import Session
from engine.network import NetworkSpec
from engine.notation import Notation
from engine.words.wording import Wording, worded


@dataclass(frozen=True)
class Offer:
    """A change with its name; ``refusal`` says why it cannot be made, None where it can."""

    label: Wording
    make: Callable[[Project], Fitted]
    refusal: Wording | None = None


def add_unit(run: Run, layer: int) -> Offer:
    """Offer one more unit in a layer."""
    name = Notation(run.network).unit_text(layer, run.network.sizes[layer])
    label = worded("Add unit {unit}", unit=name)
    return Offer(label, lambda project: with_unit(project, layer), _fixed(run, layer))


def remove_unit(run: Run, neuron: Neuron) -> Offer:
    """Offer to remove a unit."""
    label = worded("Remove unit {unit}", unit=Notation(run.network).unit_text(*neuron))
    refusal = _fixed(run, neuron[0]) or _last_units(run.network, neuron[0])
    return Offer(label, lambda project: without_unit(project, *neuron), refusal)


def add_layer(run: Run, number: int) -> Offer:
    """Offer a new layer before the one of that number."""
    after = Notation(run.network).layer_words(number - 1)
    label = worded("Add a layer after “{layer}”", layer=after)
    return Offer(label, lambda project: with_new_layer(project, number))


def add_layer_after(run: Run, layer: int) -> Offer:
    """Offer a new layer after another; nothing comes after the outputs, but before them."""
    return add_layer(run, min(layer + 1, run.network.depth))


def remove_layer(run: Run, layer: int) -> Offer:
    """Offer to remove a layer."""
    label = worded("Remove layer “{layer}”", layer=Notation(run.network).layer_words(layer))
    return Offer(label, lambda project: without_layer(project, layer), _fixed(run, layer))


def freeze(run: Run, layer: int) -> Offer:
    """Offer to keep the weights into a layer from learning, or to let them learn again."""
    words, owner = Notation(run.network).layer_words(layer), run.network.owner(layer)
    frozen = run.network.layer(owner).weights_frozen
    if frozen:
        label = worded("Let the weights into “{layer}” learn", layer=words)
    else:
        label = worded("Freeze the weights into “{layer}”", layer=words)
    return Offer(label, lambda project: Fitted(with_weights_frozen(project, owner, not frozen)))


def layer_offers(run: Run, layer: int) -> Iterator[Offer]:
    """Yield what there is to be changed at a layer."""
    yield add_unit(run, layer)
    yield add_layer_after(run, layer)
    if layer > 0:
        yield freeze(run, layer)
    yield remove_layer(run, layer)


def take(session: Session, offer: Offer) -> None:
    """Make an offered change and say what went with it, or why it cannot be made."""
    if offer.refusal is not None:
        session.say(offer.refusal)
        return
    session.attempt(offer.label, *offer.make(session.project))


def _fixed(run: Run, layer: int) -> Wording | None:
    """Return why a layer cannot change its size: the data fix it."""
    if layer == 0:
        count = run.network.inputs
        return worded("The data fix the inputs: a sample has {count}.", count=count)
    if layer == run.network.depth:
        count = run.network.sizes[-1]
        return worded("The data fix the outputs: a sample has {count} targets.", count=count)
    return None


def _last_units(network: NetworkSpec, layer: int) -> Wording | None:
    if network.sizes[layer] == 1:
        return worded("A layer has one unit at least; remove the layer instead.")
    if network.sizes[layer] == 2 and network.layer(layer).activation.coupled is not None:
        return worded("Softmax needs two units at least.")
    return None
