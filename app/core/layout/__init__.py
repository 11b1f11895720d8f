"""Where neurons stand on the stage, which ways lead from one to the next, and what stands beside.

Each order of the layers is a class in ``orders``; whatever is placed on the stage asks it for
directions, so that nothing has to know which one it is.
"""

from app.core.layout.area import Area, enclosing
from app.core.layout.orders import ORDERS, Order, Sides
from app.core.layout.places import Column, Picture, Places, places
from app.core.layout.way import Way

__all__ = [
    "ORDERS",
    "Area",
    "Column",
    "Order",
    "Picture",
    "Places",
    "Sides",
    "Way",
    "enclosing",
    "places",
]
