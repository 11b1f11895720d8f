"""What comes next while a run is played, so that it can be prepared."""

from __future__ import annotations

from dataclasses import replace

from app.core.scene.moment import Moment
from app.core.scene.shot import Shot
from app.core.time.player import Player, playhead_at

# How far behind the border between two stages one looks, in events.
WITHIN = 0.5


def coming(shot: Shot, player: Player) -> tuple[Shot, float] | None:
    """Return a shot within the stage that comes next, and in how many seconds it begins.

    None where the playhead goes no farther than to the end of this one.
    """
    moment = Moment(shot)
    forwards = player.direction > 0
    border = float(moment.stage.span.stop if forwards else moment.stage.span.start)
    if not player.playing or (player.limit - border) * player.direction <= 0.0:
        return None
    playhead = playhead_at(border + player.direction * WITHIN, shot.run.events)
    left = 1.0 - moment.share if forwards else moment.share
    return replace(shot, playhead=playhead), left * moment.stage.seconds / player.speed
