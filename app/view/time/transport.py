"""The buttons that play and step, the speed, and where the playhead is in words."""

from __future__ import annotations

import math

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.core import steering
from app.core.project import FASTEST, SLOWEST
from app.core.session import Session
from app.core.theme import theme
from app.view.icons import IconButton
from app.view.notes.panel import NotePill
from app.view.parts.slider import Slider
from app.view.style import labelled

# Room at both sides, so that buttons and time line begin at the same place.
INSET = 8
# The speed slider counts hundredths of a power of ten.
SPEED_STEPS = 100


class Transport(QWidget):
    """Buttons, speed and words for one session."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: object = None
        self.to_start = IconButton("to start", "To the start of the track")
        self.back = IconButton("one back", "One back")
        self.play = IconButton("play", "Play")
        self.on = IconButton("one on", "One on")
        self.to_end = IconButton("to end", "To the end of the track")
        self.speed_text, self.where = labelled("", "mono"), labelled("", "faint-mono")
        self.speed = _speed_slider()
        self.notes = NotePill()
        self._arrange()
        self._connect()
        session.subscribe(self.refresh)
        self.refresh()

    @property
    def buttons(self) -> tuple[IconButton, ...]:
        """Return the buttons from left to right."""
        return self.to_start, self.back, self.play, self.on, self.to_end

    def refresh(self) -> None:
        """Show what the session does and where it is."""
        view, playing = self._session.project.view, self._session.player.playing
        shown = playing, view.speed, view.theme, where_text(self._session)
        if shown == self._shown:
            return
        self._shown = shown
        self.where.setText(shown[-1])
        self._show_speed(view.speed)
        self.play.show_icon(*(("pause", "Pause") if playing else ("play", "Play")))
        for button in self.buttons:
            button.set_theme(view.theme)
        colors = theme(view.theme)
        self.speed.set_colors(colors, colors.faint)

    def _show_speed(self, speed: float) -> None:
        self.speed_text.setText(f"{speed:g}×")
        self.speed.setAccessibleDescription(f"{speed:g} times")
        with QSignalBlocker(self.speed):
            self.speed.setValue(round(SPEED_STEPS * math.log10(speed)))

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(INSET, 0, INSET, 0)
        row.setSpacing(6)
        for button in self.buttons:
            row.addWidget(button)
        row.addSpacing(14)
        row.addWidget(self.speed_text)
        row.addWidget(self.speed)
        row.addStretch(1)
        row.addWidget(self.notes)
        row.addSpacing(8)
        row.addWidget(self.where)

    def _connect(self) -> None:
        session = self._session
        self.to_start.clicked.connect(lambda: steering.seek_border(session, -1))
        self.back.clicked.connect(lambda: session.step_by(-1))
        self.play.clicked.connect(lambda: steering.play_or_pause(session))
        self.on.clicked.connect(lambda: session.step_by(1))
        self.to_end.clicked.connect(lambda: steering.seek_border(session, 1))
        self.speed.valueChanged.connect(self._set_speed)

    def _set_speed(self, position: int) -> None:
        speed = float(f"{10 ** (position / SPEED_STEPS):.2g}")
        steering.change_view(self._session, speed=speed)


def where_text(session: Session) -> str:
    """Return where the playhead is, or how far it is from where it goes, in words."""
    if session.progress is not None:
        return f"computing {session.progress:.0%}".replace("%", " %")
    plan, step = session.run.plan, session.step
    event = session.project.playhead.index - plan.start(step) + 1
    epoch = f"epoch {step // plan.steps_per_epoch + 1:,} · " if plan.steps_per_epoch > 1 else ""
    events = plan.step_plan(step).events
    return f"{epoch}training step {step + 1:,} · event {event:,} of {events:,}"


def _speed_slider() -> Slider:
    slider = Slider()
    slider.setAccessibleName("Speed")
    slider.setFixedWidth(120)
    low, high = (round(SPEED_STEPS * math.log10(speed)) for speed in (SLOWEST, FASTEST))
    with QSignalBlocker(slider):
        slider.setRange(low, high)
    slider.setSingleStep(SPEED_STEPS // 10)
    slider.setPageStep(SPEED_STEPS // 2)
    return slider
