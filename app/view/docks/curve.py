"""The activation function of the chosen neuron, large, as a view in a dock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from app.core.frame import Anchor, Box, Face, Item, Text
from app.core.inspection import Neuron, curve_point, shown_neuron
from app.core.scene import shot_of
from app.core.scene.context import Context
from app.core.session import Session
from app.core.theme import Theme
from app.core.views.operating import slope_at, weighted_sums
from app.view.language import tr
from app.view.panels.bars import CurveDrawing
from app.view.parts.picture import Picture
from app.view.parts.scrolled import Scrolled
from app.view.style import labelled
from engine.arrays import Array
from engine.words.terms import number_text
from engine.words.wording import plural, worded

HEIGHT = 210.0
SHARE_ROW, SHARE_BAR, SHARE_SIZE = 22.0, 12.0, 12.0
# The room for the name of a unit and for its share, in pixels.
NAME_ROOM, NUMBER_ROOM = 46.0, 58.0
# Of more units those with the largest shares are shown.
MOST_SHARES = 12


@dataclass(frozen=True)
class ShareBars:
    """What units that depend on each other share among themselves; ``chosen`` stands out."""

    names: tuple[str, ...]
    shares: tuple[float, ...]
    chosen: int | None
    digits: int

    @property
    def height(self) -> float:
        """Return the height in pixels."""
        return SHARE_ROW * len(self.names)

    @property
    def words(self) -> str:
        """Return the shares as a sentence."""
        pairs = zip(self.names, self.shares, strict=True)
        return ", ".join(f"{name} {number_text(share, self.digits)}" for name, share in pairs)

    def items(self, width: float, colors: Theme) -> tuple[Item, ...]:
        """Return a row for each unit."""
        return tuple(
            item for row in range(len(self.names)) for item in self._row(row, width, colors)
        )

    def _row(self, row: int, width: float, colors: Theme) -> Iterator[Item]:
        y, across = (row + 0.5) * SHARE_ROW, width - NAME_ROOM - NUMBER_ROOM
        top, share = y - SHARE_BAR / 2.0, float(np.nan_to_num(self.shares[row]))
        hue, color = (
            (colors.forward, colors.text) if row == self.chosen else (colors.faint, colors.muted)
        )
        text = number_text(self.shares[row], self.digits)
        yield Text(0.0, y, self.names[row], SHARE_SIZE, color, Face.MONO)
        yield Box(NAME_ROOM, top, across, SHARE_BAR, 3.0, colors.track)
        yield Box(NAME_ROOM, top, max(1.0, across * share), SHARE_BAR, 3.0, hue)
        yield Text(width, y, text, SHARE_SIZE, color, Face.MONO, Anchor.RIGHT)


class CurveView(Scrolled):
    """Shows where the neuron spoken about stands on its function, and where other samples are."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._parameters: Array | None = None
        self._shown: object = None
        self.picture = Picture(tr("Activation curve"))
        self.reading, self.note = labelled("", "mono"), labelled("", "small")
        for widget in (self.picture, self.reading, self.note):
            self.column.addWidget(widget)
        for label in (self.reading, self.note):
            label.setWordWrap(True)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size that it has in a panel."""
        return QSize(300, 300)

    def refresh(self) -> None:
        """Show the session as it is now."""
        context = Context(shot_of(self._session))
        moment, view = context.moment, self._session.project.view
        neuron = shown_neuron(moment, view.selected)
        done = moment.reader, moment.group.span, moment.stage_number, moment.share >= 1.0
        shown = neuron, done, view.theme, view.digits, view.language
        same = self._parameters is not None and np.array_equal(
            self._parameters, context.parameters, equal_nan=True
        )
        if not same or shown != self._shown:
            self._parameters, self._shown = context.parameters, shown
            self._show(context, neuron)

    def _show(self, context: Context, neuron: Neuron) -> None:
        layer = neuron[0]
        name = context.notation.unit_text(*neuron)
        self.setWindowTitle(tr(worded("Activation of {neuron}", neuron=name)))
        self.picture.setVisible(layer > 0)
        self.reading.setVisible(layer > 0)
        if layer == 0:
            self.note.setText(tr("An input has no activation function."))
        elif context.coupled(layer):
            self._show_shares(context, neuron)
        else:
            self._show_curve(context, neuron)

    def _show_curve(self, context: Context, neuron: Neuron) -> None:
        digits = context.shot.view.digits
        run, activation = context.shot.run, context.moment.reader.activations[neuron[0] - 1]
        rug = weighted_sums(run, context.parameters, *neuron)
        point = curve_point(context.moment, neuron)
        if point is not None:
            point = point._replace(slope=slope_at(activation, point.z, point.a))
        drawing = CurveDrawing(activation, point, tuple(rug.tolist()), HEIGHT)
        self.picture.show_drawing(drawing, context.theme)
        names = "z", "a", f"{activation.symbol}′(z)"
        values = zip(names, point or (), strict=False)
        texts = [f"{name} = {number_text(value or 0.0, digits)}" for name, value in values]
        self.reading.setText("\n".join(("   ".join(texts[:2]), *texts[2:])) or "…")
        note = plural(
            len(rug),
            "The mark below is its weighted sum for the one sample.",
            "The marks below are its weighted sums for {count:,} samples.",
        )
        self.note.setText(tr(note))

    def _show_shares(self, context: Context, neuron: Neuron) -> None:
        layer, unit = neuron
        reader, position = context.moment.reader, context.moment.position
        shares = reader.record.forward.activations[layer][position]
        strongest = np.argsort(-np.nan_to_num(shares), kind="stable")[:MOST_SHARES]
        units = sorted(strongest.tolist())
        names = tuple(context.notation.unit_text(layer, other) for other in units)
        known = context.has_value(layer, unit)
        shown = tuple(float(shares[other]) if known else 0.0 for other in units)
        chosen = units.index(unit) if unit in units else None
        digits = context.shot.view.digits
        self.picture.show_drawing(ShareBars(names, shown, chosen, digits), context.theme)
        values = float(shares[unit]), reader.slope_to(position, layer, unit, unit)
        a, slope = (number_text(value, digits) for value in values)
        self.reading.setText(f"a = {a}   ∂a/∂z = {slope}" if known else "…")
        self.note.setText(tr("The units of this layer share 1 among themselves."))
