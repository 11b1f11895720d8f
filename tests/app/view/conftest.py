"""The whole window, on the worked example."""

from collections.abc import Callable, Iterator
from importlib import import_module

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.document import Document
from app.core.file_format.examples import open_example
from app.core.session import Session
from app.core.settings import SettingsFile
from app.view.garbage import Garbage
from app.view.main import settings_path
from app.view.parts.plot_library import MODULE
from app.view.style import set_up
from app.view.window.window import Window
from tests.app.view.hearing import Heard, Said, listening

# Charts wait for their library; here it is there, so that no test ends before it is.
import_module(MODULE)


# Only the end of the whole test limits how long it waits: a machine that is busy is no fault.
PATIENCE_MS = 100_000


class PatientBot(QtBot):
    """Waits as long as it takes."""

    def waitUntil(  # noqa: N802
        self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS
    ) -> None:
        super().waitUntil(callback, timeout=timeout)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


@pytest.fixture(scope="session")
def styled(qapp: QApplication) -> None:
    Garbage(qapp)
    set_up(qapp)


@pytest.fixture
def window(styled: None, qtbot: QtBot) -> Iterator[Window]:
    session = Session(Document(open_example("two-two-two")))
    window = Window(session, "two-two-two", SettingsFile(settings_path()))
    window.resize(1280, 800)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.stage.setFocus()
    yield window
    window.leave()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Said]]:
    """Return what a screen reader is told, with how urgent it is."""
    with listening(monkeypatch) as said:
        yield said


@pytest.fixture
def heard(window: Window, said: list[Said]) -> Heard:
    """Return what a screen reader hears that has heard what the window shows."""
    window.workspace.refresh()
    said.clear()
    return Heard(said)
