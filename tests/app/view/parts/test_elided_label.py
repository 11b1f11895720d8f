from pytestqt.qtbot import QtBot

from app.view.parts.elided_label import ElidedLabel, PartsLabel
from tests.app.view.hosting import show

TEXT = "epoch 1 · training step 1 · event 3 of 51"


def test_a_line_without_room_has_an_ellipsis(qtbot: QtBot) -> None:
    label = ElidedLabel()
    label.setText(TEXT)
    show(qtbot, label, 600, 30)
    assert label.shown() == TEXT
    label.resize(100, 30)
    assert "…" in label.shown()
    assert label.fontMetrics().horizontalAdvance(label.shown()) <= 100


def test_of_parts_without_room_the_first_are_left_out(qtbot: QtBot) -> None:
    label = PartsLabel("faint-mono")
    label.setText(TEXT)
    show(qtbot, label, 600, 30)
    assert label.shown() == TEXT
    for text in ("training step 1 · event 3 of 51", "event 3 of 51"):
        label.resize(label.fontMetrics().horizontalAdvance(text) + 1, 30)
        assert label.shown() == text
    assert label.minimumSizeHint().width() <= label.width()
    assert label.text() == TEXT
