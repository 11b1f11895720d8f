"""What is fetched: at once, or in a thread of its own."""

from collections.abc import Generator
from threading import Event

import pytest

from app.core.errands import Errand, GivenUp, Tell, elsewhere, nothing, run_at_once
from engine.problem import Problem


def result_of(under_way: Generator[float, None, str]) -> str:
    results = list[str]()

    def wait() -> Generator[float, None, None]:
        results.append((yield from under_way))

    list(wait())
    return results[0]


def test_an_errand_done_at_once_gives_its_result_or_why_there_is_none() -> None:
    found, refused = list[int](), list[Exception]()

    def refuse(tell: Tell) -> int:
        raise Problem("here", "nothing", "something")

    assert run_at_once(Errand("one", lambda tell: 1, found.append, refused.append)) is nothing
    run_at_once(Errand("none", refuse, found.append, refused.append))
    assert found == [1]
    assert [str(error) for error in refused] == ["here: nothing (something)"]


def test_what_is_no_refusal_is_not_taken_for_one() -> None:
    def fail(tell: Tell) -> int:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        run_at_once(Errand("none", fail, print, print))


def test_work_elsewhere_tells_how_far_it_is_and_returns_its_result() -> None:
    told, go_on = Event(), Event()

    def work(tell: Tell) -> str:
        tell(0.5)
        told.set()
        go_on.wait()
        return "done"

    under_way = elsewhere(work)
    assert next(under_way) in (0.0, 0.5)
    told.wait()
    assert next(under_way) == 0.5
    go_on.set()
    assert result_of(under_way) == "done"


def test_who_is_patient_waits_for_work_elsewhere() -> None:
    with pytest.raises(StopIteration) as done:
        next(elsewhere(lambda tell: "done", patience=60.0))
    assert done.value.value == "done"


@pytest.mark.parametrize("error", [Problem("a", "b", "c"), OSError(2, "gone"), KeyError("bug")])
def test_work_elsewhere_raises_what_it_raised(error: Exception) -> None:
    def work(tell: Tell) -> None:
        raise error

    with pytest.raises(type(error)) as raised:
        list(elsewhere(work))
    assert raised.value is error


def test_work_that_is_given_up_ends_when_it_next_tells() -> None:
    go_on, ended = Event(), Event()

    def work(tell: Tell) -> None:
        go_on.wait()
        try:
            tell(0.1)
        except GivenUp:
            ended.set()
            raise

    under_way = elsewhere(work)
    next(under_way)
    under_way.close()
    go_on.set()
    assert ended.wait(timeout=60.0)
