"""The settings, in a dialog beside the window; every choice takes effect at once, if it can."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QWidget,
)

from app.core.settings import SettingsFile
from app.view.ground import SMALLEST_SIZE
from app.view.language import tr
from app.view.parts.form import choice_box, dialog_column, form
from app.view.style import labelled

SCALES = (1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)


class Preferences(QDialog):
    """Shows the settings and changes them."""

    def __init__(self, settings: SettingsFile, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setWindowTitle(tr("Preferences"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        now = settings.now
        self.theme = choice_box(_themes(), now.theme)
        self.contrast = _check(tr("High contrast"), now.high_contrast)
        self.motion = _check(tr("Without movement"), now.reduced_motion)
        scales = scales_for(self._room(), now.scale, settings.started.scale)
        self.scale = choice_box([(f"{scale:.0%}", scale) for scale in scales], now.scale)
        self.language = choice_box(_languages(), now.language)
        self.later = labelled("", "small")
        self._arrange()
        self._connect()
        self._show_later()

    def take_over(self, other: Preferences) -> None:
        """Stand in the place of a dialog in another language, which has just been chosen there."""
        self.move(other.pos())
        self.language.setFocus()

    def _arrange(self) -> None:
        fields = form()
        fields.addRow(tr("Colours"), self.theme)
        fields.addRow("", self.contrast)
        fields.addRow(tr("Motion"), self.motion)
        fields.addRow(tr("Size"), self.scale)
        fields.addRow(tr("Language"), self.language)
        fields.addRow("", self.later)
        column = dialog_column(self)
        column.addLayout(fields)
        column.addWidget(self._buttons())

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(self)
        close = box.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.clicked.connect(self.close)
        return box

    def _connect(self) -> None:
        for box, field in (
            (self.theme, "theme"), (self.scale, "scale"), (self.language, "language"),
        ):  # fmt: skip
            box.currentIndexChanged.connect(
                lambda _, box=box, field=field: self._set(field, box.currentData())
            )
        for check, field in ((self.contrast, "high_contrast"), (self.motion, "reduced_motion")):
            check.toggled.connect(lambda on, field=field: self._set(field, on))

    def _set(self, field: str, value: object) -> None:
        self._settings.change(**{field: value})
        self._show_later()

    def _show_later(self) -> None:
        """Say so where a choice has to wait; the line keeps its room."""
        waits = self._settings.now.scale != self._settings.started.scale
        self.later.setText(tr("The size changes at the next start.") if waits else "")

    def _room(self) -> QSize:
        """Return how large the screen is at scale 1."""
        return self.screen().availableSize() * self._settings.started.scale


def _check(text: str, on: bool) -> QCheckBox:
    box = QCheckBox(text)
    box.setChecked(on)
    return box


def _themes() -> list[tuple[str, object]]:
    return [(tr("As the system"), "system"), (tr("Dark"), "dark"), (tr("Light"), "light")]


def _languages() -> list[tuple[str, object]]:
    return [(tr("As the system"), "system"), ("English", "en"), ("Deutsch", "de")]


def scales_for(room: QSize, *needed: float) -> list[float]:
    """Return the scales at which the smallest window fits on a screen, and those in use."""
    fitting = [scale for scale in SCALES if _fits(SMALLEST_SIZE * scale, room)]
    return sorted({1.0, *fitting, *needed})


def _fits(size: QSize, room: QSize) -> bool:
    return size.width() <= room.width() and size.height() <= room.height()
