"""What may stand at a place of a project file, for messages that name the nearest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec

Schema = dict[str, Any]

# A key of an object, or an item of a list.
_STEP = re.compile(r"\.(\w+)|\[[^\]]*\]")


def values_at(form: type, place: str) -> list[str]:
    """Return the words that may stand at a place like ``$.training.update``."""
    return [str(value) for part in _parts_at(form, place) for value in part.get("enum", ())]


def keys_at(form: type, place: str) -> list[str]:
    """Return the keys that an object at a place may have."""
    return [key for part in _parts_at(form, place) for key in part.get("properties", ())]


def _parts_at(form: type, place: str) -> list[Schema]:
    """Return the schemas of what may stand at a place, alternatives side by side."""
    (start,), components = msgspec.json.schema_components((form,))
    parts = list(_alternatives(start, components))
    for step in _STEP.finditer(place):
        inner = [_inner(part, step[1]) for part in parts]
        parts = [one for part in inner for one in _alternatives(part, components)]
    return parts


def _inner(part: Schema, key: str | None) -> Schema:
    """Return the schema of what an object has under a key, or a list as items."""
    found: Schema = part.get("properties", {}).get(key, {}) if key else part.get("items", {})
    return found if isinstance(found, dict) else {}


def _alternatives(part: Schema, components: Schema) -> Iterator[Schema]:
    if "$ref" in part:
        part = components[part["$ref"].rsplit("/", 1)[1]]
    if "anyOf" in part:
        for one in part["anyOf"]:
            yield from _alternatives(one, components)
    else:
        yield part
