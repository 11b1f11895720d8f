import os
import stat
from pathlib import Path

import pytest

from app.core.claims import Claim, Locked


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "mine").write_bytes(b"old")
    return tmp_path / "mine"


def is_locked(path: Path) -> bool:
    try:
        Claim(path).release()
    except Locked:
        return True
    return False


def test_what_is_claimed_is_nobody_elses_until_it_is_released(path: Path) -> None:
    claim = Claim(path)
    with pytest.raises(Locked, match="open in another window") as refusal:
        Claim(path)
    assert refusal.value.filename == str(path)
    claim.release()
    claim.release()
    assert not is_locked(path)


def test_a_claim_that_is_forgotten_is_released(path: Path) -> None:
    claims = [Claim(path)]
    assert is_locked(path)
    claims.clear()
    assert not is_locked(path)


def test_a_claim_goes_over_to_what_is_written(path: Path) -> None:
    before, claim = path.stat().st_ino, Claim(path)
    claim.write(b"new")
    assert (path.read_bytes(), path.stat().st_ino != before) == (b"new", True)
    assert claim.holds(path)
    assert is_locked(path)
    assert os.listdir(path.parent) == ["mine"]
    claim.release()
    assert not is_locked(path)


def test_what_is_not_there_yet_is_claimed_when_it_is_written(path: Path) -> None:
    new = path.with_name("new")
    claim = Claim(new)
    assert not claim.holds(new)
    claim.write(b"there")
    assert is_locked(new)


def test_what_others_have_claimed_first_is_not_written(path: Path) -> None:
    new = path.with_name("new")
    late, claim = Claim(new), Claim(new)
    claim.write(b"mine")
    with pytest.raises(Locked):
        late.write(b"late")
    assert new.read_bytes() == b"mine"
    # Another program put a file in its place, and another window opened that.
    path.rename(new)
    other = Claim(new)
    with pytest.raises(Locked):
        claim.write(b"again")
    assert new.read_bytes() == b"old"
    other.release()
    claim.write(b"again")
    assert new.read_bytes() == b"again"


def test_a_file_is_the_same_by_all_of_its_names_but_a_second_entry(path: Path) -> None:
    link, second = path.with_name("link"), path.with_name("second")
    link.symlink_to(path)
    second.hardlink_to(path)
    claim = Claim(link)
    assert claim.holds(path)
    assert not claim.holds(second)
    claim.write(b"new")
    assert (path.read_bytes(), second.read_bytes()) == (b"new", b"old")
    assert link.is_symlink()


def test_what_cannot_be_locked_can_be_written_all_the_same() -> None:
    one, other = Claim(Path(os.devnull)), Claim(Path(os.devnull))
    one.write(b"x")
    other.write(b"y")
    assert stat.S_ISCHR(os.stat(os.devnull).st_mode)
    Claim(Path("no\0name")).release()
