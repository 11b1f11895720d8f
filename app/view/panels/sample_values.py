"""The sample that is shown: which one it is, and its numbers as they were measured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.core.session import Session
from app.view.language import tr
from app.view.style import labelled
from engine.words.terms import number_text
from engine.words.wording import counted, worded

# So many values of a sample are written out; the others are counted.
MOST_VALUES = 8
LONGEST_NAME = 15


class SampleValues(QWidget):
    """Shows the inputs and targets of the sample at the playhead."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._shown: object = None
        self.sample = QLabel()
        self.values = labelled("", "faint-mono")
        self.values.setTextFormat(Qt.TextFormat.PlainText)
        self.values.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.sample)
        column.addWidget(self.values)

    def refresh(self) -> None:
        """Follow the session."""
        shown = self._session.run.data, self._session.project.view.digits, self._session.sample
        if shown != self._shown:
            self._shown = shown
            self._show(self._session.sample)

    def _show(self, sample: int) -> None:
        data, digits = self._session.run.data, self._session.project.view.digits
        number, count = counted(sample + 1), counted(len(data))
        self.sample.setText(tr(worded("Sample {number} of {count}", number=number, count=count)))
        inputs, targets = data.measured(sample)
        if data.named:
            lines = [*_listed(data.input_names, inputs, digits)]
            lines += ["", *_listed(data.target_names, targets, digits)]
        else:
            lines = [f"x = {_vector(inputs, digits)}", f"y = {_vector(targets, digits)}"]
        self.values.setText("\n".join(lines))


def _more(values: Sequence[float]) -> str:
    return tr(worded("… {count} more", count=counted(len(values) - MOST_VALUES)))


def _vector(values: Sequence[float], digits: int) -> str:
    texts = [number_text(value, digits) for value in values[:MOST_VALUES]]
    more = [_more(values)] if len(values) > MOST_VALUES else []
    return f"({', '.join([*texts, *more])})"


def _shortened(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"


def _listed(names: Sequence[str], values: Sequence[float], digits: int) -> Iterator[str]:
    """Yield one line for each value, names and numbers below each other."""
    shown = [_shortened(name) for name in names[:MOST_VALUES]]
    width = max(map(len, shown))
    for name, value in zip(shown, values, strict=False):
        yield f"{name:<{width}} {number_text(value, digits):>8}"
    if len(values) > MOST_VALUES:
        yield _more(values)
