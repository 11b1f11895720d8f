"""Everything the program says has a translation that says as much."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from string import Formatter

import pytest

from app.core.language import LANGUAGES
from engine.words.wording import APART
from tests.translations import (
    ROOT,
    TABLES,
    arguments,
    calls,
    rendered,
    texts,
    translations,
    written,
)

tables = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)


def gaps(text: str) -> set[tuple[str, str]]:
    """Return the names in the gaps of a text, and how what is put there is written.

    How thousands are set apart is up to the language.
    """
    parts = Formatter().parse(text)
    return {
        (name, (style or "").replace(APART, ",")) for _, name, style, _ in parts if name is not None
    }


def test_every_language_but_english_has_a_table() -> None:
    assert {table.stem for table in TABLES} == set(LANGUAGES) - {"en"}


@tables
def test_every_text_is_translated_and_no_other(table: Path) -> None:
    known = translations(table)
    assert [text for text in texts() if not known.get(text)] == []
    assert sorted(known.keys() - set(texts())) == []


@tables
def test_a_translation_has_the_gaps_of_the_text(table: Path) -> None:
    wrong = {
        text: translation
        for text, translation in translations(table).items()
        if translation and gaps(text) != gaps(translation)
    }
    assert not wrong


@tables
def test_tables_are_as_the_tool_writes_them(table: Path) -> None:
    assert table.read_text(encoding="utf-8") == rendered(table.stem, texts(), translations(table))


def test_texts_are_written_out_where_they_are_taken() -> None:
    """Only what has been worded before may be looked up without being written out."""
    computed = [
        place
        for place, argument in arguments()
        if not isinstance(argument, ast.Constant) and not place.endswith(" tr")
    ]
    assert computed == []


def test_texts_begin_and_end_with_words_but_between_terms() -> None:
    loose = [text for _, text in written() if text != text.strip()]
    assert loose == [" if ", ", else "]


# What shows or speaks its first argument, or makes a widget that does.
SHOWING = {
    "setText", "setToolTip", "setWindowTitle", "setAccessibleName", "setAccessibleDescription",
    "setPlaceholderText", "addAction", "addMenu", "addRow", "QLabel", "QPushButton", "QCheckBox",
    "QGroupBox", "heading", "labelled", "Fold", "Picture", "Plot", "Section",
}  # fmt: skip
WORDS = re.compile(r"[^\W\d_]{2,}")
NAMES = {"Deltastep", "[*] – Deltastep"}


def test_the_window_shows_no_text_that_is_not_looked_up() -> None:
    shown = [
        (place, text)
        for place, call in calls(ROOT / "app" / "view")
        if call.args and name_of(call) in SHOWING and WORDS.search(text := literal(call.args[0]))
    ]
    assert [(place, text) for place, text in shown if text not in NAMES] == []


def name_of(call: ast.Call) -> str:
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def literal(argument: ast.expr) -> str:
    """Return what of a text is written out where it is used."""
    parts = argument.values if isinstance(argument, ast.JoinedStr) else [argument]
    constants = [part.value for part in parts if isinstance(part, ast.Constant)]
    return "".join(constant for constant in constants if isinstance(constant, str))
