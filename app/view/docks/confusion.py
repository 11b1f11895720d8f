"""Which classes the network takes for which, with the parameters of the playhead."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.navigation import steering
from app.core.run import Run
from app.core.session import Session
from app.core.theme import theme
from app.core.views.classes import classes_of
from app.core.views.confusion import Confusion, Counter
from app.core.views.matrix import MOST_CLASSES, Matrix
from app.view.docks.asking import Asking, Listing
from app.view.language import tr
from app.view.parts.matrix_picture import MatrixPicture
from app.view.parts.segments import Segments
from app.view.style import labelled
from engine.words.wording import worded

# So much of a frame may go into counting.
SLICE_MS = 4
TRAIN, TEST = 0, 1


class ConfusionView(Asking):
    """A matrix of all samples to train or to test with: a row a class, a column an answer."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._run: Run | None = None
        self._counter: Counter | None = None
        self._shown: object = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.refresh)
        self.parts = Segments(tr("Samples"), (tr("Train"), tr("Test")))
        self.share = labelled("", "faint-mono")
        self.picture = MatrixPicture(tr("Confusion matrix"))
        self.note = labelled("", "small")
        self.note.setWordWrap(True)
        self._arrange()
        self.parts.chosen.connect(self._choose)
        self.picture.picked.connect(self._list)
        self.picture.resized.connect(self._show)

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.parts)
        row.addStretch(1)
        row.addWidget(self.share)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 2, 16, 14)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.picture, 1)
        column.addWidget(self.note)
        column.addStretch(0)

    def refresh(self) -> None:
        """Follow the session."""
        if self._run is not self._session.run:
            self._run = self._session.run
            self._count_part(self._run, TRAIN)
        if self._counter is not None:
            self._count(self._counter)
        self._show()

    def _count_part(self, run: Run, part: int) -> None:
        """Count the answers to one part of the samples from now on."""
        classes = classes_of(run.data)
        rows = run.data.test_rows if part == TEST else run.data.train_rows
        self._counter = Counter(run, classes, rows) if classes else None
        self.parts.choose(part)
        self.parts.buttons[TEST].setEnabled(len(run.data.test_rows) > 0)
        for widget in (self.parts, self.share, self.picture):
            widget.setVisible(classes is not None)
        self.note.setText(tr(_note(len(classes.names) if classes else 0)))
        self.note.setVisible(self.note.text() != "")

    def _count(self, counter: Counter) -> None:
        parameters, elapsed = self._session.parameters, QElapsedTimer()
        elapsed.start()
        while counter.work(parameters):
            if elapsed.elapsed() >= SLICE_MS:
                self._later.start()
                break

    def _choose(self, part: int) -> None:
        self._count_part(self._session.run, part)
        self.refresh()

    def _show(self) -> None:
        counted = self._counter.counted if self._counter else None
        name, size = self._session.project.view.theme, self.picture.size()
        if counted is None or (counted, name, size) == self._shown:
            return
        self._shown = counted, name, size
        self.share.setText(
            tr(worded("{share:.1f} % right", share=100.0 * counted.right / len(counted.rows)))
        )
        matrix = Matrix(
            counted.counts, counted.classes.names, size.width(), size.height(),
            tr("target"), tr("answer"), tr("none"), tr,
        )  # fmt: skip
        self.picture.show_matrix(matrix, theme(name))

    def _list(self, target: int, answer: int) -> None:
        """Have the samples of a cell listed, and go to the first of them."""
        counted = self._counter.counted if self._counter else None
        assert counted is not None
        rows = counted.samples(target, answer)
        if len(rows):
            self.asked.emit("samples", Listing(rows, self._words(counted, target, answer)))
            steering.go_to_sample(self._session, int(rows[0]))

    def _words(self, counted: Confusion, target: int, answer: int) -> str:
        matrix, step = self.picture.matrix, self._session.moment[0]
        assert matrix is not None
        return tr(
            worded(
                "{target} answered by {answer}, before step {step:,}",
                target=counted.classes.names[target],
                answer=matrix.name(answer),
                step=step + 1,
            )
        )


def _note(classes: int) -> str:
    """Return what is to be said besides the matrix: why there is none, or not all of it."""
    if classes == 0:
        return worded("The targets are numbers to be met, not classes to be confused.")
    if classes > MOST_CLASSES:
        return worded(
            "{shown} of {all:,} classes: those most often answered wrong.",
            shown=MOST_CLASSES,
            all=classes,
        )
    return ""
