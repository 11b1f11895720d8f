"""The orders that layers can stand in: one class each, and a registry of them by name."""

from app.core.layout.orders.order import RADIUS_SHARE, Frame, Margins, Order, Sides
from app.core.layout.orders.ring import Ring
from app.core.layout.orders.rows import Downward, Free, Rightward
from app.core.project import Direction

__all__ = ["ORDERS", "RADIUS_SHARE", "Frame", "Margins", "Order", "Sides"]

ORDERS: dict[Direction, type[Order]] = {
    "right": Rightward,
    "down": Downward,
    "circle": Ring,
    "free": Free,
}
