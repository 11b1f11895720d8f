"""What the fixtures of conftest.py catch, in test runs of their own."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CONFTEST = "from tests.conftest import nothing_left_behind, own_home"
TIMER = """
from PySide6.QtCore import QTimer
kept = []
def test_timer(qtbot):
    timer = QTimer()
    timer.start(10_000)
    kept.append(timer)
    {end}
"""
QT_THREAD = """
from PySide6.QtCore import QThread
kept = []
def test_thread(qtbot):
    thread = QThread()
    thread.start()
    kept.append(thread)
    {end}
"""
WINDOW = """
from PySide6.QtWidgets import QWidget
kept = []
def test_window(qtbot):
    window = QWidget()
    window.show()
    kept.append(window)
    {end}
"""
TOOL_TIP = """
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QToolTip
def test_tool_tip(qtbot):
    QToolTip.showText(QPoint(10, 10), "shown")
    assert QApplication.topLevelWidgets()
    {end}
"""
THREAD = """
import threading
event = threading.Event()
def test_thread():
    thread = threading.Thread(target=event.wait, args=(1,), name="left")
    thread.start()
    {end}
"""


@pytest.fixture
def outcomes(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A test run with the fixtures of conftest.py."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    pytester.makeconftest(CONFTEST)
    return pytester


STOP_THREADS = """
import atexit
atexit.register(lambda: [(thread.quit(), thread.wait()) for thread in kept])
"""


def test_what_is_left_behind_fails_the_test(outcomes: pytest.Pytester) -> None:
    outcomes.makepyfile(
        test_timer=TIMER.format(end="pass"),
        test_window=WINDOW.format(end="pass"),
        test_thread=THREAD.format(end="pass"),
        test_thread_of_qt=QT_THREAD.format(end="pass") + STOP_THREADS,
    )
    result = outcomes.runpytest_subprocess()
    result.assert_outcomes(passed=4, errors=4)
    for what in (
        "thread left",
        "thread <PySide6.QtCore.QThread",
        "timer <PySide6.QtCore.QTimer",
        "window <PySide6.QtWidgets.QWidget",
    ):
        result.stdout.fnmatch_lines([f"*left behind: {what}*"])


def test_what_is_put_away_is_no_leak(outcomes: pytest.Pytester) -> None:
    outcomes.makepyfile(
        test_timer=TIMER.format(end="timer.stop()"),
        test_thread_of_qt=QT_THREAD.format(end="thread.quit(); thread.wait()"),
        test_window_of_the_bot=WINDOW.format(end="qtbot.addWidget(window)"),
        test_window=WINDOW.format(end="window.deleteLater()"),
        test_tool_tip=TOOL_TIP.format(end="pass"),
        test_thread=THREAD.format(end="event.set(); thread.join()"),
    )
    outcomes.runpytest_subprocess().assert_outcomes(passed=6)


def test_home_is_empty_and_not_the_users(own_home: Path) -> None:
    assert Path.home() == own_home
    assert list(own_home.iterdir()) == []
