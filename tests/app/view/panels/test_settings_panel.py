from __future__ import annotations

import pytest

from app.view.panels.settings_panel import SettingsPanel, in_words
from app.view.window.window import Window
from engine.activations import ACTIVATIONS
from engine.losses import LOSSES
from engine.optimizers import OPTIMIZERS
from tests.app.core.everything import FEATURES
from tests.app.view.driving import child


def panel_of(window: Window, name: str) -> SettingsPanel:
    window.document.change("Other project", FEATURES[name])
    return child(window, SettingsPanel)


def test_the_rate_of_a_schedule_is_that_of_the_step_shown(window: Window) -> None:
    panel = panel_of(window, "schedule")
    events = window.session.run.plan.full.events
    for step, rate in ((0, "0.25"), (1, "0.5"), (3, "0.25")):
        window.session.seek(step * events + 0.5)
        assert panel.rate.text() == f"{rate} in this step, by schedule: exponential"
        assert panel.rate.isVisible()
    panel_of(window, "adam")
    assert not panel.rate.isVisible()


@pytest.mark.parametrize(("name", "there"), [("adam", False), ("rmsprop", True)])
def test_momentum_can_be_set_where_there_is_one(window: Window, name: str, there: bool) -> None:
    panel = panel_of(window, name)
    momentum = next(row for row in panel.rows if row.control.label == "Momentum")
    assert momentum.isVisible() == there


def test_every_name_is_told_in_words() -> None:
    for registry in (ACTIVATIONS, LOSSES, OPTIMIZERS):
        for name in registry:
            assert "_" not in in_words(name)
    assert in_words({"name": "leaky_relu"}) == "leaky ReLU"
