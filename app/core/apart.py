"""How far a run is from the one that it is compared with: found out step by step."""

from __future__ import annotations

from app.core.ghost import Ghost, same_shape
from app.core.inspection import parameter_label
from app.core.run import Run
from engine.branches import Branches, ParameterGap
from engine.notation import Notation
from engine.words.terms import number_text
from engine.words.wording import joined, worded

# So many digits of how far they are apart; more would not be read.
DIGITS = 4


class Apart:
    """The differences between a ghost and a run with these edits; with others make a new one.

    ``first`` is the first event of the run with other numbers, None as long as none is found;
    ``gap`` is the largest difference in the parameters after step ``compared``. Networks that are
    not of one shape have but losses to compare.
    """

    def __init__(self, ghost: Ghost, run: Run) -> None:
        self.ghost, self.run, self.edits = ghost, run, run.history.edits
        self.first: int | None = None
        self.gap: ParameterGap | None = None
        self.compared: int | None = None
        one, other = ghost.run.history, run.history
        self._branches = None
        if same_shape(ghost.run.network, run.network):
            self._branches = Branches.of_runs(one, other)
        related = one.first_model is other.first_model
        self._next = one.fork(other.edits) or 0 if related else 0

    def holds(self, ghost: Ghost, run: Run) -> bool:
        """Return whether these are still the ones that are compared."""
        return (self.ghost, self.run) == (ghost, run) and self.edits is run.history.edits

    def work(self, step: int) -> bool:
        """Compare one more step, as far as ``step``, which is shown; return whether there was one.

        Both runs have to have reached it.
        """
        if self._branches is None:
            return False
        if self.compared != step:
            self.gap, self.compared = self._branches.compare(step).parameter, step
            return True
        if self.first is None and self._next <= step:
            self.first = self._first_in(self._branches, self._next)
            self._next += 1
            return True
        return False

    def _first_in(self, branches: Branches, step: int) -> int | None:
        event = branches.compare(step).event
        ghost, run = self.ghost.run.plan, self.run.plan
        return None if event is None else run.start(step) + event - ghost.start(step)

    def words(self, step: int) -> str:
        """Return how far apart they are in a step, as far as that is known."""
        if self.ghost.reached != step:
            if step < self.ghost.run.trace.steps:
                return worded("The old course is being computed …")
            return worded("The old course has ended.")
        runs = self.ghost.run, self.run
        before, now = (number_text(run.history.record(step).loss, DIGITS) for run in runs)
        told = [worded("Loss {number}, as it was", number=now)]
        if before != now:
            told = [worded("Loss was {before}, is {now}", before=before, now=now)]
        if self.gap is not None and self.compared == step:
            size = number_text(self.gap.size, DIGITS)
            told.append(
                worded("{parameter} differs most, by {size}", parameter=self._named(), size=size)
            )
        return joined(" · ", told)

    def _named(self) -> str:
        """Return the name of the parameter that differs most."""
        assert self.gap is not None
        _, name, layer, unit, source = self.gap
        notation = Notation(self.run.network)
        if name == "slope":
            return worded("Slope, {layer}", layer=notation.layer_words(layer))
        return parameter_label(notation, layer, unit or 0, source)

    def first_words(self) -> str:
        """Return where the first difference is, to be gone to; nothing where none is known."""
        if self.first is None:
            return ""
        step, offset = self.run.plan.locate(self.first)
        return worded("first at step {step:,}, event {event:,}", step=step + 1, event=offset + 1)
