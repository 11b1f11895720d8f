from engine.wording import Wording, said, worded

GERMAN = {
    "the delta of {unit}": "das Delta von {unit}",
    "hidden neuron {number}": "verborgenes Neuron {number}",
    "loss": "Verlust",
}


def german(template: str) -> str:
    return GERMAN[template]


def test_a_wording_is_english_text() -> None:
    text = worded("hidden neuron {number:,}", number=1234)
    assert text == "hidden neuron 1,234"
    assert isinstance(text, str)


def test_a_wording_is_said_in_another_language_with_its_parts() -> None:
    text = worded("the delta of {unit}", unit=worded("hidden neuron {number}", number=2))
    assert text == "the delta of hidden neuron 2"
    assert said(text, german) == "das Delta von verborgenes Neuron 2"


def test_names_in_the_gaps_stay_as_they_are() -> None:
    assert said(worded("the delta of {unit}", unit="{loss}"), german) == "das Delta von {loss}"


def test_what_is_no_wording_stays_as_it_is() -> None:
    assert said("loss", german) == "loss"
    assert said(worded("loss"), german) == "Verlust"


def test_braces_without_gaps_are_only_braces() -> None:
    assert Wording("{0, 1}", {}) == "{0, 1}"
