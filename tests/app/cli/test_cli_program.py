"""Exit codes and streams, seen from outside."""

import json
import os
import signal
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from app.cli.commands import deltastep as program
from app.core.claims import Claim
from app.core.data.known_data import QUICK_BYTES
from tests.running import (
    COMMAND,
    ROOT,
    deltastep,
    environment,
    example,
    names,
    refusal,
    script,
    series,
    wait_for_output,
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return example("two-two-two", tmp_path)


def test_help_is_there_and_imports_nothing_heavy() -> None:
    heavy = "numpy", "PySide6", "msgspec", "av", "pyqtgraph", "app.core", "app.export", "app.view"
    code = f"import atexit\natexit.register(lambda: print({heavy} & sys.modules.keys()))"
    done = script(code.replace("('", "{'").replace("')", "'}"), "--help")
    assert done.returncode == 0
    assert done.stdout.splitlines()[-1] == "set()"


def test_every_command_has_help() -> None:
    commands = sorted(program.commands)
    for command, done in zip(
        commands, series(*([name, "--help"] for name in commands)), strict=True
    ):
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.startswith(f"Usage: deltastep {command}")


WRONG_USAGE: list[tuple[list[str], str]] = [
    (["trce"], "Did you mean 'trace'?"),
    (["trace"], "Missing argument 'PROJECT'"),
    (["trace", "x", "--kidn", "delta"], "--kind"),
    (["new", "xro", "x"], "did you mean 'xor'?"),
    (["new", "xor"], "OUTPUT"),
    (["train", "x", "--output", "y"], "one of --steps, --epochs, --until"),
    (["train", "x", "--output", "y", "--steps", "1", "--epochs", "1"], "one of"),
    (["export", "x", "y.mp4", "--by", "neurn"], "did you mean 'neuron'?"),
    (["trace", "x", "--steps", "1000000000"], "at most 1,000,000,000 steps"),
    (["train", "x", "--output", "y", "--steps", "1000000001"], "1<=x<=1000000000"),
    (["export", "x", ""], "such as step.mp4"),
    (["export", "x", "-"], "such as step.mp4"),
    (["export", "x", "y.mp4", "--seconds-per-event", "nan"], "a number of seconds"),
    (["export", "x", "y.mp4", "--size", "1280"], "1280x720"),
    (["export", "x", "y.mp4", "--size", "1x9999"], "320 to 8192"),
]


def test_wrong_usage_is_one_line_with_a_hint() -> None:
    assert refusal(deltastep("trce"), 2).startswith("deltastep: No such command 'trce'")
    runs = series(*(words for words, _ in WRONG_USAGE))
    for done, (_, hint) in zip(runs, WRONG_USAGE, strict=True):
        line = refusal(done, 2)
        assert line.startswith("deltastep")
        assert hint in line


def test_a_missing_file_cannot_be_read(tmp_path: Path) -> None:
    line = refusal(deltastep("trace", "none.deltastep", cwd=tmp_path), 66)
    assert line == "none.deltastep: cannot be read: No such file or directory"


def test_bad_data_are_named_with_their_place(project: Path) -> None:
    project.write_text(project.read_text().replace('"sigmoid"', '"sigmiod"', 1))
    line = refusal(deltastep("check", project), 65)
    assert line.startswith(f"{project}: $.network.layers[0].activation: ")
    assert line.endswith("(did you mean 'sigmoid'?)")


def test_bad_data_in_a_table_are_named_with_both_files(tmp_path: Path) -> None:
    path = tmp_path / "flowers.deltastep"
    deltastep("new", "iris", path)
    table = tmp_path / "iris.csv"
    table.write_text(table.read_text().replace("5.1", "many", 1))
    line = refusal(deltastep("trace", path), 65)
    assert line.startswith(f"{path}: iris.csv: row 2, column sepal_length: 'many' is not a number")


def test_a_missing_table_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "flowers.deltastep"
    deltastep("new", "iris", path)
    (tmp_path / "iris.csv").unlink()
    line = refusal(deltastep("export", path, tmp_path / "film.mp4"), 66)
    assert line == f"{tmp_path / 'iris.csv'}: cannot be read: No such file or directory"


def test_a_file_of_a_newer_version_has_a_code_of_its_own(project: Path) -> None:
    project.write_text(project.read_text().replace('"version": 1', '"version": 2'))
    assert "version 2" in refusal(deltastep("trace", project), 76)


def test_a_name_cannot_break_the_line(tmp_path: Path) -> None:
    line = refusal(deltastep("trace", "a\nb\x1b[31m.deltastep", cwd=tmp_path), 66)
    assert line.startswith("a b\\x1b[31m.deltastep: cannot be read")


def test_a_project_can_come_from_standard_input(project: Path) -> None:
    done = deltastep("trace", "-", "--kind", "loss", text=project.read_text())
    assert json.loads(done.stdout)["value"] == 0.2983711087600027
    assert refusal(deltastep("trace", "-", text="{"), 65).startswith("standard input: line 1")


def test_a_reader_that_goes_away_is_no_failure(project: Path) -> None:
    command = [*COMMAND, "trace", str(project), "--steps", "0:2000"]
    with subprocess.Popen(
        command, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
@pytest.mark.parametrize("words", [["schema"], ["new"], ["trace"], ["--help"]])
def test_output_that_does_not_fit_is_told(words: list[str], project: Path) -> None:
    words = [*words, str(project)] if words == ["trace"] else words
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [*COMMAND, *words], env=environment(), stdout=full, stderr=subprocess.PIPE, text=True
        )
    line = "standard output: cannot be written: No space left on device\n"
    assert (done.returncode, done.stderr) == (74, line)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
def test_the_exit_code_tells_where_nothing_else_can() -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [*COMMAND, "trace", "none"], env=environment(), stdout=full, stderr=full
        )
    assert done.returncode == 66


