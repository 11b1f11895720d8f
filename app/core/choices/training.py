"""What is set of the training: batches, steps, and what is done to gradients on their way."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from typing import get_args

from msgspec.structs import replace

from app.core.changes import with_layer
from app.core.changes.fitted import Fitted
from app.core.choices.kinds import Entry, Group, Selection, Setting, Switch
from app.core.choices.slots import Slot, number
from app.core.hands_on.controls import Control
from app.core.names import in_words
from app.core.project import Dtype, Project
from app.core.session import Session
from engine.clipping import CLIPPINGS
from engine.marks import of_option
from engine.model import UpdatePolicy
from engine.notation import Notation
from engine.registry import Option, Usual, choice_name
from engine.schedules import SCHEDULES
from engine.words.wording import worded

DROPOUT = Usual(0.0, 0.9)
PENALTY = Usual(0.0, 0.1)


def _with_training(project: Project, **changes: object) -> Project:
    return replace(project, training=replace(project.training, **changes))


def _with_penalty(project: Project, **changes: object) -> Project:
    return replace(project, regularization=replace(project.regularization, **changes))


SCHEDULE = Slot(
    worded("Schedule"), SCHEDULES, lambda project: project.training.schedule,
    lambda project, choice: Fitted(_with_training(project, schedule=choice)),
)  # fmt: skip
CLIPPING = Slot(
    worded("Clipping"), CLIPPINGS, lambda project: project.training.clipping,
    lambda project, choice: Fitted(_with_training(project, clipping=choice)), optional=True,
    mark=of_option,
)  # fmt: skip
BATCH_SIZE = number(
    worded("Batch size"), Option("batch_size", int, 1, None),
    lambda project: project.training.batch_size,
    lambda project, value: _with_training(project, batch_size=value),
)  # fmt: skip
STEPS = number(
    worded("Steps"), Option("steps", int, 1, None),
    lambda project: project.training.steps,
    lambda project, value: _with_training(project, steps=value),
)  # fmt: skip
SHUFFLE = Switch(
    worded("Shuffle"), lambda session: session.project.training.shuffle,
    lambda project, on: _with_training(project, shuffle=on),
)  # fmt: skip
L1 = number(
    worded("L1 penalty"), Option("l1", float, 0.0, PENALTY),
    lambda project: project.regularization.l1,
    lambda project, value: _with_penalty(project, l1=value),
)  # fmt: skip
L2 = number(
    worded("L2 penalty"), Option("l2", float, 0.0, PENALTY),
    lambda project: project.regularization.l2,
    lambda project, value: _with_penalty(project, l2=value),
)  # fmt: skip
UPDATE = Selection(
    worded("Update"),
    lambda session: [Entry(policy.value, in_words(policy.value)) for policy in UpdatePolicy],
    lambda session: session.project.training.update.value,
    lambda session, key: Fitted(_with_training(session.project, update=UpdatePolicy(key))),
)
NUMBERS = Selection(
    worded("Numbers"),
    lambda session: [Entry(name, name) for name in get_args(Dtype)],
    lambda session: session.project.dtype,
    lambda session, key: Fitted(replace(session.project, dtype=key)),
)


def dropout(layer: int, label: str) -> Control:
    """Return the control of the share of a layer's activations that is left out."""

    def write(project: Project, value: float) -> Project:
        old = project.network.layers[layer - 1]
        return with_layer(project, layer, replace(old, dropout=value))

    def read(project: Project) -> float:
        return project.network.layers[layer - 1].dropout

    return number(label, Option("dropout", float, 0.0, DROPOUT), read, write)


def _dropouts(session: Session) -> Iterator[Control]:
    notation = Notation(session.run.network)
    for layer in range(1, session.run.network.depth):
        yield dropout(layer, worded("Dropout, {layer}", layer=notation.layer_words(layer)))


def _settings(session: Session) -> Sequence[Setting]:
    project = session.project
    return [
        BATCH_SIZE, SHUFFLE, STEPS,
        SCHEDULE.selection, *SCHEDULE.options(project),
        CLIPPING.selection, *CLIPPING.options(project),
        L1, L2, *_dropouts(session), UPDATE, NUMBERS,
    ]  # fmt: skip


def _key(session: Session) -> Hashable:
    training, network = session.project.training, session.project.network
    clipping = training.clipping and choice_name(training.clipping)
    return choice_name(training.schedule), clipping, len(network.layers)


TRAINING = Group("training", worded("Training"), _key, _settings)
