from __future__ import annotations

import math
from itertools import combinations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.core.document import Document
from app.core.file_format.examples import open_example
from app.core.frame import Anchor, Box, Item, Text
from app.core.inspection import CurvePoint, Move, Part, Quantity, Sum
from app.core.numbers_input import MINUS
from app.core.project import Layer, Network, Neuron, Project, Rows
from app.core.session import Session
from app.core.theme import theme
from app.paint.fonts import line
from app.view.panels.bars import CurveDrawing, MoveBars, QuantityList, SumBars
from app.view.panels.inspector import Inspector
from app.view.panels.weight_rows import MOST_ROWS
from engine.activations import ACTIVATIONS
from engine.plan.events import Phase
from engine.words.terms import Symbol
from tests.app.core.everything import FEATURES
from tests.app.core.sessions import arrive
from tests.app.view.hosting import show

FORWARD, BACKWARD, UPDATE = 3.0, 34.0, 47.0


def inspector_of(qtbot: QtBot, session: Session) -> Inspector:
    inspector = Inspector(session)
    session.document.subscribe(lambda old, new: inspector.refresh())
    show(qtbot, inspector, 290, 900)
    return inspector


@pytest.fixture
def session() -> Session:
    return Session(Document(open_example("two-two-two")))


def choose(session: Session, neuron: Neuron | None) -> None:
    session.document.adjust(view=replace(session.project.view, selected=neuron))


def wide_project(inputs: int) -> Project:
    weights = (tuple(0.01 * i for i in range(inputs)),)
    network = Network(inputs, (Layer(1, "tanh", weights),))
    data = Rows(((1.0,) * inputs,), ((0.0,),))
    return replace(open_example("two-two-two"), network=network, data=data)


def labels(inspector: Inspector) -> list[str]:
    return [row.label.text() for row in inspector.weights.rows if row.isVisible()]


def test_no_value_has_more_decimals_than_can_be_chosen(qtbot: QtBot, session: Session) -> None:
    inspector = inspector_of(qtbot, session)
    session.seek(BACKWARD)
    for digits, decimals in ((4, 6), (17, 17)):
        session.document.adjust(view=replace(session.project.view, digits=digits))
        first = inspector.values.accessibleDescription().partition(", ")[0]
        assert len(first.partition(".")[2]) == decimals


def test_each_phase_shows_what_belongs_to_it(qtbot: QtBot, session: Session) -> None:
    inspector = inspector_of(qtbot, session)
    for place, sum_, curve, moves in (
        (0.0, True, False, False),
        (FORWARD + 1.0, True, True, False),
        (BACKWARD, False, True, False),
        (UPDATE, False, False, True),
    ):
        session.seek(place)
        seen = [part.isVisible() for part in (inspector.sum, inspector.curve, inspector.moves)]
        assert seen == [sum_, curve, moves]


def test_values_are_those_of_the_trace_and_unknown_ones_are_not_told(
    qtbot: QtBot, session: Session
) -> None:
    session.seek(FORWARD)
    inspector = inspector_of(qtbot, session)
    assert inspector.windowTitle() == "hidden neuron 1"
    words = inspector.values.accessibleDescription()
    assert words == ("weighted sum z: 0.377500, activation a = σ(z): …, slope σ′(z): …, delta δ: …")


def test_the_chosen_neuron_stays_whatever_happens(qtbot: QtBot, session: Session) -> None:
    inspector = inspector_of(qtbot, session)
    choose(session, (2, 1))
    session.seek(FORWARD)
    assert inspector.windowTitle() == "output neuron 2"
    choose(session, None)
    assert inspector.windowTitle() == "hidden neuron 1"


def test_an_input_has_no_weights_into_it(qtbot: QtBot, session: Session) -> None:
    inspector = inspector_of(qtbot, session)
    choose(session, (0, 1))
    assert inspector.windowTitle() == "input 2"
    assert not inspector.weights.isVisible()
    assert not inspector.sum.isVisible()
    assert "0.100000" in inspector.values.accessibleDescription()


def test_weights_can_be_typed_and_everything_follows(qtbot: QtBot, session: Session) -> None:
    session.seek(FORWARD)
    inspector = inspector_of(qtbot, session)
    choose(session, (1, 0))
    assert labels(inspector) == ["w₁₁ from x₁", "w₁₂ from x₂", "bias b₁"]
    field = inspector.weights.rows[2].field
    session.seek(0.0)
    field.setFocus()
    qtbot.keyClicks(field, "1.35")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    session.seek(FORWARD)
    assert "1.377500" in inspector.values.accessibleDescription()


def test_rows_follow_the_neuron_and_are_used_again(qtbot: QtBot) -> None:
    session = Session(Document(open_example("iris")))
    inspector = inspector_of(qtbot, session)
    choose(session, (2, 1))
    rows = list(inspector.weights.rows)
    assert labels(inspector)[0] == "w₂₁ from h₁"
    assert len(labels(inspector)) == 7
    choose(session, (1, 3))
    assert labels(inspector) == [
        "w₄₁ from x₁", "w₄₂ from x₂", "w₄₃ from x₃", "w₄₄ from x₄", "bias b₄",
    ]  # fmt: skip
    assert inspector.weights.rows == rows


