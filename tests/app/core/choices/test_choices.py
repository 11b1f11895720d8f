"""Every setting of every group: what is written is read, runs, and can be undone."""

from __future__ import annotations

from dataclasses import replace as with_fields

import pytest
from msgspec.structs import replace

from app.core.choices import (
    DATA,
    LAYOUT,
    NETWORK,
    TRAINING,
    Command,
    Group,
    Selection,
    Setting,
    SignSelection,
    Switch,
    choose,
)
from app.core.document import Document
from app.core.file_format.checks import check
from app.core.file_format.examples import open_example
from app.core.hands_on.controls import Control
from app.core.project import Dataset, Layer, Project
from app.core.session import Session
from tests.app.core.everything import FEATURES, hidden, output, project

GROUPS = [NETWORK, TRAINING, DATA, LAYOUT]
PROJECTS = {
    **{name: open_example(name) for name in ("two-two-two", "spiral", "iris")},
    **{name: FEATURES[name] for name in ("prelu", "rprop", "clipping", "dropout", "schedule")},
}


def session_of(made: Project) -> Session:
    return Session(Document(made))


def setting(session: Session, group: Group, label: str) -> Setting:
    return next(one for one in group.make(session) if one.label == label)


def put(session: Session, control: Control, value: float) -> None:
    session.change(control.label, control.write(session.project, session.moment, value))


def tried_value(control: Control) -> float:
    """Return a value in the middle of what is usual."""
    if control.whole:
        return min(control.lowest + 3.0, control.highest) if control.lowest > -1e9 else 3.0
    return round(control.low + 0.4 * (control.high - control.low), control.decimals)


@pytest.mark.parametrize("name", list(PROJECTS))
@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.name)
def test_every_number_can_be_set(group: Group, name: str) -> None:
    labels = [one.label for one in group.make(session_of(PROJECTS[name]))]
    assert len(set(labels)) == len(labels)
    for label in labels:
        session, said = session_of(PROJECTS[name]), list[str]()
        session.hear(said.extend)
        control = setting(session, group, label)
        if isinstance(control, Control):
            value = tried_value(control)
            changed = control.write(session.project, session.moment, value)
            if not session.attempt(label, changed):
                assert said
                continue
            assert control.read(session) == pytest.approx(value)
            check(session.project)
            session.run.history.record(0)
            session.document.undo()
            assert session.project == PROJECTS[name]


@pytest.mark.parametrize("name", list(PROJECTS))
@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.name)
def test_every_entry_can_be_chosen_or_says_why_not(group: Group, name: str) -> None:
    for one in group.make(session_of(PROJECTS[name])):
        if not isinstance(one, Selection):
            continue
        for entry in one.entries(session_of(PROJECTS[name])):
            session, said = session_of(PROJECTS[name]), list[str]()
            session.hear(said.extend)
            choose(session, one, entry.key)
            assert one.read(session) == entry.key or said
            check(session.project)
            session.run.history.record(0)
            group.make(session)


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.name)
def test_every_switch_switches(group: Group) -> None:
    for made in (FEATURES["nesterov"], PROJECTS["spiral"]):
        for one in group.make(session_of(made)):
            if isinstance(one, Switch):
                session = session_of(made)
                before = one.read(session)
                session.change(one.label, one.write(session.project, not before))
                assert one.read(session) is not before


def test_the_groups_follow_what_is_chosen() -> None:
    session = session_of(PROJECTS["two-two-two"])
    key = NETWORK.key(session)
    choose(session, setting(session, NETWORK, "Optimizer"), "adam")  # type: ignore[arg-type]
    assert NETWORK.key(session) != key
    labels = {one.label for one in NETWORK.make(session)}
    assert {"Beta 1", "Beta 2", "Epsilon"} <= labels
    assert "Momentum" not in labels


def test_a_pair_is_set_number_by_number() -> None:
    session = session_of(FEATURES["adam"])
    beta = setting(session, NETWORK, "Beta 2")
    assert isinstance(beta, Control)
    put(session, beta, 0.5)
    assert session.project.optimizer["betas"] == (0.9, 0.5)


def test_options_of_a_layer_go_by_its_name() -> None:
    session = session_of(FEATURES["prelu"])
    slope = setting(session, NETWORK, "Slope, hidden")
    assert isinstance(slope, Control)
    put(session, slope, 0.5)
    assert session.project.network.layers[0].activation == {"name": "prelu", "slope": 0.5}


class TestInitialWeights:
    def test_an_initializer_draws_all_and_the_file_brings_them_back(self) -> None:
        made = project(hidden(biases=(0.5, 0.5)), output())
        session = session_of(made)
        choice = setting(session, NETWORK, "Initialise")
        assert isinstance(choice, Selection)
        assert choice.read(session) == "given"
        choose(session, choice, "he_normal")
        assert [one.init for one in session.project.network.layers] == ["he_normal"] * 2
        assert session.project.network.layers[0].weights is None
        assert session.project.network.layers[0].biases is None
        choose(session, choice, "given")
        assert session.project == made

    def test_drawing_again_is_another_seed(self) -> None:
        session = session_of(PROJECTS["spiral"])
        again = setting(session, NETWORK, "Draw again")
        assert isinstance(again, Command)
        before = session.run.history.state(0).parameters.copy()
        session.change(again.label, again.make(session.project))
        assert (session.run.history.state(0).parameters != before).any()
        assert not again.possible(session_of(PROJECTS["two-two-two"]))

    def test_layers_that_are_drawn_differently_say_so(self) -> None:
        made = project(
            Layer(2, "tanh", init="he_normal"), Layer(2, "sigmoid", init="xavier_uniform")
        )
        session = session_of(made)
        choice = setting(session, NETWORK, "Initialise")
        assert isinstance(choice, Selection)
        assert choice.read(session) == "mixed"
        choose(session, choice, "mixed")
        assert session.project == made


def test_data_that_cannot_be_split_are_told() -> None:
    session, said = session_of(PROJECTS["two-two-two"]), list[str]()
    session.hear(said.extend)
    control = setting(session, DATA, "Kept for testing")
    assert isinstance(control, Control)
    assert not session.attempt("x", control.write(session.project, session.moment, 0.25))
    assert len(said) == 1


def test_noise_is_a_number_of_generated_data_only() -> None:
    session = session_of(replace(PROJECTS["spiral"], data=Dataset("moons")))
    noise = setting(session, DATA, "Noise")
    assert isinstance(noise, Control)
    assert noise.read(session) == 0.1
    assert noise.slides
    assert with_fields(noise, slides=False).label == "Noise"
    labels = [one.label for one in DATA.make(session_of(PROJECTS["iris"]))]
    assert "Noise" not in labels


def test_layers_are_turned_and_set_free_where_they_are() -> None:
    session = session_of(PROJECTS["two-two-two"])
    flow = setting(session, LAYOUT, "Flow")
    assert isinstance(flow, SignSelection)
    for key in ("down", "circle", "free", "right"):
        choose(session, flow, key)
        assert flow.read(session) == key == session.project.layout.direction
        assert bool(session.project.layout.moved) == (key == "free")
    assert session.document.undo_label == "Flow"


def test_inputs_can_be_a_picture_where_there_are_enough_of_them() -> None:
    assert not any(
        one.label == "Inputs as a picture" for one in LAYOUT.make(session_of(PROJECTS["iris"]))
    )
    session = session_of(open_example("digits"))
    switch = setting(session, LAYOUT, "Inputs as a picture")
    assert isinstance(switch, Switch)
    assert switch.read(session)
    session.change(switch.label, switch.write(session.project, False))
    assert not switch.read(session)
