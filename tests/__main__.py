"""`python3 -m tests [PATH...]`: linters, types, import contracts and tests, side by side.

With paths, only the tests in those files and folders. The tests of some folders share a process:
Python and Qt are started few times, and a crash fails few folders. Ends with the line
`N passed, N failed, N skipped`, where each linter counts as one.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from app import setup

ROOT = Path(__file__).resolve().parent.parent
IMPORT_LINTER = "from importlinter.cli import lint_imports_command; lint_imports_command()"
# Folders whose tests share a process, with the folders in them that are nowhere else: what takes
# the longest comes first, so that all ends at about one time. Exports have no widgets, and so an
# application that tests of windows cannot use.
TOGETHER = (
    ("tests/app/core",),
    ("tests/engine", "tests/reference"),
    ("tests/app/view",),
    ("tests/app/view/actions", "tests/app/view/window"),
    ("tests/app/cli",),
    ("tests/app/view/parts", "tests/app/view/stage", "tests/app/view/time", "tests/app/paint"),
    (
        "tests/app/view/docks",
        "tests/app/view/forms",
        "tests/app/view/notes",
        "tests/app/view/panels",
    ),
    ("tests", "tests/app"),
    ("tests/app/export",),
)
LINTERS = {
    "mypy": ["-m", "mypy"],
    "ruff check": ["-m", "ruff", "check", "--quiet"],
    "ruff format": ["-m", "ruff", "format", "--check", "--quiet"],
    "import contracts": ["-c", IMPORT_LINTER, "--no-logo", "--no-cache"],
}


class Job(NamedTuple):
    """What Python is to run, and the file that it writes its results to if it counts its own."""

    name: str
    command: list[str]
    report: Path | None = None


class Result(NamedTuple):
    """What came of a job."""

    passed: int
    failed: int
    skipped: int
    output: str
    seconds: float = 0.0


def linters() -> list[Job]:
    """One job each."""
    return [Job(name, command) for name, command in LINTERS.items()]


def jobs_for(paths: Iterable[str], reports: Path) -> list[Job]:
    """The tests in these files and folders, what takes the longest first."""
    files = sorted({file for path in paths for file in _test_files(ROOT / path)})
    groups = [[file for file in files if _group(file) is folders] for folders in TOGETHER]
    return [
        _pytest(group, reports / f"{number}.xml") for number, group in enumerate(groups) if group
    ]


def _group(file: str) -> tuple[str, ...]:
    """The folders whose tests a test file shares a process with: those of the nearest folder."""
    within = map(str, Path(file).parents)
    found = (folders for parent in within for folders in TOGETHER if parent in folders)
    return next(found, TOGETHER[-1])


def _test_files(path: Path) -> Iterator[str]:
    found = path.rglob("test_*.py") if path.is_dir() else [path]
    return (file.resolve().relative_to(ROOT).as_posix() for file in found)


def _pytest(files: list[str], report: Path) -> Job:
    name = (
        files[0] if len(files) == 1 else f"{', '.join(_group(files[0]))}: {len(files)} test files"
    )
    options = ["--quiet", "-p", "no:cacheprovider", f"--junitxml={report}"]
    return Job(name, ["-m", "pytest", *options, *files], report)


def execute(job: Job, **variables: str) -> Result:
    """Run the job in a process of its own, with these variables of the environment."""
    command = [sys.executable, *job.command]
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, **variables}
    start = time.monotonic()
    output, errors = subprocess.PIPE, subprocess.STDOUT
    done = subprocess.run(
        command, cwd=ROOT, env=environment, stdout=output, stderr=errors, text=True
    )
    result = _result(job, done.returncode, done.stdout)
    return result._replace(seconds=time.monotonic() - start)


def _result(job: Job, code: int, output: str) -> Result:
    """Count; a job that failed without a failed test counts as one failure."""
    if job.report is None or not job.report.exists():
        return Result(int(code == 0), int(code != 0), 0, output)
    suite = ElementTree.parse(job.report).getroot()[0]
    tests, failures, errors, skipped = (
        int(suite.attrib[key]) for key in ("tests", "failures", "errors", "skipped")
    )
    failed = failures + errors
    passed = tests - failed - skipped
    return Result(passed, failed or int(code != 0), skipped, output)


def report(job: Job, result: Result) -> None:
    """One line for a job that passed, all its output for one that failed."""
    verdict = "FAILED" if result.failed else "ok"
    print(f"{verdict:6} {job.name} ({result.seconds:.1f} s)", flush=True)
    if result.failed:
        print(result.output, flush=True)


def run(jobs: list[Job], **variables: str) -> int:
    """Run the jobs, the number of processors at a time; returns the exit code."""
    results = []
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        pending = {pool.submit(execute, job, **variables): job for job in jobs}
        for future in as_completed(pending):
            results.append(future.result())
            report(pending[future], results[-1])
    passed = sum(result.passed for result in results)
    failed = sum(result.failed for result in results)
    skipped = sum(result.skipped for result in results)
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return int(failed > 0)


def main(paths: list[str]) -> int:
    """Run the tests of the paths, or everything."""
    missing = [path for path in paths if not (ROOT / path).exists()]
    if missing:
        print(f"{missing[0]}: no such file or folder", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        tests = jobs_for(paths or ["tests"], Path(folder))
        # Modules are compiled once for all processes, and not into the checkout.
        compiled = {"PYTHONPYCACHEPREFIX": folder, "PYTHONDONTWRITEBYTECODE": ""}
        return run(tests[:1] + ([] if paths else linters()) + tests[1:], **compiled)


if __name__ == "__main__":
    setup.ready(setup.tests())
    sys.exit(main(sys.argv[1:]))
