from __future__ import annotations

import numpy as np
import pytest
from msgspec.structs import replace

from app.core.file_format.examples import open_example
from app.core.numbers_input import short_text
from app.core.project import Dataset, Layer, Network, Project, Split
from app.core.run import build
from app.core.views.sample_rows import MOST_PAGES, PAGE, Kind, SampleRows
from engine.evaluation import right
from engine.training.passes import forward
from engine.words.terms import number_text


def rows_of(project: Project, step: int = 40) -> SampleRows:
    training = replace(project.training, split=Split(0.3))
    run = build(replace(project, training=training))
    return SampleRows(run, run.history.state(step).parameters, 4)


def sine() -> Project:
    project = open_example("iris")
    layers = (Layer(3, "tanh", init="uniform"), Layer(1, "identity", init="uniform"))
    return replace(
        project, network=Network(1, layers), data=Dataset("sine", scale_targets="unit"),
        loss="half_squared_error",
    )  # fmt: skip


def texts(rows: SampleRows, place: int) -> dict[str, str]:
    return {column.title: rows.text(place, column) for column in rows.columns}


@pytest.mark.parametrize("project", [open_example("iris"), open_example("spiral"), sine()])
def test_rows_say_what_the_network_answers(project: Project) -> None:
    rows = rows_of(project)
    run, model = rows.run, rows.run.history.first_model
    data = run.data
    outputs = forward(model, rows.parameters, data.inputs).sent[-1]
    losses = model.loss.value(outputs, data.targets)
    for place in (0, 63, 64, len(data) - 1):
        found = texts(rows, place)
        shown = data.target_scaling.shown(outputs[place])
        assert found["#"] == f"{place + 1:,}"
        assert found["loss"] == short_text(float(losses[place]), 4)
        for name, value in zip(data.target_names, shown, strict=True):
            assert found[f"output {name}"] == short_text(float(value), 4)
        inputs, _ = data.measured(place)
        for name, number in zip(data.input_names, inputs, strict=True):
            assert found[name] == number_text(number, 4)
        assert found["part"] == ("test" if place in data.test_rows else "train")


def test_classes_have_their_names_and_a_mark() -> None:
    rows = rows_of(open_example("iris"))
    data, model = rows.run.data, rows.run.history.first_model
    outputs = forward(model, rows.parameters, data.inputs).sent[-1]
    marks = right(outputs, data.targets, 0.5)
    assert {*marks} == {True, False}
    for place in range(len(data)):
        found = texts(rows, place)
        assert found["target"] == data.target_names[np.argmax(data.targets[place])]
        assert found["answer"] == data.target_names[np.argmax(outputs[place])]
        assert found[""] == ("✓" if marks[place] else "✗")
        assert rows.right(place) == marks[place]


def test_numbers_have_targets_and_no_marks() -> None:
    rows = rows_of(sine())
    kinds = [column.kind for column in rows.columns]
    assert kinds == [Kind.NUMBER, Kind.TARGET, Kind.LOSS, Kind.OUTPUT, Kind.PART, Kind.INPUT]
    _, (target,) = rows.run.data.measured(7)
    assert texts(rows, 7)["target y"] == short_text(target, 4)
    assert rows.right(7) is None


def test_no_answer_is_told() -> None:
    rows = rows_of(open_example("iris"))
    rows.compute_with(np.full_like(rows.parameters, np.nan))
    assert (texts(rows, 3)["answer"], texts(rows, 3)[""]) == ("–", "✗")


def test_some_samples_are_shown_in_their_order() -> None:
    rows = rows_of(open_example("iris"))
    before = texts(rows, 9)
    rows.show(np.array([3, 9, 140]))
    assert texts(rows, 1) == before
    assert [rows.place_of(sample) for sample in (140, 3, 4)] == [2, 0, None]
    rows.show(range(150))
    assert [rows.place_of(sample) for sample in (140, 3)] == [140, 3]


def test_other_parameters_give_other_answers() -> None:
    rows = rows_of(open_example("iris"), 0)
    before = texts(rows, 5)["loss"]
    rows.compute_with(rows.run.history.state(100).parameters)
    assert texts(rows, 5)["loss"] != before


def test_few_of_many_rows_are_kept() -> None:
    project = open_example("spiral")
    rows = rows_of(replace(project, data=Dataset("spiral", samples=PAGE * 40)))
    for place in range(0, PAGE * 40, 7):
        rows.text(place, rows.columns[0])
    assert len(rows._pages) == MOST_PAGES
