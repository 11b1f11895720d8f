"""How the weights of each layer and their gradients are distributed, as a view in a dock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from app.core.color import Color, faded
from app.core.frame import Anchor, Box, Face, Item, Segments, Text
from app.core.layout import Area
from app.core.scene import shot_of
from app.core.scene.context import Context
from app.core.session import Session
from app.core.theme import Theme, theme
from app.core.views.histogram import BINS, Histogram, gradient_records, layer_histograms
from app.view.language import tr
from app.view.parts.picture import Picture
from app.view.parts.scrolled import Scrolled
from engine.arrays import Array
from engine.notation import Notation
from engine.words.terms import number_text
from engine.words.wording import counted, worded

DIGITS = 3
# Heights in pixels: the name of a layer, a plot, the numbers below it.
TITLE, PLOT, BELOW = 20.0, 58.0, 16.0
SIZE, SMALL = 11.5, 10.5
GAP, PADDING = 12.0, 6.0


@dataclass(frozen=True)
class Panel:
    """One distribution with its title, which step it is of, and what no bar shows.

    The distribution is None as long as it is not known.
    """

    title: str
    of_step: str
    histogram: Histogram | None
    remarks: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """Return the title, how far the bins reach, and the remarks."""
        reach = [] if self.histogram is None else [f"±{_text(self.histogram.reach)}"]
        said = self.title, self.of_step, *reach, *self.remarks
        return ", ".join(part for part in said if part)


@dataclass(frozen=True)
class HistogramRow:
    """The distributions of a layer's weights and gradient, side by side."""

    weights: Panel
    gradient: Panel

    @property
    def height(self) -> float:
        """Return the height in pixels."""
        remarks = max(len(self.weights.remarks), len(self.gradient.remarks))
        return TITLE + PLOT + BELOW * (1 + remarks)

    @property
    def words(self) -> str:
        """Return what is said beside the plots, and how far they reach."""
        return f"{self.weights.words}; {self.gradient.words}"

    def items(self, width: float, colors: Theme) -> tuple[Item, ...]:
        """Return the two plots."""
        half = (width - GAP) / 2.0
        left, right = Area(0.5, TITLE, half, PLOT), Area(half + GAP, TITLE, half - 0.5, PLOT)
        signs = colors.negative, colors.positive
        return (
            *_plot(self.weights, left, signs, colors),
            *_plot(self.gradient, right, (colors.backward, colors.backward), colors),
        )


def _plot(panel: Panel, area: Area, hues: tuple[Color, Color], colors: Theme) -> Iterator[Item]:
    yield Text(area.x, TITLE / 2.0 - 2.0, panel.title, SIZE, colors.text)
    yield Box(
        area.x, area.y, area.width, area.height, 5.0, colors.background, colors.border
    )  # fmt: skip
    at = area.x + PADDING, area.y + 9.0
    yield Text(*at, panel.of_step, SMALL, colors.faint, Face.MONO)
    if panel.histogram is not None:
        yield from _bars(panel.histogram, area, hues, colors)
    for line, remark in enumerate(panel.remarks):
        y = area.bottom + (line + 1.5) * BELOW
        yield Text(area.x, y, remark, SMALL, colors.muted)


def _bars(
    histogram: Histogram, area: Area, hues: tuple[Color, Color], colors: Theme
) -> Iterator[Item]:
    inner = Area(
        area.x + PADDING, area.y + 18.0, area.width - 2 * PADDING, area.height - 22.0
    )  # fmt: skip
    across = inner.width / BINS
    highest = max(histogram.counts) or 1
    middle = inner.x + inner.width / 2.0
    yield Segments(((middle, inner.y, middle, inner.bottom),), colors.border, 1.0)
    # Zero is in the middle bin, which has no sign.
    sides = (range(BINS // 2), range(BINS // 2 + 1, BINS), range(BINS // 2, BINS // 2 + 1))
    for bins, hue in zip(sides, (*hues, colors.muted), strict=True):
        lines = tuple(
            (x, inner.bottom, x, inner.bottom - inner.height * histogram.counts[number] / highest)
            for number in bins
            if histogram.counts[number]
            for x in [inner.x + (number + 0.5) * across]
        )
        yield Segments(lines, hue, max(1.0, across - 0.6))
    y = area.bottom + BELOW / 2.0
    ends = (area.x, -histogram.reach, Anchor.LEFT), (area.right, histogram.reach, Anchor.RIGHT)
    for x, value, anchor in ends:
        yield Text(x, y, _text(value), SMALL, colors.muted, Face.MONO, anchor)
    yield Text(middle, y, "0", SMALL, faded(colors.muted, 0.8), Face.MONO, Anchor.MIDDLE)
    count = tr(counted(highest))
    at = area.right - PADDING, area.y + 9.0
    yield Text(*at, count, SMALL, colors.faint, Face.MONO, Anchor.RIGHT)


class HistogramsView(Scrolled):
    """Shows a row for each layer that has weights of its own, at the moment of a session."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._parameters: Array | None = None
        self._shown: object = None
        self.rows: list[Picture] = []

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size that it has in a panel."""
        return QSize(300, 320)

    def refresh(self) -> None:
        """Show the session as it is now."""
        session, context = self._session, Context(shot_of(self._session))
        view, edits = session.project.view, session.project.edits
        steps = [record and record.step for record in gradient_records(context.moment)]
        shown = session.run, edits, view.theme, view.language, steps
        same = self._parameters is not None and np.array_equal(
            self._parameters, context.parameters, equal_nan=True
        )
        if same and shown == self._shown:
            return
        self._parameters, self._shown = context.parameters, shown
        self._show(context)

    def _show(self, context: Context) -> None:
        found = layer_histograms(context.moment, context.parameters)
        self._make_rows(len(found))
        notation, colors = Notation(context.network), theme(self._session.project.view.theme)
        for picture, layer in zip(self.rows, found, strict=True):
            name = tr(notation.layer_words(layer.layer))
            weights, gradient = worded("{layer} · weights", layer=name), tr("gradient")
            when = worded("not known yet")
            if layer.step is not None:
                when = worded("step {step:,}", step=layer.step + 1)
            row = HistogramRow(
                _panel(tr(weights), "", layer.weights), _panel(gradient, tr(when), layer.gradient)
            )
            picture.show_drawing(row, colors)

    def _make_rows(self, count: int) -> None:
        while len(self.rows) > count:
            self.rows.pop().deleteLater()
        while len(self.rows) < count:
            picture = Picture(tr("Histograms"))
            self.rows.append(picture)
            self.column.addWidget(picture)


def _panel(title: str, of_step: str, histogram: Histogram | None) -> Panel:
    return Panel(title, of_step, histogram, () if histogram is None else tuple(_remarks(histogram)))


def _remarks(histogram: Histogram) -> Iterator[str]:
    """Yield what no bar shows: how much is exactly zero, and what is not finite."""
    if histogram.zeros:
        share = f"{histogram.zeros / histogram.total:.0%}"
        yield tr(worded("{share} exactly 0", share=share))
    if histogram.nans:
        yield tr(worded("{count:,} not a number", count=histogram.nans))
    if histogram.infinities:
        yield tr(worded("{count:,} infinite", count=histogram.infinities))


def _text(value: float) -> str:
    return number_text(value, DIGITS)
