"""The reference numbers: published ones, which stand beside a checkout, and some in it."""

import json
from pathlib import Path
from typing import Any

import pytest

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


def further() -> list[dict[str, Any]]:
    """Cases of what the published ones leave out; the file says who computed them."""
    file = Path(__file__).with_name("pytorch_further_cases.json")
    cases: list[dict[str, Any]] = json.loads(file.read_text("utf-8"))["cases"]
    return cases
