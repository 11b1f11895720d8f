"""The left panel: what the network is, what it learns from, and how it is laid out."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.core.choices import DATA, LAYOUT, NETWORK, TRAINING
from app.core.names import in_words
from app.core.session import Session
from app.view.language import tr
from app.view.panels.chips import Chips
from app.view.panels.sample_values import SampleValues
from app.view.panels.setting_rows import SettingRows
from app.view.parts.fold import Fold
from app.view.parts.scrolled import Scrolled
from app.view.style import labelled
from engine.words.terms import number_text
from engine.words.wording import worded

# Below the network, what is open at first.
FOLDS = ((TRAINING, False), (DATA, True), (LAYOUT, True))


class SettingsPanel(Scrolled):
    """Shows the project; everything that can be set is a row of its own."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, spacing=10)
        self._session = session
        self.chips, self.sample = Chips(session), SampleValues(session)
        self.rate = labelled("", "small")
        self.rate.setWordWrap(True)
        self.groups = {
            group.name: SettingRows(session, group) for group in (NETWORK, TRAINING, DATA, LAYOUT)
        }
        self.folds = {
            group.name: Fold(tr(group.title), self.groups[group.name], shown)
            for group, shown in FOLDS
        }
        self._arrange()
        session.hovered.subscribe(self._light)
        self.refresh()

    def _light(self) -> None:
        """Show in which of the closed parts what is pointed at is set."""
        marks = self._session.hovered.marks
        for name, fold in self.folds.items():
            settable = self.groups[name].marks
            fold.light(next((mark.tag.value for mark in marks if mark in settable), ""))

    def _arrange(self) -> None:
        column = self.column
        for part in (self.chips, self.groups[NETWORK.name], self.rate):
            column.addWidget(part)
        for fold in self.folds.values():
            column.addSpacing(6)
            column.addWidget(fold)
            if fold is self.folds[DATA.name]:
                column.addWidget(self.sample)
        column.addSpacing(6)
        hint = labelled(tr("Drag a neuron to move it, click it to see its numbers."), "small")
        hint.setWordWrap(True)
        column.addWidget(hint)

    def refresh(self) -> None:
        """Show the project as it is now."""
        self.chips.refresh()
        self.sample.refresh()
        for rows in self.groups.values():
            rows.refresh()
        self._show_rate()

    def _show_rate(self) -> None:
        """Say what a schedule makes of the learning rate in the step that is shown."""
        session = self._session
        schedule = session.project.training.schedule
        self.rate.setVisible(schedule != "constant")
        if schedule == "constant":
            return
        step, event = session.moment
        rate = number_text(session.run.trace.reader(step).rate(event), 4)
        line = worded(
            "{rate} in this step, by schedule: {name}", rate=rate, name=in_words(schedule)
        )
        self.rate.setText(tr(line))
