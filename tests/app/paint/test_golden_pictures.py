from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from engine.plan.events import Kind
from tests.app.paint.golden_pictures import FOLDER, SHOTS, path_of, picture

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize("name", SHOTS)
def test_a_picture_is_what_it_was(name: str, tmp_path: Path) -> None:
    now = picture(name)
    kept = QImage(str(path_of(name)))
    if now != kept.convertToFormat(now.format()):
        now.save(str(tmp_path / f"{name}.png"))
        pytest.fail(f"{path_of(name)} differs from {tmp_path / f'{name}.png'}")


def test_there_is_one_of_every_kind_of_event_in_both_themes() -> None:
    names = {f"{kind}-{theme}".replace("_", "-") for kind in Kind for theme in ("dark", "light")}
    assert names <= set(SHOTS)


def test_every_kept_picture_is_compared() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(SHOTS)
