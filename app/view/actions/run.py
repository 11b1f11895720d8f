"""Playing, stepping and seeking."""

from __future__ import annotations

from collections.abc import Callable

from app.core import steering
from app.view.actions.spec import Desk, Spec, has_future, has_past, on
from engine.step_plan import Granularity


def _step_spec(name: str, text: str, keys: tuple[str, ...], run: Callable[[Desk], object]) -> Spec:
    enabled = has_past if name.endswith("back") else has_future
    return Spec(name, text, "Run", keys, run, enabled, repeats=True)


RUN = (
    Spec("play", "Play or pause", "Run", ("Space", "K"), on(steering.play_or_pause)),
    Spec("play_back", "Play backwards", "Run", ("Backspace", "Shift+Space"),
         on(steering.play_backwards), has_past),
    _step_spec("step", "One step on (step over)", ("Right", ".", "F10"),
               on(steering.step_resized, 1, 0)),
    _step_spec("step_back", "One step back", ("Left", ","), on(steering.step_resized, -1, 0)),
    _step_spec("step_into", "One smaller step on (step into)", ("F11",),
               on(steering.step_resized, 1, -1)),
    _step_spec("step_out", "One larger step on (step out)", ("L", "Shift+F11"),
               on(steering.step_resized, 1, 1)),
    _step_spec("step_out_back", "One larger step back", ("J",), on(steering.step_resized, -1, 1)),
    _step_spec("layer", "Next layer", ("Shift+Right",), on(steering.step, 1, Granularity.LAYER)),
    _step_spec("layer_back", "Layer before", ("Shift+Left",),
               on(steering.step, -1, Granularity.LAYER)),
    _step_spec("phase", "Next phase", ("Ctrl+Right",), on(steering.step, 1, Granularity.PHASE)),
    _step_spec("phase_back", "Phase before", ("Ctrl+Left",),
               on(steering.step, -1, Granularity.PHASE)),
    _step_spec("epoch", "To the end of the epoch", ("F5",),
               on(steering.step, 1, Granularity.EPOCH)),
    Spec("start", "To the start of the track", "Run", ("Home",), on(steering.seek_border, -1)),
    Spec("end", "To the end of the track", "Run", ("End",), on(steering.seek_border, 1)),
    *(
        Spec(f"tenth_{tenth}", f"To {tenth * 10} %", "Run", (str(tenth),),
             on(steering.seek_share, tenth / 10), family="To a tenth of the track")
        for tenth in range(10)
    ),
    Spec("run_start", "To the start of the run", "Run", ("Ctrl+Home",),
         on(steering.seek_end, 0.0), has_past),
    Spec("run_end", "To the end of the run", "Run", ("Ctrl+End",),
         on(steering.seek_end, 1.0), has_future),
    Spec("faster", "Faster", "Run", (">",), on(steering.change_speed, 1), repeats=True),
    Spec("slower", "Slower", "Run", ("<",), on(steering.change_speed, -1), repeats=True),
)  # fmt: skip
