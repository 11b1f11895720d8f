"""The card in the clipboard, or in a file."""

from __future__ import annotations

from pathlib import Path

# Named through their module, these large classes are only made when a question is asked.
from PySide6 import QtWidgets
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage

from app.core.files import write_atomically
from app.core.refusals import REFUSED, refusal
from app.core.scene import Shot, card_of, latex_of, text_of
from app.core.session import Session
from app.core.theme import theme
from app.paint import part_image, png_of
from app.view.language import tr
from engine.words.wording import worded

# So many pixels in a picture for one on the stage.
SCALE = 2.0
SUFFIX = "png"
FILTER = worded("Pictures (*.{suffix})", suffix=SUFFIX)


def copy_text(shot: Shot) -> None:
    """Put the formula into the clipboard as text."""
    QGuiApplication.clipboard().setText(text_of(shot))


def copy_latex(shot: Shot) -> None:
    """Put the formula into the clipboard as LaTeX."""
    QGuiApplication.clipboard().setText(latex_of(shot))


def copy_picture(shot: Shot) -> None:
    """Put the card into the clipboard as a picture; who pastes it may have it as a PNG."""
    QGuiApplication.clipboard().setImage(_picture(shot))


def ask_picture(session: Session, shot: Shot, parent: QtWidgets.QWidget) -> None:
    """Ask for a file, and write the card to it as a picture."""
    dialog = QtWidgets.QFileDialog(parent, tr("Save the formula as picture"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QtWidgets.QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters([tr(FILTER)])
    dialog.setDefaultSuffix(SUFFIX)
    dialog.fileSelected.connect(lambda name: _save(session, _picture(shot), Path(name)))
    dialog.open()


def _save(session: Session, picture: QImage, path: Path) -> None:
    try:
        write_atomically(path, png_of(picture))
    except REFUSED as error:
        session.say(refusal(path, "written", error))


def _picture(shot: Shot) -> QImage:
    items, area = card_of(shot)
    return part_image(items, area, theme(shot.view.theme).background, SCALE)
