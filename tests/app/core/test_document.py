from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace

from app.core.changes import with_option
from app.core.changes.following import Descent, Origin
from app.core.claims import Locked
from app.core.document import Document
from app.core.file_format.project_file import encode, load, save
from app.core.project import Layer, Network, Playhead, Project, Rows, View


@pytest.fixture
def document() -> Document:
    return Document(
        Project(
            network=Network(1, (Layer(1, "sigmoid", weights=((0.5,),)),)),
            loss="squared_error",
            optimizer={"name": "sgd", "learning_rate": 0.5},
            data=Rows(inputs=((1.0,),), targets=((0.0,),)),
        )
    )


def with_rate(document: Document, rate: float) -> Project:
    return with_option(document.project, "learning_rate", rate)


def rate(document: Document) -> object:
    return document.project.optimizer["learning_rate"]


def drag(document: Document, *rates: float) -> None:
    document.begin("Learning rate")
    for value in rates:
        document.preview(with_rate(document, value))


def test_a_drag_is_one_entry(document: Document) -> None:
    drag(document, 0.6, 0.7, 0.8)
    document.commit()
    assert rate(document) == 0.8
    assert document.undo_label == "Learning rate"
    document.undo()
    assert rate(document) == 0.5
    assert document.undo_label is None
    assert document.redo_label == "Learning rate"
    document.redo()
    assert rate(document) == 0.8
    assert document.redo_label is None


def test_entries_are_taken_back_from_the_last_on(document: Document) -> None:
    document.change("First", with_rate(document, 1.0))
    document.change("Second", with_rate(document, 2.0))
    assert document.undo_label == "Second"
    document.undo()
    assert (rate(document), document.undo_label, document.redo_label) == (1.0, "First", "Second")
    document.undo()
    document.undo()
    assert rate(document) == 0.5


def test_a_drag_back_to_where_it_began_is_no_entry(document: Document) -> None:
    drag(document, 0.6, 0.5)
    document.commit()
    assert document.undo_label is None


def test_a_new_change_forgets_what_was_undone_but_an_empty_one_does_not(document: Document) -> None:
    document.change("First", with_rate(document, 1.0))
    document.undo()
    document.change("Nothing", document.project)
    assert document.redo_label == "First"
    document.change("Second", with_rate(document, 2.0))
    assert document.redo_label is None


def test_cancel_takes_back_the_drag(document: Document) -> None:
    drag(document, 0.6)
    document.cancel()
    assert rate(document) == 0.5
    assert document.undo_label is None


def test_the_mouse_that_still_moves_after_escape_changes_nothing(document: Document) -> None:
    drag(document, 0.6)
    document.cancel()
    document.preview(with_rate(document, 0.7))
    document.commit()
    assert rate(document) == 0.5
    assert document.undo_label is None


@pytest.mark.parametrize("travel", [Document.undo, Document.redo])
def test_undo_and_redo_in_the_middle_of_a_drag_cancel_it(
    document: Document, travel: object
) -> None:
    document.change("First", with_rate(document, 1.0))
    drag(document, 2.0)
    assert callable(travel)
    travel(document)
    assert rate(document) == 1.0
    assert document.undo_label == "First"


def test_a_second_drag_commits_the_first(document: Document) -> None:
    drag(document, 1.0)
    drag(document, 2.0)
    document.cancel()
    assert rate(document) == 1.0
    assert document.undo_label == "Learning rate"


def test_looking_makes_no_entry_and_is_not_undone(document: Document) -> None:
    document.change("First", with_rate(document, 1.0))
    document.adjust(playhead=Playhead(7), view=View(theme="light"))
    document.undo()
    assert rate(document) == 0.5
    assert document.project.playhead == Playhead(7)
    assert document.project.view == View(theme="light")
    document.adjust(playhead=Playhead(9))
    document.redo()
    assert rate(document) == 1.0
    assert document.project.playhead == Playhead(9)


def test_playing_goes_on_during_a_drag_that_is_cancelled(document: Document) -> None:
    drag(document, 0.6)
    document.adjust(playhead=Playhead(3))
    document.cancel()
    assert rate(document) == 0.5
    assert document.project.playhead == Playhead(3)


def test_undo_of_a_unit_added_does_not_leave_it_selected(document: Document) -> None:
    wider = Network(1, (Layer(2, "sigmoid", init="zeros"),))
    document.change("Add unit", replace(document.project, network=wider))
    document.adjust(view=View(selected=(1, 1), digits=6))
    document.undo()
    assert document.project.view == View(selected=None, digits=6)


def test_undo_leaves_the_same_neuron_chosen(document: Document) -> None:
    wider, more = (Network(1, (Layer(units, "sigmoid", init="zeros"),)) for units in (2, 3))
    document.change("Add a unit", replace(document.project, network=wider))
    origins = [Origin(0, (0,)), Origin(1, (None, 0, 1))]
    in_front = replace(document.project, network=more)
    document.change("Add a unit", in_front, Descent(wider, origins))
    for chosen, before in (((1, 2), (1, 1)), ((1, 0), None)):
        document.adjust(view=View(selected=chosen))
        document.undo()
        assert document.project.view.selected == before
        document.redo()
        assert document.project.view.selected == (before and chosen)


