"""Every action of the window in one table: menus, buttons, tooltips and the key sheet follow it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Protocol

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from app.core import steering
from app.core.project import THEMES, ThemeName
from app.core.session import Session
from app.core.steering import SIZES
from app.view.stage import Stage
from engine.step_plan import Granularity


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

    def close_window(self) -> None:
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


def _has_past(desk: Desk) -> bool:
    return desk.session.place > 0.0


def _has_future(desk: Desk) -> bool:
    return desk.session.place < desk.session.run.events


def _on(move: Callable[..., None], *arguments: object) -> Callable[[Desk], None]:
    """Return what makes a move of ``steering`` on the session of a desk."""
    return lambda desk: move(desk.session, *arguments)


def _step_spec(name: str, text: str, keys: tuple[str, ...], run: Callable[[Desk], object]) -> Spec:
    enabled = _has_past if name.endswith("back") else _has_future
    return Spec(name, text, "Run", keys, run, enabled, repeats=True)


FILE = (
    Spec("examples", "Examples …", "File", ("Ctrl+N",), lambda desk: desk.choose_example()),
    Spec("open", "Open …", "File", ("Ctrl+O",), lambda desk: desk.choose_project()),
    Spec("save", "Save", "File", ("Ctrl+S",), lambda desk: desk.save()),
    Spec("save_as", "Save as …", "File", ("Ctrl+Shift+S",), lambda desk: desk.save_as()),
    Spec("export", "Export …", "File", ("Ctrl+E",), lambda desk: desk.choose_film()),
    Spec("quit", "Quit", "File", ("Ctrl+Q",), lambda desk: desk.close_window()),
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
    Spec("play", "Play or pause", "Run", ("Space", "K"), _on(steering.play_or_pause)),
    Spec("play_back", "Play backwards", "Run", ("Backspace", "Shift+Space"),
         _on(steering.play_backwards), _has_past),
    _step_spec("step", "One step on (step over)", ("Right", ".", "F10"),
               _on(steering.step_resized, 1, 0)),
    _step_spec("step_back", "One step back", ("Left", ","), _on(steering.step_resized, -1, 0)),
    _step_spec("step_into", "One smaller step on (step into)", ("F11",),
               _on(steering.step_resized, 1, -1)),
    _step_spec("step_out", "One larger step on (step out)", ("L", "Shift+F11"),
               _on(steering.step_resized, 1, 1)),
    _step_spec("step_out_back", "One larger step back", ("J",), _on(steering.step_resized, -1, 1)),
    _step_spec("layer", "Next layer", ("Shift+Right",), _on(steering.step, 1, Granularity.LAYER)),
    _step_spec("layer_back", "Layer before", ("Shift+Left",),
               _on(steering.step, -1, Granularity.LAYER)),
    _step_spec("phase", "Next phase", ("Ctrl+Right",), _on(steering.step, 1, Granularity.PHASE)),
    _step_spec("phase_back", "Phase before", ("Ctrl+Left",),
               _on(steering.step, -1, Granularity.PHASE)),
    _step_spec("epoch", "To the end of the epoch", ("F5",),
               _on(steering.step, 1, Granularity.EPOCH)),
    Spec("start", "To the start of the track", "Run", ("Home",), _on(steering.seek_border, -1)),
    Spec("end", "To the end of the track", "Run", ("End",), _on(steering.seek_border, 1)),
    *(
        Spec(f"tenth_{tenth}", f"To {tenth * 10} %", "Run", (str(tenth),),
             _on(steering.seek_share, tenth / 10), family="To a tenth of the track")
        for tenth in range(10)
    ),
    Spec("run_start", "To the start of the run", "Run", ("Ctrl+Home",),
         _on(steering.seek_end, 0.0), _has_past),
    Spec("run_end", "To the end of the run", "Run", ("Ctrl+End",),
         _on(steering.seek_end, 1.0), _has_future),
    Spec("faster", "Faster", "Run", (">",), _on(steering.change_speed, 1), repeats=True),
    Spec("slower", "Slower", "Run", ("<",), _on(steering.change_speed, -1), repeats=True),
)  # fmt: skip


def _size_spec(size: Granularity) -> Spec:
    def run(desk: Desk) -> None:
        steering.change_view(desk.session, granularity=size)

    def checked(desk: Desk) -> bool:
        return desk.session.project.view.granularity is size

    key = f"Alt+{SIZES.index(size) + 1}"
    text = size.value.capitalize()
    return Spec(f"by_{size}", text, "View", (key,), run, checked=checked, family="Step by")


def _theme_spec(theme: ThemeName) -> Spec:
    def run(desk: Desk) -> None:
        steering.change_view(desk.session, theme=theme)

    def checked(desk: Desk) -> bool:
        return desk.session.project.view.theme == theme

    return Spec(theme, theme.capitalize(), "View", (), run, checked=checked, family="Colours")


VIEW = (
    *(_size_spec(size) for size in SIZES),
    *(_theme_spec(theme) for theme in THEMES),
    Spec("more_digits", "More digits", "View", ("Ctrl++", "Ctrl+="),
         _on(steering.change_digits, 1), repeats=True),
    Spec("fewer_digits", "Fewer digits", "View", ("Ctrl+-",),
         _on(steering.change_digits, -1), repeats=True),
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
