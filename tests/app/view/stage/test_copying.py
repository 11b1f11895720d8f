"""The card in a file of its own."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog

from app.view.stage.copying import SCALE
from app.view.window.window import Window
from tests.app.view.driving import child


def ask(window: Window, path: Path) -> None:
    window.table["save_picture"].trigger()
    dialog = child(window, QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.reject()


def test_the_picture_in_a_file_is_the_one_that_is_copied(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "card.png"
    ask(window, path)
    window.table["copy_picture"].trigger()
    copied = QGuiApplication.clipboard().image()
    assert copied.width() > 300 * SCALE
    assert QImage(str(path)) == copied


def test_where_no_picture_can_be_written_is_told(window: Window, tmp_path: Path) -> None:
    ask(window, tmp_path / "none such" / "card.png")
    assert window.notice.isVisible()
    assert "card.png: cannot be written: " in window.notice.label.text()
