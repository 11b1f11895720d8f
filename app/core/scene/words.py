"""What is going on, in words: the caption of the stage, and what a screen reader is told."""

from __future__ import annotations

from app.core.scene.context import Context
from engine.events import Kind, Phase
from engine.formulas import Formulas
from engine.step_plan import Granularity

OPERATIONS = {
    Kind.PRODUCT: "products",
    Kind.WEIGHTED_SUM: "weighted sum",
    Kind.ACTIVATION: "activation",
    Kind.DROPOUT: "dropout",
    Kind.ERROR: "error",
    Kind.LOSS: "all errors as one number",
    Kind.CONTRIBUTION: "contributions",
    Kind.SLOPE: "slope",
    Kind.DELTA: "delta",
    Kind.GRADIENT: "gradients",
    Kind.SLOPE_GRADIENT: "gradient of the learned slope",
    Kind.CLIPPING: "clipping of the gradient",
    Kind.UPDATE: "weights",
    Kind.SLOPE_UPDATE: "learned slope",
}

# What is called otherwise where all units of a layer share it.
SHARED = {Kind.GRADIENT: "gradient of the shared bias", Kind.UPDATE: "shared bias"}


def caption(context: Context) -> str:
    """Return the phase, the operation and whose it is, for the top of the stage."""
    moment = context.moment
    if moment.kind is None:
        return f"Training · step {moment.step + 1:,}"
    parts = [moment.phase.value, _operation(context)]
    if moment.resting:
        parts.append("rests in this step")
    if moment.step_plan.batch > 1 and moment.first.position is not None:
        parts.append(f"sample {moment.position + 1} of {moment.step_plan.batch}")
    return " · ".join(parts)


def spoken(context: Context) -> str:
    """Return the event as a screen reader is told it: the sentence, then the numbers."""
    moment = context.moment
    formula = Formulas(moment.reader).formula(moment.explained)
    numbers = formula.numbers_text(context.shot.view.digits)
    return f"{caption(context)}. {formula.sentence} {numbers}"


def _operation(context: Context) -> str:
    moment, subject = context.moment, _subject(context)
    assert moment.kind is not None
    named = SHARED.get(moment.kind) if moment.of_layer else None
    operation = named or OPERATIONS[moment.kind]
    return f"{operation} of {subject}" if subject else operation


def _subject(context: Context) -> str:
    moment = context.moment
    if moment.layer is None:
        return ""
    if moment.of_layer or context.shot.timing.played_as is Granularity.LAYER:
        if moment.phase is Phase.LOSS:
            return "every output"
        return "the outputs" if moment.layer == context.network.depth else _hidden(context)
    assert moment.first.unit is not None
    return context.notation.unit_words(moment.layer, moment.first.unit)


def _hidden(context: Context) -> str:
    number = context.moment.layer
    return f"hidden layer {number}" if context.network.depth > 2 else "the hidden layer"
