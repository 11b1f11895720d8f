"""The buttons that play and step, the speed, and where the playhead is in words."""

from __future__ import annotations

import math

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from app.core.navigation import steering
from app.core.project import FASTEST, SLOWEST, View
from app.core.session import Session
from app.core.theme import theme
from app.core.time.halts import Met
from app.view.icons import IconButton
from app.view.language import tr
from app.view.notes.panel import NotePill
from app.view.parts.elided_label import SEPARATOR, ElidedLabel, PartsLabel
from app.view.parts.light import Light
from app.view.parts.slider import Slider
from app.view.parts.small_icon import SmallIcon
from app.view.parts.speech import announce
from app.view.style import labelled
from engine.marks import TIMESTEP
from engine.words.wording import Wording, plural, worded

# Room at both sides, so that buttons and time line begin at the same place.
INSET = 8
# The speed slider counts hundredths of a power of ten.
SPEED_STEPS = 100
# Beyond the fastest speed there is one more stop: as fast as training goes.
FOLLOW = round(SPEED_STEPS * math.log10(FASTEST)) + SPEED_STEPS // 4


class Transport(QWidget):
    """Buttons, speed and words for one session."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: object = None
        self.to_start = IconButton("to start", tr("To the start of the track"))
        self.back = IconButton("one back", tr("One back"))
        self.play = IconButton("play", tr("Play"))
        self.on = IconButton("one on", tr("One on"))
        self.to_end = IconButton("to end", tr("To the end of the track"))
        self.speed_text, self.where = labelled("", "mono"), PartsLabel("faint-mono")
        self.speed = _speed_slider(session)
        self._light = Light(session.hovered, (self.where,), (self.where,), self)
        self._light.mark = TIMESTEP
        self.notes = NotePill()
        self.halted = ElidedLabel()
        self.zoom_out = SmallIcon("minus", tr("Show more of the run"))
        self.zoom_in = SmallIcon("plus", tr("Show less of the run"))
        self._arrange()
        self._connect()
        session.subscribe(self.refresh)
        session.hovered.subscribe(self._light.refresh)
        self.refresh()

    @property
    def buttons(self) -> tuple[IconButton, ...]:
        """Return the buttons with icons from left to right."""
        return self.to_start, self.back, self.play, self.on, self.to_end

    @property
    def named(self) -> dict[str, QToolButton]:
        """Return the buttons by the names of the actions that do the same."""
        names = ("start", "step_back", "play", "step", "end", "zoom_out", "zoom_in")
        return dict(zip(names, (*self.buttons, self.zoom_out, self.zoom_in), strict=True))

    def refresh(self) -> None:
        """Show what the session does and where it is."""
        session = self._session
        view, busy = session.project.view, session.busy
        shown = (
            busy, view.speed, view.follow, view.theme, where_text(session), halt_text(session)
        )  # fmt: skip
        if shown == self._shown:
            return
        self._shown = shown
        *_, where, halt = shown
        self.where.setText(where)
        if halt != self.halted.text():
            self.halted.setText(halt)
            self.halted.setToolTip(halt)
            announce(self.halted, halt)
        self._show_speed(view)
        self.play.show_icon(*(("pause", tr("Pause")) if busy else ("play", tr("Play"))))
        for button in self.buttons:
            button.set_theme(view.theme)
        colors = theme(view.theme)
        self.speed.set_colors(colors, colors.faint)

    def _show_speed(self, view: View) -> None:
        self.speed_text.setText(tr("max") if view.follow else f"{view.speed:g}×")
        self.speed.show_value(FOLLOW if view.follow else SPEED_STEPS * math.log10(view.speed))

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(INSET, 0, INSET, 0)
        row.setSpacing(6)
        for button in self.buttons:
            row.addWidget(button)
        row.addSpacing(14)
        row.addWidget(self.speed_text)
        row.addWidget(self.speed)
        row.addSpacing(14)
        row.addWidget(self.halted, 1)
        row.addWidget(self.notes)
        row.addSpacing(8)
        row.addWidget(self.where)
        row.addSpacing(4)
        row.addWidget(self.zoom_out)
        row.addWidget(self.zoom_in)

    def _connect(self) -> None:
        session = self._session
        self.to_start.clicked.connect(lambda: steering.seek_border(session, -1))
        self.back.clicked.connect(lambda: session.step_by(-1))
        self.play.clicked.connect(lambda: steering.play_or_pause(session))
        self.on.clicked.connect(lambda: session.step_by(1))
        self.to_end.clicked.connect(lambda: steering.seek_border(session, 1))
        self.speed.moved.connect(self._set_speed)
        self.zoom_out.clicked.connect(lambda: steering.zoom(session, 2.0))
        self.zoom_in.clicked.connect(lambda: steering.zoom(session, 0.5))

    def _set_speed(self, position: float) -> None:
        fastest = round(SPEED_STEPS * math.log10(FASTEST))
        if position > fastest:
            steering.change_view(self._session, follow=True)
        else:
            speed = float(f"{10 ** (position / SPEED_STEPS):.2g}")
            steering.change_view(self._session, speed=speed, follow=False)


def speed_words(view: View) -> Wording:
    """Return how fast the run is played."""
    if view.follow:
        return worded("as fast as training goes")
    return worded("{speed:g} times", speed=view.speed)


def where_text(session: Session) -> str:
    """Return where the playhead is, or how far it is from where it goes, in words."""
    if session.progress is not None:
        return tr(worded("computing {percent} %", percent=round(100 * session.progress)))
    return SEPARATOR.join(tr(part) for part in _where(session))


def _where(session: Session) -> list[Wording]:
    plan, step = session.run.plan, session.step
    parts = [worded("training step {step:,}", step=step + 1)]
    if plan.steps_per_epoch > 1:
        parts.insert(0, worded("epoch {epoch:,}", epoch=step // plan.steps_per_epoch + 1))
    if session.following:
        parts.append(worded("following"))
    else:
        event, events = session.project.playhead.index - plan.start(step) + 1, plan.step_plan(step)
        parts.append(worded("event {event:,} of {events:,}", event=event, events=events.events))
    breakpoints = sum(each.on for each in session.project.breakpoints)
    if breakpoints:
        parts.append(plural(breakpoints, "{count} breakpoint", "{count} breakpoints"))
    return parts


def halt_text(session: Session) -> str:
    """Return at which breakpoint playing has paused, nothing where it was another reason."""
    halted = session.halted
    if not isinstance(halted, Met):
        return ""
    return tr(worded("paused at {condition}", condition=halted.breakpoint.condition))


def _speed_slider(session: Session) -> Slider:
    slider = Slider(lambda _: tr(speed_words(session.project.view)))
    slider.setAccessibleName(tr("Speed"))
    slider.setFixedWidth(120)
    with QSignalBlocker(slider):
        slider.setDecimals(0)
        slider.setRange(round(SPEED_STEPS * math.log10(SLOWEST)), FOLLOW)
    slider.setSingleStep(SPEED_STEPS // 10)
    return slider
