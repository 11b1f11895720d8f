"""The card in the clipboard."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from app.core.scene import Shot, card_of, latex_of, text_of
from app.core.theme import theme
from app.paint import part_image

# So many pixels in a picture for one on the stage.
SCALE = 2.0


def copy_text(shot: Shot) -> None:
    """Put the formula into the clipboard as text."""
    QGuiApplication.clipboard().setText(text_of(shot))


def copy_latex(shot: Shot) -> None:
    """Put the formula into the clipboard as LaTeX."""
    QGuiApplication.clipboard().setText(latex_of(shot))


def copy_picture(shot: Shot) -> None:
    """Put the card into the clipboard as a picture; who pastes it may have it as a PNG."""
    items, area = card_of(shot)
    background = theme(shot.view.theme).background
    QGuiApplication.clipboard().setImage(part_image(items, area, background, SCALE))
