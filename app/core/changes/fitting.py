"""Choices that go together: what else has to change where one of them does.

Each function returns the changed project with a line for each other part that had to be changed,
for people to read.
"""

from __future__ import annotations

from msgspec.structs import replace

from app.core.changes.fitted import Fitted
from app.core.changes.following import by_place, sizes
from app.core.changes.single import with_layer
from app.core.changes.structure import restructured
from app.core.data.samples import NamedSamples, usable_split
from app.core.names import in_words
from app.core.project import Choice, Data, Edit, OptimizerEdit, Option, Project, SlopeEdit
from engine.activations import ACTIVATIONS
from engine.losses import LOSSES
from engine.optimizers import OPTIMIZERS
from engine.problem import Problem
from engine.words.wording import worded

# What takes any outputs and targets, what gives any outputs, and what gives probabilities.
USUAL_LOSS: Choice = "half_squared_error"
UNBOUNDED: Choice = "identity"
PROBABILITY: Choice = "sigmoid"


def with_activation(project: Project, layer: int, activation: Choice) -> Fitted:
    """Return the project with another activation function in a layer."""
    old = project.network.layers[layer - 1]
    changed = with_layer(project, layer, replace(old, activation=activation))
    changed = _without_slopes(changed)
    return Fitted(changed) if _paired(changed) else _with_loss(changed, USUAL_LOSS)


def with_loss(project: Project, loss: Choice) -> Fitted:
    """Return the project with another loss."""
    changed = replace(project, loss=loss)
    if _paired(changed):
        return Fitted(changed)
    partner = LOSSES.make(loss).cancels_with
    alone = changed.network.layers[-1].units == 1
    coupled = ACTIVATIONS.make(partner).coupled is not None
    return _with_output(changed, PROBABILITY if alone and coupled else partner)


def with_optimizer(project: Project, optimizer: dict[str, Option]) -> Project:
    """Return the project with another optimizer; edits of numbers that it has not are gone."""
    edits = tuple(edit for edit in project.edits if _is_usable(edit, optimizer))
    return replace(project, optimizer=optimizer, edits=edits)


def with_data(project: Project, data: Data, samples: NamedSamples) -> Fitted:
    """Return the project with other data, which ``samples`` are of.

    The network gets as many inputs and outputs as they have; what stays of both keeps its weights.
    """
    resized = _resized(project, samples)
    project, lines = replace(resized.project, data=data), [*resized.lines]
    for fit in (_splittable, _uncoupled, _losing, _reaching):
        project, more, _ = fit(project, samples)
        lines.extend(more)
    return Fitted(project, tuple(lines))


def _without_slopes(project: Project) -> Project:
    """Return the project without edits of slopes that are not learned any more."""

    def learned(edit: Edit) -> bool:
        if not isinstance(edit, SlopeEdit):
            return True
        activation = project.network.layers[edit.layer - 1].activation
        return ACTIVATIONS.make(activation).learned is not None

    return replace(project, edits=tuple(filter(learned, project.edits)))


def _is_usable(edit: Edit, optimizer: dict[str, Option]) -> bool:
    if not isinstance(edit, OptimizerEdit):
        return True
    try:
        OPTIMIZERS.make({**optimizer, edit.option: edit.value})
    except Problem:
        return False
    return True


def _paired(project: Project) -> bool:
    """Return whether the outputs are what the loss needs."""
    activation = ACTIVATIONS.make(project.network.layers[-1].activation)
    return activation.probabilities or not LOSSES.make(project.loss).needs_probabilities


def _with_loss(project: Project, loss: Choice) -> Fitted:
    line = worded("The loss is now: {loss}.", loss=in_words(loss))
    return Fitted(replace(project, loss=loss), (line,))


def _with_output(project: Project, activation: Choice) -> Fitted:
    line = worded("The activation of the outputs is now: {name}.", name=in_words(activation))
    number = len(project.network.layers)
    layer = replace(project.network.layers[-1], activation=activation)
    return Fitted(_without_slopes(with_layer(project, number, layer)), (line,))


def _resized(project: Project, samples: NamedSamples) -> Fitted:
    hidden = sizes(project.network)[1:-1]
    wanted = samples.inputs.shape[1], *hidden, samples.targets.shape[1]
    return restructured(project, by_place(project.network, wanted).origins)


def _splittable(project: Project, samples: NamedSamples) -> Fitted:
    """Keep no samples for testing where there are too few."""
    split = project.training.split
    if usable_split(len(samples), split) != split:
        line = worded("All samples are to train with: there are too few to test with.")
        training = replace(project.training, split=None)
        return Fitted(replace(project, training=training), (line,))
    return Fitted(project)


def _uncoupled(project: Project, samples: NamedSamples) -> Fitted:
    """A single output has no others to be compared with."""
    old = ACTIVATIONS.make(project.network.layers[-1].activation)
    if old.coupled is None or project.network.layers[-1].units > 1:
        return Fitted(project)
    changed, lines, _ = _with_output(project, PROBABILITY)
    if LOSSES.make(project.loss).cancels_with != old.name:
        return Fitted(changed, lines)
    losses = ((name, LOSSES.make(LOSSES.start(name))) for name in LOSSES)
    partner = next(name for name, loss in losses if loss.cancels_with == PROBABILITY)
    changed, more, _ = _with_loss(changed, partner)
    return Fitted(changed, (*lines, *more))


def _losing(project: Project, samples: NamedSamples) -> Fitted:
    """The loss has to be defined for all targets."""
    fits = _within(samples, LOSSES.make(project.loss).target_bounds)
    return Fitted(project) if fits else _with_loss(project, USUAL_LOSS)


def _reaching(project: Project, samples: NamedSamples) -> Fitted:
    """The outputs have to be able to reach all targets."""
    fits = _within(samples, ACTIVATIONS.make(project.network.layers[-1].activation).bounds)
    return Fitted(project) if fits else _with_output(project, UNBOUNDED)


def _within(samples: NamedSamples, bounds: tuple[float, float]) -> bool:
    low, high = bounds
    return bool((samples.targets >= low).all() and (samples.targets <= high).all())
