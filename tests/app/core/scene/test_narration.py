from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest

from app.core.changes import with_layer
from app.core.file_format.examples import open_example
from app.core.project import ParameterEdit, Playhead
from app.core.run import build
from app.core.scene import Told, recent, stage_of, words_of
from app.core.time.timing import Timing
from engine.plan.events import Address, Kind, Phase
from engine.plan.step_plan import Granularity
from tests.app.core.scene.shots import ghost_shot, place_of, shot


def captions(told: tuple[Told, ...]) -> list[str]:
    return [one.caption for one in told]


def test_the_newest_comes_first_and_is_what_is_shown() -> None:
    shown = shot("two-two-two", 2.5)
    told = recent(shown, 2)
    assert str(told[0]) == words_of(shown)
    assert captions(told) == [
        "forward · weighted sum of hidden neuron 1",
        "forward · products of hidden neuron 1",
    ]


def test_the_operations_before_are_those_of_the_neurons_before() -> None:
    told = recent(shot("two-two-two", 8.0), 4)
    assert [caption.rpartition(" ")[2] for caption in captions(told)] == ["2", "2", "2", "1"]


@pytest.mark.parametrize(
    ("frozen", "granularity", "told"),
    [
        ("nothing", "neuron", "update · weights of hidden neuron 1"),
        ("biases", "layer", "update · weights of the hidden layer"),
        ("weights", "neuron", "update · bias of hidden neuron 1"),
        ("weights", "product", "update · bias of hidden neuron 1"),
        ("weights", "layer", "update · biases of the hidden layer"),
    ],
)
def test_an_update_names_what_it_moves(frozen: str, granularity: str, told: str) -> None:
    project = open_example("two-two-two")
    layer = msgspec.structs.replace(project.network.layers[0], frozen=(frozen,))
    run = build(with_layer(project, 1, layer))
    source = None if frozen == "weights" else 0
    index = run.plan.index(0, Address(Phase.UPDATE, Kind.UPDATE, None, 1, 0, source))
    timing = Timing(run.plan, Granularity(granularity))
    shown = replace(shot("two-two-two", 0.0), run=run, timing=timing, playhead=Playhead(index, 0.5))
    assert recent(shown, 1)[0].caption == told


def test_there_is_nothing_before_the_start() -> None:
    assert len(recent(shot("two-two-two", 0.0), 9)) == 1
    assert len(recent(shot("two-two-two", 3.5), 9)) == 3


@pytest.mark.parametrize("granularity", list(Granularity))
def test_every_operation_is_told_once(granularity: Granularity) -> None:
    shown = shot("two-two-two", 51.0)
    shown = replace(shown, timing=Timing(shown.run.plan, granularity), playhead=Playhead(50, 1.0))
    told = recent(shown, 500)
    if granularity is Granularity.PRODUCT:
        assert len(told) == 51
    assert len(set(map(str, told))) == len(told)


def test_the_end_of_the_run_is_told_too() -> None:
    shown = shot("two-two-two", 3.0)
    end = replace(shown, playhead=Playhead(shown.run.events - 1, 1.0))
    assert stage_of(end)[0].stop == shown.run.events
    assert recent(end, 1)[0].numbers


def test_a_result_that_was_another_one_in_the_old_course_is_told_too() -> None:
    edit = ParameterEdit(0, 0, 1, 0, 0, -1.5)
    place = place_of("two-two-two", Kind.ACTIVATION, layer=2)
    assert words_of(ghost_shot("two-two-two", place, edit)).endswith(
        "In the old course it was 0.7514."
    )
    assert "old course" not in words_of(ghost_shot("two-two-two", place - 0.5, edit))
    assert "old course" not in words_of(ghost_shot("two-two-two", place))
