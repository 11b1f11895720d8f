"""What is set of the layout of the stage."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from msgspec.structs import replace

from app.core.camera import HOME
from app.core.changes.fitted import Fitted
from app.core.changes.ordering import set_free, with_direction
from app.core.choices.kinds import Entry, Group, Setting, SignSelection, Switch
from app.core.hands_on.controls import CURVATURE, LAYER_SPACING, NEURON_SIZE, NEURON_SPACING
from app.core.picture_inputs import picture_width, possible_width
from app.core.project import Direction, Layout, Project
from app.core.scene import places_of, shot_of
from app.core.session import Session
from engine.words.wording import worded

# The size of a stage at which neurons that are set free stay exactly where they are.
WIDTH, HEIGHT = 880, 680


def _directions(_: Session) -> Sequence[Entry]:
    return (
        Entry("right", worded("to the right")),
        Entry("down", worded("downwards")),
        Entry("circle", worded("round a circle")),
        Entry("free", worded("free, where they are")),
    )


def _direction(session: Session) -> str:
    return session.project.layout.direction


def _turned(session: Session, key: str) -> Fitted:
    project, layout = session.project, session.project.layout
    direction = cast(Direction, key)
    if direction == "free" != layout.direction:
        return Fitted(replace(project, layout=_freed(session, layout)))
    return Fitted(replace(project, layout=with_direction(layout, direction)))


def _freed(session: Session, layout: Layout) -> Layout:
    shot = shot_of(session, WIDTH, HEIGHT)
    still = replace(shot.view, camera=HOME)
    start = replace(layout, direction="free", moved=())
    now, ordered = (places_of(shot.seen(laid, still)) for laid in (layout, start))
    return set_free(layout, now, ordered)


def _pictured(session: Session) -> bool:
    return picture_width(session.run, session.project.layout) > 0


def _with_picture(project: Project, on: bool) -> Project:
    return replace(project, layout=replace(project.layout, image=on))


FLOW = SignSelection(worded("Flow"), _directions, _direction, _turned)
PICTURE = Switch(worded("Inputs as a picture"), _pictured, _with_picture)


def _can_be_picture(session: Session) -> bool:
    return possible_width(session.project.network.inputs) > 0


def _settings(session: Session) -> Sequence[Setting]:
    pictures = [PICTURE] if _can_be_picture(session) else []
    return [LAYER_SPACING, NEURON_SPACING, NEURON_SIZE, CURVATURE, FLOW, *pictures]


LAYOUT = Group("layout", worded("Layout"), _can_be_picture, _settings)
