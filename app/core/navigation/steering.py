"""Ways to move through a run and to look at it, as one key press each."""

from __future__ import annotations

import math

from msgspec.structs import replace

from app.core.camera import HOME, zoomed
from app.core.notes import neurons
from app.core.project import FASTEST, FEWEST_DIGITS, MOST_DIGITS, SLOWEST
from app.core.session import Session
from app.core.time.instants import instant_at
from app.core.time.player import step_target
from app.core.time.ruler import beginning
from app.core.time.scope import single, whole
from app.core.time.track import MOST_WITH_PHASES
from engine.plan.step_plan import Granularity
from engine.trouble import Trouble

SIZES = tuple(Granularity)
SPEEDS = (SLOWEST, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, FASTEST)


def change_view(session: Session, **changes: object) -> None:
    """Look at the run in another way."""
    document = session.document
    document.adjust(view=replace(document.project.view, **changes))


def turn(session: Session, switch: str) -> None:
    """Turn a switch of the view on, or off."""
    change_view(session, **{switch: not getattr(session.project.view, switch)})


def play_or_pause(session: Session) -> None:
    """Play, or end whatever is under way: playing, or computing the way to a far step."""
    if session.busy:
        session.pause()
    else:
        session.play(1)


def follow(session: Session) -> None:
    """Play as fast as training goes, or at the chosen speed again."""
    change_view(session, follow=not session.project.view.follow)


def play_backwards(session: Session) -> None:
    """Play backwards, or pause if that is what is going on."""
    if session.player.direction < 0:
        session.pause()
    else:
        session.play(-1)


def step(session: Session, direction: int, size: Granularity) -> None:
    """Go to the next stop of some size.

    One no larger than the chosen size is played; playing all of a larger one would take minutes.
    """
    timing = session.timing_at(size)
    if SIZES.index(size) <= SIZES.index(session.project.view.granularity):
        session.step_by(direction, timing)
    else:
        session.pause()
        session.seek(step_target(timing, session.place, direction, session.run.events))


def step_resized(session: Session, direction: int, change: int) -> None:
    """Go to the next stop at a granularity ``change`` places coarser than the chosen one."""
    number = SIZES.index(session.project.view.granularity) + change
    step(session, direction, SIZES[min(max(number, 0), len(SIZES) - 1)])


def seek_share(session: Session, share: float) -> None:
    """Go to a share, 0 to 1, of the upper track of the time line."""
    session.seek(session.lens.place_at(share))


def seek_border(session: Session, direction: int) -> None:
    """Go to the end of the upper track, or to its start where ``direction`` is -1.

    Who is there already goes on to that of the next part of the run, or of the one before.
    """
    session.pause()
    lens, there = session.lens, (1.0 if direction > 0 else 0.0)
    if session.place == lens.place_at(there):
        scroll(session, direction)
    session.seek(lens.place_at(there))


def scroll(session: Session, lengths: float) -> None:
    """Let the time line show what is so many lengths of what it shows further on."""
    scope = session.lens.scope
    session.look(scope.moved_to(scope.start + lengths * scope.length))


def zoom(session: Session, factor: float) -> None:
    """Let the time line show a part of the run so many times as long, with the playhead in it."""
    at = session.lens.ruler.shown(session.project.playhead)
    session.look(session.lens.zoomed(factor, at).paged_to(at))


def show_all(session: Session) -> None:
    """Let the time line show the whole run."""
    session.look(whole(session.lens.scope.steps))


def show_step(session: Session) -> None:
    """Let the time line show the step that the playhead is in."""
    session.look(single(session.step, session.lens.scope.steps))


def repeat_seen(session: Session, first: float, last: float) -> None:
    """Repeat what is between two shares of what the time line shows: whole steps of many."""
    lens, plan = session.lens, session.run.plan
    start, stop = lens.scope.at(first), lens.scope.at(last)
    if lens.scope.length > MOST_WITH_PHASES:
        start, stop = math.floor(start), math.ceil(stop)
    places = math.floor(lens.ruler.place(start)), math.ceil(lens.ruler.place(stop))
    change_view(session, repeat=(plan.locate(places[0]), instant_at(places[1], plan)))


def repeat_from(session: Session) -> None:
    """Repeat from the event that the playhead is in, or comes next, on: to the end if need be."""
    plan, place = session.run.plan, math.floor(session.place)
    _, stop = session.project.view.repeat or (None, instant_at(session.run.events, plan))
    change_view(session, repeat=(plan.locate(place), stop))


def repeat_to(session: Session) -> None:
    """Repeat as far as the event that the playhead is in, from the start if need be."""
    start, _ = session.project.view.repeat or ((0, 0), None)
    change_view(session, repeat=(start, instant_at(session.place, session.run.plan)))


def repeat_nothing(session: Session) -> None:
    """Play on after the end of what was repeated."""
    change_view(session, repeat=None)


def give_up(session: Session) -> None:
    """Do not go to a far step, or else repeat nothing."""
    if session.progress is None:
        repeat_nothing(session)
    else:
        session.pause()


def go_to_step(session: Session, step: int) -> None:
    """Go to the beginning of a training step, of the last one where there is none such."""
    step = min(max(step, 0), session.project.training.steps - 1)
    session.pause()
    session.seek(beginning(float(session.run.plan.start(step))))


def go_to_event(session: Session, event: int) -> None:
    """Go to where an event of the run has just happened."""
    session.pause()
    session.seek(float(event + 1))


def go_to_sample(session: Session, row: int) -> bool:
    """Go to where a sample's next pass begins, in the step that is shown or a later one.

    Return whether there is one: a sample to test with is never trained on, and the run ends.
    """
    visit = session.run.history.batches.visit(row, session.step)
    if visit is None or visit[0] >= session.project.training.steps:
        return False
    step, position = visit
    plan = session.run.plan
    session.pause()
    place = plan.start(step) + plan.step_plan(step).sample_start(position)
    session.seek(beginning(float(place)))
    return True


def seek_end(session: Session, share: float) -> None:
    """Go to the start of the whole run, 0, or to its end, 1."""
    session.pause()
    session.seek(share * session.run.events)


def show_trouble(session: Session, trouble: Trouble) -> None:
    """Go to what a trouble is about: the operation if it is one, and the first neuron."""
    if trouble.event is not None:
        go_to_event(session, trouble.event.index)
    concerned = neurons(session.run, trouble)
    if concerned:
        change_view(session, selected=concerned[0])


def change_speed(session: Session, direction: int) -> None:
    """Choose the next speed that is faster, or slower where ``direction`` is -1.

    Faster than the fastest is as fast as training goes.
    """
    view = session.project.view
    further = [speed for speed in SPEEDS if (speed - view.speed) * direction > 1e-9]
    if view.follow:
        change_view(session, follow=direction > 0)
    elif further:
        change_view(session, speed=min(further) if direction > 0 else max(further))
    else:
        change_view(session, follow=direction > 0)


def look_closer(session: Session, factor: float) -> None:
    """Look at the network so many times as closely."""
    change_view(session, camera=zoomed(session.project.view.camera, factor))


def see_all(session: Session) -> None:
    """Look at the whole network."""
    change_view(session, camera=HOME)


def change_digits(session: Session, change: int) -> None:
    """Show numbers with more digits, or fewer."""
    digits = session.project.view.digits + change
    change_view(session, digits=min(max(digits, FEWEST_DIGITS), MOST_DIGITS))
