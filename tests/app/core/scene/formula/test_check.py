from __future__ import annotations

import pytest

from app.core.frame import Text
from app.core.scene import Shot, card_of, check_button
from app.core.scene.context import Context
from app.core.scene.formula.check import check_remark
from app.core.time.timing import Timing
from engine.plan.events import Kind
from engine.plan.step_plan import Granularity
from tests.app.core.scene.shots import place_of, run_of, shot


def shown(made: Shot) -> list[str]:
    return [item.text for item in card_of(made)[0] if isinstance(item, Text)][1:]


def at(name: str, kind: Kind, *, checked: bool = True, **where: int) -> Shot:
    """Return a shot in which the group with the first such event is just done."""
    run = run_of(name)[1]
    index = int(place_of(name, kind, 0.0, **where))
    group = Timing(run.plan, Granularity.NEURON).group(index)
    return shot(name, float(group.span.stop), checked=checked)


def test_the_finite_difference_of_the_worked_example() -> None:
    made = at("two-two-two", Kind.DELTA, layer=1)
    assert shown(made) == ["checked: finite difference 0.008771 ✓"]
    remark = check_remark(Context(made))
    assert remark is not None
    assert remark.color == Context(made).theme.confirmed


def test_it_is_asked_for_where_it_will_stand() -> None:
    made = at("two-two-two", Kind.DELTA, layer=1, checked=False)
    assert shown(made) == []
    button = check_button(made)
    assert button is not None
    area, (hint,) = button
    assert isinstance(hint, Text)
    assert area.holds(hint.x - 1.0, hint.y)
    assert Context(made).card_area.holds(*area.center)
    again = check_button(at("two-two-two", Kind.DELTA, layer=1))
    assert again == (area, ())


def test_nothing_is_checked_before_it_is_known_or_that_is_no_derivative() -> None:
    for made in (
        shot("two-two-two", 31.6, checked=True),
        at("two-two-two", Kind.WEIGHTED_SUM),
        at("two-two-two", Kind.LOSS),
        at("random layer", Kind.UPDATE, layer=2),
        shot("xor", 30.0, "step", checked=True),
    ):
        assert check_button(made) is None
        assert check_remark(Context(made)) is None


@pytest.mark.parametrize("name", ["prelu", "dropout", "shared bias", "shared weights", "softmax"])
@pytest.mark.parametrize("kind", [Kind.DELTA, Kind.GRADIENT, Kind.UPDATE, Kind.SLOPE_GRADIENT])
def test_every_kind_of_derivative_is_confirmed(name: str, kind: Kind) -> None:
    try:
        made = at(name, kind)
    except KeyError:
        assert kind is Kind.SLOPE_GRADIENT
        return
    assert any("✓" in text for text in shown(made)), shown(made)


def test_where_it_proves_nothing_that_is_said() -> None:
    assert any("moved" in text for text in shown(at("immediate", Kind.GRADIENT, layer=1)))
    assert any("clipped" in text for text in shown(at("clipping", Kind.UPDATE)))


def test_it_stands_above_what_else_happens() -> None:
    made = at("two-two-two", Kind.GRADIENT, layer=1)
    lines = [item for item in card_of(made)[0] if isinstance(item, Text)][1:]
    assert [line.text.split()[0] for line in lines] == ["and", "checked:"]
    assert lines[1].y < lines[0].y
