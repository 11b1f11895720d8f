"""What is large comes into the window while everything else goes on."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.core.errands import Errand, Tell
from app.core.file_format.project_file import save
from app.core.project import Table
from app.view.forms.csv_form import CsvForm, open_csv
from app.view.window.load_bar import LoadBar
from app.view.window.window import Window
from engine.problem import Problem
from tests.app.core.errands import large_table
from tests.app.view.driving import child


class Slow:
    """An errand that is under way until it is let go."""

    def __init__(self) -> None:
        self.go_on = Event()
        self.found = list[str]()
        self.refused = list[Exception]()

    def errand(self, name: str, problem: Problem | None = None) -> Errand[str]:
        def work(tell: Tell) -> str:
            tell(0.25)
            self.go_on.wait()
            if problem is not None:
                raise problem
            return name

        return Errand(name, work, self.found.append, self.refused.append)


@pytest.fixture
def slow() -> Iterator[Slow]:
    slow = Slow()
    yield slow
    slow.go_on.set()


@pytest.fixture
def bar(window: Window) -> LoadBar:
    return window.load_bar


def test_it_shows_itself_when_it_takes_a_while(
    qtbot: QtBot, bar: LoadBar, slow: Slow, window: Window
) -> None:
    bar.run(slow.errand("large.csv"))
    assert not bar.isVisible()
    qtbot.waitUntil(bar.isVisible)
    assert bar.label.text() == "Loading large.csv"
    assert bar.progress.value() == 250
    window.session.seek(12.0)
    assert window.session.place == 12.0
    slow.go_on.set()
    qtbot.waitUntil(lambda: slow.found == ["large.csv"])
    assert not bar.isVisible()
    assert not bar.running


def test_what_cannot_be_had_is_told_to_who_wanted_it(
    qtbot: QtBot, bar: LoadBar, slow: Slow
) -> None:
    problem = Problem("row 2", "no value", "a value")
    bar.run(slow.errand("large.csv", problem))
    slow.go_on.set()
    qtbot.waitUntil(lambda: slow.refused == [problem])
    assert not bar.running
    assert not slow.found


def test_a_click_gives_it_up(qtbot: QtBot, bar: LoadBar, slow: Slow) -> None:
    bar.run(slow.errand("large.csv"))
    qtbot.waitUntil(bar.isVisible)
    qtbot.mouseClick(bar.button, Qt.MouseButton.LeftButton)
    assert not bar.isVisible()
    assert not bar.running
    slow.go_on.set()
    bar.run(slow.errand("other.csv"))
    qtbot.waitUntil(lambda: bool(slow.found))
    assert slow.found == ["other.csv"]


def test_one_errand_gives_way_to_the_next(qtbot: QtBot, bar: LoadBar, slow: Slow) -> None:
    give_up = bar.run(slow.errand("first.csv"))
    bar.run(slow.errand("second.csv"))
    give_up()  # that is over already
    assert bar.running
    slow.go_on.set()
    qtbot.waitUntil(lambda: bool(slow.found))
    assert slow.found == ["second.csv"]


def test_another_project_leaves_behind_what_was_for_the_last(
    bar: LoadBar, slow: Slow, window: Window
) -> None:
    bar.run(slow.errand("large.csv"))
    window.open_example("xor")
    assert not bar.running


def test_the_window_closes_while_something_is_loaded(
    bar: LoadBar, slow: Slow, window: Window
) -> None:
    bar.run(slow.errand("large.csv"))
    assert window.close()
    assert not bar.running


@pytest.fixture
def project(tmp_path: Path, window: Window) -> Path:
    path, table = tmp_path / "tabled.deltastep", large_table(tmp_path / "large.csv")
    save(path, replace(window.session.project, data=table))
    return path


def test_a_project_with_a_large_table_is_opened(
    qtbot: QtBot, window: Window, project: Path
) -> None:
    before = window.session
    window.open_path(project)
    assert window.session is before
    qtbot.waitUntil(lambda: window.session is not before)
    assert window.name == "tabled.deltastep"
    assert isinstance(window.session.project.data, Table)
    window.session.seek(3.0)
    assert window.session.place == 3.0


def test_what_is_wrong_with_a_large_table_is_told(
    qtbot: QtBot, window: Window, project: Path
) -> None:
    before = window.session
    with (project.parent / "large.csv").open("a") as file:
        file.write("1,2,3,word\n")
    window.open_path(project)
    qtbot.waitUntil(window.notice.isVisible)
    assert "large.csv: row" in window.notice.label.text()
    assert "'word' is not a number" in window.notice.label.text()
    assert window.session is before


def test_what_was_done_meanwhile_is_not_lost(qtbot: QtBot, window: Window, project: Path) -> None:
    from PySide6.QtWidgets import QMessageBox

    before = window.session
    window.open_path(project)
    before.change("Seed", replace(before.project, seed=7))
    qtbot.waitUntil(lambda: window.findChild(QMessageBox) is not None)
    assert window.session is before
    box = child(window, QMessageBox)
    box.button(QMessageBox.StandardButton.Discard).click()
    assert window.name == "tabled.deltastep"


def test_the_form_waits_for_a_large_table(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    large_table(path)
    open_csv(window.session, path, window)
    child(window, CsvForm).accept()
    assert child(window, CsvForm).isVisible()
    qtbot.waitUntil(lambda: isinstance(window.session.project.data, Table))
    qtbot.waitUntil(lambda: window.findChild(CsvForm) is None)


def test_a_form_that_is_closed_wants_nothing_any_more(window: Window, tmp_path: Path) -> None:
    path, before = tmp_path / "large.csv", window.session.project
    large_table(path)
    open_csv(window.session, path, window)
    form = child(window, CsvForm)
    form.accept()
    assert window.load_bar.running
    form.reject()
    assert not window.load_bar.running
    assert window.session.project is before
