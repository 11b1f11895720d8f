from pathlib import Path

from app.core.refusals import refusal
from engine.problem import Problem


def test_a_problem_is_told_with_its_file_and_place() -> None:
    problem = Problem("$.seed", "found text", "a whole number expected")
    line = "mine.deltastep: $.seed: found text (a whole number expected)"
    assert refusal(Path("mine.deltastep"), "read", problem) == line


def test_what_the_system_says_names_the_file_it_is_about() -> None:
    error = FileNotFoundError(2, "No such file or directory", "iris.csv")
    line = "iris.csv: cannot be read: No such file or directory"
    assert refusal("mine.deltastep", "read", error) == line


def test_an_error_without_a_file_is_about_the_one_asked_for() -> None:
    assert refusal("film", "written", OSError(28, "No space")) == (
        "film: cannot be written: No space"
    )
