"""The panel beside the stage: everything about one neuron at the moment shown."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.inspection import (
    Neuron,
    curve_point,
    moves,
    quantities,
    shown_neuron,
    weighted_sum,
    why_moves,
)
from app.core.project import MOST_DIGITS
from app.core.scene.moment import Moment
from app.core.scene.shot import shot_of
from app.core.session import Session
from app.core.theme import Theme, theme
from app.view.language import tr
from app.view.panels.bars import CurveDrawing, MoveBars, QuantityList, SumBars
from app.view.panels.weight_rows import WeightRows
from app.view.parts.picture import Picture
from app.view.parts.scrolled import Scrolled
from app.view.style import heading
from engine.notation import Notation
from engine.plan.events import Phase

# The panel has room for more decimals than the stage; beyond the most that can be chosen there is
# nothing more to be known.
MORE_DECIMALS = 2


class Section(QWidget):
    """A part of the panel, under its title if it has one of its own."""

    def __init__(self, title: str | None, body: QWidget) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 22)
        column.setSpacing(8)
        if title is not None:
            column.addWidget(heading(title))
        column.addWidget(body)


class Inspector(Scrolled):
    """Shows the chosen neuron of a session, or the one that takes part in what is going on."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, spacing=0)
        self._session = session
        self._shown: object = None
        self.moves, self.values = (
            Picture(tr("Moves of the weights")),
            Picture(tr("Values of the neuron")),
        )
        self.sum, self.curve = Picture(tr("Weighted sum")), Picture(tr("Activation function"))
        self.weights = WeightRows(session)
        self._moves = Section(tr("Why weights move by this much"), self.moves)
        self._values = Section(None, self.values)
        self._sum = Section(tr("How the sum is made"), self.sum)
        self._curve = Section(tr("Activation"), self.curve)
        self._weights = Section(tr("Weights into it"), self.weights)
        for section in (self._moves, self._values, self._sum, self._curve, self._weights):
            self.column.addWidget(section)
        self.refresh()

    def refresh(self) -> None:
        """Follow the session."""
        session = self._session
        moment = self._moment()
        done = moment.group.span, moment.stage_number, moment.share >= 1.0
        shown = session.run, session.project.edits, session.project.view, done
        if shown != self._shown:
            self._shown = shown
            self._show(moment)
        self.weights.refresh()

    def _moment(self) -> Moment:
        return Moment(shot_of(self._session))

    def _show(self, moment: Moment) -> None:
        view, network = self._session.project.view, self._session.run.network
        neuron = shown_neuron(moment, view.selected)
        colors, inner = theme(view.theme), neuron[0] > 0
        self.setWindowTitle(tr(Notation(network).unit_words(*neuron)))
        self._show_values(moment, neuron, view.digits, colors)
        summed = inner and moment.phase is Phase.FORWARD
        self._sum.setVisible(summed)
        if summed:
            self.sum.show_drawing(SumBars(weighted_sum(moment, neuron), view.digits), colors)
        self._weights.setVisible(inner)
        if inner:
            self.weights.show_neuron(network, neuron)
        self._moves.setVisible(moment.phase is Phase.UPDATE)
        if moment.phase is Phase.UPDATE:
            drawing = MoveBars(moves(moment), why_moves(moment), view.digits)
            self.moves.show_drawing(drawing, colors)

    def _show_values(self, moment: Moment, neuron: Neuron, digits: int, colors: Theme) -> None:
        values = _values(moment, neuron, digits)
        self.values.show_drawing(values, colors)
        point = curve_point(moment, neuron)
        self._curve.setVisible(point is not None and moment.phase is not Phase.UPDATE)
        if point is not None:
            activation = moment.reader.activations[neuron[0] - 1]
            self.curve.show_drawing(CurveDrawing(activation, point), colors)


def neuron_words(session: Session) -> str:
    """Return of which neuron the numbers are shown, and those of its values that are known."""
    moment, view = Moment(shot_of(session)), session.project.view
    neuron = shown_neuron(moment, view.selected)
    name = tr(Notation(session.run.network).unit_words(*neuron))
    return f"{name}. {_values(moment, neuron, view.digits).words}"


def _values(moment: Moment, neuron: Neuron, digits: int) -> QuantityList:
    return QuantityList(quantities(moment, neuron), min(digits + MORE_DECIMALS, MOST_DIGITS))
