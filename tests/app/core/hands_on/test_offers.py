from __future__ import annotations

import pytest
from msgspec.structs import replace

from app.core.changes.fitted import Fitted
from app.core.document import Document
from app.core.hands_on.offers import Offer, add_unit, freeze, layer_offers, remove_unit, take
from app.core.navigation import breakpoints
from app.core.project import Layer
from app.core.session import Session
from tests.app.core.everything import FEATURES, hidden, output, project
from tests.app.core.sessions import session_of


def refusals(session: Session, layer: int) -> list[bool]:
    unit = remove_unit(session.run, (layer, 0))
    return [offer.refusal is not None for offer in (unit, *layer_offers(session.run, layer))]


def test_the_data_fix_inputs_and_outputs() -> None:
    session = session_of()
    assert refusals(session, 0) == [True, True, False, True]
    assert refusals(session, 1) == [False, False, False, False, False]
    assert refusals(session, 2) == [True, True, False, False, True]
    assert remove_unit(session.run, (0, 0)).refusal == ("The data fix the inputs: a sample has 2.")


@pytest.mark.parametrize(
    ("name", "layer", "words"),
    [
        ("two-two-two", Layer(1, "tanh", ((0.5, 0.5),)), "A layer has one unit"),
        ("two-two-two", hidden("softmax"), "Softmax needs two units"),
    ],
)
def test_a_layer_keeps_the_units_that_it_needs(name: str, layer: Layer, words: str) -> None:
    session = Session(Document(project(layer, output(fan_in=layer.units))))
    refusal = remove_unit(session.run, (1, 0)).refusal
    assert refusal is not None
    assert words in refusal


def test_each_offer_that_is_not_refused_can_be_made_and_undone() -> None:
    for made in FEATURES.values():
        session = Session(Document(made))
        for layer in range(session.run.network.depth + 1):
            unit = remove_unit(session.run, (layer, 0))
            for offer in (unit, *layer_offers(session.run, layer)):
                if offer.refusal is None:
                    take(session, offer)
                    assert session.document.undo_label == offer.label
                    session.document.undo()
                    assert session.project.network == made.network


def test_the_weights_that_layers_share_are_frozen_together_and_biases_stay_as_they_are() -> None:
    shared = replace(hidden(), frozen=("biases",))
    twin = Layer(shared.units, "tanh", same_weights_as=1)
    session = Session(Document(project(shared, twin, output(fan_in=shared.units))))
    for layer, frozen in ((2, ("weights", "biases")), (1, ("biases",))):
        take(session, freeze(session.run, layer))
        assert [each.frozen for each in session.project.network.layers] == [frozen, (), ()]


def test_what_cannot_be_made_is_said_and_changes_nothing() -> None:
    session, said = session_of(), list[str]()
    session.hear(said.extend)
    before = session.project
    take(session, remove_unit(session.run, (0, 0)))
    broken = Offer(
        add_unit(session.run, 1).label, lambda one: Fitted(replace(one, loss="none such"))
    )
    take(session, broken)
    assert said[0].startswith("The data fix the inputs")
    assert "unknown loss 'none such'" in said[1]
    assert session.project is before


def conditions(session: Session) -> list[str]:
    return [each.condition for each in session.project.breakpoints]


def test_what_goes_with_a_unit_is_said_and_comes_back_with_it() -> None:
    session, said = session_of(), list[str]()
    session.hear(said.extend)
    breakpoints.add(session, "layer = 1 and unit = 1")
    take(session, remove_unit(session.run, (1, 0)))
    assert conditions(session) == ["layer = 1 and unit = 0"]
    assert said == []
    session.undo()
    take(session, remove_unit(session.run, (1, 1)))
    assert conditions(session) == []
    assert said == ["A breakpoint is gone with what it was about."]
    session.undo()
    assert conditions(session) == ["layer = 1 and unit = 1"]
