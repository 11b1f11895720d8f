from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.core.choices import DATA, NETWORK, Selection, choose
from app.core.document import Document
from app.core.file_format.examples import open_example
from app.core.session import Session
from app.view.parts.choice_row import ChoiceRow
from tests.app.view.hosting import show

NARROW, WIDE = 200, 400


@pytest.fixture
def session() -> Session:
    return Session(Document(open_example("two-two-two")))


@pytest.fixture
def optimizer(session: Session) -> Selection:
    lists = [setting for setting in NETWORK.make(session) if isinstance(setting, Selection)]
    return next(each for each in lists if each.label == "Optimizer")


@pytest.fixture
def row(styled: None, qtbot: QtBot, session: Session, optimizer: Selection) -> ChoiceRow:
    row = ChoiceRow(session, optimizer)
    row.refresh()
    show(qtbot, row, WIDE, 80)
    return row


def is_below(row: ChoiceRow, width: int) -> bool:
    """Return whether the list is below its name in a row of that width."""
    row.resize(width, 80)
    layout = row.layout()
    assert layout is not None
    layout.activate()
    return row.choices.y() > row.label.geometry().bottom()


def test_a_list_is_below_its_name_where_what_is_chosen_would_be_cut_off(row: ChoiceRow) -> None:
    assert [is_below(row, width) for width in (WIDE, NARROW, WIDE)] == [False, True, False]


def test_another_choice_may_need_less_room(
    row: ChoiceRow, session: Session, optimizer: Selection
) -> None:
    assert is_below(row, NARROW)
    choose(session, optimizer, "adam")
    row.refresh()
    assert not is_below(row, NARROW)


def test_the_name_of_a_file_is_shown_as_it_is(styled: None, qtbot: QtBot) -> None:
    session = Session(Document(open_example("iris")))
    lists = [setting for setting in DATA.make(session) if isinstance(setting, Selection)]
    row = ChoiceRow(session, lists[0])
    row.refresh()
    assert row.choices.currentText() == "iris.csv"
    assert row.choices.itemText(1)[0].isupper()
