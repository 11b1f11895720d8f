import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.core.changes import with_option
from app.core.navigation.steering import change_view
from app.core.project import Layer, Network, Project
from app.core.theme import theme
from app.view.notes.panel import NoteList, NotePill
from app.view.window.window import Window
from engine.trouble import TroubleKind
from tests.app.view.driving import picture, settle


def alike(project: Project) -> Project:
    """The same project, but for hidden units that stay alike."""
    constant: dict[str, float | bool | str | tuple[float, ...]] = {
        "name": "constant",
        "value": 0.3,
    }
    outputs = project.network.layers[-1].units
    layers = Layer(4, "tanh", init=constant), Layer(outputs, "sigmoid", init=constant)
    return replace(project, network=Network(project.network.inputs, layers))


def pill(window: Window) -> NotePill:
    return window.workspace.transport.notes


def notes(window: Window) -> NoteList:
    return window.workspace.notes


@pytest.fixture
def troubled(window: Window, qtbot: QtBot) -> Window:
    window.document.change("Alike", alike(window.document.project))
    qtbot.waitUntil(pill(window).isVisible)
    return window


def test_without_trouble_there_is_nothing(window: Window, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(window.workspace.watch.changed, wait=900):
        window.session.seek(4.0)
    assert not pill(window).isVisible()
    window.table["notes"].trigger()
    assert not notes(window).isVisible()


def test_a_pill_counts_the_notes(troubled: Window) -> None:
    count = len(troubled.workspace.watch.notes)
    assert count >= 1
    assert pill(troubled).text().startswith(f"! {count} note")
    assert not notes(troubled).isVisible()


def test_a_note_says_what_where_and_what_to_try(troubled: Window, qtbot: QtBot) -> None:
    qtbot.mouseClick(pill(troubled), Qt.MouseButton.LeftButton)
    (found,) = (one for one in troubled.workspace.watch.notes if one.kind is TroubleKind.SYMMETRIC)
    card = notes(troubled).cards[troubled.workspace.watch.notes.index(found)]
    assert card.isVisible()
    assert card.title.text() == "Units that stay alike"
    assert card.cause.text().startswith("h1, h2, h3, h4 of layer “hidden”: ")
    assert card.remedy.text() == f"Try: {found.remedy}."
    assert found.cause in card.accessibleName()
    for label in (card.title, card.cause, card.remedy):
        assert label.height() >= label.heightForWidth(label.width())


def test_a_click_leads_to_the_neuron(troubled: Window, qtbot: QtBot) -> None:
    troubled.table["notes"].trigger()
    qtbot.mouseClick(notes(troubled).cards[0], Qt.MouseButton.LeftButton)
    assert troubled.document.project.view.selected == (1, 0)
    assert troubled.document.undo_label == "Alike"


def test_while_the_list_is_open_the_stage_shows_whom_it_is_about(
    troubled: Window, qtbot: QtBot
) -> None:
    before = picture(troubled)
    troubled.table["notes"].trigger()
    assert picture(troubled) != before
    qtbot.keyClick(notes(troubled).cards[0], Qt.Key.Key_Escape)
    assert not notes(troubled).isVisible()
    assert picture(troubled) == before
    assert pill(troubled).hasFocus()


def test_the_list_closes_when_the_trouble_is_over(troubled: Window, qtbot: QtBot) -> None:
    troubled.table["notes"].trigger()
    troubled.document.undo()
    assert not pill(troubled).isVisible()
    assert not notes(troubled).isVisible()


def test_a_number_that_is_not_finite_leads_to_its_operation(window: Window, qtbot: QtBot) -> None:
    project = with_option(window.document.project, "learning_rate", 1e150)
    layers = tuple(replace(layer, activation="identity") for layer in project.network.layers)
    network = replace(project.network, layers=layers)
    window.document.change("All", replace(project, network=network))
    session = window.session
    session.seek(float(session.run.plan.start(40)) + 1.0)
    settle(window)
    qtbot.waitUntil(pill(window).isVisible)
    (trouble,) = window.workspace.watch.notes
    assert trouble.event is not None
    window.table["notes"].trigger()
    notes(window).cards[0].click()
    assert session.place == trouble.event.index + 1


def test_while_playing_a_step_is_looked_at_now_and_then(troubled: Window, qtbot: QtBot) -> None:
    session, watch = troubled.session, troubled.workspace.watch
    change_view(session, speed=100.0)
    session.play(1)
    qtbot.waitUntil(lambda: watch.notes[0].step > 0, timeout=20_000)
    assert session.player.playing
    session.pause()


def test_the_colours_are_the_themes(troubled: Window) -> None:
    troubled.settings.change(theme="light")
    troubled.table["notes"].trigger()
    image = notes(troubled).grab().toImage()
    ground = image.pixelColor(image.width() // 2, 3)
    assert ground.rgba() == theme("light").raised
