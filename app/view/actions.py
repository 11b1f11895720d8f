"""Every action of the window in one table: menus, buttons, tooltips and the key sheet follow it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Literal, Protocol

from msgspec.structs import replace
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from app.core.player import step_target
from app.core.session import Session
from app.core.track import track
from app.view.stage import Stage
from engine.plan import Granularity

SIZES = tuple(Granularity)
SPEEDS = (0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0)


class Desk(Protocol):
    """What actions work on: a session, and the window around it."""

    @property
    def session(self) -> Session:
        """Return the session that is shown."""

    @property
    def stage(self) -> Stage:
        """Return the stage that shows it."""

    def choose_example(self) -> None:
        """Offer the bundled examples."""

    def choose_project(self) -> None:
        """Ask for a project file and open it."""

    def save(self) -> None:
        """Write the project to its file."""

    def save_as(self) -> None:
        """Ask for a file and write the project to it."""

    def choose_film(self) -> None:
        """Ask what to export."""

    def show_keys(self) -> None:
        """Show the sheet of keys."""

    def toggle_full_screen(self) -> None:
        """Fill the screen, or stop doing so."""

    def close(self) -> bool:
        """Close the window."""


def _always(_: Desk) -> bool:
    return True


def _nothing(_: Desk) -> str | None:
    return None


@dataclass(frozen=True)
class Spec:
    """One action: what it is called, its keys, what it does and when it can be done.

    ``family`` gathers similar actions in a submenu and in one line of the key sheet; ``detail``
    is added to the text; ``repeats`` is for keys that are held down.
    """

    name: str
    text: str
    menu: str
    keys: tuple[str, ...]
    run: Callable[[Desk], object]
    enabled: Callable[[Desk], bool] = _always
    checked: Callable[[Desk], bool] | None = None
    detail: Callable[[Desk], str | None] = _nothing
    family: str = ""
    repeats: bool = False


def _size(desk: Desk) -> Granularity:
    return Granularity(desk.session.project.view.granularity)


def _change_view(desk: Desk, **changes: object) -> None:
    document = desk.session.document
    document.adjust(view=replace(document.project.view, **changes))


def toggle_play(desk: Desk, direction: int = 1) -> None:
    """Play in a direction, or pause if that is what is going on."""
    if desk.session.player.direction == direction:
        desk.session.pause()
    else:
        desk.session.play(direction)


def step(desk: Desk, direction: int, size: Granularity) -> None:
    """Go to the next stop of some size.

    One no larger than the chosen size is played; playing all of a larger one would take minutes.
    """
    session, timing = desk.session, desk.session.timing_at(size)
    if SIZES.index(size) <= SIZES.index(_size(desk)):
        session.step_by(direction, timing)
    else:
        session.pause()
        session.seek(step_target(timing, session.place, direction, session.run.events))


def step_chosen(desk: Desk, direction: int) -> None:
    """Go to the next stop at the chosen granularity."""
    desk.session.step_by(direction)


def step_resized(desk: Desk, direction: int, change: int) -> None:
    """Go to the next stop at a granularity ``change`` places larger than the chosen one."""
    number = SIZES.index(_size(desk)) + change
    step(desk, direction, SIZES[min(max(number, 0), len(SIZES) - 1)])


def seek_share(desk: Desk, share: float) -> None:
    """Go to a share, 0 to 1, of the upper track of the time line."""
    session = desk.session
    steps = session.project.training.steps
    session.seek(track(session.run.plan, session.step, steps, _size(desk)).place_at(share))


def seek_end(desk: Desk, share: float) -> None:
    """Go to the start of the whole run, 0, or to its end, 1."""
    desk.session.pause()
    desk.session.seek(share * desk.session.run.events)


def finish_epoch(desk: Desk) -> None:
    """Go to the end of the epoch that comes next."""
    session = desk.session
    session.pause()
    timing = session.timing_at(Granularity.EPOCH)
    session.seek(step_target(timing, session.place, 1, session.run.events))


def change_speed(desk: Desk, direction: int) -> None:
    """Choose the next speed that is faster, or slower where ``direction`` is -1."""
    now = desk.session.project.view.speed
    further = [speed for speed in SPEEDS if (speed - now) * direction > 1e-9]
    if further:
        _change_view(desk, speed=min(further) if direction > 0 else max(further))


def change_digits(desk: Desk, change: int) -> None:
    """Show numbers with more digits, or fewer."""
    digits = desk.session.project.view.digits + change
    _change_view(desk, digits=min(max(digits, 3), 17))


def _has_past(desk: Desk) -> bool:
    return desk.session.place > 0.0


def _has_future(desk: Desk) -> bool:
    return desk.session.place < desk.session.run.events


def _step_spec(name: str, text: str, keys: tuple[str, ...], run: Callable[[Desk], object]) -> Spec:
    enabled = _has_past if name.endswith("back") else _has_future
    return Spec(name, text, "Run", keys, run, enabled, repeats=True)


FILE = (
    Spec("examples", "Examples …", "File", ("Ctrl+N",), lambda desk: desk.choose_example()),
    Spec("open", "Open …", "File", ("Ctrl+O",), lambda desk: desk.choose_project()),
    Spec("save", "Save", "File", ("Ctrl+S",), lambda desk: desk.save()),
    Spec("save_as", "Save as …", "File", ("Ctrl+Shift+S",), lambda desk: desk.save_as()),
    Spec("export", "Export …", "File", ("Ctrl+E",), lambda desk: desk.choose_film()),
    Spec("quit", "Quit", "File", ("Ctrl+Q",), lambda desk: desk.close()),
)
EDIT = (
    Spec(
        "undo", "Undo", "Edit", ("Ctrl+Z",), lambda desk: desk.session.document.undo(),
        enabled=lambda desk: desk.session.document.undo_label is not None,
        detail=lambda desk: desk.session.document.undo_label, repeats=True,
    ),
    Spec(
        "redo", "Redo", "Edit", ("Ctrl+Shift+Z", "Ctrl+Y"),
        lambda desk: desk.session.document.redo(),
        enabled=lambda desk: desk.session.document.redo_label is not None,
        detail=lambda desk: desk.session.document.redo_label, repeats=True,
    ),
    Spec("next", "Choose the next neuron", "Edit", ("Down",),
         lambda desk: desk.stage.choose_next(1), repeats=True),
    Spec("previous", "Choose the neuron before", "Edit", ("Up",),
         lambda desk: desk.stage.choose_next(-1), repeats=True),
)  # fmt: skip
RUN = (
    Spec("play", "Play or pause", "Run", ("Space", "K"), toggle_play),
    Spec("play_back", "Play backwards", "Run", ("Backspace", "Shift+Space"),
         lambda desk: toggle_play(desk, -1), _has_past),
    _step_spec("step", "One step on (step over)", ("Right", ".", "F10"),
               lambda desk: step_chosen(desk, 1)),
    _step_spec("step_back", "One step back", ("Left", ","), lambda desk: step_chosen(desk, -1)),
    _step_spec("step_into", "One smaller step on (step into)", ("F11",),
               lambda desk: step_resized(desk, 1, -1)),
    _step_spec("step_out", "One larger step on (step out)", ("L", "Shift+F11"),
               lambda desk: step_resized(desk, 1, 1)),
    _step_spec("step_out_back", "One larger step back", ("J",),
               lambda desk: step_resized(desk, -1, 1)),
    _step_spec("layer", "Next layer", ("Shift+Right",),
               lambda desk: step(desk, 1, Granularity.LAYER)),
    _step_spec("layer_back", "Layer before", ("Shift+Left",),
               lambda desk: step(desk, -1, Granularity.LAYER)),
    _step_spec("phase", "Next phase", ("Ctrl+Right",),
               lambda desk: step(desk, 1, Granularity.PHASE)),
    _step_spec("phase_back", "Phase before", ("Ctrl+Left",),
               lambda desk: step(desk, -1, Granularity.PHASE)),
    _step_spec("epoch", "To the end of the epoch", ("F5",), finish_epoch),
    Spec("start", "To the start of the track", "Run", ("Home",), partial(seek_share, share=0.0)),
    Spec("end", "To the end of the track", "Run", ("End",), partial(seek_share, share=1.0)),
    *(
        Spec(f"tenth_{tenth}", f"To {tenth * 10} %", "Run", (str(tenth),),
             partial(seek_share, share=tenth / 10), family="To a tenth of the track")
        for tenth in range(10)
    ),
    Spec("run_start", "To the start of the run", "Run", ("Ctrl+Home",),
         partial(seek_end, share=0.0), _has_past),
    Spec("run_end", "To the end of the run", "Run", ("Ctrl+End",),
         partial(seek_end, share=1.0), _has_future),
    Spec("faster", "Faster", "Run", (">",), lambda desk: change_speed(desk, 1), repeats=True),
    Spec("slower", "Slower", "Run", ("<",), lambda desk: change_speed(desk, -1), repeats=True),
)  # fmt: skip


def _size_spec(size: Granularity) -> Spec:
    def run(desk: Desk) -> None:
        _change_view(desk, granularity=size.value)

    def checked(desk: Desk) -> bool:
        return _size(desk) is size

    key = f"Alt+{SIZES.index(size) + 1}"
    text = size.value.capitalize()
    return Spec(f"by_{size}", text, "View", (key,), run, checked=checked, family="Step by")


def _theme_spec(theme: Literal["dark", "light"]) -> Spec:
    def run(desk: Desk) -> None:
        _change_view(desk, theme=theme)

    def checked(desk: Desk) -> bool:
        return desk.session.project.view.theme == theme

    return Spec(theme, theme.capitalize(), "View", (), run, checked=checked, family="Colours")


VIEW = (
    *(_size_spec(size) for size in SIZES),
    _theme_spec("dark"),
    _theme_spec("light"),
    Spec("more_digits", "More digits", "View", ("Ctrl++", "Ctrl+="),
         lambda desk: change_digits(desk, 1), repeats=True),
    Spec("fewer_digits", "Fewer digits", "View", ("Ctrl+-",),
         lambda desk: change_digits(desk, -1), repeats=True),
    Spec("full_screen", "Full screen", "View", ("F",), lambda desk: desk.toggle_full_screen()),
)  # fmt: skip
HELP = (Spec("keys", "Keys", "Help", ("?",), lambda desk: desk.show_keys()),)

SPECS = (*FILE, *EDIT, *RUN, *VIEW, *HELP)


def shown_key(key: str) -> str:
    """Return a key as menus write it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


