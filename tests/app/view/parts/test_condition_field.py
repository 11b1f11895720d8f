from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.view.parts.condition_field import ConditionField
from tests.app.view.hearing import Said
from tests.app.view.hosting import show


def test_what_is_typed_is_handed_on_and_a_complaint_is_gone_with_the_next_letter(
    qtbot: QtBot,
) -> None:
    field = ConditionField("Pause where")
    entered: list[str] = []
    field.entered.connect(entered.append)
    show(qtbot, field, 300, 80)
    assert field.edit.accessibleName() == "Pause where"
    qtbot.keyClicks(field.edit, "loss")
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert entered == ["loss"]
    field.complain("column 5: the condition ends here")
    assert field.complaint.isVisible()
    assert field.edit.property("invalid") is True
    qtbot.keyClicks(field.edit, " ")
    assert not field.complaint.isVisible()
    assert field.edit.property("invalid") is False
    field.clear()
    assert field.edit.text() == ""


def test_what_is_wrong_is_said(qtbot: QtBot, said: list[Said]) -> None:
    field = ConditionField("Pause where")
    show(qtbot, field, 300, 80)
    field.complain("column 5: the condition ends here")
    field.complain("")
    assert [each.text for each in said] == ["column 5: the condition ends here"]
