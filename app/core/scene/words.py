"""What is going on, in words: the caption of the stage, and what a screen reader is told."""

from __future__ import annotations

from typing import NamedTuple

from app.core.scene.context import Context
from engine.plan.events import Kind, Phase
from engine.plan.step_plan import Granularity
from engine.words.wording import joined, worded

PHASES = {
    Phase.FORWARD: worded("forward"),
    Phase.LOSS: worded("loss"),
    Phase.BACKWARD: worded("backward"),
    Phase.UPDATE: worded("update"),
}

OPERATIONS = {
    Kind.PRODUCT: worded("products"),
    Kind.WEIGHTED_SUM: worded("weighted sum"),
    Kind.ACTIVATION: worded("activation"),
    Kind.DROPOUT: worded("dropout"),
    Kind.ERROR: worded("error"),
    Kind.LOSS: worded("all errors as one number"),
    Kind.CONTRIBUTION: worded("contributions"),
    Kind.SLOPE: worded("slope"),
    Kind.DELTA: worded("delta"),
    Kind.GRADIENT: worded("gradients"),
    Kind.SLOPE_GRADIENT: worded("gradient of the learned slope"),
    Kind.CLIPPING: worded("clipping of the gradient"),
    Kind.UPDATE: worded("weights"),
    Kind.SLOPE_UPDATE: worded("learned slope"),
}

# What is called otherwise where all units of a layer share it.
SHARED = {
    Kind.GRADIENT: worded("gradient of the shared bias"),
    Kind.UPDATE: worded("shared bias"),
}

# What is updated where no weight is: of a neuron, and of a layer at once.
BIAS, BIASES = worded("bias"), worded("biases")


def caption(context: Context) -> str:
    """Return the phase, the operation and whose it is, for the top of the stage."""
    moment = context.moment
    if moment.kind is None:
        return worded("Training · step {number:,}", number=moment.step + 1)
    parts = [PHASES[moment.phase], _operation(context)]
    if moment.resting:
        parts.append(worded("rests in this step"))
    if moment.step_plan.batch > 1 and moment.first.position is not None:
        sample = worded(
            "sample {number:,} of {count:,}",
            number=moment.position + 1, count=moment.step_plan.batch,
        )  # fmt: skip
        parts.append(sample)
    return joined(" · ", parts)


class Told(NamedTuple):
    """What is going on, in words: what and whose it is, the sentence of the card, the numbers.

    ``before`` is what the result was in the course that this one is compared with, if anything.
    """

    caption: str
    sentence: str
    numbers: str
    before: str = ""

    def __str__(self) -> str:
        """Return all of it, as a screen reader is told it."""
        return f"{self.caption}. {self.sentence} {self.numbers} {self.before}".rstrip()


def told(context: Context) -> Told:
    """Return what is going on, in the language of the picture."""
    formula = context.explained(context.moment.explained)
    numbers = formula.numbers_text(context.shot.view.digits)
    return Told(context.said(caption(context)), formula.sentence, numbers, _before(context))


def _before(context: Context) -> str:
    """Return what a result that is known was in the course that this one is compared with."""
    ghost, moment = context.ghost, context.moment
    if ghost is None or not moment.known(moment.explained.address):
        return ""
    now, before = (context.number(each.moment.explained.value) for each in (context, ghost))
    told = worded("In the old course it was {number}.", number=before)
    return "" if now == before else context.said(told)


def _operation(context: Context) -> str:
    operation, subject = _what(context), _subject(context)
    if not subject:
        return operation
    return worded("{operation} of {subject}", operation=operation, subject=subject)


def _what(context: Context) -> str:
    moment = context.moment
    assert moment.kind is not None
    if moment.of_layer:
        return SHARED.get(moment.kind) or OPERATIONS[moment.kind]
    if moment.kind is Kind.UPDATE and not moment.sources(Kind.UPDATE):
        return BIASES if context.shot.timing.played_as is Granularity.LAYER else BIAS
    return OPERATIONS[moment.kind]


def _subject(context: Context) -> str:
    moment = context.moment
    if moment.layer is None:
        return ""
    if moment.of_layer or context.shot.timing.played_as is Granularity.LAYER:
        if moment.phase is Phase.LOSS:
            return worded("every output")
        return worded("the outputs") if moment.layer == context.network.depth else _hidden(context)
    assert moment.first.unit is not None
    return context.notation.unit_words(moment.layer, moment.first.unit)


def _hidden(context: Context) -> str:
    number = context.moment.layer
    if context.network.depth == 2:
        return worded("the hidden layer")
    return worded("hidden layer {number}", number=number)
