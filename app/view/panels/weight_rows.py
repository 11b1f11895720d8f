"""The weights and the bias of one neuron as rows that can be dragged and typed."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.core.hands_on.controls import parameter_control
from app.core.inspection import Neuron, parameter_label
from app.core.session import Session
from app.view.language import tr
from app.view.parts.control_row import ControlRow
from app.view.parts.count_field import CountField
from engine.marks import of_parameter
from engine.network import Bias, NetworkSpec
from engine.notation import Notation
from engine.words.wording import worded

# A neuron with more sources shows the weights from the first of them, and one that is chosen.
MOST_ROWS = 12


class WeightRows(QWidget):
    """Sets every weight and the bias of a neuron; rows are used again for the next neuron."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: object = None
        self._neuron: Neuron = (1, 0)
        self.rows: list[ControlRow] = []
        self.source = CountField(0, 0, 0)
        self.source.setAccessibleName(tr("Weight from input number"))
        self.source.valueChanged.connect(self._choose)
        self._more_text, self._more = QLabel(), QWidget()
        line = QHBoxLayout(self._more)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._more_text, 1)
        line.addWidget(self.source)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(self._more)
        session.hovered.subscribe(self._light)

    def show_neuron(self, network: NetworkSpec, neuron: Neuron) -> None:
        """Show the parameters of a neuron of layer 1 or later."""
        bias = network.bias_policy(neuron[0])
        if self._shown == (network.sizes, bias, neuron):
            return
        self._shown = network.sizes, bias, neuron
        self._neuron = neuron
        fan_in = network.sizes[neuron[0] - 1]
        self._more.setVisible(fan_in > MOST_ROWS)
        if fan_in > MOST_ROWS:
            more = worded("… {count:,} more, of which number", count=fan_in - MOST_ROWS)
            self._more_text.setText(tr(more))
            self.source.bound(MOST_ROWS + 1, fan_in)
        self._bind(fan_in)

    def refresh(self) -> None:
        """Show the values at the moment of the session."""
        for row in self.rows:
            if not row.isHidden():
                row.refresh()

    def _light(self) -> None:
        for row in self.rows:
            row.light()

    def _choose(self) -> None:
        self._bind(self.source.maximum())

    def _bind(self, fan_in: int) -> None:
        """Give every row its parameter: the first weights, the chosen one, the bias if any."""
        first: list[int | None] = [*range(min(fan_in, MOST_ROWS))]
        chosen = [self.source.value() - 1] if fan_in > MOST_ROWS else []
        network = self._session.run.network
        biases = [] if network.bias_policy(self._neuron[0]) is Bias.NONE else [None]
        sources = [*first, *chosen, *biases]
        notation = Notation(network)
        for number, source in enumerate(sources):
            label = parameter_label(notation, *self._neuron, source)
            mark = of_parameter(network, *self._neuron, source)
            self._row(number).set_setting(parameter_control(label, *self._neuron, source, mark))
        for number, row in enumerate(self.rows):
            row.setVisible(number < len(sources))
        after_first = len(first) if chosen else len(sources)
        self._column.removeWidget(self._more)
        self._column.insertWidget(after_first, self._more)

    def _row(self, number: int) -> ControlRow:
        if number == len(self.rows):
            row = ControlRow(self._session, parameter_control("", *self._neuron, 0))
            self.rows.append(row)
            self._column.insertWidget(number, row)
        return self.rows[number]
