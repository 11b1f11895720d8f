"""Published worked examples, digit by digit, as `trace` answers them."""

import json
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.reference.published import needs_numbers, published
from tests.running import events

EXAMPLES = published("worked_examples.json")
QUERIES = [
    pytest.param(number, query, id=f"{example['name']}: {query['what']}")
    for number, example in enumerate(EXAMPLES)
    for query in example["published"]
]
PLACE = ("kind", "sample", "layer", "unit", "source")

pytestmark = needs_numbers


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("examples")
    for number, example in enumerate(EXAMPLES):
        (folder / f"{number}.deltastep").write_text(json.dumps(example["project"]), "utf-8")
    return folder


@cache
def step_of(project: Path, step: int) -> list[dict[str, object]]:
    return events(project, "--steps", str(step))


@pytest.mark.parametrize(("number", "query"), QUERIES)
def test_a_published_number_comes_out(number: int, query: dict[str, Any], folder: Path) -> None:
    asked = {key: query[key] for key in PLACE if key in query}
    (event,) = [
        event
        for event in step_of(folder / f"{number}.deltastep", query["step"])
        if all(event[key] == value for key, value in asked.items())
    ]
    published = Decimal(query["published"])
    unit = Decimal(1).scaleb(int(published.as_tuple().exponent))
    assert abs(Decimal(repr(event[query["field"]])) - published) <= unit
