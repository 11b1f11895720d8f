import pytest

from app.core.conditions.conditions import of_events, read
from engine.problem import Problem


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("kind = delta and |value| < 1e-6", True),
        ("value changes sign", True),
        ("step = 5", True),
        ("loss < 0.01", False),
        ("accuracy = 1 or epoch > 10", False),
        ("loss < 0.1 and step > 10", False),
    ],
)
def test_a_condition_is_on_events_or_on_training(text: str, events: bool) -> None:
    assert of_events(read(text)) is events


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("kind = delta and loss < 0.1", "the condition: operations have no loss ("),
        ("kind = detla", "column 8: unknown kind 'detla' (did you mean 'delta'?)"),
        ("los < 3", "column 1: unknown field 'los' (did you mean 'loss'?)"),
        ("", "column 1: the condition ends here"),
    ],
)
def test_what_is_wrong_is_told(text: str, line: str) -> None:
    with pytest.raises(Problem) as problem:
        read(text)
    assert str(problem.value).startswith(line)