def test_biases_are_set_where_there_are_some(qtbot: QtBot) -> None:
    for name, expected in (
        ("no bias", ["w₁₁ from x₁", "w₁₂ from x₂"]),
        ("shared bias", ["w₁₁ from x₁", "w₁₂ from x₂", "bias b of all"]),
    ):
        session = Session(Document(FEATURES[name]))
        inspector = inspector_of(qtbot, session)
        choose(session, (1, 0))
        assert labels(inspector) == expected


def test_a_learned_slope_bends_the_curve(qtbot: QtBot) -> None:
    session = Session(Document(FEATURES["prelu"]))
    inspector = inspector_of(qtbot, session)
    choose(session, (1, 0))
    step = 20
    session.seek(session.run.plan.start(step) + 7.0)
    arrive(session)
    reader = session.run.trace.reader(step)
    at = CurvePoint(reader.weighted_sum(0, 1, 0), reader.activation(0, 1, 0), None)
    colors = theme(session.project.view.theme)
    shown = inspector.curve.grab().toImage()
    for activation, same in (
        (reader.activations[0], True),
        (reader.network.layer(1).activation, False),
    ):
        inspector.curve.show_drawing(CurveDrawing(activation, at), colors)
        assert (inspector.curve.grab().toImage() == shown) == same


def test_of_many_weights_any_one_can_be_chosen(qtbot: QtBot) -> None:
    session = Session(Document(wide_project(40)))
    inspector = inspector_of(qtbot, session)
    assert len(labels(inspector)) == MOST_ROWS + 2
    inspector.weights.source.setValue(33)
    assert labels(inspector)[-2:] == ["w₁,₃₃ from x₃₃", "bias b₁"]
    assert inspector.weights.rows[MOST_ROWS].field.text() == "+0.3200"


def test_nothing_is_drawn_again_when_nothing_has_changed(qtbot: QtBot, session: Session) -> None:
    session.seek(FORWARD)
    inspector = inspector_of(qtbot, session)
    inspector.values.setAccessibleDescription("untouched")
    inspector.refresh()
    for place in (FORWARD + 0.25, FORWARD + 0.75):
        session.seek(place)
        assert inspector.values.accessibleDescription() == "untouched"
    session.seek(FORWARD + 1.0)
    assert inspector.values.accessibleDescription() != "untouched"


def test_moves_tell_names_and_signs(qtbot: QtBot, session: Session) -> None:
    session.seek(UPDATE)
    inspector = inspector_of(qtbot, session)
    words = inspector.moves.accessibleDescription()
    assert words.startswith(f"w_11^(2) {MINUS}0.0411, ")
    assert "w_21^(2) +0.0113" in words


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf"), 0.0, 1e300])
def test_drawings_survive_any_number(value: float) -> None:
    name = Symbol("w")
    drawings = (
        SumBars(Sum((Part(name, value, 0.0), Part(name, None, 0.0)), name, value), 4),
        MoveBars((), "", 4),
        QuantityList((), 4),
        CurveDrawing(ACTIVATIONS.make("sigmoid"), CurvePoint(value, 1.0, value), (value, 0.5)),
        CurveDrawing(ACTIVATIONS.make("sigmoid"), None),
    )
    for drawing in drawings:
        assert drawing.height >= 0.0
        drawing.items(260.0, theme("dark"))


WIDTH = 238.0


def spans(items: tuple[Item, ...]) -> list[tuple[float, float, float]]:
    """Return height, left and right end of each text."""
    found = []
    for item in items:
        if isinstance(item, Text):
            width = line(item.text, item.face, item.size).width
            left = item.x - width if item.anchor is Anchor.RIGHT else item.x
            found.append((item.y, left, left + width))
    return found


@pytest.mark.parametrize("digits", [3, 9, 17])
@pytest.mark.parametrize("value", [-1.2345678901234567, -9876543.21, 1.25e-11, -3e-300, math.inf])
def test_no_number_hides_its_label_or_its_bar(digits: int, value: float) -> None:
    name = Symbol("w11")
    values = QuantityList((Quantity("activation a = σ(z)", Phase.FORWARD, value),), digits)
    for one, other in combinations(spans(values.items(WIDTH, theme("dark"))), 2):
        assert one[0] != other[0] or one[2] <= other[1] or other[2] <= one[1]
    bars = SumBars(Sum((Part(name, value, 0.0),), name, value), digits)
    moves = MoveBars((Move(name, value),), "", digits)
    for drawing in (bars, moves):
        items = drawing.items(WIDTH, theme("dark"))
        groove = next(item for item in items if isinstance(item, Box))
        assert groove.width >= 40.0
        for _, left, right in spans(items):
            assert left >= 0.0
            assert right <= groove.x or left >= groove.x + groove.width
            assert right <= WIDTH


def test_bars_keep_their_place_when_numbers_become_known() -> None:
    name = Symbol("w11")
    grooves = []
    for value in (None, 0.0075, -0.0075):
        drawing = SumBars(Sum((Part(name, value, 0.0),), name, value), 4)
        items = drawing.items(WIDTH, theme("dark"))
        grooves.append(next(item for item in items if isinstance(item, Box)))
    assert grooves[0] == grooves[1] == grooves[2]
