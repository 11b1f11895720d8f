"""The network of a project: its layers, and what these start from."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from app.core.project.values import Choice, Matrix, Numbers, Positive, Strict
from engine.network import Bias


class Layer(Strict, frozen=True, omit_defaults=True):
    """One layer: its own weights (units x fan-in) and biases (units), or how to draw them.

    Without ``weights``, ``init`` says how they are drawn from the seed; without ``biases`` all
    are 0. ``bias`` says how many there are: one for each neuron, none, or a single one. Parameters
    named in ``frozen`` get a gradient but no update. ``dropout`` is the share of activations that
    is left out while training. A layer with ``same_weights_as`` has nothing of the above but its
    activation: it uses the weights and biases of that earlier layer.
    """

    units: Positive
    activation: Choice
    weights: Matrix | None = None
    biases: Numbers | None = None
    init: Choice | None = None
    frozen: tuple[Literal["weights", "biases"], ...] = ()
    bias: Bias = Bias.PER_NEURON
    dropout: Annotated[float, Meta(ge=0.0, lt=1.0)] = 0.0
    same_weights_as: Positive | None = None

    @property
    def bias_count(self) -> int:
        """Return how many biases the layer has of its own."""
        return {Bias.PER_NEURON: self.units, Bias.SHARED: 1, Bias.NONE: 0}[self.bias]


class Network(Strict, frozen=True):
    """A fully connected feed-forward network."""

    inputs: Positive
    layers: Annotated[tuple[Layer, ...], Meta(min_length=1)]

    def units(self, layer: int) -> int:
        """Return the number of units of a layer; layer 0 is the inputs."""
        return self.layers[layer - 1].units if layer else self.inputs

    def owner(self, layer: int) -> int:
        """Return the number of the layer whose weights and biases a layer uses."""
        return self.layers[layer - 1].same_weights_as or layer

    def has_unit(self, layer: int, unit: int) -> bool:
        """Return whether there is such a unit; layer 0 is the inputs."""
        return 0 <= layer <= len(self.layers) and 0 <= unit < self.units(layer)
