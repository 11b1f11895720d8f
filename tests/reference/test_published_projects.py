"""The projects of the published cases as files, and the one that is bundled."""

import json
from typing import Any

import pytest

from app.core.file_format.examples import FIRST, open_example
from app.core.file_format.project_file import decode, encode
from tests.reference.published import needs_numbers, published

WORKED = "worked_examples.json"
CASES = [*published(WORKED), *published("pytorch_cases.json")]

pytestmark = needs_numbers


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_published_project_loads_and_is_written_with_all_it_says(case: dict[str, Any]) -> None:
    project = case["project"]
    written = encode(decode(json.dumps(project).encode()))
    assert encode(decode(written)) == written
    again = json.loads(written)
    said = {key: again[key] for key in project}
    said["training"] = {key: again["training"][key] for key in project["training"]}
    assert said == project


def test_two_two_two_is_the_published_example() -> None:
    example = json.loads(encode(open_example(FIRST)))
    project = published(WORKED)[0]["project"]
    for key in ("network", "loss", "optimizer", "data", "regularization"):
        assert example[key] == project[key]
