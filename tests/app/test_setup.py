"""Set-up of small checkouts that are made here: real environments, real pip, a package of ours."""

import ast
import hashlib
import os
import re
import signal
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from app import setup
from app.__main__ import WITHOUT_QT
from app.cli.commands import deltastep
from app.system import SetupError

ROOT = setup.ROOT
CLI = """
import sys

def main() -> None:
    import tiny
    print(sys.prefix, tiny.__file__ is not None, *sys.argv[1:])
"""
COMMAND = [sys.executable, "-m", "app", "trace"]  # a command without Qt: packages only


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout that needs one package, which lies beside it."""
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    root = tmp_path / "checkout"
    (root / "app").mkdir(parents=True)
    for name in ("__init__.py", "__main__.py", "setup.py", "system.py"):
        (root / "app" / name).write_bytes((ROOT / "app" / name).read_bytes())
    (root / "app" / "cli.py").write_text(CLI)
    depend(root, "tiny>=1")
    lock(root, make_wheel(tmp_path))
    return root


def depend(root: Path, requirement: str) -> None:
    extras = "optional-dependencies = {}"
    text = f'[project]\ndependencies = ["{requirement}"]\n{extras}\n'
    (root / "pyproject.toml").write_text(text)


def lock(root: Path, wheel: Path) -> None:
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    text = f"tiny @ {wheel.as_uri()} --hash=sha256:{digest}\n"
    (root / "requirements.lock").write_text(text)


def make_wheel(folder: Path, version: str = "1.0") -> Path:
    path = folder / f"tiny-{version}-py3-none-any.whl"
    info = f"tiny-{version}.dist-info"
    files = {
        "tiny.py": "",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: tiny\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/RECORD": "",
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return path


def start(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [*COMMAND, *arguments]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)


def test_first_start_makes_the_environment_the_second_nothing_and_a_new_lock_another(
    checkout: Path, tmp_path: Path
) -> None:
    first = start(checkout, "file", "--option")
    stamp = checkout / ".venv" / setup.STAMP
    made = stamp.stat().st_mtime_ns
    second = start(checkout, "file")

    assert first.stdout == f"{checkout / '.venv'} True trace file --option\n"
    assert "installing packages" in first.stderr
    assert (second.stdout, second.stderr) == (f"{checkout / '.venv'} True trace file\n", "")
    assert stamp.stat().st_mtime_ns == made

    lock(checkout, make_wheel(tmp_path, "2.0"))
    start(checkout)
    assert [path.name for path in checkout.glob(".venv/lib/*/site-packages/tiny-*")] == [
        "tiny-2.0.dist-info"
    ]


def test_two_starts_at_once_make_one_environment(checkout: Path) -> None:
    pipe = subprocess.PIPE
    starts = [
        subprocess.Popen(COMMAND, cwd=checkout, stdout=pipe, stderr=pipe, text=True)
        for _ in range(2)
    ]
    outputs = [process.communicate() for process in starts]
    assert [process.returncode for process in starts] == [0, 0]
    assert sum("installing packages" in errors for _, errors in outputs) == 1


def test_interrupted_set_up_is_made_again(checkout: Path) -> None:
    process = subprocess.Popen(
        COMMAND, cwd=checkout, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    assert process.stderr is not None
    assert "installing packages" in process.stderr.readline()
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate()
    assert (process.returncode, errors) == (
        130,
        "deltastep: setup: interrupted; the next start begins again\n",
    )
    assert start(checkout).returncode == 0


def test_foreign_environment_is_left_alone(checkout: Path, own_home: Path) -> None:
    (checkout / ".venv").mkdir()
    (checkout / ".venv" / "own").write_text("mine")
    assert start(checkout).stdout.startswith(str(own_home / ".cache" / "deltastep"))
    assert [path.name for path in (checkout / ".venv").iterdir()] == ["own"]


def test_place_that_cannot_be_written_is_passed_over(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (checkout / ".venv").write_text("not a folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(checkout / ".venv"))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    assert start(checkout).stdout.startswith(str(tmp_path / "deltastep-"))


def test_a_python_without_pip_is_told(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match=f"no pip in {tmp_path} "):
        setup.pip_in([tmp_path])
    (tmp_path / "pip-1.0-py3-none-any.whl").touch()
    assert setup.pip_in([tmp_path / "none", tmp_path]) == f"{tmp_path}/pip-1.0-py3-none-any.whl/pip"


def test_unreachable_package_is_one_line(checkout: Path) -> None:
    (checkout / "requirements.lock").write_text(f"tiny==1.0 --hash=sha256:{'0' * 64}\n")
    done = start(checkout)
    assert done.returncode == setup.UNAVAILABLE
    assert re.fullmatch(
        r".*installing packages.*\ndeltastep: setup: .*tiny==1\.0.*package index.*\n", done.stderr
    )


@pytest.mark.parametrize("arguments", [["--no-setup"], ["a", "--no-setup", "b"]])
def test_no_setup_skips_everything(checkout: Path, arguments: list[str]) -> None:
    (checkout / "tiny.py").write_text("")
    rest = " ".join(word for word in arguments if word != "--no-setup")
    assert start(checkout, *arguments).stdout == f"{sys.prefix} True trace {rest}".strip() + "\n"
    assert not (checkout / ".venv").exists()


def test_complete_python_is_used_as_it_is(checkout: Path) -> None:
    (checkout / "tiny.py").write_text("")
    depend(checkout, "pytest>=8,<1000")
    assert start(checkout).stdout.startswith(f"{sys.prefix} True")
    assert not (checkout / ".venv").exists()


@pytest.mark.parametrize(
    ("requirement", "holds"),
    [
        ("a-b", True),
        ("a-b>=6.10.3,<6.12", True),
        ("A-B>=6.9", True),
        ("a-b>=6.11.4", False),
        ("a-b<6.11.3", False),
        ("a-b<6.2", False),
        ("other", False),
    ],
)
def test_version_bounds(requirement: str, holds: bool) -> None:
    assert setup.satisfied(requirement, {"a_b": "6.11.3"}) is holds


@pytest.mark.parametrize(
    "name", ["app/__main__.py", "app/setup.py", "app/system.py", "tests/__main__.py"]
)
def test_older_python_can_read_what_turns_it_away(name: str) -> None:
    ast.parse((ROOT / name).read_text("utf-8"), feature_version=(3, 8))


def pins(name: str) -> dict[tuple[str, str], str]:
    """Versions by package and marker."""
    text = (ROOT / name).read_text("utf-8")
    found = re.findall(r"^([a-z0-9-]+)==([\w.]+)(.*?) \\$", text, re.MULTILINE)
    return {(package, marker): version for package, version, marker in found}


def test_locks_agree_and_hold_what_the_project_declares() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    program, tests = pins("requirements.lock"), pins("requirements-tests.lock")
    assert program.items() <= tests.items()
    for declared, locked in (
        (project["dependencies"], program),
        (project["optional-dependencies"]["tests"], tests),
    ):
        installed = {package.replace("-", "_"): version for (package, _), version in locked.items()}
        assert [item for item in declared if not setup.satisfied(item, installed)] == []


def test_of_all_commands_only_those_that_draw_need_qt() -> None:
    assert set(deltastep.commands) - WITHOUT_QT == {"demo", "export"}


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-tests.lock"])
def test_locks_name_no_address(name: str) -> None:
    assert "://" not in (ROOT / name).read_text("utf-8")
