"""Changes of a project: each returns another one that shares all it can with the old."""

from app.core.changes.single import (
    moment,
    with_bias,
    with_edit,
    with_layer,
    with_moved,
    with_option,
    with_weight,
    with_weights_frozen,
)
from app.core.changes.structure import with_new_layer, with_unit, without_layer, without_unit

__all__ = [
    "moment", "with_bias", "with_edit", "with_layer", "with_moved", "with_new_layer",
    "with_option", "with_unit", "with_weight", "with_weights_frozen", "without_layer",
    "without_unit",
]  # fmt: skip
