"""What the documents name is what the program knows."""

import re
from collections.abc import Collection
from pathlib import Path
from typing import Any

import pytest

from app.core.conditions.conditions import TRAINING_FIELDS
from app.core.data.bundled import DATASETS
from engine.activations import ACTIVATIONS
from engine.clipping import CLIPPINGS
from engine.initializers import INITIALIZERS
from engine.losses import LOSSES
from engine.optimizers import OPTIMIZERS, SLOT_SYMBOLS
from engine.plan.events import Kind
from engine.registry import Registry
from engine.schedules import SCHEDULES
from engine.search.conditions import parse
from engine.search.predicates import PROPERTIES, RELATIONS
from engine.search.search import FIELDS as EVENT_FIELDS

DOCS = Path(__file__).parents[1] / "docs"
REGISTRIES: tuple[Registry[Any], ...] = (
    ACTIVATIONS,
    LOSSES,
    OPTIMIZERS,
    INITIALIZERS,
    SCHEDULES,
    CLIPPINGS,
    DATASETS,
)


def quoted(document: str) -> set[str]:
    """Return everything that stands between backquotes."""
    return set((DOCS / document).read_text(encoding="utf-8").split("`")[1::2])


@pytest.mark.parametrize("registry", REGISTRIES, ids=lambda registry: registry.what)
def test_every_name_of_a_registry_is_documented(registry: Registry[Any]) -> None:
    assert set(registry) <= quoted("project-file.md")


def test_every_kind_of_event_is_documented() -> None:
    assert set(Kind) <= quoted("events.md")


def test_documented_slots_exist() -> None:
    assert {"velocity", "first_moment"} <= set(SLOT_SYMBOLS)


@pytest.mark.parametrize(
    ("option", "fields"), [("search xor.deltastep", EVENT_FIELDS), ("--until", TRAINING_FIELDS)]
)
def test_the_conditions_shown_are_conditions(option: str, fields: Collection[str]) -> None:
    shown = re.findall(rf"{option} '(.+?)'", (DOCS / "conditions.md").read_text("utf-8"))
    assert shown
    for text in shown:
        assert parse(text, fields)


def test_every_word_of_a_condition_is_documented() -> None:
    text = (DOCS / "conditions.md").read_text("utf-8")
    for word in (*RELATIONS, *PROPERTIES, "and", "or", "not", "changes sign", *TRAINING_FIELDS):
        assert word in text
