"""Help."""

from __future__ import annotations

from app.view.actions.spec import Spec

HELP = (
    Spec("menu", "Open the menu", "Help", ("Alt+M",), lambda desk: desk.open_menu()),
    Spec("keys", "Keys", "Help", ("?",), lambda desk: desk.show_keys()),
    Spec("hints", "Show hints", "Help", (), lambda desk: desk.show_hints()),
)
