"""Undo, redo, and whose numbers are shown."""

from __future__ import annotations

from collections.abc import Callable

from app.core import what_if
from app.core.hands_on.offers import (
    Offer,
    add_layer_after,
    add_unit,
    remove_layer,
    remove_unit,
    take,
)
from app.core.project import Neuron
from app.core.run import Run
from app.core.scene import Shot
from app.view.actions.spec import Desk, Spec, confirmed, grouped, last_change, on
from app.view.panels.inspector import neuron_words
from app.view.stage.copying import ask_picture, copy_latex, copy_picture, copy_text
from engine.words.wording import Wording, worded

MENU = worded("Edit")


def _structure_spec(
    name: str, text: Wording, key: str, offer: Callable[[Run, Neuron], Offer]
) -> Spec:
    """Return the action that changes the network at the chosen neuron."""

    def run(desk: Desk) -> None:
        neuron = desk.session.project.view.selected
        if neuron is not None:
            take(desk.session, offer(desk.session.run, neuron))

    def enabled(desk: Desk) -> bool:
        return desk.session.project.view.selected is not None

    family = worded("Layers and units")
    return Spec(name, text, MENU, (key,), run, enabled, family=family, said=last_change)


def _copy_spec(name: str, text: Wording, key: str, copy: Callable[[Shot], None]) -> Spec:
    def run(desk: Desk) -> None:
        copy(desk.stage.shot())

    return confirmed(Spec(name, text, MENU, (key,), run))


def _neuron(desk: Desk) -> str:
    return neuron_words(desk.session)


def _what_if(desk: Desk) -> None:
    """Keep the course as it is beside what becomes of it, or ask how to end that."""
    if what_if.comparing(desk.session):
        desk.end_what_if()
    else:
        what_if.begin(desk.session)


EDIT = grouped(
    (
        Spec("undo", worded("Undo"), MENU, ("Ctrl+Z",), lambda desk: desk.session.undo(),
            enabled=lambda desk: desk.session.document.undo_label is not None,
            detail=lambda desk: desk.session.document.undo_label, repeats=True,
        ),
        Spec("redo", worded("Redo"), MENU, ("Ctrl+Shift+Z", "Ctrl+Y"),
            lambda desk: desk.session.redo(),
            enabled=lambda desk: desk.session.document.redo_label is not None,
            detail=lambda desk: desk.session.document.redo_label, repeats=True,
        ),
    ),
    (
        Spec("what_if", worded("What if …"), MENU, ("W",), _what_if,
             checked=lambda desk: what_if.comparing(desk.session)),
        confirmed(Spec("keep_new", worded("Keep the new course"), MENU, ("Shift+W",),
                       on(what_if.keep), lambda desk: what_if.comparing(desk.session))),
        confirmed(Spec("go_back", worded("Back to the old course"), MENU, ("Alt+W",),
                       on(what_if.go_back), lambda desk: what_if.comparing(desk.session))),
    ),
    (
        _copy_spec("copy_text", worded("Copy the formula as text"), "Ctrl+C", copy_text),
        _copy_spec("copy_latex", worded("Copy the formula as LaTeX"), "Ctrl+Shift+C", copy_latex),
        _copy_spec("copy_picture", worded("Copy the formula as picture"), "Ctrl+Alt+C",
                   copy_picture),
        Spec("save_picture", worded("Save the formula as picture …"), MENU, (),
             lambda desk: ask_picture(desk.session, desk.stage.shot(), desk.stage)),
    ),
    (
        Spec("next_term", worded("Light the next term"), MENU, ("T",),
             lambda desk: desk.stage.light_next(1), repeats=True),
        Spec("previous_term", worded("Light the term before"), MENU, ("Shift+T",),
             lambda desk: desk.stage.light_next(-1), repeats=True),
        Spec("next", worded("Choose the next neuron"), MENU, ("Down",),
             lambda desk: desk.stage.choose_next(1), repeats=True, said=_neuron),
        Spec("previous", worded("Choose the neuron before"), MENU, ("Up",),
             lambda desk: desk.stage.choose_next(-1), repeats=True, said=_neuron),
    ),
    (
        _structure_spec("add_unit", worded("Add a unit to the chosen layer"), "Insert",
                        lambda run, neuron: add_unit(run, neuron[0])),
        _structure_spec("remove_unit", worded("Remove the chosen unit"), "Delete", remove_unit),
        _structure_spec("add_layer", worded("Add a layer after the chosen one"), "Shift+Insert",
                        lambda run, neuron: add_layer_after(run, neuron[0])),
        _structure_spec("remove_layer", worded("Remove the chosen layer"), "Shift+Delete",
                        lambda run, neuron: remove_layer(run, neuron[0])),
    ),
    (
        Spec("preferences", worded("Preferences …"), MENU, ("Ctrl+,",),
             lambda desk: desk.show_preferences()),
    ),
)  # fmt: skip
