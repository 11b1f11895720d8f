from app.core.frame import Disc, Text
from app.core.scene import places_of
from app.core.scene.signs import signs
from app.core.theme import theme
from tests.app.core.scene.shots import shot


def test_a_sign_stands_at_the_rim_of_its_neuron() -> None:
    places = places_of(shot("two-two-two", 3.0))
    disc, text = signs(places, [(1, 0)], theme("dark"))
    assert isinstance(disc, Disc)
    assert isinstance(text, Text)
    x, y = places.neurons[1, 0]
    assert (disc.x - x) ** 2 + (disc.y - y) ** 2 - places.radius**2 < 1e-6
    assert (disc.x, disc.y) == (text.x, text.y)
    assert disc.x > x
    assert disc.y < y


def test_neurons_that_are_not_on_the_stage_have_none() -> None:
    assert [*signs(places_of(shot("two-two-two", 3.0)), [(1, 7), (9, 0)], theme("dark"))] == []
