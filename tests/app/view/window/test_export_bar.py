import os
from pathlib import Path

from pytestqt.qtbot import QtBot

from app.export import ExportJob, export
from app.view.window.window import Window


def test_an_export_runs_beside_the_work(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    job = ExportJob(window.document.project, tmp_path / "film", fps=1, size=(480, 320))
    with qtbot.waitSignal(window.export_bar.finished, timeout=60_000):
        window.export_bar.start(str(job.output), export(job))
        assert window.export_bar.isVisible()
        window.session.seek(12.0)
    assert len(os.listdir(tmp_path / "film")) > 5
    assert window.export_bar.label.text() == f"Exported {job.output}"
    assert window.session.place == 12.0


def test_an_export_that_is_cancelled_leaves_nothing(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    bar = window.export_bar
    job = ExportJob(window.document.project, tmp_path / "film.mp4", fps=60, size=(480, 320))
    bar.start(str(job.output), export(job))
    qtbot.waitUntil(lambda: bar.progress.value() > 3)
    bar.button.click()
    assert not bar.running
    assert not bar.isVisible()
    assert os.listdir(tmp_path) == []


def test_an_export_that_fails_is_told_about(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    (tmp_path / "film.gif").write_text("mine")
    job = ExportJob(window.document.project, tmp_path / "film.gif", size=(480, 320))
    window.export_bar.start(str(job.output), export(job))
    qtbot.waitUntil(window.notice.isVisible)
    assert window.notice.label.text().startswith(f"{job.output}: cannot be written: ")
    assert (tmp_path / "film.gif").read_text() == "mine"