class Actions:
    """The table as Qt's actions of one window, by name."""

    def __init__(self, window: QWidget, desk: Desk) -> None:
        self._desk = desk
        self._made = {spec.name: self._make(spec, window) for spec in SPECS}
        window.addActions(list(self._made.values()))

    def __getitem__(self, name: str) -> QAction:
        """Return one action."""
        return self._made[name]

    def _make(self, spec: Spec, window: QWidget) -> QAction:
        action = QAction(spec.text, window)
        action.setShortcuts([QKeySequence(key) for key in spec.keys])
        action.setAutoRepeat(spec.repeats)
        action.setCheckable(spec.checked is not None)
        keys = " or ".join(shown_key(key) for key in spec.keys)
        action.setToolTip(f"{spec.text} ({keys})" if keys else spec.text)
        action.triggered.connect(partial(self._run, spec))
        return action

    def _run(self, spec: Spec, _checked: bool = False) -> None:
        spec.run(self._desk)
        self.refresh()

    def refresh(self) -> None:
        """Let each action show whether it can be done, and what it would do."""
        for spec in SPECS:
            action = self._made[spec.name]
            action.setEnabled(spec.enabled(self._desk))
            if spec.checked is not None:
                action.setChecked(spec.checked(self._desk))
            detail = spec.detail(self._desk)
            action.setText(f"{spec.text}: {detail}" if detail else spec.text)

    def menu(self, parent: QWidget) -> QMenu:
        """Return the menu of all actions, with a menu for each part of the table."""
        menu = QMenu(parent)
        for title, specs in groupby(SPECS, key=lambda spec: spec.menu):
            self._fill(menu.addMenu(title), specs)
        return menu

    def _fill(self, menu: QMenu, specs: Iterable[Spec]) -> None:
        for family, members in groupby(specs, key=lambda spec: spec.family):
            target = menu.addMenu(family) if family else menu
            target.addActions([self._made[spec.name] for spec in members])
