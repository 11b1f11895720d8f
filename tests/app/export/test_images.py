import os
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage

from app.export import export
from tests.app.export.films import film, job, pixels
from tests.running import names


def read(path: Path) -> QImage:
    return QImage(str(path)).convertToFormat(QImage.Format.Format_RGB32)


def run(output: Path, **options: object) -> int:
    *_, (done, total) = export(job(output, **options))
    assert done == total
    return total


def test_a_folder_gets_every_picture_exactly(tmp_path: Path) -> None:
    total = run(tmp_path / "frames")
    paths = sorted((tmp_path / "frames").iterdir())
    assert [path.name for path in paths] == [f"frame-{n:04}.png" for n in range(total)]
    one = film()
    for path, playhead in zip(paths, one, strict=True):
        assert np.array_equal(pixels(read(path)), pixels(one.picture(playhead)))


def test_numbers_take_the_place_of_the_last_hashes(tmp_path: Path) -> None:
    total = run(tmp_path / "a#b-##.png", fps=4)
    width = max(2, len(str(total - 1)))
    assert names(tmp_path) == {f"a#b-{number:0{width}}.png" for number in range(total)}


def test_an_interrupt_right_after_the_folder_is_made_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make = Path.mkdir

    def interrupted(path: Path) -> None:
        make(path)
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "mkdir", interrupted)
    with pytest.raises(KeyboardInterrupt):
        run(tmp_path / "frames")
    assert names(tmp_path) == set()


def test_all_names_are_equally_long(tmp_path: Path) -> None:
    assert run(tmp_path / "x#.png") > 10
    assert {len(name) for name in names(tmp_path)} == {len("x00.png")}


def test_a_picture_that_is_there_is_kept_unless_told(tmp_path: Path) -> None:
    (tmp_path / "x-0002.png").write_bytes(b"mine")
    (tmp_path / "x-9999.png").write_bytes(b"old")
    (tmp_path / "y-0002.png").write_bytes(b"another")
    with pytest.raises(FileExistsError):
        run(tmp_path / "x-####.png")
    assert names(tmp_path) == {"x-0002.png", "x-9999.png", "y-0002.png"}
    total = run(tmp_path / "x-####.png", overwrite=True)
    assert names(tmp_path) == {f"x-{n:04}.png" for n in range(total)} | {"y-0002.png"}


def test_a_folder_keeps_what_else_is_in_it(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    total = run(tmp_path, overwrite=True)
    assert len(names(tmp_path)) == total + 1
    assert (tmp_path / "notes.txt").read_text() == "mine"


@pytest.mark.parametrize("output", ["frames", "x-####.png"])
def test_giving_up_leaves_nothing_behind(output: str, tmp_path: Path) -> None:
    pictures = export(job(tmp_path / output))
    next(pictures)
    next(pictures)
    assert len(names(tmp_path)) == 1
    pictures.close()
    assert names(tmp_path) == set()


def test_giving_up_leaves_the_old_pictures(tmp_path: Path) -> None:
    (tmp_path / "x-0000.png").write_bytes(b"mine")
    pictures = export(job(tmp_path / "x-####.png", overwrite=True))
    next(pictures)
    pictures.close()
    assert names(tmp_path) == {"x-0000.png"}
    assert (tmp_path / "x-0000.png").read_bytes() == b"mine"


def test_a_file_in_the_place_of_the_folder_is_kept(tmp_path: Path) -> None:
    (tmp_path / "frames").write_text("mine")
    with pytest.raises(NotADirectoryError):
        run(tmp_path / "frames", overwrite=True)
    assert (tmp_path / "frames").read_text() == "mine"


def test_a_folder_is_made_in_one_that_is_there(tmp_path: Path) -> None:
    for output in ("none/frames", "none/x-##.png"):
        with pytest.raises(FileNotFoundError) as caught:
            run(tmp_path / output)
        assert caught.value.filename == str(tmp_path / output)
    assert names(tmp_path) == set()


def test_a_folder_can_be_named_from_where_one_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run(Path("frames"))
    assert names(tmp_path) == {"frames"}
    assert os.access(tmp_path / "frames" / "frame-0000.png", os.R_OK)
