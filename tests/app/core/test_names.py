from __future__ import annotations

from typing import Any

import pytest

from app.core.data.bundled import DATASETS
from app.core.names import capitalized, in_words, option_words
from engine.activations import ACTIVATIONS
from engine.clipping import CLIPPINGS
from engine.initializers import INITIALIZERS
from engine.losses import LOSSES
from engine.optimizers import OPTIMIZERS
from engine.optimizers.base import OPTION_PARTS
from engine.registry import Registry
from engine.schedules import SCHEDULES

REGISTRIES = [ACTIVATIONS, CLIPPINGS, DATASETS, INITIALIZERS, LOSSES, OPTIMIZERS, SCHEDULES]


@pytest.mark.parametrize("registry", REGISTRIES, ids=lambda registry: registry.what)
def test_everything_is_told_in_words(registry: Registry[Any]) -> None:
    for name in registry:
        assert "_" not in in_words(name)
        for option in registry.options(name):
            for part in OPTION_PARTS.get(option.name, (option.name,)):
                assert option_words(part)[0].isupper()


def test_a_choice_is_called_by_its_name() -> None:
    assert in_words({"name": "leaky_relu", "negative_slope": 0.5}) == "leaky ReLU"
    assert in_words("sigmoid") == "sigmoid"
    assert capitalized("½ squared error") == "½ squared error"
    assert capitalized("sigmoid") == "Sigmoid"
