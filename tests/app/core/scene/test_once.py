"""What several parts of a picture ask for is found out once for each picture."""

from app.core.scene.context import Context
from app.core.scene.once import once
from tests.app.core.scene.shots import shot


def test_each_context_is_asked_once() -> None:
    asked: list[Context] = []

    @once
    def count(context: Context) -> int:
        """Count."""
        asked.append(context)
        return len(asked)

    @once
    def none(context: Context) -> None:
        asked.append(context)

    first, second = (Context(shot("two-two-two", 0.5)) for _ in range(2))
    assert [count(first), count(second), count(first)] == [1, 2, 1]
    assert count.__doc__ == "Count."
    none(first)
    none(first)
    assert asked == [first, second, first]
