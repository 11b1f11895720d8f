"""The actions of the window, as one table."""

from app.view.actions.spec import Desk, Spec
from app.view.actions.table import SPECS, Actions, shown_key

__all__ = ["SPECS", "Actions", "Desk", "Spec", "shown_key"]
