import math

import msgspec
import pytest

from app.cli.strict_json import encode
from tests.app.cli.strictness import strict


@pytest.mark.parametrize("number", [0.1, -0.0, 5e-324, 1.7976931348623157e308])
def test_finite_numbers_are_numbers_with_all_their_digits(number: float) -> None:
    text = encode({"value": number})
    assert text == f'{{"value": {number!r}}}'
    assert math.copysign(1.0, strict(text)["value"]) == math.copysign(1.0, number)


@pytest.mark.parametrize("number", [math.inf, -math.inf, math.nan])
def test_what_json_does_not_know_is_a_text_that_becomes_the_same_float(number: float) -> None:
    text = encode({"value": number, "curve": [1.0, [number]], "source": None, "text": "a = 1"})
    for read in (strict, msgspec.json.decode):
        found = read(text)
        assert repr(float(found["value"])) == repr(number)
        assert repr(float(found["curve"][1][0])) == repr(number)
        assert (found["curve"][0], found["source"], found["text"]) == (1.0, None, "a = 1")


def test_letters_stay_as_they_are() -> None:
    assert encode("δ_h1") == '"δ_h1"'
