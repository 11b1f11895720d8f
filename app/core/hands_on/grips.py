"""Numbers of the picture that can be taken hold of: what each of them sets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from app.core.hands_on.computed import refusal
from app.core.hands_on.controls import (
    LEARNING_RATE,
    MOMENTUM,
    Control,
    parameter_control,
    slope_control,
)
from app.core.hands_on.data_controls import Part, data_control, fixed_data
from app.core.inspection import parameter_label
from app.core.layout import Area
from app.core.scene import MarkedPlace, Shot
from app.core.scene.context import Context
from app.core.scene.pointing import edge_at
from app.core.session import Session
from engine.marks import of_learned_slope, of_option, of_parameter
from engine.notation import Notation
from engine.words.terms import Mark, Tag
from engine.words.wording import Wording, worded

# How far from its number the mouse may be, in pixels.
NEAR_NUMBER = 3.0


class Grip(NamedTuple):
    """A number in reach: what sets it, or why nothing there does, and where it stands."""

    control: Control | None
    refusal: Wording | None
    area: Area


def number_grip(session: Session, places: Sequence[MarkedPlace], x: float, y: float) -> Grip | None:
    """Return the number of ``places`` at a point."""
    for mark, area in reversed(places):
        if area.nearest(x, y, -NEAR_NUMBER) == (x, y):
            return _grip(session, mark, area)
    return None


def edge_grip(session: Session, shot: Shot, x: float, y: float) -> Grip | None:
    """Return the weight of the edge at a point."""
    edge = edge_at(Context(shot), x, y)
    if edge is None:
        return None
    mark = of_parameter(session.run.network, *edge)
    return _grip(session, mark, Area.around(x, y, 0.0, 0.0))


def _grip(session: Session, mark: Mark, area: Area) -> Grip:
    make = _CONTROLS.get((mark.tag, mark.layer == 0))
    made = (make and make(session, mark)) or refusal(session, mark)
    return Grip(None, made, area) if isinstance(made, str) else Grip(made, None, area)


def parameter(session: Session, mark: Mark) -> Control:
    """Return what sets a weight or a bias."""
    assert mark.layer is not None
    unit = mark.unit or 0
    label = parameter_label(Notation(session.run.network), mark.layer, unit, mark.source)
    return parameter_control(label, mark.layer, unit, mark.source)


def _slope(session: Session, mark: Mark) -> Control | None:
    if mark.layer is None or mark != of_learned_slope(mark.layer):
        return None
    layer = Notation(session.run.network).layer_words(mark.layer)
    return slope_control(worded("Slope, {layer}", layer=layer), mark.layer)


def _input(session: Session, mark: Mark) -> Control | Wording:
    assert mark.unit is not None
    name = Notation(session.run.network).unit_text(0, mark.unit)
    return _datum(session, mark, "inputs", worded("input {name}", name=name))


def _target(session: Session, mark: Mark) -> Control | Wording | None:
    if mark.unit is None:
        return None
    name = Notation(session.run.network).unit_text(session.run.network.depth, mark.unit)
    return _datum(session, mark, "targets", worded("target of {name}", name=name))


def _datum(session: Session, mark: Mark, part: Part, label: Wording) -> Control | Wording:
    fixed = fixed_data(session.project)
    if fixed is not None:
        return fixed
    assert mark.position is not None
    assert mark.unit is not None
    sample = int(session.run.history.batches[session.step].rows[mark.position])
    return data_control(label, part, sample, mark.unit)


def _option(_: Session, mark: Mark) -> Control | None:
    return _OPTIONS.get(mark)


_OPTIONS = {
    of_option("learning_rate"): LEARNING_RATE,
    of_option("momentum"): MOMENTUM,
}
# By tag, and whether it belongs to the inputs.
_CONTROLS: dict[tuple[Tag, bool], Callable[[Session, Mark], Control | Wording | None]] = {
    (Tag.WEIGHT, False): parameter,
    (Tag.BIAS, False): parameter,
    (Tag.ACTIVATION, True): _input,
    (Tag.TARGET, False): _target,
    (Tag.SLOPE, False): _slope,
    (Tag.RATE, False): _option,
    (Tag.STATE, False): _option,
}
