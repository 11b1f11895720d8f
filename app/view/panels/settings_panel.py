"""The left panel: what the network is, what it learns from, and how it is laid out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.core.controls import LAYER_SPACING, LEARNING_RATE, MOMENTUM, NEURON_SPACING
from app.core.project import Choice, Project
from app.core.session import Session
from app.view.parts.control_row import ControlRow
from app.view.style import heading, labelled
from engine.registry import choice_name
from engine.terms import number_text

CHIPS_IN_A_ROW = 3
# So many values of a sample are written out; the others are counted.
MOST_VALUES = 8
LONGEST_NAME = 15

# What is not called by its name in a project file with spaces for underscores.
WORDS = {
    "half_squared_error": "½ squared error",
    "sgd": "gradient descent",
    "sign_sgd": "descent by sign",
    "rmsprop": "RMSprop",
    "adamw": "AdamW",
    "relu": "ReLU",
    "leaky_relu": "leaky ReLU",
    "prelu": "PReLU",
    "elu": "ELU",
    "selu": "SELU",
    "gelu": "GELU",
    "gelu_tanh": "GELU, tanh",
    "silu": "SiLU",
}


class SettingsPanel(QScrollArea):
    """Shows the project; everything that can be set is a row of its own."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: object = None
        self.rows = [
            ControlRow(session, control)
            for control in (LEARNING_RATE, MOMENTUM, LAYER_SPACING, NEURON_SPACING)
        ]
        self._chips = QGridLayout()
        self._chips.setSpacing(8)
        self._chip_list: list[QFrame] = []
        self._loss, self._optimizer = QLabel(), QLabel()
        self.rate = labelled("", "small")
        self.sample = QLabel()
        self.values = labelled("", "faint-mono")
        self.values.setTextFormat(Qt.TextFormat.PlainText)
        self.values.setWordWrap(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self._content())
        self.refresh()

    def _content(self) -> QWidget:
        content = QWidget()
        content.setObjectName("panelContent")
        column = QVBoxLayout(content)
        column.setContentsMargins(16, 6, 16, 18)
        column.setSpacing(11)
        for part in (self._network(), self._data(), self._layout()):
            for item in part:
                column.addWidget(item) if isinstance(item, QWidget) else column.addLayout(item)
            column.addSpacing(14)
        column.addWidget(_hint("Drag a neuron to move it, click it to see its numbers."))
        column.addStretch(1)
        return content

    def _network(self) -> Iterator[QWidget | QHBoxLayout | QGridLayout]:
        yield self._chips
        yield _named("Loss", self._loss)
        yield _named("Optimizer", self._optimizer)
        yield self.rows[0]
        yield self.rate
        yield self.rows[1]

    def _data(self) -> Iterator[QWidget]:
        yield heading("Data")
        yield self.sample
        yield self.values

    def _layout(self) -> Iterator[QWidget]:
        yield heading("Layout")
        yield from self.rows[2:]

    def refresh(self) -> None:
        """Show the project as it is now."""
        for row in self.rows:
            row.refresh()
        self._show_rate()
        project, sample = self._session.project, self._session.sample
        parts = project.network, project.loss, project.optimizer["name"], project.data
        shown = parts, project.view.digits, sample
        if shown != self._shown:
            self._shown = shown
            self._show(project, sample)

    def _show(self, project: Project, sample: int) -> None:
        self._show_chips(project)
        self._loss.setText(_capitalized(in_words(project.loss)))
        self._optimizer.setText(_capitalized(in_words(project.optimizer)))
        optimizer = self._session.run.history.first_model.optimizer
        self.rows[1].setVisible("momentum" in optimizer.numbers)
        data, digits = self._session.run.data, project.view.digits
        self.sample.setText(f"Sample {sample + 1:,} of {len(data):,}")
        inputs, targets = data.measured(sample)
        if data.named:
            lines = [*_listed(data.input_names, inputs, digits)]
            lines += ["", *_listed(data.target_names, targets, digits)]
        else:
            lines = [f"x = {_vector(inputs, digits)}", f"y = {_vector(targets, digits)}"]
        self.values.setText("\n".join(lines))

    def _show_rate(self) -> None:
        """Say what a schedule makes of the learning rate in the step that is shown."""
        session = self._session
        schedule = session.project.training.schedule
        self.rate.setVisible(schedule != "constant")
        step, event = session.moment
        rate = number_text(session.run.trace.reader(step).rate(event), 4)
        self.rate.setText(f"{rate} in this step, by schedule: {in_words(schedule)}")

    def _show_chips(self, project: Project) -> None:
        for chip in self._chip_list:
            chip.deleteLater()
        self._chip_list = []
        network = project.network
        names = ["inputs", *(in_words(layer.activation) for layer in network.layers)]
        for number, name in enumerate(names):
            chip = _chip(f"{network.units(number):,}", name)
            self._chip_list.append(chip)
            self._chips.addWidget(chip, *divmod(number, CHIPS_IN_A_ROW))


def in_words(choice: Choice) -> str:
    """Return what to call an entry of a registry in the window."""
    name = choice_name(choice)
    return WORDS.get(name, name.replace("_", " "))


def _capitalized(words: str) -> str:
    return words[:1].upper() + words[1:]


def _named(name: str, value: QLabel) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(QLabel(name))
    row.addWidget(value, 1, Qt.AlignmentFlag.AlignRight)
    return row


def _chip(count: str, name: str) -> QFrame:
    chip = QFrame()
    chip.setObjectName("chip")
    column = QVBoxLayout(chip)
    column.setContentsMargins(4, 5, 4, 5)
    column.setSpacing(0)
    for label in (labelled(count, "count"), labelled(name, "small")):
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(label)
    return chip


def _hint(text: str) -> QLabel:
    hint = labelled(text, "small")
    hint.setWordWrap(True)
    return hint


def _vector(values: Sequence[float], digits: int) -> str:
    texts = [number_text(value, digits) for value in values[:MOST_VALUES]]
    more = [f"… {len(values) - MOST_VALUES:,} more"] if len(values) > MOST_VALUES else []
    return f"({', '.join([*texts, *more])})"


def _shortened(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"


def _listed(names: Sequence[str], values: Sequence[float], digits: int) -> Iterator[str]:
    """Yield one line for each value, names and numbers below each other."""
    shown = [_shortened(name) for name in names[:MOST_VALUES]]
    width = max(map(len, shown))
    for name, value in zip(shown, values, strict=False):
        yield f"{name:<{width}} {number_text(value, digits):>8}"
    if len(values) > MOST_VALUES:
        yield f"… {len(values) - MOST_VALUES:,} more"