def test_what_a_project_is_compared_with_again_is_no_change(document: Document) -> None:
    document.compare("What if", document.project)
    document.compare("What if again", document.base)
    assert document.undo_label == "What if"


def test_listeners_hear_every_difference_and_the_end_of_a_drag(document: Document) -> None:
    heard: list[tuple[Project, Project]] = []
    document.subscribe(lambda old, new: heard.append((old, new)))
    states = [document.project]
    for value in (0.5, 0.6, 0.6, 0.7):
        drag(document, value)
        if document.project != states[-1]:
            states += [document.project] * 2
    document.commit()
    document.adjust(playhead=Playhead(1))
    document.adjust(playhead=Playhead(1))
    states.append(document.project)
    assert heard == list(pairwise(states))


def test_a_change_in_many_moves_is_under_way_until_it_ends(document: Document) -> None:
    heard: list[bool] = []
    document.subscribe(lambda old, new: heard.append(document.changing))
    drag(document, 0.6, 0.7)
    document.commit()
    assert heard == [True, True, False]
    document.change("Learning rate", with_rate(document, 0.8))
    assert heard == [True, True, False, False]


def test_modified_means_that_there_is_something_to_save(document: Document, tmp_path: Path) -> None:
    assert not document.modified
    document.adjust(playhead=Playhead(3))
    assert not document.modified
    document.change("First", with_rate(document, 1.0))
    assert document.modified
    path = tmp_path / "p.deltastep"
    document.save(path)
    assert document.path == path
    assert not document.modified
    document.undo()
    assert document.modified
    document.redo()
    assert not document.modified
    assert Document.open(path).project == document.project


def test_a_document_that_cannot_be_saved_stays_modified(document: Document, tmp_path: Path) -> None:
    document.change("First", with_rate(document, 1.0))
    with pytest.raises(FileNotFoundError):
        document.save(tmp_path / "missing" / "p.deltastep")
    assert document.modified
    assert document.path is None


def test_whoever_listens_knows_of_a_drag_that_is_over(document: Document) -> None:
    labels: list[str | None] = []
    document.subscribe(lambda _old, _new: labels.append(document.undo_label))
    drag(document, 0.6, 0.7)
    assert labels == [None, None]
    document.commit()
    assert labels[-1] == "Learning rate"
    document.commit()
    assert len(labels) == 3


@pytest.fixture
def path(document: Document, tmp_path: Path) -> Path:
    save(tmp_path / "run.deltastep", document.project)
    return tmp_path / "run.deltastep"


def test_two_windows_do_not_have_one_file(path: Path) -> None:
    one, other = Document.open(path), Document.open(path)
    one.take_over()
    with pytest.raises(Locked):
        other.take_over()
    with pytest.raises(Locked):
        other.save(path)
    with pytest.raises(Locked):
        save(path, other.project)
    one.save(path)  # which is another file then, of the same name
    with pytest.raises(Locked):
        other.take_over()
    other.save(path.with_name("other.deltastep"))
    with pytest.raises(Locked):
        one.save(path.with_name("other.deltastep"))


def test_what_another_program_has_written_is_not_written_over(path: Path) -> None:
    one = Document.open(path)
    one.save_again()
    path.write_bytes(encode(replace(one.project, seed=5)))
    with pytest.raises(OSError, match="changed by another program") as refused:
        one.save_again()
    assert refused.value.filename == str(path)
    assert load(path).seed == 5
    one.save(path)  # who names it anew means it
    one.save_again()
    assert load(path) == one.project


def test_what_is_gone_is_written_again(path: Path) -> None:
    document = Document.open(path)
    path.unlink()
    document.save_again()
    assert load(path) == document.project


def test_who_saves_to_another_place_gives_the_first_one_up(path: Path) -> None:
    one, other = Document.open(path), Document.open(path)
    one.take_over()
    one.save(path.with_name("one.deltastep"))
    other.take_over()
    with pytest.raises(Locked):
        one.save(path)
    assert one.path == path.with_name("one.deltastep")


def test_what_is_opened_anew_takes_the_place_of_what_was_open(path: Path) -> None:
    one, again, example = Document.open(path), Document.open(path), Document(load(path))
    one.take_over()
    again.take_over(one)
    with pytest.raises(Locked):
        one.save(path)
    again.save(path)
    example.take_over(again)
    one.take_over()


def test_what_cannot_be_opened_leaves_what_was_open_its_file(path: Path) -> None:
    second = path.with_name("second.deltastep")
    save(second, load(path))
    one, other, wanted = Document.open(path), Document.open(second), Document.open(second)
    one.take_over()
    other.take_over()
    with pytest.raises(Locked):
        wanted.take_over(one)
    with pytest.raises(Locked):
        Document.open(path).take_over()
