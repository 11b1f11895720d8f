from __future__ import annotations

import subprocess
import sys

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.view.parts.plot_library import when_loaded

WAITS = """
import sys
from PySide6.QtWidgets import QApplication
from app.core.document import Document
from app.core.file_format.examples import open_example
from app.core.session import Session
from app.view.docks.loss import LossView

application = QApplication([])
view = LossView(Session(Document(open_example("two-two-two"))))
view.show()
view.repaint()
assert view.plot is None
assert "pyqtgraph" not in sys.modules
rounds = 0
while view.plot is None:
    application.processEvents()
    rounds += 1
assert rounds > 5, "it was loaded in one piece"
assert view.legend.entries
"""


def test_the_window_goes_on_while_the_library_is_loaded() -> None:
    assert subprocess.run([sys.executable, "-c", WAITS], check=False).returncode == 0


def test_it_is_told_when_it_is_there(qtbot: QtBot) -> None:
    owner, told = QObject(), []
    when_loaded(owner, lambda: told.append(True))
    assert not told
    qtbot.waitUntil(lambda: told == [True])


def test_who_is_gone_is_told_nothing(qtbot: QtBot) -> None:
    owner, other = QObject(), QObject()
    told: list[str] = []
    when_loaded(owner, lambda: told.append("gone"))
    when_loaded(other, lambda: told.append("there"))
    owner.deleteLater()
    qtbot.waitUntil(lambda: bool(told))
    qtbot.wait(20)
    assert told == ["there"]
