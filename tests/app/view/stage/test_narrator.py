"""What a screen reader hears of the stage; one is running."""

import pytest
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from app.core.navigation.steering import change_view
from app.view.stage import narrator
from app.view.window.window import Window
from engine.plan.step_plan import Granularity
from tests.app.view.driving import settle
from tests.app.view.hearing import Heard, Said

ASSERTIVE = QAccessible.AnnouncementPoliteness.Assertive
# Less than the shortest operation takes.
MOMENT = 0.01


def step(window: Window) -> None:
    window.session.step_by(1)
    settle(window)


def test_the_event_is_said_in_words(window: Window) -> None:
    window.session.seek(4.0)
    first = window.stage.accessibleDescription()
    window.session.seek(20.0)
    second = window.stage.accessibleDescription()
    assert "hidden neuron 1" in first
    assert second
    assert second != first


@pytest.mark.parametrize("granularity", ["product", "neuron", "step"])
def test_the_first_step_is_said(window: Window, heard: Heard, granularity: str) -> None:
    change_view(window.session, granularity=Granularity(granularity))
    heard.new()
    step(window)
    assert heard.new() == [window.stage.accessibleDescription()]
    step(window)
    assert len(heard.new()) == 1


def test_a_step_is_said_when_it_begins_and_not_again(window: Window, heard: Heard) -> None:
    window.session.step_by(1)
    window.session.tick(MOMENT)
    (words,) = heard.new()
    assert words.startswith("forward · weighted sum of hidden neuron 1")
    settle(window)
    assert heard.new() == []
    assert window.stage.accessibleDescription() == words


def test_who_steps_on_before_the_movement_is_over_hears_every_step(
    window: Window, heard: Heard
) -> None:
    for _ in range(4):
        window.session.step_by(1)
        window.session.tick(MOMENT)
    subjects = [words.split(".")[0] for words in heard.new()]
    assert subjects == [
        "forward · weighted sum of hidden neuron 1",
        "forward · activation of hidden neuron 1",
        "forward · weighted sum of hidden neuron 2",
        "forward · activation of hidden neuron 2",
    ]


def test_what_a_hand_asked_for_does_not_wait_until_the_rest_is_said(
    window: Window, said: list[Said]
) -> None:
    window.session.step_by(1)
    assert said[-1].politeness == ASSERTIVE


def test_an_epoch_is_said_when_it_is_over(window: Window, heard: Heard, qtbot: QtBot) -> None:
    window.open_example("iris")
    qtbot.waitUntil(window.stage.isVisible)
    change_view(window.session, granularity=Granularity.EPOCH)
    heard.new()
    window.session.step_by(1)
    window.session.tick(MOMENT)
    assert heard.new() == []
    settle(window)
    assert len(heard.new()) == 1


def test_of_what_plays_as_much_is_said_as_can_be_heard(
    window: Window, heard: Heard, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    step(window)
    heard.new()
    window.session.play(1)
    for _ in range(30):
        window.session.tick(0.3)
    assert heard.new() == []  # the step is still being told
    # As if all of it were spoken at once.
    monkeypatch.setattr(narrator, "LETTERS_PER_SECOND", 1e6)
    step(window)
    window.session.play(1)
    for place in (20.0, 23.0, 26.0):
        heard.new()
        window.session.seek(place)
        qtbot.waitUntil(lambda: bool(heard.new()))


def test_who_begins_to_listen_hears_what_is_shown_once(window: Window, heard: Heard) -> None:
    QAccessible.setActive(False)
    step(window)
    assert heard.new() == []
    QAccessible.setActive(True)
    window.workspace.refresh()
    window.workspace.refresh()
    assert heard.new() == [window.stage.accessibleDescription()]
