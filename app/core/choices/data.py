"""What is set of the data that a network learns from."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from typing import get_args

from msgspec.structs import replace

from app.core.choices.kinds import Entry, Group, Question, Selection, Setting
from app.core.choices.slots import number
from app.core.data.bundled import DATASETS
from app.core.hands_on.controls import Control
from app.core.names import data_name, in_words, option_words
from app.core.project import Data, Dataset, Project, Rows, Scale, Split, Table
from app.core.session import Session
from engine.registry import Option, Usual
from engine.words.wording import worded

# The data that are there, if they are none of the bundled ones.
PRESENT = "present"
TEST_SHARE = Usual(0.0, 0.5)
NOISE = Usual(0.0, 2.0)


def _entries(session: Session) -> list[Entry]:
    bundled = [Entry(name, in_words(name)) for name in DATASETS]
    data = session.project.data
    if isinstance(data, Dataset):
        return bundled
    return [Entry(PRESENT, data_name(data), given=isinstance(data, Table)), *bundled]


def _read(session: Session) -> str:
    data = session.project.data
    return data.dataset if isinstance(data, Dataset) else PRESENT


def _named(session: Session, key: str) -> Data:
    return session.project.data if key == PRESENT else Dataset(key)


SET = Selection(worded("Data set"), _entries, _read, _named)


def _generated(session: Session) -> Iterator[Control]:
    """Yield what sets how samples are generated."""
    data = session.project.data
    if isinstance(data, Dataset):
        for option in DATASETS.options(data.dataset):
            yield _option(option)


def _option(option: Option) -> Control:
    def read(project: Project) -> float:
        value = getattr(project.data, option.name)
        return float(option.start if value is None else value)  # type: ignore[arg-type]

    def write(project: Project, value: float) -> Project:
        return replace(project, data=replace(project.data, **{option.name: value}))

    return number(option_words(option.name), option, read, write)


def _test_share(project: Project) -> float:
    split = project.training.split
    return 0.0 if split is None else split.test


def _with_test_share(project: Project, value: float) -> Project:
    old = project.training.split or Split()
    split = replace(old, test=value) if value else None
    return replace(project, training=replace(project.training, split=split))


TEST = number(
    worded("Kept for testing"), Option("test", float, 0.0, TEST_SHARE),
    _test_share, _with_test_share,
)  # fmt: skip


def _scaling(label: str, field: str) -> Selection:
    def read(session: Session) -> str:
        return str(getattr(session.project.data, field))

    def scaled(session: Session, key: str) -> Data:
        data: Data = replace(session.project.data, **{field: key})
        return data

    entries = [Entry(name, in_words(name)) for name in get_args(Scale)]
    return Selection(label, lambda session: entries, read, scaled)


SCALINGS = (
    _scaling(worded("Scale inputs"), "scale"),
    _scaling(worded("Scale targets"), "scale_targets"),
)


CSV = Question(worded("From a CSV file …"), "csv")


def _settings(session: Session) -> Sequence[Setting]:
    return [SET, CSV, *_generated(session), TEST, *SCALINGS]


def _key(session: Session) -> Hashable:
    return _read(session), isinstance(session.project.data, Rows)


DATA = Group("data", worded("Data"), _key, _settings)