def test_a_closed_output_is_told() -> None:
    done = script("sys.stdout.close()\nsys.stdout = None", "schema")
    assert refusal(done, 73).startswith("standard output: cannot be written")


INTERRUPTED_LINE = "interrupted before it was complete\n"


@pytest.mark.parametrize(
    ("number", "code", "told"), [(signal.SIGINT, 130, INTERRUPTED_LINE), (signal.SIGTERM, 143, "")]
)
def test_an_interrupt_leaves_nothing_behind(
    number: int, code: int, told: str, project: Path
) -> None:
    output = project.parent / "events.jsonl"
    command = [*COMMAND, "trace", str(project), "--steps", "0:1000000", "--output", str(output)]
    with subprocess.Popen(command, env=environment(), stderr=subprocess.PIPE) as process:
        wait_for_output(process, project.parent)
        process.send_signal(number)
        assert process.stderr
        assert process.stderr.read().decode() == (told and f"{output}: {told}")
    assert process.returncode == code
    assert names(project.parent) == {project.name}


BROKEN = "from app.cli.commands import deltastep\ndeltastep.command('broken')(lambda: 1 / 0)"


def test_an_error_of_the_program_is_one_line() -> None:
    line = refusal(script(BROKEN, "broken"), 70)
    assert line.startswith("deltastep: internal error: ZeroDivisionError: division by zero")
    assert "--debug" in line


def test_debug_shows_where_it_happened() -> None:
    done = script(BROKEN, "broken", "--debug")
    assert done.returncode == 70
    assert "Traceback" in done.stderr


def test_a_missing_part_is_named(project: Path) -> None:
    done = script("sys.modules['PySide6'] = None", "export", str(project), "film.mp4")
    assert refusal(done, 69).startswith("deltastep: a part is missing: ")


def test_text_is_utf8_whatever_the_locale_says(project: Path) -> None:
    done = subprocess.run(
        [sys.executable, *COMMAND[1:], "trace", project, "--kind", "delta"],
        env=environment(PYTHONIOENCODING="ascii"),
        capture_output=True,
    )
    assert done.returncode == 0
    assert "δ_o1" in done.stdout.decode("utf-8")


# What an entry point does, interrupted while a module is being imported.
INTERRUPTED = """
import importlib.abc, signal, sys
class Interrupt(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == {module!r}:
            signal.raise_signal(signal.SIGINT)
sys.meta_path.insert(0, Interrupt())
sys.argv[1:] = [*{words!r}, "--no-setup"]
from app.__main__ import run
run()
"""


@pytest.mark.parametrize(
    "module", ["app.setup", "app.cli", "click", "app.core.file_format.project_file"]
)
def test_an_interrupt_before_the_program_has_begun_is_no_error(module: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED.format(module=module, words=["schema"])],
        env=environment(), text=True, capture_output=True,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "deltastep: interrupted\n")


def test_an_interrupt_while_qt_is_imported_waits_for_it(project: Path) -> None:
    # A module that is imported by Qt's bindings in the middle of their own import.
    words = ["export", str(project), str(project.with_name("film.mp4"))]
    code = INTERRUPTED.format(module="argparse", words=words)
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment(), text=True, capture_output=True
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "deltastep: interrupted\n")
    assert names(project.parent) == {project.name}


def test_installed_and_from_a_checkout_it_begins_in_the_same_place() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["scripts"] == {"deltastep": "app.__main__:run"}


def test_a_file_that_a_window_has_open_is_read_but_not_replaced(project: Path) -> None:
    claim = Claim(project)
    content = project.read_bytes()
    held = "open in another window (close it there, or take another name)"
    train = ("train", project, "--steps", "1", "--output", project, "--overwrite")
    new = ("new", "xor", project, "--overwrite")
    for done in series(train, new):
        assert refusal(done, 75) == f"{project}: cannot be written: {held}"
    line = refusal(deltastep(project, QT_QPA_PLATFORM="offscreen"), 75)
    assert line == f"{project}: cannot be read: {held}"
    large = project.with_name("large.deltastep")
    large.write_bytes(content + b" " * QUICK_BYTES)
    other = Claim(large)
    assert refusal(deltastep(large, QT_QPA_PLATFORM="offscreen"), 75).endswith(held)
    other.release()
    large.unlink()
    assert deltastep("trace", project).returncode == 0
    assert (project.read_bytes(), names(project.parent)) == (content, {project.name})
    claim.release()
    assert deltastep(*new).returncode == 0
