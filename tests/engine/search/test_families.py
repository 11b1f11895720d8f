import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from engine.network import NetworkSpec
from engine.plan.events import Kind, Phase
from engine.plan.step_plan import StepPlan
from engine.search.families import Family, families
from tests.engine.cases import networks

PRODUCTS = Family(Phase.FORWARD, Kind.PRODUCT, 1, np.arange(2), np.arange(3), np.arange(4))


@given(networks(), st.integers(1, 4), st.booleans(), st.booleans())
def test_every_event_of_a_step_is_in_one_family(
    network: NetworkSpec, batch: int, immediate: bool, clipped: bool
) -> None:
    plan = StepPlan(network, batch, immediate, clipped)
    offsets = [
        plan.offset(family.address(number))
        for family in families(plan)
        for number in range(int(np.prod(family.shape)))
    ]
    assert sorted(offsets) == list(range(plan.events))


@given(networks(), st.integers(1, 4), st.booleans())
def test_a_family_is_in_the_order_of_its_events(
    network: NetworkSpec, batch: int, immediate: bool
) -> None:
    plan = StepPlan(network, batch, immediate)
    for family in families(plan):
        offsets = [plan.offset(family.address(n)) for n in range(int(np.prod(family.shape)))]
        assert offsets == sorted(offsets)


def test_what_is_impossible_is_cut_off() -> None:
    units = np.asarray(PRODUCTS.places.unit)
    narrowed = PRODUCTS.where(units == 1)
    assert narrowed is not None
    assert narrowed.shape == (2, 1, 4)
    assert {narrowed.address(number).unit for number in range(8)} == {1}
    assert PRODUCTS.where(np.asarray(True)) is PRODUCTS
    assert PRODUCTS.where(np.asarray(False)) is None


def test_parts_are_the_whole() -> None:
    parts = list(PRODUCTS.at(np.arange(5)).parts(2))
    assert [part.positions.tolist() for part in parts if part.positions is not None] == [
        [0, 1], [2, 3], [4],
    ]  # fmt: skip
    updates = Family(Phase.UPDATE, Kind.UPDATE, 1, None, np.arange(3), None)
    assert list(updates.parts(1)) == [updates]
    assert list(PRODUCTS.parts(2)) == [PRODUCTS]
