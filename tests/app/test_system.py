import os
import subprocess
import sys
from pathlib import Path

import pytest

from app import system
from app.system import Part, SetupError
from tests.running import environment

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="installing takes root")


def part(file: Path) -> Part:
    """A part that works when the file is there."""
    return Part("the part", f"open({str(file)!r})", ("package-of-it", "another"))


def put_apt_get(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program of that name ahead of the system's; it keeps a log beside itself."""
    program = folder / "apt-get"
    program.write_text(f'#!/bin/sh\necho "$@" >> {folder}/log\n{script}\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)


def test_what_works_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_apt_get(tmp_path, "", monkeypatch)
    (tmp_path / "file").touch()
    system.supply(sys.executable, (part(tmp_path / "file"),))
    assert not (tmp_path / "log").exists()


def test_without_apt_get_the_line_to_run_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SetupError) as caught:
        system.supply(sys.executable, (part(tmp_path / "file"),))
    text = str(caught.value)
    assert text.startswith("the part: FileNotFoundError")
    assert text.endswith(
        "(run as root: apt-get install --no-install-recommends package-of-it another)"
    )


@as_root
def test_missing_part_is_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_apt_get(tmp_path, f"touch {tmp_path}/file", monkeypatch)
    system.supply(sys.executable, (part(tmp_path / "file"),))
    [call] = (tmp_path / "log").read_text().splitlines()
    assert call.startswith("install --yes")
    assert call.endswith("--no-install-recommends package-of-it another")


@as_root
def test_old_package_lists_are_updated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = f"""
    case $1 in
        update) touch {tmp_path}/lists ;;
        install) test -e {tmp_path}/lists && touch {tmp_path}/file ;;
    esac"""
    put_apt_get(tmp_path, script, monkeypatch)
    system.supply(sys.executable, (part(tmp_path / "file"),))
    calls = [line.split()[0] for line in (tmp_path / "log").read_text().splitlines()]
    assert calls == ["install", "update", "install"]


@as_root
def test_part_that_does_not_work_after_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_apt_get(tmp_path, "", monkeypatch)
    with pytest.raises(SetupError, match="the part: FileNotFoundError"):
        system.supply(sys.executable, (part(tmp_path / "file"),))


@as_root
def test_reason_of_a_failed_installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_apt_get(tmp_path, "echo noise >&2; echo 'E: no such package' >&2; exit 100", monkeypatch)
    with pytest.raises(SetupError, match="apt-get update: E: no such package"):
        system.supply(sys.executable, (part(tmp_path / "file"),))


@pytest.mark.parametrize("name", ["Qt", "Qt on X11", "Qt on Wayland"])
def test_probe_of_a_plugin_sees_a_missing_library(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    [known] = [part for part in (system.QT, system.X11, system.WAYLAND) if part.name == name]
    monkeypatch.setenv("PATH", str(tmp_path))
    (tmp_path / "PySide6.py").write_text("raise ImportError('libGL.so.1: cannot open')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with pytest.raises(SetupError, match=f"{name}: ImportError: libGL.so.1: cannot open"):
        system.supply(sys.executable, (known,))


def test_qt_works_here() -> None:
    system.supply(sys.executable, (system.QT,))


@pytest.mark.skipif(sys.platform != "linux", reason="Linux has a choice of screens")
@pytest.mark.parametrize(
    ("variables", "parts"),
    [
        ({}, ()),
        ({"DISPLAY": ":0"}, (system.X11,)),
        ({"WAYLAND_DISPLAY": "wayland-0"}, (system.WAYLAND,)),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, (system.X11,)),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, ()),
    ],
)
def test_part_for_the_screen(
    variables: dict[str, str], parts: tuple[Part, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert system.screen() == parts


def test_after_an_interrupt_python_ends_with_the_code_it_is_given(tmp_path: Path) -> None:
    (tmp_path / "probe.py").write_text(
        "import sys\n"
        "from app.system import forget_interrupt\n"
        "try:\n    exec('raise KeyboardInterrupt')\n"
        "except KeyboardInterrupt:\n    forget_interrupt()\n"
        "sys.exit(130)\n"
    )
    command = [sys.executable, "-m", "probe"]
    done = subprocess.run(command, cwd=tmp_path, env=environment())
    assert done.returncode == 130
