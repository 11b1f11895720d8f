import signal
import subprocess
import sys

import pytest

BEGIN = """
import sys
from PySide6.QtCore import QMessageLogger, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from app.view.crash import CrashHandler
from app.view.interrupts import Interrupts

handler = CrashHandler()
handler.install()
application = QApplication(["deltastep"])
interrupts = Interrupts(application)

def fail():
    raise ValueError("two\\nlines")
"""
END = """
sys.exit(handler.run(application))
"""
SLOT = "QTimer.singleShot(0, fail)"
TIMER = """
timer = QTimer(interval=1)
timer.timeout.connect(fail)
timer.start()
"""
PAINT = """
class Broken(QWidget):
    def paintEvent(self, event):
        fail()

broken = Broken()
broken.show()
"""
# While the window is made, before there is a loop of events to end.
MAKING = """
signalling = QTimer()
signalling.objectNameChanged.connect(fail)
signalling.setObjectName("made")
"""
FATAL = "QMessageLogger().fatal('out of glyphs')"
WARNING = """
QMessageLogger().warning("a warning")
QTimer.singleShot(0, application.quit)
"""

LOST = "QMessageLogger().warning('The X11 connection broke (error 1). Did the X11 server die?')"


def run(body: str) -> tuple[int, list[str]]:
    command = [sys.executable, "-c", BEGIN + body + END]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stderr.splitlines()


@pytest.mark.parametrize("body", [SLOT, TIMER, PAINT, MAKING])
def test_an_exception_ends_the_program_with_one_line(body: str) -> None:
    code, (line,) = run(body)
    assert code == 70
    assert "deltastep: internal error: ValueError: two lines (" in line


def test_what_qt_cannot_survive_is_one_line_too() -> None:
    assert run(FATAL) == (70, ["deltastep: internal error: out of glyphs"])


def test_warnings_of_qt_end_nothing() -> None:
    assert run(WARNING) == (0, ["deltastep: a warning"])


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_an_idle_program(number: signal.Signals, code: int) -> None:
    command = [sys.executable, "-c", BEGIN + 'QTimer.singleShot(0, lambda: print("ready"))' + END]
    with subprocess.Popen(
        [command[0], "-u", *command[1:]], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as program:
        assert program.stdout is not None
        program.stdout.readline()
        program.send_signal(number)
        _, errors = program.communicate()
    assert (program.returncode, errors) == (code, b"")


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_that_comes_before_the_loop_of_events_ends_it(number: int, code: int) -> None:
    assert run(f"import signal; signal.raise_signal({number:d})") == (code, [])


def test_a_screen_that_has_gone_is_no_error_of_the_program() -> None:
    code, lines = run(LOST)
    assert code == 69
    assert lines == ["deltastep: The X11 connection broke (error 1). Did the X11 server die?"]
