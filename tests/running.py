"""The program as a process of its own, the way people and scripts run it."""

import os
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from msgspec.json import decode

from app.core.file_format.examples import open_example
from app.core.file_format.project_file import save

ROOT = Path(__file__).resolve().parent.parent
COMMAND = [sys.executable, "-m", "app", "--no-setup"]
# A screen, and streams that hold nothing back: those of most people do.
LEFT_OUT = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "PYTHONUNBUFFERED")
# A second thread for linear algebra only waits, and as busily as if it worked.
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1"}


def environment(**variables: str) -> dict[str, str]:
    """The variables of a process that sees no screen."""
    kept = {name: value for name, value in os.environ.items() if name not in LEFT_OUT}
    return {**kept, **ONE_THREAD, "PYTHONPATH": str(ROOT), **variables}


def deltastep(
    *words: str | Path, cwd: Path | None = None, text: str | None = None, **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end; `text` is its standard input."""
    command = [*COMMAND, *map(str, words)]
    return subprocess.run(
        command, cwd=cwd, env=environment(**variables), input=text, text=True, capture_output=True
    )


def script(code: str, *words: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run Python code that goes on as the program, with these words."""
    whole = f"import sys\nsys.argv[0] = 'deltastep'\n{code}\nfrom app.cli import main\nmain()"
    command = [sys.executable, "-c", whole, *words]
    return subprocess.run(command, cwd=cwd, env=environment(), text=True, capture_output=True)


# What each command of a series writes ends with its exit code, in both streams.
SERIES = """
import sys
from app.cli import main
for words in {commands!r}:
    sys.argv[1:] = words
    try:
        main()
    except SystemExit as end:
        for stream in sys.stdout, sys.stderr:
            print(end.code, end={end!r}, file=stream)
"""
END = "\x1e"


def series(*commands: Iterable[object]) -> list[subprocess.CompletedProcess[str]]:
    """Run commands to their ends in one process, which starts and imports only once."""
    code = SERIES.format(commands=[[*map(str, words)] for words in commands], end=END)
    whole = [sys.executable, "-c", code]
    done = subprocess.run(whole, env=environment(), text=True, capture_output=True)
    assert done.returncode == 0, done.stderr
    told = zip(commands, done.stdout.split(END)[:-1], done.stderr.split(END)[:-1], strict=True)
    return [_result(words, *streams) for words, *streams in told]


def _result(words: Iterable[object], out: str, err: str) -> subprocess.CompletedProcess[str]:
    code = err.splitlines()[-1]
    written = out.removesuffix(code), err.removesuffix(code)
    return subprocess.CompletedProcess([*map(str, words)], int(code), *written)


def wait_for_output(process: subprocess.Popen[Any], folder: Path) -> None:
    """Wait until the program writes a file into a folder that has one."""
    while len(names(folder)) == 1:
        assert process.poll() is None
        time.sleep(0.005)


def refusal(done: subprocess.CompletedProcess[str], code: int) -> str:
    """The one line of a run that ended with this code and wrote nothing else."""
    assert done.returncode == code, done.stderr
    (line,) = done.stderr.splitlines()
    return line


def events(*words: str | Path) -> list[dict[str, object]]:
    """What `trace` writes."""
    done = deltastep("trace", *words)
    assert (done.returncode, done.stderr) == (0, "")
    return [decode(line) for line in done.stdout.splitlines()]


def example(name: str, folder: Path) -> Path:
    """A copy of a bundled example."""
    path = folder / f"{name}.deltastep"
    save(path, open_example(name))
    return path


def names(folder: Path) -> set[str]:
    """What is in a folder, hidden files too."""
    return {path.name for path in folder.iterdir()}
