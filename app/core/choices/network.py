"""What is set of the network, its loss and its optimizer."""

from __future__ import annotations

import dataclasses
from collections.abc import Hashable, Iterator, Sequence

from msgspec.structs import replace

from app.core.changes.fitted import Fitted
from app.core.changes.fitting import with_activation, with_loss, with_optimizer
from app.core.choices.kinds import Command, Entry, Group, Selection, Setting
from app.core.choices.slots import PLAIN, Slot, decimals, number
from app.core.hands_on.controls import optimizer_control, slope_control
from app.core.names import option_words
from app.core.project import Choice, Data, Layer, Network, Project
from app.core.session import Session
from engine.activations import ACTIVATIONS
from engine.initializers import INITIALIZERS
from engine.losses import LOSSES
from engine.marks import of_option
from engine.notation import Notation
from engine.optimizers import OPTIMIZERS
from engine.registry import Option, choice_name
from engine.words.wording import worded

# Initial weights that are written out, and those drawn in several ways.
GIVEN, MIXED = "given", "mixed"

LOSS = Slot(worded("Loss"), LOSSES, lambda project: project.loss, with_loss)
OPTIMIZER = Slot(
    worded("Optimizer"), OPTIMIZERS, lambda project: project.optimizer,
    lambda project, choice: Fitted(with_optimizer(project, choice)), mark=of_option,
)  # fmt: skip


def activation_slot(layer: int) -> Slot:
    """Return where the activation function of a layer is chosen."""
    return Slot(
        worded("Activation"),
        ACTIVATIONS,
        lambda project: project.network.layers[layer - 1].activation,
        lambda project, choice: with_activation(project, layer, choice),
    )


def _common_init(project: Project) -> Choice | None:
    """Return how all weights are drawn, None where some are not or in other ways."""
    owners = [layer for layer in project.network.layers if layer.same_weights_as is None]
    first = owners[0].init
    same = all(layer.weights is None and layer.init == first for layer in owners)
    return first if same else None


def _with_init(project: Project, init: Choice) -> Fitted:
    """Return the project with all weights drawn by an initializer, and biases of 0."""

    def drawn(layer: Layer) -> Layer:
        if layer.same_weights_as is not None:
            return layer
        return replace(layer, weights=None, biases=None, init=init)

    layers = tuple(map(drawn, project.network.layers))
    return Fitted(replace(project, network=replace(project.network, layers=layers)))


INIT = Slot(worded("Initialise"), INITIALIZERS, _common_init, _with_init)


def _init_entries(session: Session) -> list[Entry]:
    now = _init_name(session)
    entries = INIT.selection.entries(session)
    if now == MIXED:
        entries = [Entry(MIXED, worded("by layer")), *entries]
    saved = session.document.saved.network
    if now == GIVEN or (_is_given(saved) and _shape(saved) == _shape(session.project.network)):
        entries = [Entry(GIVEN, worded("as in the file")), *entries]
    return list(entries)


def _init_name(session: Session) -> str:
    project = session.project
    if (init := _common_init(project)) is not None:
        return choice_name(init)
    return GIVEN if _is_given(project.network) else MIXED


def _is_given(network: Network) -> bool:
    return any(layer.weights is not None for layer in network.layers)


def _init_chosen(session: Session, key: str) -> Fitted | Data:
    if key not in (GIVEN, MIXED):
        return INIT.selection.write(session, key)
    saved, project = session.document.saved.network, session.project
    if key == MIXED or _shape(saved) != _shape(project.network):
        return Fitted(project)
    layers = tuple(map(_started_like, project.network.layers, saved.layers))
    return Fitted(replace(project, network=replace(project.network, layers=layers)))


def _started_like(layer: Layer, saved: Layer) -> Layer:
    return replace(layer, weights=saved.weights, biases=saved.biases, init=saved.init)


def _shape(network: Network) -> tuple[object, ...]:
    layers = [(layer.units, layer.bias, layer.same_weights_as) for layer in network.layers]
    return network.inputs, *layers


INITIALIZER = Selection(INIT.label, _init_entries, _init_name, _init_chosen)


def _is_drawn(session: Session) -> bool:
    return any(layer.init is not None for layer in session.project.network.layers)


def drawn_again(project: Project) -> Project:
    """Return the project with another seed, for all weights that can be drawn."""

    def drawn(layer: Layer) -> Layer:
        return layer if layer.init is None else replace(layer, weights=None)

    layers = tuple(map(drawn, project.network.layers))
    network = replace(project.network, layers=layers)
    return replace(project, seed=project.seed + 1, network=network)


SEED = number(
    worded("Seed"), Option("seed", int, 0, None),
    lambda project: project.seed, lambda project, value: replace(project, seed=value),
)  # fmt: skip
DRAW_AGAIN = Command(worded("Draw again"), _is_drawn, drawn_again)


def _optimizer_options(session: Session) -> Iterator[Setting]:
    """Yield what sets the optimizer; numbers that may change while training do so from now on."""
    numbers = session.run.history.first_model.optimizer.numbers
    for option in OPTIMIZERS.options(choice_name(session.project.optimizer)):
        if option.name in numbers:
            low, high, _ = option.usual or PLAIN
            label = option_words(option.name)
            control = optimizer_control(label, option.name, low, high, decimals=decimals(high))
            yield dataclasses.replace(control, slides=option.usual is not None)
    yield from OPTIMIZER.options(session.project, without=numbers)


def _layer_options(session: Session) -> Iterator[Setting]:
    """Yield what sets the activation functions that have something to be set."""
    notation = Notation(session.run.network)
    for layer in range(1, len(session.project.network.layers) + 1):
        words = notation.layer_words(layer)
        if session.run.network.layer(layer).activation.learned is not None:
            yield slope_control(worded("Slope, {layer}", layer=words), layer)
            continue
        for setting in activation_slot(layer).options(session.project):
            label = worded("{option}, {layer}", option=setting.label, layer=words)
            yield dataclasses.replace(setting, label=label)


def _settings(session: Session) -> Sequence[Setting]:
    return [
        *_layer_options(session),
        LOSS.selection,
        *LOSS.options(session.project),
        OPTIMIZER.selection,
        *_optimizer_options(session),
        INITIALIZER,
        *INIT.options(session.project),
        SEED,
        DRAW_AGAIN,
    ]


def _key(session: Session) -> Hashable:
    project = session.project
    names = [choice_name(layer.activation) for layer in project.network.layers]
    return (
        *names, choice_name(project.loss), choice_name(project.optimizer), _init_name(session),
    )  # fmt: skip


NETWORK = Group("network", worded("Network"), _key, _settings)
