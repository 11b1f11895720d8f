import contextlib
import os
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.files import read_at_most, refuse_existing, replacing, write_atomically
from engine.problem import Problem


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_content_replaces_what_was_there(tmp_path: Path) -> None:
    for content in (b"abc", b"d"):
        write_atomically(tmp_path / "file", content)
        assert (tmp_path / "file").read_bytes() == content
    assert names(tmp_path) == {"file"}


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    with contextlib.suppress(KeyboardInterrupt), replacing(path) as temporary:
        temporary.write_bytes(b"half")
        raise KeyboardInterrupt
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == {"file"}


def test_the_old_file_stands_until_the_new_one_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "film.mp4"
    path.write_bytes(b"old")
    with replacing(path) as temporary:
        temporary.write_bytes(b"new")
        assert path.read_bytes() == b"old"
        assert temporary.parent == path.parent
        assert temporary.suffix == ".mp4"
    assert path.read_bytes() == b"new"


def test_what_is_to_last_is_on_the_disk_with_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed, flush = list[bool](), os.fsync

    def seen(descriptor: int) -> None:
        flushed.append(stat.S_ISDIR(os.fstat(descriptor).st_mode))
        flush(descriptor)

    monkeypatch.setattr(os, "fsync", seen)
    write_atomically(tmp_path / "file", b"x")
    assert flushed == [False, True]
    write_atomically(tmp_path / "file", b"y", lasting=False)
    assert flushed == [False, True]
    assert (tmp_path / "file").read_bytes() == b"y"


def test_an_existing_mode_is_kept_and_a_new_file_follows_the_umask(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.write_bytes(b"")
    old.chmod(0o640)
    umask = os.umask(0o027)
    try:
        write_atomically(old, b"x")
        write_atomically(new, b"x")
    finally:
        os.umask(umask)
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    assert stat.S_IMODE(new.stat().st_mode) == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    target = tmp_path / "real" / "file"
    link = tmp_path / "link"
    link.symlink_to(target)
    write_atomically(link, b"through")
    assert link.is_symlink()
    assert target.read_bytes() == b"through"


def test_a_device_is_written_to_and_not_replaced() -> None:
    write_atomically(Path(os.devnull), b"gone")
    assert Path(os.devnull).is_char_device()


@pytest.mark.parametrize("kind", ["missing folder", "folder", "loop"])
def test_a_target_that_cannot_be_is_named_in_the_error(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "place"
    if kind == "missing folder":
        path = path / "file"
    elif kind == "folder":
        path.mkdir()
    else:
        path.symlink_to(path)
    before = names(tmp_path)
    with pytest.raises(OSError) as caught:  # noqa: PT011
        write_atomically(path, b"x")
    assert caught.value.filename == str(path)
    assert names(tmp_path) == before


def test_a_very_long_name_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("é" * 125 + ".gif")
    write_atomically(path, b"x")
    assert path.read_bytes() == b"x"


@contextlib.contextmanager
def full_disk(folder: Path) -> Iterator[None]:
    """Mount a file system of 64 kB on ``folder``, where that is allowed."""
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "none", str(folder)]
    try:
        subprocess.run(mount, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("mounting a small file system is not allowed here")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    with full_disk(tmp_path):
        path = tmp_path / "file"
        path.write_bytes(b"old")
        with pytest.raises(OSError, match="No space left") as caught:
            write_atomically(path, b"x" * 102_400)
        assert caught.value.filename == str(path)
        assert path.read_bytes() == b"old"
        assert names(tmp_path) == {"file"}


def in_other_process(program: str, path: Path) -> str:
    """Run ``program`` with ``path`` and return what it prints."""
    imports = "import os, resource, sys; from pathlib import Path\n"
    imports += "from app.core.files import write_atomically; path = Path(sys.argv[1])\n"
    command = [sys.executable, "-c", imports + program, str(path)]
    root = Path(__file__).parents[3]
    return subprocess.run(command, check=True, capture_output=True, text=True, cwd=root).stdout


LIMITED = """
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    write_atomically(path, b"x" * 102_400)
except OSError as error:
    print(error.strerror, error.filename)
"""

UNPRIVILEGED = """
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
try:
    write_atomically(path, b"new")
except OSError as error:
    print(error.strerror, error.filename)
"""


def test_a_file_that_may_not_grow_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    assert in_other_process(LIMITED, path) == f"File too large {path}\n"
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == {"file"}


def test_a_read_only_folder_leaves_the_old_file(tmp_path: Path) -> None:
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o755)  # another user has to get here
    folder = tmp_path / "folder"
    folder.mkdir()
    path = folder / "file"
    path.write_bytes(b"old")
    path.chmod(0o666)
    folder.chmod(0o555)
    assert in_other_process(UNPRIVILEGED, path) == f"Permission denied {path}\n"
    assert path.read_bytes() == b"old"
    assert names(folder) == {"file"}


def test_reading_stops_at_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"12345")
    assert read_at_most(path, 5) == b"12345"
    with pytest.raises(Problem, match="at most 4 bytes"):
        read_at_most(path, 4)


def test_a_file_without_an_end_is_refused() -> None:
    with pytest.raises(Problem, match="too large"):
        read_at_most(Path("/dev/zero"), 1000)


def test_only_a_file_that_would_be_lost_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "file"
    refuse_existing(path, overwrite=False)
    path.write_bytes(b"old")
    refuse_existing(path, overwrite=True)
    refuse_existing(Path(os.devnull), overwrite=False)
    with pytest.raises(FileExistsError) as caught:
        refuse_existing(path, overwrite=False)
    assert caught.value.filename == str(path)


@pytest.mark.skipif(sys.platform == "win32", reason="has no such pipes")
def test_nobody_waits_for_a_pipe_that_nobody_writes_to(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert read_at_most(tmp_path / "pipe") == b""


@pytest.mark.skipif(sys.platform == "win32", reason="has no such pipes")
def test_what_is_written_to_a_pipe_is_waited_for() -> None:
    reader, writer = os.pipe()

    def write() -> None:
        with open(writer, "wb") as file:
            file.write(b"late")

    with open(reader, "rb"):
        late = threading.Timer(0.1, write)
        late.start()
        assert read_at_most(Path(f"/dev/fd/{reader}")) == b"late"
        late.join()


def test_a_name_that_no_file_can_have_is_refused() -> None:
    with pytest.raises(Problem, match="no file can have this name"):
        read_at_most(Path("a\0b"))
