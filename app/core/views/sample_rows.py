"""What a table of samples says: a few rows at a time, whatever their number."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

import numpy as np

from app.core.numbers_input import short_text
from app.core.run import Run
from app.core.views.classes import NO_ANSWER, Classes, classes_of
from engine.arrays import Array, Rows
from engine.training.passes import forward
from engine.words.terms import number_text
from engine.words.wording import counted, worded

# So many rows are computed at once, and so many of these pages are kept.
PAGE, MOST_PAGES = 64, 16


class Kind(Enum):
    """What a column is about, which decides how it looks."""

    NUMBER = "number"
    MARK = "mark"
    CLASS = "class"
    LOSS = "loss"
    PART = "part"
    TARGET = "target"
    OUTPUT = "output"
    INPUT = "input"


class Column(NamedTuple):
    """One column: its title, and of several such values the number."""

    title: str
    kind: Kind
    number: int = 0


class Page(NamedTuple):
    """Some rows: the samples, what the network answers, and the loss of each."""

    rows: Rows
    outputs: Array
    losses: Array
    answers: Rows


class SampleRows:
    """Every sample with its targets, what a network answers, and its loss.

    ``parameters`` are those of the answers. ``shown`` are samples by their rows in the data.
    Inputs have ``digits`` that count, everything else so many decimals, to stand in line.
    """

    def __init__(self, run: Run, parameters: Array, digits: int) -> None:
        self.run = run
        self.classes: Classes | None = classes_of(run.data)
        self.columns = tuple(self._columns())
        self.shown: Sequence[int] | Rows = range(len(run.data))
        self.digits = digits
        self.parameters = parameters
        self.tested = np.zeros(len(run.data), dtype=np.bool_)
        self.tested[run.data.test_rows] = True
        self._pages: OrderedDict[int, Page] = OrderedDict()

    def _columns(self) -> Iterator[Column]:
        data, classes = self.run.data, self.classes
        yield Column("#", Kind.NUMBER)
        if classes is not None:
            yield Column("", Kind.MARK)
            yield Column(worded("target"), Kind.CLASS, 0)
            yield Column(worded("answer"), Kind.CLASS, 1)
        else:
            for number, name in enumerate(data.target_names):
                yield Column(worded("target {name}", name=name), Kind.TARGET, number)
        yield Column(worded("loss"), Kind.LOSS)
        for number, name in enumerate(data.target_names):
            yield Column(worded("output {name}", name=name), Kind.OUTPUT, number)
        yield Column(worded("part"), Kind.PART)
        for number, name in enumerate(data.input_names):
            yield Column(name, Kind.INPUT, number)

    def show(self, rows: Sequence[int] | Rows) -> None:
        """Show other samples."""
        self.shown = rows
        self._pages.clear()

    def compute_with(self, parameters: Array) -> None:
        """Answer with other parameters from now on."""
        self.parameters = parameters
        self._pages.clear()

    def place_of(self, sample: int) -> int | None:
        """Return at which place a sample is shown, None where it is not."""
        if isinstance(self.shown, range):
            return sample
        found = np.flatnonzero(np.asarray(self.shown) == sample)
        return int(found[0]) if len(found) else None

    def right(self, place: int) -> bool | None:
        """Return whether the answer at a place is right, None where there are no classes."""
        if self.classes is None:
            return None
        page, number = self._at(place)
        return bool(page.answers[number] == self.classes.of_samples[page.rows[number]])

    def text(self, place: int, column: Column) -> str:
        """Return what stands in a column at a place."""
        page, number = self._at(place)
        return _TEXTS[column.kind](self, page, number, column.number)

    def _at(self, place: int) -> tuple[Page, int]:
        page, number = divmod(place, PAGE)
        if page not in self._pages:
            self._pages[page] = self._computed(page)
            if len(self._pages) > MOST_PAGES:
                self._pages.popitem(last=False)
        return self._pages[page], number

    def _computed(self, page: int) -> Page:
        rows = np.asarray(self.shown[page * PAGE : (page + 1) * PAGE], dtype=np.intp)
        history = self.run.history
        samples, model = history.batches.samples, history.first_model
        with np.errstate(all="ignore"):
            outputs = forward(model, self.parameters, samples.inputs[rows]).sent[-1]
            losses = model.loss.value(outputs, samples.targets[rows])
        answers = rows if self.classes is None else self.classes.answers(outputs)
        return Page(rows, outputs, losses, answers)

    def _number(self, page: Page, number: int, _: int) -> str:
        return counted(int(page.rows[number]) + 1)

    def _mark(self, page: Page, number: int, _: int) -> str:
        assert self.classes is not None
        return "✓" if page.answers[number] == self.classes.of_samples[page.rows[number]] else "✗"

    def _class(self, page: Page, number: int, answered: int) -> str:
        assert self.classes is not None
        found = page.answers[number] if answered else self.classes.of_samples[page.rows[number]]
        return "–" if found == NO_ANSWER else self.classes.names[found]

    def _loss(self, page: Page, number: int, _: int) -> str:
        return short_text(float(page.losses[number]), self.digits)

    def _part(self, page: Page, number: int, _: int) -> str:
        return worded("test") if self.tested[page.rows[number]] else worded("train")

    def _target(self, page: Page, number: int, output: int) -> str:
        data = self.run.data
        shown = data.target_scaling.shown(data.targets[page.rows[number]])
        return short_text(float(shown[output]), self.digits)

    def _output(self, page: Page, number: int, output: int) -> str:
        shown = self.run.data.target_scaling.shown(page.outputs[number])
        return short_text(float(shown[output]), self.digits)

    def _input(self, page: Page, number: int, source: int) -> str:
        data = self.run.data
        shown = data.input_scaling.shown(data.inputs[page.rows[number]])
        return number_text(float(shown[source]), self.digits)


_TEXTS = {
    Kind.NUMBER: SampleRows._number,
    Kind.MARK: SampleRows._mark,
    Kind.CLASS: SampleRows._class,
    Kind.LOSS: SampleRows._loss,
    Kind.PART: SampleRows._part,
    Kind.TARGET: SampleRows._target,
    Kind.OUTPUT: SampleRows._output,
    Kind.INPUT: SampleRows._input,
}
