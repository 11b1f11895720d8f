"""What the network answers over two of its inputs, with the data, as a view in a dock."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from PySide6.QtCore import QSignalBlocker, QSize
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app.core.data.samples import NamedSamples
from app.core.navigation import steering
from app.core.plane import chosen_inputs
from app.core.scene import shot_of
from app.core.session import Session
from app.core.views.classes import classes_of
from app.core.views.legend import Legend
from app.core.views.surface import Surface
from app.view.docks.surface_map import SurfaceMap
from app.view.language import tr
from app.view.parts.choice_row import Choices
from app.view.parts.picture import Picture
from app.view.style import labelled
from engine.arrays import Array
from engine.notation import Notation
from engine.words.terms import number_text
from engine.words.wording import joined, worded

READING_DIGITS = 3
MARGIN = 16


class SurfaceView(QWidget):
    """The decision surface of a session, with what chooses what it shows."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._listed: object = None
        self.map = SurfaceMap()
        self.inputs = _choice(tr("Input from left to right")), _choice(tr("Input from bottom up"))
        self.output = _choice(tr("Output"))
        self.legend = Picture(tr("Meaning of the colours"))
        self.reading, self.note = labelled("", "mono"), labelled("", "small")
        self.heat_maps = QCheckBox(tr("Also in the neurons"))
        self._arrange()
        for box in self.inputs:
            box.activated.connect(lambda _: self._choose_inputs())
        self.output.activated.connect(lambda _: self.refresh())
        self.heat_maps.clicked.connect(
            lambda checked: steering.change_view(self._session, heat_maps=checked)
        )
        self.map.pointed.connect(self._read)
        self.map.chosen.connect(self._step)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size that it has in a panel."""
        return QSize(300, 360)

    def _arrange(self) -> None:
        self._axes, outputs, below = QWidget(), QHBoxLayout(), QHBoxLayout()
        row = QHBoxLayout(self._axes)
        row.setContentsMargins(0, 0, 0, 0)
        for sign, box in zip("→↑", self.inputs, strict=True):
            row.addWidget(labelled(sign, "small"))
            row.addWidget(box, 1)
        outputs.addWidget(self.output, 1)
        below.addWidget(self.note, 1)
        below.addWidget(self.heat_maps)
        for label in (self.reading, self.note):
            label.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 4, MARGIN, 12)
        column.setSpacing(6)
        column.addWidget(self._axes)
        column.addLayout(outputs)
        column.addWidget(self.map, 1000)  # all there is; what it does not take stays at the end
        column.addWidget(self.legend)
        column.addWidget(self.reading)
        column.addLayout(below)
        column.addStretch(1)

    def refresh(self) -> None:
        """Show the session as it is now."""
        self._list()
        session = self._session
        surface = Surface(shot_of(session), self.output.currentData(), session.sample)
        if self.map.surface is None or not surface.same_as(self.map.surface):
            self.map.show_surface(surface)
            self.legend.show_drawing(self._legend(surface), surface.theme)
            self._say_which()
            self._read()
        self.heat_maps.setChecked(session.project.view.heat_maps)

    def _list(self) -> None:
        """List the inputs and outputs that can be chosen, after these have changed."""
        session = self._session
        data, outputs = session.run.data, session.run.network.sizes[-1]
        view = session.project.view
        chosen = chosen_inputs(view, session.run.network.inputs)
        listed = data, outputs, chosen, view.language
        if listed == self._listed:
            return
        self._listed = listed
        for box, place in zip(self.inputs, chosen, strict=False):
            _fill(box, list(enumerate(data.input_names)), place)
        self._axes.setVisible(len(data.input_names) > len(self.inputs))
        names = _output_names(session)
        entries: list[tuple[int | None, str]] = list(enumerate(names))
        if outputs > 1:
            entries.append((None, tr("Winning output")))
        before = self.output.currentData() if self.output.count() else _usual_output(data)
        _fill(self.output, entries, before)
        self.output.setVisible(outputs > 1)

    def _choose_inputs(self) -> None:
        """Look at the plane of the inputs chosen; the same one twice changes both round."""
        session = self._session
        old = chosen_inputs(session.project.view, session.run.network.inputs)
        new = tuple(one.currentData() for one in self.inputs)
        if new[0] == new[1]:
            new = old[::-1]
        steering.change_view(session, plane=new)

    def _legend(self, surface: Surface) -> Legend:
        tested = len(surface.data.test_rows) > 0
        kinds = (tr("training"), tr("test")) if tested else ()
        classes = tuple(_output_names(self._session)) if surface.output is None else ()
        return Legend(*surface.ends, classes, kinds)

    def _say_which(self) -> None:
        """Say which samples are shown, and where the inputs are that the plane does not have."""
        surface = self.map.surface
        assert surface is not None
        notes = []
        if len(surface.rows) < len(surface.data):
            shown, count = len(surface.rows), len(surface.data)
            notes.append(worded("{shown:,} of {count:,} samples.", shown=shown, count=count))
        if surface.data.inputs.shape[1] > len(self.inputs):
            number = surface.sample + 1
            notes.append(worded("Other inputs as in sample {number:,}.", number=number))
        self.note.setText(tr(joined(" ", notes)))

    def _read(self) -> None:
        """Say what the network answers where the cross is, or to the sample that is shown."""
        surface, inputs = self.map.surface, self.map.inputs()
        if surface is None:
            return
        if inputs is None:
            inputs = surface.data.inputs[surface.sample]
        shown = surface.data.input_scaling.shown(inputs)
        numbers = [shown[number] for number in surface.plane.ground.inputs]
        place = ", ".join(number_text(float(number), READING_DIGITS) for number in numbers)
        self.reading.setText(f"({place}) → {self._answer(surface, inputs)}")
        self.map.setAccessibleDescription(self.reading.text())

    def _answer(self, surface: Surface, inputs: Array) -> str:
        answers = surface.answers(inputs[np.newaxis])[0].tolist()
        number, name = surface.output, ""
        if number is None:
            number = int(np.argmax(answers))
            name = f"{_output_names(self._session)[number]} "
        return f"{name}{number_text(answers[number], READING_DIGITS)}"

    def _step(self, row: int) -> None:
        """Go to the next pass of a sample; one that is kept for testing has none."""
        if not steering.go_to_sample(self._session, row):
            text = worded("Sample {number:,} is not trained on from here.", number=row + 1)
            self.note.setText(tr(text))


def _output_names(session: Session) -> list[str]:
    data, network = session.run.data, session.run.network
    if data.named:
        return list(data.target_names)
    notation = Notation(network)
    return [notation.unit_text(network.depth, unit) for unit in range(network.sizes[-1])]


def _usual_output(data: NamedSamples) -> int | None:
    """Return the output to begin with, none where the largest one is what counts."""
    return 0 if data.targets.shape[1] == 1 or classes_of(data) is None else None


def _choice(name: str) -> Choices:
    box = Choices()
    box.setAccessibleName(name)
    box.setToolTip(name)
    return box


def _fill(box: QComboBox, entries: Iterable[tuple[int | None, str]], chosen: int | None) -> None:
    """Offer entries as (value, text), of which one is chosen: the first if there is no such."""
    with QSignalBlocker(box):
        box.clear()
        for value, text in entries:
            box.addItem(text, value)
        box.setCurrentIndex(max(0, box.findData(chosen)))
