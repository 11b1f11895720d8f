from app.core.hovered import Hovered, Marks
from engine.words.terms import Mark, Tag

LOSS, RATE = Mark(Tag.LOSS), Mark(Tag.RATE)


class Listener:
    def __init__(self, hovered: Hovered, heard: list[Marks]) -> None:
        self.hovered, self.heard = hovered, heard
        hovered.subscribe(self.listen)

    def listen(self) -> None:
        self.heard.append(self.hovered.marks)


def test_listeners_hear_of_something_else_only() -> None:
    hovered, heard = Hovered(), list[Marks]()
    listener = Listener(hovered, heard)
    for marks in ((LOSS,), (LOSS,), (LOSS, RATE), ()):
        hovered.point_at(*marks)
    assert heard == [(LOSS,), (LOSS, RATE), ()]
    hovered.forget_listeners()
    hovered.point_at(LOSS)
    assert len(listener.heard) == 3


def test_who_listens_is_not_kept() -> None:
    hovered, heard = Hovered(), list[Marks]()
    Listener(hovered, heard)
    hovered.point_at(LOSS)
    assert not heard


def test_who_leaves_puts_out_its_own_light_alone() -> None:
    hovered = Hovered()
    hovered.point_at(LOSS)
    hovered.leave(RATE)
    assert list(hovered.marks) == [LOSS]
    hovered.leave(LOSS)
    assert not hovered.marks
