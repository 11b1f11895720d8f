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


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (TIMER, "timer <PySide6.QtCore.QTimer"),
        (WINDOW, "window <PySide6.QtWidgets.QWidget"),
        (THREAD, "thread left"),
    ],
    ids=["timer", "window", "thread"],
)
def test_what_is_left_behind_fails_the_test(
    outcomes: pytest.Pytester, text: str, what: str
) -> None:
    outcomes.makepyfile(text.format(end="pass"))
    result = outcomes.runpytest_subprocess()
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines([f"*left behind: {what.replace('[', '[[]')}*"])


@pytest.mark.parametrize(
    ("text", "end"),
    [
        (TIMER, "timer.stop()"),
        (QT_THREAD, "thread.quit(); thread.wait()"),
        (WINDOW, "qtbot.addWidget(window)"),
        (WINDOW, "window.deleteLater()"),
        (TOOL_TIP, "pass"),
        (THREAD, "event.set(); thread.join()"),
    ],
    ids=["timer", "Qt thread", "bot's window", "window", "tool tip", "thread"],
)
def test_what_is_put_away_is_no_leak(outcomes: pytest.Pytester, text: str, end: str) -> None:
    outcomes.makepyfile(text.format(end=end))
    outcomes.runpytest_subprocess().assert_outcomes(passed=1)


def test_running_thread_of_qt_fails_the_test(outcomes: pytest.Pytester) -> None:
    stop = "\nimport atexit\natexit.register(lambda: [(t.quit(), t.wait()) for t in kept])"
    outcomes.makepyfile(QT_THREAD.format(end="pass") + stop)
    result = outcomes.runpytest_subprocess()
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(["*left behind: thread <PySide6.QtCore.QThread*"])


def test_home_is_empty_and_not_the_users(own_home: Path) -> None:
    assert Path.home() == own_home
    assert list(own_home.iterdir()) == []
