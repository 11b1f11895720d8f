"""What stands above each column: its name, and what its layer has of its own beyond that."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from app.core.frame import MONO_ADVANCE, Anchor, Face, Text
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
# How far two lines are apart, in units.
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
    size, color = REMARK_SIZE * context.unit, context.theme.muted
    texts = []
    for layer, column in enumerate(context.places.columns):
        x, y = column.head
        for text, marks in _remarks(context, layer):
            texts.append(Text(x, y, text, size, color, Face.MONO, Anchor.MIDDLE, marks=marks))
            y += LINE * context.unit
    return tuple(texts)


def _remarks(context: Context, layer: int) -> list[MarkedText]:
    """Return as many of a layer's particulars as there is room for, the first before others."""
    width, height = context.places.order.head_room
    letters = int(width / (REMARK_SIZE * context.unit * MONO_ADVANCE)) - 1
    most = int(height / (LINE * context.unit)) - 1
    lines: list[MarkedText] = []
    for make, mark in _particulars(context, layer):
        part = context.fitting(letters, make)
        line = MarkedText(part, (mark,) * len(numbers_in(part)))
        if lines and len(longer := f"{lines[-1].text} · {part}") <= letters:
            lines[-1] = MarkedText(longer, (*lines[-1].marks, *line.marks))
        elif len(part) <= letters and len(lines) < most:
            lines.append(line)
    return lines


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
