"""Where playing pauses and what it repeats, moments with a name, a search, and what is seen."""

from __future__ import annotations

from app.core.navigation import bookmarks, breakpoints, steering
from app.view.actions.spec import Desk, Spec, confirmed, grouped, on
from app.view.docks.breakpoints import toggle_bookmark
from engine.words.wording import worded

MENU = worded("Time line")


def _toggle_here(desk: Desk) -> None:
    breakpoints.toggle(desk.session, breakpoints.here(desk.session))


def _pauses_here(desk: Desk) -> bool:
    return breakpoints.has(desk.session.project, breakpoints.here(desk.session))


def _bookmarked(desk: Desk) -> bool:
    return bookmarks.has_here(desk.session)


def _chosen(desk: Desk) -> str | None:
    """Return the condition that the chosen neuron satisfies; inputs do nothing."""
    neuron = desk.session.project.view.selected
    return breakpoints.at_neuron(neuron) if neuron is not None and neuron[0] > 0 else None


def _toggle_chosen(desk: Desk) -> None:
    condition = _chosen(desk)
    if condition is not None:
        breakpoints.toggle(desk.session, condition)


TIME_LINE = grouped(
    (
        Spec("breakpoint", worded("Breakpoint at this operation"), MENU, ("F9",), _toggle_here,
             checked=_pauses_here),
        Spec("breakpoint_neuron", worded("Breakpoint at the chosen neuron"), MENU, ("Shift+F9",),
             _toggle_chosen, enabled=lambda desk: _chosen(desk) is not None),
    ),
    (
        Spec("bookmark", worded("Bookmark this moment"), MENU, ("B",),
             lambda desk: toggle_bookmark(desk.session), checked=_bookmarked),
        Spec("bookmark_next", worded("Next bookmark"), MENU, ("Alt+Right",),
             on(bookmarks.go_on, 1)),
        Spec("bookmark_before", worded("Bookmark before"), MENU, ("Alt+Left",),
             on(bookmarks.go_on, -1)),
    ),
    (
        confirmed(Spec("repeat_from", worded("Repeat from here on"), MENU, ("[",),
                       on(steering.repeat_from))),
        confirmed(Spec("repeat_to", worded("Repeat up to here"), MENU, ("]",),
                       on(steering.repeat_to))),
        confirmed(Spec("repeat_nothing", worded("Repeat nothing"), MENU, ("\\",),
                       on(steering.repeat_nothing),
                       lambda desk: desk.session.project.view.repeat is not None)),
    ),
    (
        Spec("search", worded("Look for …"), MENU, ("Ctrl+F",), lambda desk: desk.search()),
        Spec("search_next", worded("Look further on"), MENU, ("F3",),
             lambda desk: desk.search_on(1)),
        Spec("search_before", worded("Look back"), MENU, ("Shift+F3",),
             lambda desk: desk.search_on(-1)),
    ),
    (
        Spec("zoom_in", worded("Show less of the run"), MENU, ("Ctrl+Alt++", "Ctrl+Alt+="),
             on(steering.zoom, 0.5), repeats=True),
        Spec("zoom_out", worded("Show more of the run"), MENU, ("Ctrl+Alt+-",),
             on(steering.zoom, 2.0), repeats=True),
        Spec("zoom_step", worded("Show this step"), MENU, ("Ctrl+Alt+1",), on(steering.show_step)),
        Spec("zoom_run", worded("Show the whole run"), MENU, ("Ctrl+Alt+0",),
             on(steering.show_all)),
    ),
)  # fmt: skip
