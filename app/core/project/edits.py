"""Numbers set by hand in the middle of a run."""

from __future__ import annotations

from app.core.project.values import Natural, Positive, Strict


class ParameterEdit(Strict, frozen=True, tag_field="kind", tag="parameter"):
    """A weight, or a bias where ``source`` is None, set by hand.

    It holds from event ``event`` of training step ``step`` on.
    """

    step: Natural
    event: Natural
    layer: Positive
    unit: Natural
    source: Natural | None
    value: float

    @property
    def target(self) -> tuple[int, int, int | None]:
        """Return what is edited, whenever that happens."""
        return self.layer, self.unit, self.source


class OptimizerEdit(Strict, frozen=True, tag_field="kind", tag="optimizer"):
    """A number of the optimizer set by hand, from event ``event`` of step ``step`` on."""

    step: Natural
    event: Natural
    option: str
    value: float

    @property
    def target(self) -> str:
        """Return what is edited, whenever that happens."""
        return self.option


class SlopeEdit(Strict, frozen=True, tag_field="kind", tag="slope"):
    """The slope that a layer learns set by hand, from the beginning of step ``step`` on."""

    step: Natural
    layer: Positive
    value: float

    @property
    def event(self) -> int:
        """Return from which event of the step on it holds: the first."""
        return 0

    @property
    def target(self) -> tuple[str, int]:
        """Return what is edited, whenever that happens."""
        return "slope", self.layer


Edit = ParameterEdit | OptimizerEdit | SlopeEdit
