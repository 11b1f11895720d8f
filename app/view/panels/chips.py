"""The layers of the network as chips: how many units each has, and what it does."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from app.core.names import in_words
from app.core.project import Project
from app.core.session import Session
from app.view.language import tr
from app.view.menus import layer_menu
from app.view.style import labelled
from engine.notation import Notation
from engine.words.wording import counted, worded

MOST_IN_A_ROW = 3
HEIGHT = 46


class Chip(QPushButton):
    """One layer; a press opens what can be done with it."""

    def __init__(self, session: Session, layer: int) -> None:
        super().__init__()
        self.setObjectName("chip")
        self._session, self._layer = session, layer
        self._count, self._name = labelled("", "count"), labelled("", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 5, 2, 5)
        column.setSpacing(0)
        for label in (self._count, self._name):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        self.setFixedHeight(HEIGHT)
        self.clicked.connect(self._open)

    def show_layer(self, layer: str, count: int, name: str) -> None:
        """Show how many units the layer has and what they do, and say which layer that is."""
        self._count.setText(tr(counted(count)))
        self._name.setText(name)
        self.setAccessibleName(f"{layer}: {count} {name}" if name != layer else f"{count} {name}")

    def _open(self) -> None:
        menu = layer_menu(self._session, self._layer, self)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))


class Chips(QWidget):
    """One chip for each layer, the inputs first."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._shown: object = None
        self.chips: list[Chip] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)

    def refresh(self) -> None:
        """Show the network of the session."""
        network = self._session.project.network
        if network != self._shown:
            self._shown = network
            self._show(self._session.project)

    def _show(self, project: Project) -> None:
        names = [worded("inputs"), *(in_words(one.activation) for one in project.network.layers)]
        for number in range(len(self.chips), len(names)):
            self.chips.append(Chip(self._session, number))
        self._place(len(names))
        notation = Notation(self._session.run.network)
        for number, chip in enumerate(self.chips):
            chip.setVisible(number < len(names))
            if number < len(names):
                layer = tr(notation.layer_words(number))
                chip.show_layer(layer, project.network.units(number), tr(names[number]))

    def _place(self, count: int) -> None:
        """Put so many chips into as few rows as they fit in, which are equally long if they can."""
        rows = -(-count // MOST_IN_A_ROW)
        columns = -(-count // rows)
        for number, chip in enumerate(self.chips):
            self._grid.addWidget(chip, *divmod(number, columns))
        for column in range(MOST_IN_A_ROW):
            self._grid.setColumnStretch(column, int(column < columns))
