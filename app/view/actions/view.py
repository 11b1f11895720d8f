"""How the run is looked at: sizes of steps, colours, digits and views."""

from __future__ import annotations

from app.core.camera import STEP
from app.core.navigation import steering
from app.core.navigation.steering import SIZES
from app.core.project import FEWEST_DIGITS, MOST_DIGITS
from app.core.settings import THEME_CHOICES, ThemeChoice
from app.view.actions.spec import Desk, Spec, grouped, on
from app.view.docks.registry import VIEWS, ViewSpec
from engine.plan.step_plan import Granularity
from engine.vocabulary import GRANULARITIES
from engine.words.wording import Wording, joined, worded

MENU = worded("View")

_THEME_TEXTS: dict[ThemeChoice, Wording] = {
    "system": worded("As the system"), "dark": worded("Dark"), "light": worded("Light"),
}  # fmt: skip


def _size_spec(size: Granularity) -> Spec:
    def run(desk: Desk) -> None:
        steering.change_view(desk.session, granularity=size)

    def checked(desk: Desk) -> bool:
        return desk.session.project.view.granularity is size

    key = f"Alt+{SIZES.index(size) + 1}"
    return Spec(
        f"by_{size}",
        GRANULARITIES[size],
        MENU,
        (key,),
        run,
        checked=checked,
        family=worded("Step by"),
    )


def _theme_spec(theme: ThemeChoice) -> Spec:
    def run(desk: Desk) -> None:
        desk.settings.change(theme=theme)

    def checked(desk: Desk) -> bool:
        return desk.settings.now.theme == theme

    text = _THEME_TEXTS[theme]
    return Spec(theme, text, MENU, (), run, checked=checked, family=worded("Colours"))


def _switch_spec(field: str, text: Wording, family: str = "") -> Spec:
    """Return what switches one of the settings on and off."""

    def checked(desk: Desk) -> bool:
        return bool(getattr(desk.settings.now, field))

    def run(desk: Desk) -> None:
        desk.settings.change(**{field: not checked(desk)})

    return Spec(field, text, MENU, (), run, checked=checked, family=family)


def _view_spec(view: ViewSpec) -> Spec:
    def run(desk: Desk) -> None:
        desk.show_view(view.name, not desk.shows_view(view.name))

    def checked(desk: Desk) -> bool:
        return desk.shows_view(view.name)

    return Spec(
        f"view_{view.name}",
        view.title,
        MENU,
        view.keys,
        run,
        checked=checked,
        family=worded("Panels"),
    )


def _shown_spec(name: str, text: Wording, *keys: str) -> Spec:
    """Return the action that turns a switch of the project's view."""

    def checked(desk: Desk) -> bool:
        return bool(getattr(desk.session.project.view, name))

    return Spec(name, text, MENU, keys, on(steering.turn, name), checked=checked)


def _digits_spec(digits: int) -> Spec:
    def checked(desk: Desk) -> bool:
        return desk.session.project.view.digits == digits

    def run(desk: Desk) -> None:
        steering.change_view(desk.session, digits=digits)

    text = worded("{count}", count=digits)
    family = worded("Digits")
    return Spec(f"digits_{digits}", text, MENU, (), run, checked=checked, family=family)


def _digits(desk: Desk) -> str:
    count = worded("{count}", count=desk.session.project.view.digits)
    return joined(", ", (worded("Digits"), count))


VIEW = grouped(
    (_size_spec(size) for size in SIZES),
    (
        *(_theme_spec(theme) for theme in THEME_CHOICES),
        _switch_spec("high_contrast", worded("High contrast"), worded("Colours")),
        _switch_spec("reduced_motion", worded("Without movement")),
    ),
    (_view_spec(view) for view in VIEWS),
    (
        Spec("next_part", worded("To the next panel"), MENU, ("F6",),
             lambda desk: desk.focus_next(1), family=worded("Panels")),
        Spec("part_before", worded("To the panel before"), MENU, ("Shift+F6",),
             lambda desk: desk.focus_next(-1), family=worded("Panels")),
    ),
    (
        Spec("restore_views", worded("Restore all panels"), MENU, (),
             lambda desk: desk.restore_views(), family=worded("Panels")),
    ),
    (
        Spec("nearer", worded("Nearer"), MENU, ("Ctrl++", "Ctrl+="), on(steering.look_closer, STEP),
             repeats=True),
        Spec("farther", worded("Further away"), MENU, ("Ctrl+-",),
             on(steering.look_closer, 1.0 / STEP), repeats=True),
        Spec("see_all", worded("The whole network"), MENU, ("Ctrl+0",), on(steering.see_all)),
    ),
    (
        Spec("more_digits", worded("More digits"), MENU, ("Ctrl+>",),
             on(steering.change_digits, 1), repeats=True, said=_digits),
        Spec("fewer_digits", worded("Fewer digits"), MENU, ("Ctrl+<",),
             on(steering.change_digits, -1), repeats=True, said=_digits),
        *(_digits_spec(digits) for digits in range(FEWEST_DIGITS, MOST_DIGITS + 1)),
        _shown_spec("fractions", worded("Fractions where exact")),
    ),
    (
        _shown_spec("checked", worded("Check by finite differences"), "C"),
        _shown_spec("heat_maps", worded("Heat maps in the neurons"), "H"),
        Spec("notes", worded("Notes on this step"), MENU, ("N",), lambda desk: desk.show_notes()),
    ),
    (
        Spec("full_screen", worded("Full screen"), MENU, ("F",),
             lambda desk: desk.toggle_full_screen()),
    ),
)  # fmt: skip
