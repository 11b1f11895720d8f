"""Where the parts of a picture are: the card, and the stage above it."""

from __future__ import annotations

from functools import cached_property

from app.core.frame import Point
from app.core.layout import ORDERS, Area
from app.core.scene.shot import Shot

# The size of picture at which one unit of length is one pixel.
DESIGN_WIDTH, DESIGN_HEIGHT = 880.0, 680.0
SMALLEST_UNIT, LARGEST_UNIT = 0.72, 4.0
# In units, what a picture cannot do without however small it is.
LEAST_WIDTH, LEAST_HEIGHT = 600.0, 480.0
# The height of the sentence below all that says what maps mean.
SENTENCE_ROOM = 26.0
# The height of the card, and how much more what an optimizer remembers besides needs.
CARD_HEIGHT, SLOT_HEIGHT = 178.0, 30.0


class Site:
    """The areas of a shot, in pixels; ``frame_unit`` is how many of them a unit of length is.

    That is for whatever a closer look does not magnify.
    """

    def __init__(self, shot: Shot) -> None:
        self.shot = shot
        self.frame_unit = _unit(shot.width, shot.height)

    @cached_property
    def card_area(self) -> Area:
        """Return where the card stands."""
        unit = self.frame_unit
        width = min(740.0 * unit, self.shot.width - 40.0 * unit)
        further = len(self.shot.run.history.first_model.optimizer.slot_names) - 1
        height = (CARD_HEIGHT + SLOT_HEIGHT * max(0, further)) * unit
        bottom = self.shot.height - 28.0 * unit
        return Area((self.shot.width - width) / 2.0, bottom - height, width, height)

    @cached_property
    def network_area(self) -> Area:
        """Return where the neurons stand; around them there is room for what belongs to them."""
        unit, camera = self.frame_unit, self.shot.view.camera
        return self.home_area.magnified(camera.zoom, camera.x * unit, camera.y * unit)

    @cached_property
    def home_area(self) -> Area:
        """Return where the neurons stand as long as nobody looks at them more closely."""
        left, top, right, bottom = (
            margin * self.frame_unit for margin in ORDERS[self.shot.layout.direction].margins
        )
        height = self.bottom - top - bottom
        return Area(left, top, self.shot.width - left - right, height)

    @cached_property
    def stage_area(self) -> Area:
        """Return everything above the card but the title."""
        top, side = 40.0 * self.frame_unit, 6.0 * self.frame_unit
        return Area(side, top, self.shot.width - 2.0 * side, self.bottom - top)

    @property
    def window(self) -> Area:
        """Return the part of the picture through which the network is seen."""
        return Area(0.0, self.stage_area.y, self.shot.width, self.stage_area.height)

    @property
    def bottom(self) -> float:
        """Return where the stage ends: at the card, or at the sentence above it about maps."""
        sentence = SENTENCE_ROOM * self.frame_unit if self.shot.view.heat_maps else 0.0
        return self.card_area.y - sentence

    def from_home(self, point: Point) -> Point:
        """Return how far a point is from the middle of the network at home, in units."""
        (x, y), (home_x, home_y) = point, self.home_area.center
        return (x - home_x) / self.frame_unit, (y - home_y) / self.frame_unit


def _unit(width: int, height: int) -> float:
    """Return how many pixels a unit of length is in a picture of that size."""
    scale = min(width / DESIGN_WIDTH, height / DESIGN_HEIGHT)
    smallest = min(SMALLEST_UNIT, width / LEAST_WIDTH, height / LEAST_HEIGHT)
    return min(LARGEST_UNIT, max(smallest, scale))
