from __future__ import annotations

import pytest

from app.core.scene.context import Context
from app.core.scene.labels.chips import RESULT, Chip
from app.core.scene.motion.backward import gradient_chips
from app.core.scene.motion.forward import product_chips
from app.core.scene.motion.update import update_chips
from engine.plan.events import Kind
from tests.app.core.scene.shots import place_within, shot

USUAL, SMALL = (880, 680), (506, 445)


def context_of(
    name: str, kind: Kind, share: float, size: tuple[int, int], unit: int = 0
) -> Context:
    return Context(shot(name, place_within(name, kind, share, layer=2, unit=unit), size=size))


def are_equations(chips: list[Chip]) -> set[bool]:
    return {RESULT in chip.text for chip in chips}


def test_equations_are_told_where_all_have_room() -> None:
    chips = product_chips(context_of("two-two-two", Kind.PRODUCT, 0.5, USUAL))
    assert len(chips) == 2
    assert are_equations(chips) == {True}


@pytest.mark.parametrize(("name", "unit"), [("xor", 0), ("iris", 1)])
def test_where_equations_have_no_room_the_result_of_every_edge_is_told(
    name: str, unit: int
) -> None:
    context = context_of(name, Kind.GRADIENT, 0.5, SMALL, unit)
    chips = gradient_chips(context)
    assert len(chips) == len(context.active_edges)
    assert are_equations(chips) == {False}


def test_of_too_many_edges_the_strongest_are_told() -> None:
    context = context_of("spiral", Kind.PRODUCT, 0.5, SMALL)
    assert 0 < len(product_chips(context)) <= 3 < len(context.active_edges)


def test_rather_than_no_equation_a_few_results_are_told() -> None:
    place = place_within("spiral", Kind.GRADIENT, 0.5, "layer", layer=2)
    chips = gradient_chips(Context(shot("spiral", place, "layer", size=(872, 705))))
    assert are_equations(chips) == {False}


def test_rather_than_a_part_of_the_equations_all_results_are_told() -> None:
    place = place_within("iris", Kind.GRADIENT, 0.5, layer=2, unit=1, position=2)
    chips = gradient_chips(Context(shot("iris", place, size=(508, 445))))
    assert are_equations(chips) == {False}
    assert len(chips) >= 3


def test_weights_that_move_are_equations_as_long_as_the_others_have_their_labels() -> None:
    chips = update_chips(context_of("two-two-two", Kind.UPDATE, 0.5, (560, 440)))
    assert are_equations(chips) == {True}


def test_a_form_stays_the_same_for_the_whole_of_a_stage() -> None:
    forms = [
        [
            (chip.x, chip.y)
            for chip in gradient_chips(context_of("iris", Kind.GRADIENT, share, USUAL))
        ]
        for share in (0.1, 0.5, 0.9)
    ]
    assert forms[0] == forms[1] == forms[2]
