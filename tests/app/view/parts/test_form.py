import pytest
from pytestqt.qtbot import QtBot

from app.view.parts.form import choice_box


@pytest.mark.parametrize(
    ("chosen", "text"), [(None, "as in the header"), (",", "comma"), ("other", "as in the header")]
)
def test_a_list_begins_with_what_is_chosen(qtbot: QtBot, chosen: object, text: str) -> None:
    box = choice_box([("as in the header", None), ("comma", ",")], chosen)
    qtbot.addWidget(box)
    assert box.currentText() == text
    assert [box.itemData(number) for number in range(box.count())] == [None, ","]
