import re

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QComboBox

from app.core.project import THEMES
from app.core.settings import SettingsFile
from app.core.theme import theme
from app.view.main import settings_path
from app.view.sheet import style_sheet
from app.view.window.preferences import Preferences, scales_for
from app.view.window.window import Window
from tests.app.view.driving import child


def dialog(window: Window) -> Preferences:
    window.table["preferences"].trigger()
    return child(window, Preferences)


def choose(box: QComboBox, value: object) -> None:
    box.setCurrentIndex(box.findData(value))


def test_every_choice_takes_effect_at_once_and_is_kept(window: Window) -> None:
    preferences = dialog(window)
    choose(preferences.theme, "light")
    preferences.contrast.click()
    preferences.motion.click()
    view = window.document.project.view
    assert (view.theme, view.reduced_motion) == ("light_high_contrast", True)
    assert window.document.undo_label is None
    kept = SettingsFile(settings_path()).now
    assert (kept.theme, kept.high_contrast, kept.reduced_motion) == ("light", True, True)


def test_it_shows_what_is_set(window: Window) -> None:
    window.settings.change(theme="dark", high_contrast=True, language="de")
    preferences = dialog(window)
    assert preferences.theme.currentData() == "dark"
    assert preferences.language.currentData() == "de"
    assert preferences.contrast.isChecked()
    assert not preferences.motion.isChecked()


def test_what_has_to_wait_says_so(window: Window) -> None:
    preferences = dialog(window)
    assert preferences.later.text() == ""
    preferences.scale.addItem("300%", 3.0)
    choose(preferences.scale, 3.0)
    assert "next start" in preferences.later.text()
    choose(preferences.scale, 1.0)
    assert preferences.later.text() == ""


def test_only_sizes_are_offered_that_fit_on_the_screen() -> None:
    assert scales_for(QSize(1440, 900)) == [1.0, 1.25, 1.5]
    assert scales_for(QSize(3840, 2160)) == [1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0]
    assert scales_for(QSize(800, 600), 2.0) == [1.0, 2.0]


def test_there_is_one_dialog_beside_the_window(window: Window) -> None:
    preferences = dialog(window)
    assert not preferences.isModal()
    assert dialog(window) is preferences


def test_the_pictures_that_the_style_names_are_there(window: Window) -> None:
    for name in THEMES:
        named = re.findall(r'url\("(.+?)"\)', style_sheet(theme(name)))
        assert named
        for path in named:
            assert not QImage(path).isNull()
