from __future__ import annotations

import pytest

from app.core.frame import Disc, Sparks
from app.core.scene import compose
from app.core.scene.context import Context
from tests.app.core.scene.shots import shot


@pytest.mark.parametrize("size", [(16, 9), (160, 90), (360, 300), (3840, 2160)])
@pytest.mark.parametrize("name", ["two-two-two", "wide"])
def test_pictures_of_any_size_have_room_for_their_neurons(name: str, size: tuple[int, int]) -> None:
    shown = Context(shot(name, 0.5, size=size))
    assert shown.unit > 0.0
    assert shown.places.radius > 0.0
    assert shown.network_area.bottom < shown.card_area.y < size[1]
    for item in compose(shown.shot).moving:
        assert not isinstance(item, Sparks | Disc) or item.radius > 0.0
