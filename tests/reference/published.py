"""The reference numbers, which stand beside a checkout and not in it."""

import json
from typing import Any

import pytest

from engine.activations import ACTIVATIONS
from engine.losses import LOSSES
from engine.optimizers import OPTIMIZERS
from engine.registry import Registry, choice_name
from tests.running import ROOT

FOLDER = ROOT.parent / "shared" / "reference"
needs_numbers = pytest.mark.skipif(
    not FOLDER.exists(), reason="no reference numbers beside the checkout"
)


def published(name: str) -> list[dict[str, Any]]:
    """What is in a file of cases, each with its `project`; nothing where there is no such file."""
    file = FOLDER / name
    cases: list[dict[str, Any]] = json.loads(file.read_text("utf-8")) if file.exists() else []
    return cases


def unknown(project: dict[str, Any]) -> list[str]:
    """The functions of a project that the engine does not have."""
    activations = [layer["activation"] for layer in project["network"]["layers"]]
    wanted: list[tuple[Registry[Any], Any]] = [(ACTIVATIONS, name) for name in activations]
    wanted += [(LOSSES, project["loss"]), (OPTIMIZERS, project["optimizer"])]
    return [
        choice_name(choice) for registry, choice in wanted if choice_name(choice) not in registry
    ]
