"""Ways to move through a run and to look at it, as one key press each."""

from __future__ import annotations

from msgspec.structs import replace

from app.core.notes import neurons
from app.core.player import step_target
from app.core.project import FASTEST, FEWEST_DIGITS, MOST_DIGITS, SLOWEST
from app.core.session import Session
from app.core.track import Track, beginning, track
from engine.step_plan import Granularity
from engine.trouble import Trouble

SIZES = tuple(Granularity)
SPEEDS = (SLOWEST, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, FASTEST)


def change_view(session: Session, **changes: object) -> None:
    """Look at the run in another way."""
    document = session.document
    document.adjust(view=replace(document.project.view, **changes))


def play_or_pause(session: Session) -> None:
    """Play, or pause whatever is playing."""
    if session.player.playing:
        session.pause()
    else:
        session.play(1)


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
    session.seek(track_of(session, session.step).place_at(share))


def seek_border(session: Session, direction: int) -> None:
    """Go to the end of the upper track, or to its start where ``direction`` is -1.

    Who is there already goes on to that of the next step, or of the one before.
    """
    session.pause()
    if direction > 0:
        step = min(session.moment[0], session.project.training.steps - 1)
        session.seek(track_of(session, step).place_at(1.0))
    else:
        start = beginning(float(session.run.plan.start(session.step)))
        step = max(0, session.step - (session.place <= start))
        session.seek(track_of(session, step).place_at(0.0))


def track_of(session: Session, step: int) -> Track:
    """Return the upper track of the time line at a training step."""
    project = session.project
    return track(session.run.plan, step, project.training.steps, project.view.granularity)


def go_to_step(session: Session, step: int) -> None:
    """Go to the beginning of a training step, of the last one where there is none such."""
    step = min(max(step, 0), session.project.training.steps - 1)
    session.pause()
    session.seek(beginning(float(session.run.plan.start(step))))


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
        session.pause()
        session.seek(float(trouble.event.index + 1))
    concerned = neurons(session.run, trouble)
    if concerned:
        change_view(session, selected=concerned[0])


def change_speed(session: Session, direction: int) -> None:
    """Choose the next speed that is faster, or slower where ``direction`` is -1."""
    now = session.project.view.speed
    further = [speed for speed in SPEEDS if (speed - now) * direction > 1e-9]
    if further:
        change_view(session, speed=min(further) if direction > 0 else max(further))


def change_digits(session: Session, change: int) -> None:
    """Show numbers with more digits, or fewer."""
    digits = session.project.view.digits + change
    change_view(session, digits=min(max(digits, FEWEST_DIGITS), MOST_DIGITS))
