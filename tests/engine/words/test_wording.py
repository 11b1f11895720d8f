import pytest

from engine.words.wording import Wording, any_of, joined, plural, said, worded

GERMAN = {
    "the delta of {unit}": "das Delta von {unit}",
    "hidden neuron {number}": "verborgenes Neuron {number}",
    "loss": "Verlust",
    "{others} or {last}": "{others} oder {last}",
    "{count:,} step": "{count:,} Schritt",
    "{count:,} steps": "{count:_} Schritte",
}


def german(template: str) -> str:
    return GERMAN.get(template, template)


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


@pytest.mark.parametrize(
    ("count", "english", "spoken"),
    [
        (1, "1 step", "1 Schritt"),
        (0, "0 steps", "0 Schritte"),
        (2000, "2,000 steps", "2\N{NO-BREAK SPACE}000 Schritte"),
    ],
)
def test_one_is_said_in_another_way_than_many(count: int, english: str, spoken: str) -> None:
    text = plural(count, "{count:,} step", "{count:,} steps")
    assert text == english
    assert said(text, german) == spoken


def test_joined_texts_are_each_said_by_themselves() -> None:
    text = joined(" · ", [worded("loss"), "{loss}", plural(1, "{count:,} step", "")])
    assert text == "loss · {loss} · 1 step"
    assert said(text, german) == "Verlust · {loss} · 1 Schritt"
    assert joined(", ", []) == ""


def test_any_of_several() -> None:
    assert any_of(["a"]) == "a"
    assert any_of(["a", "b", worded("loss")]) == "a, b or loss"
    assert said(any_of(["a", "b", worded("loss")]), german) == "a, b oder Verlust"
