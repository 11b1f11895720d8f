"""What holds for every test: no screen, no settings of the user's, steady time, no leftovers."""

import gc
import os
import signal
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

import engine.history
from tests import leaks

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# What a shell starts in the background ignores interrupts, and so would all programs tried here.
signal.signal(signal.SIGINT, signal.default_int_handler)
settings.register_profile(
    "deltastep", deadline=None, database=None, derandomize=True, max_examples=40
)
settings.load_profile("deltastep")


def pytest_collection_finish() -> None:
    """Set aside what was imported: neither a leak nor garbage, but most of what there is."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home, so that no test reads or writes what belongs to the user."""
    home = tmp_path_factory.mktemp("home")
    for variable, folder in {
        "HOME": "",
        "XDG_CONFIG_HOME": ".config",
        "XDG_CACHE_HOME": ".cache",
        "XDG_DATA_HOME": ".local/share",
        "XDG_STATE_HOME": ".local/state",
    }.items():
        monkeypatch.setenv(variable, str(home / folder))
    return home


def set_clock(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    """Let the clock by which steps are computed be ``seconds`` later each time it is looked at."""
    looks = count()
    monkeypatch.setattr(engine.history, "perf_counter", lambda: next(looks) * seconds)


@pytest.fixture(autouse=True)
def steady_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is near is reached at once, however busy the machine is."""
    set_clock(monkeypatch, 5e-5)


@pytest.fixture
def slow_machine(steady_machine: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """A step takes so long that even a few of them are a far way."""
    set_clock(monkeypatch, 1e-3)


@pytest.fixture(autouse=True)
def nothing_left_behind(own_home: Path) -> Iterator[None]:
    """Fail a test that leaves a thread, and with Qt a timer or a window, behind."""
    before = leaks.found()
    yield
    left = leaks.found() - before
    if left:  # perhaps only waiting for the garbage collector
        gc.collect()
        left = leaks.found() - before
    assert not left, f"left behind: {', '.join(sorted(left))}"
