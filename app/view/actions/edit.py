"""Undo, redo, and whose numbers are shown."""

from __future__ import annotations

from app.view.actions.spec import Spec

EDIT = (
    Spec(
        "undo", "Undo", "Edit", ("Ctrl+Z",), lambda desk: desk.session.document.undo(),
        enabled=lambda desk: desk.session.document.undo_label is not None,
        detail=lambda desk: desk.session.document.undo_label, repeats=True,
    ),
    Spec(
        "redo", "Redo", "Edit", ("Ctrl+Shift+Z", "Ctrl+Y"),
        lambda desk: desk.session.document.redo(),
        enabled=lambda desk: desk.session.document.redo_label is not None,
        detail=lambda desk: desk.session.document.redo_label, repeats=True,
    ),
    Spec("next", "Choose the next neuron", "Edit", ("Down",),
         lambda desk: desk.stage.choose_next(1), repeats=True),
    Spec("previous", "Choose the neuron before", "Edit", ("Up",),
         lambda desk: desk.stage.choose_next(-1), repeats=True),
)  # fmt: skip
