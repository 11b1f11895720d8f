"""Everything of a project that can be set, as tables: panels are made of them."""

from app.core.settings.data import DATA
from app.core.settings.kinds import Command, Entry, Group, Selection, Setting, Switch, choose
from app.core.settings.layout import LAYOUT
from app.core.settings.network import NETWORK, activation_slot
from app.core.settings.training import TRAINING

__all__ = [
    "DATA", "LAYOUT", "NETWORK", "TRAINING", "Command", "Entry", "Group", "Selection", "Setting",
    "Switch", "activation_slot", "choose",
]  # fmt: skip
