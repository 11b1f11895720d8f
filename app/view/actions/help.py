"""Help."""

from __future__ import annotations

from app.view.actions.spec import Spec
from engine.words.wording import worded

MENU = worded("Help")

HELP = (
    Spec("menu", worded("Open the menu"), MENU, ("Alt+M",), lambda desk: desk.open_menu()),
    Spec("keys", worded("Keys"), MENU, ("?",), lambda desk: desk.show_keys()),
    Spec("hints", worded("Show hints"), MENU, (), lambda desk: desk.show_hints()),
)
