from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from app.core.conditions.conditions import read
from app.core.conditions.standing import standing
from app.core.conditions.watch import Watch, Way, entered, looked
from app.core.file_format.examples import open_example
from app.core.project import Breakpoint, Layer, Network, Project
from app.core.run import Run, build
from engine.plan.events import Event, Phase
from engine.trouble import situation
from engine.trouble.units import dead

STEPS = 4


def run_of(name: str = "two-two-two", **training: object) -> Run:
    project: Project = open_example(name)
    return build(replace(project, training=replace(project.training, steps=STEPS, **training)))


RUN = run_of()
EVENTS = RUN.events
CONDITIONS: dict[str, Callable[[Event], bool]] = {
    "phase = backward": lambda event: event.address.phase is Phase.BACKWARD,
    "layer = 1 and unit = 0": lambda event: event.address[3:5] == (1, 0),
    "kind = gradient and value < 0": lambda event: (
        event.address.kind == "gradient" and event.value < 0.0
    ),
    "step = 2": lambda event: event.step == 2,
    "value is nan": lambda event: math.isnan(event.value),
    "value is finite": lambda event: True,
}
HOLDS = {text: [test(event) for event in RUN.trace] for text, test in CONDITIONS.items()}
TEXTS, PLACES = st.sampled_from(list(CONDITIONS)), st.floats(0.0, EVENTS) | st.integers(0, EVENTS)


def found(way: Way, text: str, look: Callable[..., object] = looked) -> float | None:
    """Return where something is found, having seen that what was looked through is in order."""
    sights = list(look(way, read(text), 0.0))  # type: ignore[call-overload]
    places = [sight.place * way.direction for sight in sights]
    assert places == sorted(places)
    assert not any(sight.found for sight in sights[:-1])
    if not sights[-1].found:
        assert sights[-1].place == way.limit
    return sights[-1].place if sights[-1].found else None


def rests(way: Way) -> list[int]:
    """Return the places at which an event has just happened, in the order in which they come."""
    if way.direction > 0:
        return [place for place in range(1, EVENTS + 1) if way.place < place <= way.limit]
    return [place for place in range(EVENTS, 0, -1) if way.limit <= place - 1 and place < way.place]


@given(TEXTS, PLACES, st.sampled_from([0.0, float(EVENTS)]))
def test_the_first_is_found_either_way(text: str, place: float, limit: float) -> None:
    way = Way(RUN, place, limit)
    holding = (rest for rest in rests(way) if HOLDS[text][rest - 1])
    assert found(way, text) == next(holding, None)


@given(TEXTS, PLACES, st.sampled_from([0.0, float(EVENTS)]))
def test_what_goes_on_holding_is_not_entered_again(text: str, place: float, limit: float) -> None:
    way = Way(RUN, place, limit)
    before = math.floor(place) if way.direction > 0 else math.ceil(place)
    held, expected = before > 0 and HOLDS[text][before - 1], None
    for rest in rests(way):
        holds = HOLDS[text][rest - 1]
        if holds and not held:
            expected = rest
            break
        held = holds
    assert found(way, text, entered) == expected


def test_nothing_is_looked_at_behind_the_limit() -> None:
    assert found(Way(RUN, 0.0, 10.0), "phase = backward") is None
    assert found(Way(RUN, 0.0, 23.0), "phase = backward") == 20.0


@pytest.mark.parametrize("batch", [1, 3, 4])
def test_training_is_looked_at_where_epochs_end(batch: int) -> None:
    run = run_of("xor", batch_size=batch)
    size = run.plan.steps_per_epoch
    ends = [*dict.fromkeys((*range(size, STEPS, size), STEPS))]
    losses = {end: standing(run, end, ["loss"])["loss"] for end in ends}
    for end in ends:
        condition = f"loss >= {losses[end]!r} and loss <= {losses[end]!r}"
        assert found(Way(run, 0.0, float(run.events)), condition) == run.plan.start(end)
    back = [end for end in reversed(ends) if end < STEPS]
    place = found(Way(run, float(run.events), 0.0), "loss > 0")
    assert place == (run.plan.start(back[0]) if back else None)


def test_a_loss_that_stays_low_is_entered_once() -> None:
    run = run_of("xor", batch_size=4)
    end = float(run.events)
    first = found(Way(run, 0.0, end), "epoch >= 2", entered)
    assert first == run.plan.start(2)
    assert found(Way(run, first, end), "epoch >= 2", entered) is None
    assert found(Way(run, end - 0.5, 0.0), "epoch <= 2", entered) == run.plan.start(2)


def test_the_death_of_a_unit_is_found_where_its_detector_finds_it() -> None:
    layers = Layer(6, "relu", init="xavier_uniform"), Layer(1, "sigmoid", init="xavier_uniform")
    project = open_example("xor")
    run = build(
        replace(
            project, seed=8, network=Network(2, layers), loss="half_squared_error",
            optimizer={"name": "sgd", "learning_rate": 9.0},
            training=replace(project.training, batch_size=4, steps=STEPS),
        )
    )  # fmt: skip
    deaths = [any(dead(situation(run.history, step))) for step in range(STEPS + 1)]
    assert not deaths[0]
    assert found(Way(run, 0.0, float(run.events)), "dead > 0", entered) == run.plan.start(
        deaths.index(True)
    )


def watch(*texts: str, place: float = 0.0, limit: float = EVENTS) -> Watch:
    return Watch(Way(RUN, place, limit), [Breakpoint(text) for text in texts])


def test_a_watch_lets_one_go_as_far_as_the_first_breakpoint() -> None:
    watched = watch("phase = update", "phase = backward", "value is nan")
    assert watched.free(10.0, math.inf) == 10.0
    assert watched.met(10.0) is None
    assert watched.free(40.0, math.inf) == 20.0
    assert watched.met(20.0) == Breakpoint("phase = backward")


def test_without_a_breakpoint_everything_is_free() -> None:
    off = Watch(Way(RUN, 0.0, EVENTS), [Breakpoint("phase = loss", on=False)])
    assert watch().free(40.0, 0.0) == off.free(40.0, 0.0) == 40.0


def test_time_that_is_up_ends_a_look_but_not_before_it_has_begun() -> None:
    watched = watch("value is nan")
    reached = [watched.free(EVENTS, 0.0) for _ in range(10)]
    assert reached == sorted(reached)
    assert reached[-1] == EVENTS


def test_a_watch_leads_on_where_it_has_been_and_no_further_than_what_it_met() -> None:
    watched = watch("phase = backward", place=5.0)
    watched.free(40.0, math.inf)
    end = float(EVENTS)
    assert watched.leads(Way(RUN, 12.5, end))
    assert not watched.leads(Way(RUN, 4.0, end))
    assert not watched.leads(Way(RUN, 20.0, end))
    assert not watched.leads(Way(RUN, 30.0, end))
    assert not watched.leads(Way(RUN, 12.5, 0.0))
