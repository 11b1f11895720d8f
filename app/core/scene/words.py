"""What is going on, in words: the caption of the stage, and what a screen reader is told."""

from __future__ import annotations

from app.core.scene.context import Context
from engine.events import Kind, Phase
from engine.formulas import Formulas
from engine.plan import Granularity

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
    Kind.CLIPPING: "the gradient is clipped",
    Kind.UPDATE: "weights",
    Kind.SLOPE_UPDATE: "learned slope",
}


def caption(context: Context) -> str:
    """Return the phase, the operation and whose it is, for the top of the stage."""
    moment = context.moment
    if moment.kind is None:
        return f"Training · step {moment.step + 1:,}"
    subject = _subject(context)
    named = f"{OPERATIONS[moment.kind]} of {subject}" if subject else OPERATIONS[moment.kind]
    parts = [moment.phase.value, named]
    if moment.step_plan.batch > 1 and moment.first.position is not None:
        parts.append(f"sample {moment.position + 1} of {moment.step_plan.batch}")
    return " · ".join(parts)


def spoken(context: Context) -> str:
    """Return the event as a screen reader is told it: the sentence, then the numbers."""
    moment = context.moment
    formula = Formulas(moment.reader).formula(moment.explained)
    numbers = formula.numbers_text(context.shot.view.digits)
    return f"{caption(context)}. {formula.sentence} {numbers}"


def _subject(context: Context) -> str:
    moment = context.moment
    if moment.layer is None or moment.first.unit is None:
        return ""
    if context.shot.timing.played_as is Granularity.LAYER:
        if moment.phase is Phase.LOSS:
            return "every output"
        return "the outputs" if moment.layer == context.network.depth else _hidden(context)
    return context.notation.unit_words(moment.layer, moment.first.unit)


def _hidden(context: Context) -> str:
    number = context.moment.layer
    return f"hidden layer {number}" if context.network.depth > 2 else "the hidden layer"
