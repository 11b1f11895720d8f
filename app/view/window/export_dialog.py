"""What to export: the ending of the file's name says as what."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from app.core.project import THEMES, Project
from app.core.theme import NAMES
from app.core.time.timing import Timing
from app.export import MOST_FPS, ExportJob, format_for, pictures
from app.view.language import tr
from app.view.parts.complaint import Complaint
from app.view.parts.count_field import CountField
from app.view.parts.form import choice_box, dialog_column, form
from app.view.parts.question import ask
from app.view.style import labelled
from engine.plan.plan import Plan
from engine.plan.step_plan import Granularity
from engine.problem import Problem
from engine.vocabulary import GRANULARITIES
from engine.words.wording import Wording, worded

SIZES = ((1280, 720), (1920, 1080), (3840, 2160), (1080, 1080))
HINT = worded("film.mp4, film.gif, or a folder for one picture a frame")


class ExportDialog(QDialog):
    """Asks beside the window, which stays as usable as before; ``chosen`` carries the job.

    ``base`` is the project that the one to be exported is compared with; ``plan`` is the order
    of its events, and ``step`` the one that is shown.
    """

    chosen = Signal(object)

    def __init__(
        self, project: Project, base: Project | None, plan: Plan, step: int, output: Path,
        parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._project, self._base, self._plan = project, base, plan
        self.setWindowTitle(tr("Export"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.output = QLineEdit(str(output))
        self.output.setMinimumWidth(320)
        self.output.setAccessibleName(tr("File"))
        last = project.training.steps
        self.first, self.last = CountField(1, last, step + 1), CountField(1, last, step + 1)
        self.first.setAccessibleName(tr("First training step"))
        self.last.setAccessibleName(tr("Last training step"))
        granularities = ((tr(words), each) for each, words in GRANULARITIES.items())
        self.by = choice_box(granularities, project.view.granularity)
        self.fps = CountField(1, MOST_FPS, 30)
        sizes = ((f"{width} × {height}", (width, height)) for width, height in SIZES)
        self.size_choice = choice_box(sizes, SIZES[0])
        themes = ((tr(NAMES[name]), name) for name in THEMES)
        self.theme = choice_box(themes, project.view.theme)
        self.overwrite = QCheckBox(tr("Replace what is there already"))
        self.length = labelled("", "small")
        self.complaint = Complaint()
        self._arrange()
        self._connect()
        self._tell_length()

    def _connect(self) -> None:
        for field in (self.first, self.last, self.fps):
            field.valueChanged.connect(self._tell_length)
        for box in (self.by, self.size_choice):
            box.currentIndexChanged.connect(self._tell_length)

    def _arrange(self) -> None:
        fields = form()
        fields.addRow(tr("File"), self._file_row())
        fields.addRow("", labelled(tr(HINT), "small"))
        fields.addRow(tr("Training steps"), self._steps_row())
        fields.addRow(tr("Step by"), self.by)
        fields.addRow(tr("Pictures a second"), self.fps)
        fields.addRow(tr("Size"), self.size_choice)
        fields.addRow(tr("Colours"), self.theme)
        fields.addRow("", self.overwrite)
        fields.addRow("", self.length)
        column = dialog_column(self)
        column.addLayout(fields)
        column.addWidget(self.complaint)
        column.addWidget(self._buttons())

    def _file_row(self) -> QHBoxLayout:
        browse = QPushButton(tr("Browse …"))
        browse.clicked.connect(self._browse)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.output, 1)
        row.addWidget(browse)
        return row

    def _steps_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.first, 1)
        row.addWidget(QLabel(tr("to")))
        row.addWidget(self.last, 1)
        return row

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.export_button = box.addButton(tr("Export"), QDialogButtonBox.ButtonRole.AcceptRole)
        box.accepted.connect(self._choose)
        box.rejected.connect(self.reject)
        return box

    def _browse(self) -> None:
        dialog = QFileDialog(self, tr("Export to"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.selectFile(self.output.text())
        dialog.fileSelected.connect(self.output.setText)
        ask(dialog, self)

    def _tell_length(self) -> None:
        """Say how long the film gets, and how large."""
        steps, fps = range(self.first.value() - 1, self.last.value()), self.fps.value()
        if not steps:
            self.length.clear()
            return
        count = pictures(Timing(self._plan, self._granularity), steps, fps)
        width, height = self._size
        words = worded(
            "{duration}: {count:,} pictures of {width} × {height} pixels",
            duration=_duration(count / fps), count=count, width=width, height=height,
        )  # fmt: skip
        self.length.setText(tr(words))

    def job(self) -> ExportJob:
        """Return what the fields say; raise ``Problem`` where they make no sense."""
        first, last = self.first.value(), self.last.value()
        if last < first:
            what = worded("{first} to {last}", first=first, last=last)
            raise Problem(worded("training steps"), what, worded("the first one first"))
        job = ExportJob(
            self._project,
            self._path(),
            range(first - 1, last),
            self._granularity,
            self.fps.value(),
            size=self._size,
            theme=self.theme.currentData(),
            overwrite=self.overwrite.isChecked(),
            base=self._base,
        )
        format_for(job)
        return job

    @property
    def _granularity(self) -> Granularity:
        return Granularity(self.by.currentData())

    @property
    def _size(self) -> tuple[int, int]:
        width, height = self.size_choice.currentData()
        return width, height

    def _path(self) -> Path:
        name = self.output.text().strip()
        if not name or not name.isprintable():
            raise Problem(worded("file"), worded("{name!r} is no name", name=name), HINT)
        # Path.expanduser would fail for a user who is not known here.
        return Path(os.path.expanduser(name))

    def _choose(self) -> None:
        try:
            job = self.job()
        except Problem as problem:
            self.complaint.tell(tr(problem.words))
        else:
            self.chosen.emit(job)
            self.accept()


def _duration(seconds: float) -> Wording:
    minutes, rest = divmod(round(seconds), 60)
    if minutes == 0:
        return worded("{seconds:.1f} s", seconds=seconds)
    if minutes < 60:
        return worded("{minutes} min {seconds} s", minutes=minutes, seconds=rest)
    hours, minutes = divmod(minutes, 60)
    return worded("{hours:,} h {minutes} min", hours=hours, minutes=minutes)
