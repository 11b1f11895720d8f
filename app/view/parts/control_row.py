"""A control as a row: its name, its exact value, and a slider."""

from __future__ import annotations

import math
from contextlib import suppress
from functools import partial

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.core.hands_on.controls import Control, Moment
from app.core.numbers_input import round_number, short_text
from app.core.refusals import REFUSED
from app.core.session import Session
from app.core.theme import theme
from app.view.language import tr
from app.view.parts.latest import Latest
from app.view.parts.light import Light
from app.view.parts.number_field import NumberField
from app.view.parts.slider import Slider

# A wider name, in pixels, takes two lines rather than push its number out of a narrow panel.
LONGEST_NAME = 120
# A press of an arrow key moves a slider by about this share of its range.
KEY_SHARE = 0.01


class ControlRow(QWidget):
    """Sets one number of a session, by slider or by typing.

    The value lives in the project alone: the slider, which knows the decimals that are shown and
    no more, is asked only when a hand moves it. A drag holds from the moment at which it began.
    """

    def __init__(self, session: Session, control: Control, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: object = None
        self._moment: Moment | None = None
        self._moves = Latest(self)
        self.label, self.field = QLabel(), NumberField(control)
        self.slider = Slider(self._words)
        watched, lit = (self, self.field, self.slider), (self.label, self.field)
        self._light = Light(session.hovered, watched, lit, self)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self.label, 0, 0)
        grid.addWidget(self.field, 0, 1)
        grid.addWidget(self.slider, 1, 0, 1, 2)
        self.label.setBuddy(self.field)
        self.label.setWordWrap(True)
        self.field.entered.connect(self._entered)
        self.field.grabbed.connect(self._grabbed)
        self.field.pulled.connect(self._pulled)
        self.field.let_go.connect(self._let_go)
        self.field.given_up.connect(self._give_up)
        self.slider.grabbed.connect(self._grabbed)
        self.slider.moved.connect(self._pulled)
        self.slider.let_go.connect(self._let_go)
        self.slider.given_up.connect(self._give_up)
        self.set_setting(control)

    def set_setting(self, control: Control) -> None:
        """Let the row set another number."""
        self.control, self._light.mark = control, control.mark
        name = tr(control.label)
        self.label.setText(name)
        width = self.label.fontMetrics().horizontalAdvance(name) + 1
        self.label.setMinimumWidth(min(width, LONGEST_NAME))
        self.field.set_control(control)
        self.slider.setAccessibleName(tr(control.label))
        self.slider.setVisible(control.slides)
        self._set_range()
        self._shown = None
        self.refresh()
        self.light()

    def _words(self, value: float) -> str:
        control = self.control
        return short_text(value, control.decimals, control.low < 0.0) + control.unit

    def _set_range(self) -> None:
        control, slider = self.control, self.slider
        # A step by key is some units of the last decimal that is shown.
        unit = 10.0**-control.decimals
        with QSignalBlocker(slider):
            slider.setDecimals(control.decimals)
            slider.setRange(control.low, control.high)
        slider.setSingleStep(unit * round_number((control.high - control.low) / unit * KEY_SHARE))

    def refresh(self) -> None:
        """Show the value at the moment of the session."""
        value, name = self.control.read(self._session), self._session.project.view.theme
        if self._shown == (value, name):
            return
        self._shown = value, name
        self.field.set_value(value)
        self.slider.show_value(value if not math.isnan(value) else self.control.low)
        colors = theme(name)
        fill = colors.sign(value) if self.control.low < 0.0 else colors.muted
        self.slider.set_colors(colors, fill)

    def light(self) -> None:
        """Shine while what the row sets is pointed at."""
        self._light.refresh()

    def _grabbed(self) -> None:
        self._session.pause()
        self._moment = self._session.moment
        self._session.document.begin(self.control.label)

    def _pulled(self, value: float) -> None:
        """Show another value, once all moves of this tick are known."""
        self._moves.put(partial(self._preview, value))

    def _let_go(self) -> None:
        self._moves.flush()
        self._session.document.commit()
        self._show_again()

    def _give_up(self) -> None:
        self._moves.drop()
        self._session.document.cancel()
        self._show_again()

    def _show_again(self) -> None:
        """Show what came of a drag, though the slider may have been moved further."""
        self._shown = None
        self.refresh()

    def _preview(self, value: float) -> None:
        assert self._moment is not None
        project = self.control.write(self._session.project, self._moment, value)
        with suppress(*REFUSED):  # it stays where it can be used
            self._session.preview(project)
        # Panels follow when the stage is painted; the number that is held goes with it.
        self.refresh()

    def _entered(self, value: float) -> None:
        self._session.pause()
        project = self.control.write(self._session.project, self._session.moment, value)
        self._session.attempt(self.control.label, project)
