from app.core.hovered import Hovered
from engine.words.terms import Mark, Tag

LOSS, RATE = Mark(Tag.LOSS), Mark(Tag.RATE)


def test_listeners_hear_of_something_else_only() -> None:
    hovered, heard = Hovered(), []
    hovered.subscribe(lambda: heard.append(hovered.marks))
    for marks in ((LOSS,), (LOSS,), (LOSS, RATE), ()):
        hovered.point_at(*marks)
    assert heard == [(LOSS,), (LOSS, RATE), ()]
    hovered.forget_listeners()
    hovered.point_at(LOSS)
    assert len(heard) == 3


def test_who_leaves_puts_out_its_own_light_alone() -> None:
    hovered = Hovered()
    hovered.point_at(LOSS)
    hovered.leave(RATE)
    assert list(hovered.marks) == [LOSS]
    hovered.leave(LOSS)
    assert not hovered.marks
