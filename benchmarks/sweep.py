"""Many starts side by side, against the same starts one by one and a compiled program."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from msgspec.structs import replace

from app.core.data.samples import samples
from app.core.project import Dataset, Project
from app.core.run import build_starts
from app.core.sweep import Sweep
from benchmarks.measure import Result, compared
from benchmarks.networks import project
from engine.search.conditions import parse
from engine.training.training import train_step

STARTS, STEPS = 1000, 5000
# So few, since each takes as long as the others.
ONE_BY_ONE = 4
# A step of this network, sample by sample, in scalar JavaScript that V8 has compiled.
JAVASCRIPT = 0.31


def results() -> Iterator[Result]:
    """Yield the time of all, of a step of one network, and the ratio to one by one."""
    xor = replace(project((2, 2, 1), batch=1, samples=4, steps=STEPS), data=Dataset("xor"))
    shuffled = replace(xor, training=replace(xor.training, shuffle=True))
    for which, order in (xor, ""), (shuffled, ", shuffled"):
        together, alone = compared(partial(_together, which), partial(_one_by_one, which), rounds=3)
        one, other = together / STARTS / STEPS * 1e6, alone / ONE_BY_ONE / STEPS * 1e6
        name = f"{STARTS:,} starts of 2-2-1, {STEPS:,} steps{order}"
        yield Result(f"{name}, with looks", together, 10.0, "s")
        yield Result(f"{name}, a step of one network", one, JAVASCRIPT, "µs")
        remark = f"{one:.3f} µs against {other:.1f} µs"
        yield Result(f"{name}, against one by one", 100.0 * one / other, 2.0, "%", remark)


def _together(which: Project) -> None:
    sweep = Sweep(which, samples(which), range(STARTS))
    sweep.train(STEPS, parse("loss < 0.01", ("loss",)), lambda steps: None)


def _one_by_one(which: Project) -> None:
    data = samples(which)
    for seed in range(ONE_BY_ONE):
        model, parameters, batches = build_starts(which, data, [seed])
        state = model.initial_state(parameters)
        for step in range(STEPS):
            state = train_step(model, state, batches[step], step).after
