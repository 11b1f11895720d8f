from __future__ import annotations

from msgspec.structs import replace

from app.core.changes import with_edit
from app.core.effects import EFFECTS, Effect, effects
from app.core.file_format.examples import open_example
from app.core.project import OptimizerEdit, Project, View


def test_every_field_of_a_project_has_an_effect() -> None:
    described = set(Project.__struct_fields__) - {"format", "version"}
    assert set(EFFECTS) == described


def test_effects_are_those_of_what_differs() -> None:
    old = open_example("two-two-two")
    assert effects(old, old) == set()
    assert effects(old, replace(old, view=View(speed=2.0))) == {Effect.KEEP}
    edited = with_edit(old, OptimizerEdit(0, 0, "learning_rate", 0.1))
    assert effects(old, edited) == {Effect.TRUNCATE}
    assert effects(old, replace(edited, seed=3)) == {Effect.TRUNCATE, Effect.REBUILD}
