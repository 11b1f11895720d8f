"""Which part of a run the time line shows, and how that follows the playhead."""

from __future__ import annotations

from app.core.project import Playhead
from app.core.time.player import place_of
from app.core.time.ruler import Ruler, beginning
from app.core.time.scope import Scope, single, whole
from engine.plan.plan import Plan
from engine.plan.step_plan import Granularity


class Lens:
    """The upper track of a run: its ``ruler``, and the ``scope`` of it that is seen.

    At first that is one training step, or the whole run where whole steps pass at once. Playing
    turns the page when the playhead leaves what is seen; who has scrolled away from it stays there.
    """

    def __init__(self, plan: Plan, steps: int, size: Granularity, playhead: Playhead) -> None:
        self.ruler = Ruler(plan, steps, size)
        self.scope = self._usual(playhead)

    def suit(self, plan: Plan, steps: int, size: Granularity, playhead: Playhead) -> None:
        """Look at another run, or at groups of another size; a scope of one's own is kept."""
        old, scope = self.ruler, self.scope
        if (old.plan, old.steps, old.granularity) == (plan, steps, size):
            return
        usual = scope.length == self._usual(playhead).length
        self.ruler = Ruler(plan, steps, size)
        if usual or steps != old.steps:
            self.scope = self._usual(playhead)

    def follow(self, before: Playhead, playhead: Playhead, playing: bool) -> None:
        """Show where the playhead has gone, unless it is played where nobody looks."""
        if not playing or self.scope.shows(self.ruler.shown(before)):
            self.scope = self.scope.paged_to(self.ruler.shown(playhead))

    def share_of(self, playhead: Playhead) -> float:
        """Return how far along the scope the playhead stands; outside of 0 to 1 it is not seen."""
        exact = self.scope.share(self.ruler.at(place_of(playhead)))
        if self.scope.shows(self.ruler.shown(playhead)):
            return min(max(exact, 0.0), 1.0)
        return exact

    def place_at(self, share: float) -> float:
        """Return the place of the run at a share, 0 to 1, of what is seen, never before it."""
        scope, ruler = self.scope, self.ruler
        share = min(max(share, 0.0), 1.0)
        return max(ruler.place(scope.at(share)), beginning(ruler.place(scope.start)))

    def zoomed(self, factor: float, about: float) -> Scope:
        """Return a scope so many times as long, with the place ``about`` of the ruler kept.

        It is no shorter than the event there.
        """
        return self.scope.zoomed(factor, about, self.ruler.event_room(about))

    def _usual(self, playhead: Playhead) -> Scope:
        ruler = self.ruler
        if ruler.granularity in (Granularity.STEP, Granularity.EPOCH):
            return whole(ruler.steps)
        return single(ruler.plan.locate(playhead.index)[0], ruler.steps)
