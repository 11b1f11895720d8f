"""What a user wants to find again the next time: one small file in the user's own folder.

This module imports as little as it can: the settings are read before there is a window.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, get_args

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import replace

from app.core.files import read_at_most, write_atomically
from app.core.language import LanguageName
from app.core.refusals import REFUSED, refusal
from engine.problem import Problem
from engine.words.wording import worded

if TYPE_CHECKING:
    from app.core.project import ThemeName

Brightness = Literal["dark", "light"]
ThemeChoice = Literal["system", "dark", "light"]
LanguageChoice = Literal["system", LanguageName]

THEME_CHOICES: tuple[ThemeChoice, ...] = get_args(ThemeChoice)
SMALLEST_SCALE, LARGEST_SCALE = 1.0, 3.0

_HIGH_CONTRAST: dict[Brightness, ThemeName] = {
    "dark": "dark_high_contrast",
    "light": "light_high_contrast",
}


class Settings(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Everything that is remembered of a user; nothing in here belongs to a project.

    ``scale`` is how many times as large as usual the window is drawn. ``folder`` is where a
    project was opened or saved last, empty before the first time. ``window`` and ``docks`` are
    where Qt has put them, as Qt writes it down; ``dock_shares`` are the docks' parts of the height
    at their side, in any unit, closed ones included.
    """

    version: Literal[1] = 1
    theme: ThemeChoice = "system"
    high_contrast: bool = False
    reduced_motion: bool = False
    scale: Annotated[float, Meta(ge=SMALLEST_SCALE, le=LARGEST_SCALE)] = 1.0
    language: LanguageChoice = "system"
    hints_seen: tuple[str, ...] = ()
    folder: str = ""
    window: bytes = b""
    docks: bytes = b""
    dock_shares: dict[str, Annotated[float, Meta(gt=0.0)]] = {}

    def theme_name(self, system: Brightness) -> ThemeName:
        """Return the theme to show where the system itself is dark or light."""
        brightness = system if self.theme == "system" else self.theme
        return _HIGH_CONTRAST[brightness] if self.high_contrast else brightness

    def spoken(self, system: str) -> LanguageName:
        """Return the language to speak where that of the system has a name such as ``de_CH``."""
        if self.language != "system":
            return self.language
        known: tuple[LanguageName, ...] = get_args(LanguageName)
        return next((name for name in known if system.partition("_")[0] == name), "en")


Listener = Callable[[], None]


class SettingsFile:
    """The settings as they are ``now``; every change is written to their file, and told.

    Several windows may have the same file: what one of them has not changed stays in it as another
    has left it, while each goes on as it is; a hint is seen that was seen in any. A file that
    cannot be used counts as none. It is kept beside the new one, and ``complaint`` says what is
    wrong with it, or why the last change could not be written; else it is empty. ``started`` is
    what the program began with: some changes have to wait for the next start.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._listeners: list[Listener] = []
        self.complaint = ""
        # What has been changed but is not in the file yet.
        self._due: dict[str, object] = {}
        self.now = self.started = self._read() or Settings()

    def subscribe(self, listener: Listener) -> None:
        """Call ``listener()`` after every change."""
        self._listeners.append(listener)

    def forget_listeners(self) -> None:
        """Tell nobody any more but who subscribes from now on."""
        self._listeners.clear()

    def change(self, **changes: object) -> None:
        """Set some of the settings; what they are already is no change."""
        changed = replace(self.now, **changes)
        if changed == self.now:
            return
        before, self.now = self.now, changed
        self._due |= {key: new for key, new in changes.items() if new != getattr(before, key)}
        self._write()
        for listener in self._listeners:
            listener()

    def _read(self) -> Settings | None:
        """Return what is in the file, None where that cannot be used."""
        try:
            return decode(read_at_most(self._path))
        except FileNotFoundError:
            return None
        except REFUSED as error:
            self.complaint = refusal(self._path, "read", error)
            self._set_aside()
            return None

    def _set_aside(self) -> None:
        """Keep a file that cannot be used, perhaps that of a newer version, under another name."""
        try:
            self._path.replace(self._path.with_suffix(".old.json"))
        except OSError:
            return  # the complaint about the file itself says enough

    def _write(self) -> None:
        self.complaint = ""
        settings = self._together(self._read() or self.now)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            # They change while somebody drags or plays, who would have to wait for the disk.
            write_atomically(self._path, encode(settings), lasting=False)
            self._due.clear()
        except REFUSED as error:
            self.complaint = refusal(self._path, "written", error)

    def _together(self, found: Settings) -> Settings:
        """Return what is in the file with what is due; no hints at all begin anew."""
        together = replace(found, **self._due)
        if not self._due.get("hints_seen"):
            return together
        seen = dict.fromkeys((*found.hints_seen, *together.hints_seen))
        return replace(together, hints_seen=tuple(seen))


def decode(content: bytes) -> Settings:
    """Return the settings in a file; raise ``Problem`` for what is none, or of a newer version."""
    try:
        return msgspec.json.decode(content, type=Settings)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        expected = worded("the usual ones are used")
        raise Problem(worded("settings"), str(error), expected) from None


def encode(settings: Settings) -> bytes:
    """Return the bytes of a file of settings."""
    return msgspec.json.format(msgspec.json.encode(settings), indent=2) + b"\n"
