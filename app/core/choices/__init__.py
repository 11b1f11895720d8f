"""Everything of a project that can be set, as tables: panels are made of them."""

from app.core.choices.data import DATA
from app.core.choices.kinds import (
    Command,
    Entry,
    Group,
    Question,
    Selection,
    Setting,
    SignSelection,
    Switch,
    choose,
)
from app.core.choices.layout import LAYOUT
from app.core.choices.network import NETWORK, activation_slot
from app.core.choices.training import TRAINING

__all__ = [
    "DATA", "LAYOUT", "NETWORK", "TRAINING", "Command", "Entry", "Group", "Question",
    "Selection", "Setting", "SignSelection", "Switch", "activation_slot", "choose",
]  # fmt: skip
