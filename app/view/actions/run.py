"""Playing, stepping and seeking."""

from __future__ import annotations

from collections.abc import Callable

from app.core.navigation import steering
from app.view.actions.spec import Desk, Spec, grouped, has_future, has_past, on
from app.view.time.transport import speed_words
from engine.plan.step_plan import Granularity
from engine.words.wording import Wording, worded

MENU = worded("Run")


def _step_spec(
    name: str, text: Wording, keys: tuple[str, ...], run: Callable[[Desk], object]
) -> Spec:
    enabled = has_past if name.endswith("back") else has_future
    return Spec(name, text, MENU, keys, run, enabled, repeats=True)


def _speed(desk: Desk) -> str:
    return speed_words(desk.session.project.view)


RUN = grouped(
    (
        Spec("play", worded("Play or pause"), MENU, ("Space", "K"), on(steering.play_or_pause)),
        Spec("play_back", worded("Play backwards"), MENU, ("Backspace", "Shift+Space"),
             on(steering.play_backwards), has_past),
    ),
    (
        _step_spec("step", worded("One step on (step over)"), ("Right", ".", "F10"),
                   on(steering.step_resized, 1, 0)),
        _step_spec("step_back", worded("One step back"), ("Left", ","),
                   on(steering.step_resized, -1, 0)),
        _step_spec("step_into", worded("One smaller step on (step into)"), ("F11",),
                   on(steering.step_resized, 1, -1)),
        _step_spec("step_out", worded("One larger step on (step out)"), ("L", "Shift+F11"),
                   on(steering.step_resized, 1, 1)),
        _step_spec("step_out_back", worded("One larger step back"), ("J",),
                   on(steering.step_resized, -1, 1)),
        _step_spec("layer", worded("Next layer"), ("Shift+Right",),
                   on(steering.step, 1, Granularity.LAYER)),
        _step_spec("layer_back", worded("Layer before"), ("Shift+Left",),
                   on(steering.step, -1, Granularity.LAYER)),
        _step_spec("phase", worded("Next phase"), ("Ctrl+Right",),
                   on(steering.step, 1, Granularity.PHASE)),
        _step_spec("phase_back", worded("Phase before"), ("Ctrl+Left",),
                   on(steering.step, -1, Granularity.PHASE)),
        _step_spec("epoch", worded("To the end of the epoch"), ("F5",),
                   on(steering.step, 1, Granularity.EPOCH)),
    ),
    (
        Spec("start", worded("To the start of the track"), MENU, ("Home",),
             on(steering.seek_border, -1)),
        Spec("end", worded("To the end of the track"), MENU, ("End",), on(steering.seek_border, 1)),
        *(
            Spec(f"tenth_{tenth}", worded("To {percent} %", percent=tenth * 10), MENU,
                 (str(tenth),), on(steering.seek_share, tenth / 10),
                 family=worded("To a tenth of the track"))
            for tenth in range(10)
        ),
        Spec("run_start", worded("To the start of the run"), MENU, ("Ctrl+Home",),
             on(steering.seek_end, 0.0), has_past),
        Spec("run_end", worded("To the end of the run"), MENU, ("Ctrl+End",),
             on(steering.seek_end, 1.0), has_future),
    ),
    (
        Spec("faster", worded("Faster"), MENU, (">",), on(steering.change_speed, 1), repeats=True,
             said=_speed),
        Spec("slower", worded("Slower"), MENU, ("<",), on(steering.change_speed, -1), repeats=True,
             said=_speed),
        Spec("follow", worded("As fast as training goes"), MENU, ("Shift+F5",), on(steering.follow),
             checked=lambda desk: desk.session.project.view.follow),
    ),
)  # fmt: skip
