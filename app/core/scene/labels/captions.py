"""What stands above each column: its name, and what its layer has of its own beyond that."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from app.core.frame import MONO_ADVANCE, Anchor, Face, Marks, Text
from app.core.scene.context import Context
from app.core.scene.labels.chips import MarkedText
from app.core.scene.labels.numbers import numbers_in
from app.core.scene.once import once
from engine.marks import of_learned_slope, of_parameter
from engine.network import Bias
from engine.words.terms import Mark
from engine.words.wording import worded

Particular = tuple[Callable[[Callable[[float], str]], str], Mark | None]

SIZE, REMARK_SIZE = 13.0, 11.0
# How far two lines are apart.
LINE = 16.0


@once
def captions(context: Context) -> tuple[Text, ...]:
    """Return the name of each layer.

    Where there are remarks the names stand higher, for all columns alike.
    """
    unit, color = context.unit, context.theme.muted
    layers = range(context.network.depth + 1)
    remarked = any(True for layer in layers for _ in _particulars(context, layer))
    texts = []
    for layer, column in enumerate(context.places.columns):
        words = context.said(context.notation.layer_words(layer))
        x, y = column.head
        y -= LINE * remarked * unit
        texts.append(Text(x, y, words, SIZE * unit, color, anchor=Anchor.MIDDLE))
    return tuple(texts)


@once
def remarks(context: Context) -> tuple[Text, ...]:
    """Return, below the name of each column, what is special about its layer, if it has room."""
    texts = []
    size = REMARK_SIZE * context.unit
    letters = int(context.text_room / (size * MONO_ADVANCE)) - 1
    for layer, column in enumerate(context.places.columns):
        text, marks = _remark(context, layer, letters)
        color = context.theme.muted
        if text:
            at = column.head
            texts.append(Text(*at, text, size, color, Face.MONO, Anchor.MIDDLE, marks=marks))
    return tuple(texts)


def _remark(context: Context, layer: int, letters: int) -> MarkedText:
    """Return as many of a layer's particulars as there are letters for, the first before others."""
    text = ""
    marks: Marks = ()
    for make, mark in _particulars(context, layer):
        part = context.fitting(letters, make)
        longer = f"{text} · {part}" if text else part
        if len(longer) <= letters:
            text, marks = longer, (*marks, *[mark] * len(numbers_in(part)))
    return MarkedText(text, marks)


def _particulars(context: Context, layer: int) -> Iterator[Particular]:
    if layer == 0:
        return
    spec, network = context.network.layer(layer), context.network
    slope = context.learned_slope(layer)
    if slope is not None:
        yield lambda number: worded("slope {number}", number=number(slope)), of_learned_slope(layer)
    if spec.shares is not None:
        owner = context.notation.layer_words(spec.shares)
        yield lambda number: worded("weights of {layer}", layer=owner), None
    elif network.bias_policy(layer) is Bias.SHARED:
        bias, mark = (
            context.parameters[network.place(layer, 0, None)],
            of_parameter(network, layer, 0, None),
        )
        yield lambda number: worded("bias {number}", number=number(float(bias))), mark
    elif network.bias_policy(layer) is Bias.NONE:
        yield lambda number: worded("no bias"), None
    if spec.dropout:
        yield lambda number: worded("dropout {share:g}", share=spec.dropout), None
