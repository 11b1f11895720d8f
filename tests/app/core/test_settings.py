from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.core.settings import Settings, SettingsFile, decode, encode
from engine.problem import Problem


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "settings.json"


def written(path: Path, text: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    return path


def test_without_a_file_everything_is_as_usual(path: Path) -> None:
    file = SettingsFile(path)
    assert (file.now, file.complaint) == (Settings(), "")
    assert not path.parent.exists()


def test_a_change_is_there_the_next_time(path: Path) -> None:
    file = SettingsFile(path)
    file.change(theme="light", scale=1.5, window=b"\x00\xff", hints_seen=("play",))
    again = SettingsFile(path)
    assert again.now == file.now
    assert (again.now.theme, again.now.scale, again.now.window) == ("light", 1.5, b"\x00\xff")


def test_nobody_waits_for_the_disk_when_something_is_changed(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited = list[int]()
    monkeypatch.setattr(os, "fsync", waited.append)
    SettingsFile(path).change(theme="light")
    assert waited == []
    assert SettingsFile(path).now.theme == "light"


def test_a_change_is_told_and_none_is_not(path: Path) -> None:
    told: list[str] = []
    file = SettingsFile(path)
    file.subscribe(lambda: told.append(file.now.theme))
    file.change(theme="dark")
    file.change(theme="dark")
    assert told == ["dark"]


def test_two_windows_leave_each_other_what_they_have_not_changed(path: Path) -> None:
    one, other = SettingsFile(path), SettingsFile(path)
    one.change(theme="light", scale=2.0)
    other.change(scale=1.5, window=b"there")
    one.change(docks=b"here")
    together = Settings(theme="light", scale=1.5, window=b"there", docks=b"here")
    assert SettingsFile(path).now == together
    assert (one.now.scale, other.now.theme) == (2.0, "system")


def test_hints_that_two_windows_have_ended_are_seen_until_all_are_shown_again(path: Path) -> None:
    one, other = SettingsFile(path), SettingsFile(path)
    one.change(hints_seen=("play",))
    other.change(hints_seen=("drag",))
    one.change(hints_seen=("play", "time"))
    assert SettingsFile(path).now.hints_seen == ("play", "drag", "time")
    other.change(hints_seen=())
    assert SettingsFile(path).now.hints_seen == ()


def test_a_change_that_is_none_leaves_what_another_window_chose(path: Path) -> None:
    one, other = SettingsFile(path), SettingsFile(path)
    one.change(theme="light")
    other.change(theme="system", scale=1.5)
    assert SettingsFile(path).now == Settings(theme="light", scale=1.5)


def test_what_could_not_be_written_is_written_with_the_next_change(path: Path) -> None:
    file = SettingsFile(path / "settings.json")
    written(path, "not a folder")
    file.change(theme="light")
    path.unlink()
    SettingsFile(path / "settings.json").change(scale=1.5)
    file.change(docks=b"here")
    expected = Settings(theme="light", scale=1.5, docks=b"here")
    assert (SettingsFile(path / "settings.json").now, file.complaint) == (expected, "")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        '{"theme": "purple"}',
        '{"scale": 7}',
        '{"version": 2}',
        '{"version": 1, "from_a_later_version": true}',
    ],
)
def test_a_file_that_cannot_be_used_counts_as_none_and_is_kept(path: Path, text: str) -> None:
    file = SettingsFile(written(path, text))
    assert file.now == Settings()
    assert file.complaint.startswith(f"{path}: settings: ")
    assert "\n" not in file.complaint
    assert path.with_suffix(".old.json").read_text() == text
    assert SettingsFile(path).complaint == ""


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(Problem):
        decode(b'{"folder": "\xff"}')


def test_what_cannot_be_written_holds_all_the_same_and_is_told(path: Path) -> None:
    path.parent.mkdir()
    file = SettingsFile(path / "below a file" / "settings.json")
    written(path, "not a folder")
    file.change(theme="light")
    assert file.now.theme == "light"
    assert "cannot be written" in file.complaint


def test_the_file_says_everything_in_plain_words() -> None:
    content = encode(Settings(docks=b"abc"))
    assert decode(content) == Settings(docks=b"abc")
    assert b'"reduced_motion": false' in content


@pytest.mark.parametrize(
    ("settings", "dark", "light"),
    [
        (Settings(), "dark", "light"),
        (Settings(theme="light"), "light", "light"),
        (Settings(high_contrast=True), "dark_high_contrast", "light_high_contrast"),
        (Settings(theme="dark", high_contrast=True), "dark_high_contrast", "dark_high_contrast"),
    ],
)
def test_the_theme_follows_the_system_if_it_is_told_to(
    settings: Settings, dark: str, light: str
) -> None:
    assert (settings.theme_name("dark"), settings.theme_name("light")) == (dark, light)


def test_the_language_follows_the_system_if_it_is_told_to() -> None:
    assert [Settings().spoken(name) for name in ("de_CH", "en_GB", "fr_FR", "C")] == [
        "de", "en", "en", "en",
    ]  # fmt: skip
    assert Settings(language="en").spoken("de_DE") == "en"
