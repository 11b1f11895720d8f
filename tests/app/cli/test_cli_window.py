"""The window as far as the command line decides about it, and what there is without a screen."""

import os
import shutil
import socket
import subprocess
from pathlib import Path

import av
import pytest

from app.cli.screen import has_display
from tests.running import deltastep, example, names, refusal, script


def test_without_a_screen_a_project_cannot_be_opened(tmp_path: Path) -> None:
    project = example("xor", tmp_path)
    for words in ([], [project]):
        assert refusal(deltastep(*words), 69).startswith("deltastep: no display")


def test_a_screen_that_does_not_answer_is_none(tmp_path: Path) -> None:
    project = example("xor", tmp_path)
    for done in (
        deltastep(project, DISPLAY=":9876"),
        deltastep(project, WAYLAND_DISPLAY="gone", XDG_RUNTIME_DIR=str(tmp_path)),
        deltastep(project, QT_QPA_PLATFORM="eglfs"),
    ):
        assert refusal(done, 69).startswith("deltastep: no display")


@pytest.mark.parametrize(
    "platform",
    ["xcb", "nonsense", ";", "eglfs", "linuxfb", "minimal", "minimalegl", "eglfs;offscreen"],
)
def test_what_of_qt_shows_nothing_is_no_screen(
    platform: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    assert not has_display()


def test_what_cannot_be_opened_is_told_before_a_window_is_there(tmp_path: Path) -> None:
    done = deltastep(tmp_path / "none.deltastep", QT_QPA_PLATFORM="offscreen")
    line = refusal(done, 66)
    assert line.endswith("none.deltastep: cannot be read: No such file or directory")
    broken = tmp_path / "broken.deltastep"
    broken.write_text("{}")
    done = deltastep(broken, QT_QPA_PLATFORM="offscreen")
    assert refusal(done, 65).startswith(f"{broken}: $.format")


def test_a_folder_is_a_word_for_a_project(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    done = deltastep("folder", cwd=tmp_path, QT_QPA_PLATFORM="offscreen")
    assert refusal(done, 66) == "folder: cannot be read: Is a directory"


# The real window, but for waiting until somebody closes it.
LOOK_AND_LEAVE = """
import os
from PySide6.QtWidgets import QApplication
os.environ["QT_QPA_PLATFORM"] = "offscreen"
def leave(application):
    print(*(w.windowTitle() for w in application.topLevelWidgets() if w.isVisible()))
    return 0
QApplication.exec = leave
"""


@pytest.mark.parametrize(
    ("word", "title"), [(None, "two-two-two"), ("demo", "two-two-two"), ("xor.deltastep", "xor")]
)
def test_with_a_screen_the_window_opens(word: str | None, title: str, tmp_path: Path) -> None:
    example("xor", tmp_path)
    done = script(LOOK_AND_LEAVE, *([word] if word else []), cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert title in done.stdout


def test_a_wayland_compositor_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-7")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert not has_display()
    monkeypatch.setenv("WAYLAND_DISPLAY", "longer-than-an-address-of-a-socket" * 9)
    assert not has_display()
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-7")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "wayland-7"))
        server.listen()
        assert has_display()


@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="no Xvfb")
def test_an_x_server_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    reader, writer = os.pipe()
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", "320x240x24"]
    with subprocess.Popen(command, pass_fds=[writer], stderr=subprocess.DEVNULL) as server:
        os.close(writer)
        with open(reader) as numbers:
            display = numbers.readline().strip()
        monkeypatch.setenv("DISPLAY", f":{display}")
        assert has_display()
        server.terminate()
    assert not has_display()


def test_qt_does_not_complain_about_the_locale(tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    words = ("export", example("xor", tmp_path), folder, "--by", "epoch", "--fps", "1")
    done = deltastep(*words, LC_ALL="C")
    assert (done.returncode, done.stderr) == (0, "")


# The whole film, of fewer and smaller pictures: the others take half a minute.
SMALLER = """
from functools import partial
from app import export
export.ExportJob = partial(export.ExportJob, fps=2, size=(480, 320))
"""


def test_the_demo_makes_its_film_where_there_is_no_screen(tmp_path: Path) -> None:
    (tmp_path / "deltastep-demo.mp4").write_bytes(b"mine")
    done = script(SMALLER, "demo", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    film = Path(done.stdout.strip())
    assert film == tmp_path / "deltastep-demo-2.mp4"
    assert (tmp_path / "deltastep-demo.mp4").read_bytes() == b"mine"
    with av.open(film) as container:
        (stream,) = container.streams
        assert stream.type == "video"
        assert 20.0 < float(stream.duration * stream.time_base) < 60.0  # type: ignore[operator]
    assert names(tmp_path) == {"deltastep-demo.mp4", "deltastep-demo-2.mp4"}
