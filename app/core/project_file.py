"""Project files: UTF-8 JSON whose every mistake is reported with its place.

Numbers are written with as many digits as they need to come back unchanged, so that loading and
saving again gives the same bytes.
"""

from __future__ import annotations

import codecs
import os
import re
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec.structs import asdict, replace

from app.core.checks import check
from app.core.files import read_at_most, write_atomically
from app.core.nearest import keys_at, values_at
from app.core.project import Dataset, Project, Rows, Table
from engine.problem import Problem, expected_name

S = TypeVar("S")

FORMAT = "deltastep"
VERSION = 1


class NewerVersion(Problem):
    """The file is of a version that this program does not know yet."""


class RowsProject(Project, frozen=True, kw_only=True):
    """A project file with its data written out."""

    data: Rows


class TableProject(Project, frozen=True, kw_only=True):
    """A project file with its data in a CSV file."""

    data: Table


class DatasetProject(Project, frozen=True, kw_only=True):
    """A project file that names a data set of the program."""

    data: Dataset


class _Header(msgspec.Struct):
    """What has to be known before the rest can be read."""

    format: str = ""
    version: int = 0


class _Outline(msgspec.Struct):
    """What tells how the rest is to be read."""

    data: dict[str, msgspec.Raw] = {}


# The key that tells one form of data from the others.
_FORMS: dict[str, type[Project]] = {"csv": TableProject, "dataset": DatasetProject}


def load(path: Path) -> Project:
    """Return the project in a file; raise ``Problem`` or ``OSError`` where there is none."""
    project = decode(read_at_most(path))
    if isinstance(project.data, Table):
        csv = os.path.normpath(os.path.join(_folder(path), project.data.csv))
        project = replace(project, data=replace(project.data, csv=csv))
    return project


def save(path: Path, project: Project) -> None:
    """Write a project so that ``load`` gives it back; raise ``Problem`` if it could not."""
    if isinstance(project.data, Table):
        csv = os.path.relpath(project.data.csv, _folder(path))
        project = replace(project, data=replace(project.data, csv=csv))
    content = encode(project)
    # A number that training drove to infinity has no place in JSON.
    decode(content)
    write_atomically(path, content)


def _folder(path: Path) -> str:
    """Return the folder that a file is really in, also when ``path`` is a link to it."""
    return os.path.dirname(os.path.realpath(path))


def decode(content: bytes) -> Project:
    """Return the project that the bytes of a file describe, checked in every part."""
    text = content.removeprefix(codecs.BOM_UTF8)
    _check_encoding(text)
    header = _parse(text, _Header)
    if header.format != FORMAT:
        raise Problem("$.format", "not a project of this program", f'"{FORMAT}"')
    if header.version > VERSION:
        raise NewerVersion("$.version", f"written as version {header.version}", f"up to {VERSION}")
    keys = _parse(text, _Outline).data
    form = next((form for key, form in _FORMS.items() if key in keys), RowsProject)
    project = Project(**asdict(_parse(text, form)))
    check(project)
    return project


def encode(project: Project) -> bytes:
    """Return the bytes of a project file: indented, with each row of numbers on one line."""
    text = msgspec.json.format(msgspec.json.encode(project), indent=2)
    return _INNERMOST_ARRAY.sub(_on_one_line, text) + b"\n"


def schema() -> dict[str, Any]:
    """Return the JSON Schema of project files."""
    forms = (RowsProject, TableProject, DatasetProject)
    references, components = msgspec.json.schema_components(forms, ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Deltastep project",
        "anyOf": list(references),
        "$defs": components,
    }


# Strings hold no raw line break, so a bracket beside one is never part of a string.
_INNERMOST_ARRAY = re.compile(rb"\[\n\s+([^\[\]{}\n]*(?:\n\s+[^\[\]{}\n]+)*)\n\s+\]")
_LINE_BREAK = re.compile(rb"\n\s+")


def _on_one_line(array: re.Match[bytes]) -> bytes:
    return b"[" + _LINE_BREAK.sub(b" ", array[1]) + b"]"


def _check_encoding(text: bytes) -> None:
    try:
        text.decode()
    except UnicodeDecodeError as error:
        raise Problem(_position(text, error.start), "not UTF-8", "text in UTF-8") from None


def _parse(text: bytes, form: type[S]) -> S:
    """Return ``text`` as ``form``, every failure as a ``Problem`` with its place."""
    try:
        return msgspec.json.decode(text, type=form)
    except msgspec.ValidationError as error:
        raise _misfit(str(error), form) from None
    except msgspec.DecodeError as error:
        raise _malformed(str(error), text) from None
    except RecursionError:
        raise Problem("$", "nested too deeply", "a project") from None


_PLACED = re.compile(r"(?P<what>.*?)(?: - at `(?P<place>.*)`)?", re.DOTALL)
_EXPECTED = re.compile(r"Expected (?P<expected>.*?)(?:, got (?P<found>.*))?", re.DOTALL)
_TYPES = re.compile(r"`([a-z |]+)`")
_BOUND = re.compile(r"[<>]|length")
_QUOTED = re.compile(r"['`](.*)['`]")
# What readers of a project file call the things that its parser speaks of.
_NAMES = {
    "int": "a whole number",
    "float": "a number",
    "str": "text",
    "bool": "true or false",
    "array": "a list",
    "object": "an object",
}
_WORDS = {
    "Object contains unknown field": "unknown key",
    "Object missing required field": "missing key",
    "Invalid enum value": "unknown value",
    "Invalid value": "unknown value",
    "Number out of range": "number out of range",
}


def _misfit(message: str, form: type) -> Problem:
    """Return the ``Problem`` in a message like "Expected `int`, got `str` - at `$.seed`"."""
    placed = _PLACED.fullmatch(message)
    what, place = (placed["what"], placed["place"] or "$") if placed else (message, "$")
    expected = _EXPECTED.fullmatch(what)
    if expected is None:
        return Problem(place, _in_words(what), _meant(what, form, place))
    found = f"found {_named(expected['found'])}" if expected["found"] else "found something else"
    if _BOUND.search(expected["expected"]):
        found = "out of bounds"
    return Problem(place, found, _named(expected["expected"]) + " expected")


def _meant(what: str, form: type, place: str) -> str:
    """Return what should stand in place of a word or key that is not known."""
    wrong = _QUOTED.search(what)
    known = keys_at(form, place) if "field" in what else values_at(form, place)
    if wrong is None or not known or what.startswith("Object missing"):
        return "see deltastep schema"
    return expected_name(wrong[1], known)


def _in_words(text: str) -> str:
    for term, word in _WORDS.items():
        text = text.replace(term, word)
    return text


def _named(types: str) -> str:
    """Return words for something like "`str | null`" or "`int` >= 0"."""
    return _TYPES.sub(
        lambda found: " or ".join(_NAMES.get(name, name) for name in found[1].split(" | ")), types
    )


def _malformed(message: str, text: bytes) -> Problem:
    """Return the ``Problem`` in a message like "JSON is malformed: ... (byte 26)"."""
    offset = re.search(r" \(byte (\d+)\)$", message)
    if offset is None:
        return Problem(_position(text, len(text)), "the file ends too early", "complete JSON")
    what = message[: offset.start()]
    return Problem(_position(text, int(offset[1])), what, "JSON, without NaN or Infinity")


def _position(text: bytes, offset: int) -> str:
    line = text.count(b"\n", 0, offset) + 1
    line_start = text.rfind(b"\n", 0, offset) + 1
    return f"line {line}, column {offset - line_start + 1}"
