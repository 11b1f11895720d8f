from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.core.changes import with_option
from app.core.project import Table
from app.core.theme import theme
from app.view.panels.settings_panel import SettingsPanel
from app.view.window.window import Window


def panel(window: Window) -> SettingsPanel:
    dock = window.workspace.docks.docks["network"]
    while dock.view is None:  # a dock makes its view in a turn of its own
        QApplication.processEvents()
    found = window.workspace.findChild(SettingsPanel)
    assert found is not None
    return found


def test_the_panels_follow_the_theme(window: Window) -> None:
    window.table["light"].trigger()
    assert top_left(window.top_bar) == QColor.fromRgba(theme("light").panel)
    window.table["dark"].trigger()
    assert top_left(window.top_bar) == QColor.fromRgba(theme("dark").panel)


def top_left(widget: QWidget) -> QColor:
    return widget.grab().toImage().pixelColor(1, 1)


def test_everything_is_in_the_window_when_it_is_small(qtbot: QtBot, window: Window) -> None:
    window.resize(1024, 640)
    qtbot.waitUntil(lambda: window.size().width() == 1024 and window.size().height() == 640)
    for widget in (window.stage, window.workspace.timeline, window.top_bar.segments[-1]):
        corner = widget.mapTo(window, widget.rect().bottomRight())
        assert window.rect().contains(corner)
    assert window.stage.width() > 500


def test_the_settings_show_the_sample_of_the_moment(window: Window) -> None:
    window.open_example("xor")
    settings = panel(window).sample
    assert settings.sample.text() == "Sample 1 of 4"
    assert settings.values.text() == "x = (0, 0)\ny = (0)"
    window.session.seek(window.session.run.plan.full.events * 0.4)
    assert settings.sample.text() == "Sample 2 of 4"
    assert settings.values.text() == "x = (0, 1)\ny = (1)"


def test_the_settings_show_what_was_measured_with_its_names(window: Window) -> None:
    window.open_example("iris")
    project, row = window.session.project, window.session.sample
    assert isinstance(project.data, Table)
    lines = panel(window).sample.values.text().splitlines()
    measured = Path(project.data.csv).read_text().splitlines()[row + 1].split(",")
    assert lines[0].split() == ["sepal_length", measured[0]]
    assert [measured[4], "1"] in [line.split() for line in lines]


def test_why_playing_paused_by_itself_is_told_until_it_is_closed(window: Window) -> None:
    project = with_option(window.document.project, "learning_rate", 1e150)
    layers = tuple(replace(layer, activation="identity") for layer in project.network.layers)
    project = replace(project, network=replace(project.network, layers=layers))
    window.document.change("All", project)
    session = window.session
    session.play(1)
    while session.player.playing:
        session.tick(0.5)
    assert session.halted is not None
    assert window.notice.isVisible()
    assert window.notice.label.text() == str(session.halted)
    window.notice.hide()
    session.seek(session.place - 1.0)
    assert not window.notice.isVisible()


def test_a_long_notice_is_shown_to_its_end(window: Window, qtbot: QtBot) -> None:
    window.notice.tell("what is wrong and what to do about it " * 12)
    label = window.notice.label
    metrics, lines = label.fontMetrics(), Qt.TextFlag.TextWordWrap
    assert metrics.horizontalAdvance(label.text()) > label.width()

    def whole() -> bool:
        room = QRect(0, 0, label.width(), 10_000)
        return metrics.boundingRect(room, lines, label.text()).height() <= label.height()

    qtbot.waitUntil(whole)
