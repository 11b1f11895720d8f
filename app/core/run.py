"""From a project to a run: what the engine computes, made of what the file says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from app.core import project as saved
from app.core.data.samples import NamedSamples, samples
from app.core.initial import initial_weights
from engine.activations import ACTIVATIONS
from engine.arrays import Array
from engine.chance import Integers
from engine.clipping import CLIPPINGS
from engine.data import Batches, Samples
from engine.edits import Edit, OptimizerEdit, ParameterEdit, SlopeEdit
from engine.history import History
from engine.losses import LOSSES
from engine.model import Model
from engine.network import LayerSpec, NetworkSpec
from engine.optimizers import OPTIMIZERS
from engine.plan.plan import Plan
from engine.schedules import SCHEDULES
from engine.trace import Trace


@dataclass(frozen=True, eq=False)
class Run:
    """A project brought to life: every event of its training, on demand."""

    data: NamedSamples
    history: History
    trace: Trace

    @property
    def network(self) -> NetworkSpec:
        """Return the shape of the network."""
        return self.history.first_model.network

    @property
    def plan(self) -> Plan:
        """Return the order of the events."""
        return self.history.plan

    @property
    def events(self) -> int:
        """Return the number of events on the time line."""
        return len(self.trace)

    def branch(self) -> Run:
        """Return the same run, to go its own way; what is computed by now is shared."""
        history = self.history.branch(self.history.edits)
        return Run(self.data, history, Trace(history, self.trace.steps))


class Starts(NamedTuple):
    """What training begins with: of one start, or of several side by side."""

    model: Model
    parameters: Array
    batches: Batches


def build(project: saved.Project, data: NamedSamples | None = None) -> Run:
    """Return the run of a project; raise ``Problem`` where its data cannot be used.

    ``data`` saves reading them again when they are known to be the same.
    """
    data = samples(project) if data is None else data
    history = History(*build_starts(project, data, [project.seed]))
    history.set_edits(engine_edit(edit) for edit in project.edits)
    return Run(data, history, Trace(history, project.training.steps))


def build_starts(project: saved.Project, data: NamedSamples, seeds: Sequence[int]) -> Starts:
    """Return the starts of a project with each of ``seeds`` in place of its own."""
    network = network_of(project.network)
    parameters = [_initial_parameters(project, network, seed) for seed in seeds]
    if len(seeds) == 1:
        (seed,) = seeds
        model, batches = model_of(project, network, seed), _batches(project, data, seed)
        return Starts(model, parameters[0], batches)
    # Seeds have no limit; of the random numbers of a step the last 64 digits decide.
    numbers = np.array([seed % 2**64 for seed in seeds], dtype=np.uint64)
    model, batches = model_of(project, network, numbers), _batches(project, data, tuple(seeds))
    return Starts(model, np.stack(parameters, axis=-1), batches)


def network_of(network: saved.Network) -> NetworkSpec:
    """Return the engine's form of a network."""
    layers = tuple(
        LayerSpec(
            layer.units,
            ACTIVATIONS.make(layer.activation),
            "weights" in layer.frozen,
            "biases" in layer.frozen,
            layer.bias,
            layer.dropout,
            layer.same_weights_as,
        )
        for layer in network.layers
    )
    return NetworkSpec(network.inputs, layers)


def model_of(project: saved.Project, network: NetworkSpec, seed: int | Integers) -> Model:
    """Return everything that says how a project's network is trained."""
    penalty, training = project.regularization, project.training
    clipping = None if training.clipping is None else CLIPPINGS.make(training.clipping)
    return Model(
        network, LOSSES.make(project.loss), OPTIMIZERS.make(project.optimizer),
        penalty.l1, penalty.l2, SCHEDULES.make(training.schedule), clipping, training.update,
        seed,
    )  # fmt: skip


def engine_edit(edit: saved.Edit) -> Edit:
    """Return the engine's form of an edit."""
    if isinstance(edit, saved.OptimizerEdit):
        return OptimizerEdit(edit.step, edit.event, edit.option, edit.value)
    if isinstance(edit, saved.SlopeEdit):
        return SlopeEdit(edit.step, edit.layer, edit.value)
    return ParameterEdit(edit.step, edit.event, edit.layer, edit.unit, edit.source, edit.value)


def _batches(project: saved.Project, data: NamedSamples, seed: int | tuple[int, ...]) -> Batches:
    rows = Samples(_cast(data.inputs, project.dtype), _cast(data.targets, project.dtype))
    training = project.training
    return Batches(rows, training.batch_size, training.shuffle, seed, data.orders)


def _initial_parameters(project: saved.Project, network: NetworkSpec, seed: int) -> Array:
    layers = project.network.layers
    weights = [
        initial_weights(layer, number, network.sizes[number - 1], seed)
        for number, layer in enumerate(layers, start=1)
    ]
    biases = [None if layer.biases is None else np.array(layer.biases) for layer in layers]
    return _cast(network.parameters(weights, biases), project.dtype)


def _cast(numbers: Array, dtype: str) -> Array:
    # What is too large for float32 is infinite there, and the run shows what becomes of it.
    with np.errstate(over="ignore"):
        return numbers.astype(dtype, copy=False)
