"""Project files: UTF-8 JSON whose every mistake is reported with its place.

Numbers are written with as many digits as they need to come back unchanged, so that loading and
saving again gives the same bytes.
"""

from __future__ import annotations

import codecs
import os
import re
from pathlib import Path
from typing import Annotated, Any, TypeVar

import msgspec
from msgspec.structs import asdict, replace

from app.core.claims import Claim
from app.core.file_format.checks import check
from app.core.file_format.nearest import keys_at, values_at
from app.core.files import read_at_most
from app.core.project import Dataset, Numbers, Project, Rows, Table
from app.core.project.data import Scaled
from engine.problem import Problem, expected_name
from engine.words.wording import any_of, joined, worded

S = TypeVar("S")

FORMAT = "deltastep"
VERSION = 1


class NewerVersion(Problem):
    """The file is of a version that this program does not know yet."""


class RowsProject(Project, frozen=True, kw_only=True):
    """A project file with its data written out."""

    data: Rows


class _RowByRow(Scaled, frozen=True):
    """Data written out whose numbers are not read yet."""

    inputs: Annotated[list[msgspec.Raw], msgspec.Meta(min_length=1)]
    targets: Annotated[list[msgspec.Raw], msgspec.Meta(min_length=1)]


_RowByRowProject = msgspec.defstruct(
    "_RowByRowProject", [("data", _RowByRow)], bases=(Project,), frozen=True, kw_only=True
)


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


_NUMBERS = "inputs", "targets"
_ROW = msgspec.json.Decoder(Numbers)
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
    """Write a project so that ``load`` gives it back.

    Raise ``Problem`` if it could not, ``Locked`` if another window has the file.
    """
    claim = Claim(path)
    try:
        save_claimed(claim, project)
    finally:
        claim.release()


def save_claimed(claim: Claim, project: Project) -> None:
    """Write a project to a file of one's own, which it stays."""
    if isinstance(project.data, Table):
        csv = os.path.relpath(project.data.csv, _folder(claim.path))
        project = replace(project, data=replace(project.data, csv=csv))
    content = encode(project)
    # A number that training drove to infinity has no place in JSON.
    decode(content)
    claim.write(content)


def _folder(path: Path) -> str:
    """Return the folder that a file is really in, also when ``path`` is a link to it."""
    return os.path.dirname(os.path.realpath(path))


def decode(content: bytes) -> Project:
    """Return the project that the bytes of a file describe, checked in every part."""
    text = content.removeprefix(codecs.BOM_UTF8)
    _check_encoding(text)
    header = _parse(text, _Header)
    if header.format != FORMAT:
        raise Problem("$.format", worded("not a project of this program"), f'"{FORMAT}"')
    if header.version > VERSION:
        what = worded("written as version {number}", number=header.version)
        raise NewerVersion("$.version", what, worded("up to {number}", number=VERSION))
    keys = _parse(text, _Outline).data
    form = next((form for key, form in _FORMS.items() if key in keys), None)
    project = Project(**asdict(_parse(text, form))) if form else _with_rows(text)
    check(project)
    return project


def _with_rows(text: bytes) -> Project:
    """Return a project whose data are written out, read row by row.

    In one go, other threads would get no turn before the last number is read. Where something is
    wrong, that is how it is read all the same, to tell the place.
    """
    try:
        project = asdict(msgspec.json.decode(text, type=_RowByRowProject))
        data = asdict(project["data"])
        data |= {key: tuple([_ROW.decode(row) for row in data[key]]) for key in _NUMBERS}
    except (msgspec.DecodeError, RecursionError):
        return Project(**asdict(_parse(text, RowsProject)))
    return Project(**project | {"data": Rows(**data)})


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
        place = _position(text, error.start)
        raise Problem(place, worded("not UTF-8"), worded("text in UTF-8")) from None


def _parse(text: bytes, form: type[S]) -> S:
    """Return ``text`` as ``form``, every failure as a ``Problem`` with its place."""
    try:
        return msgspec.json.decode(text, type=form)
    except msgspec.ValidationError as error:
        raise _misfit(str(error), form) from None
    except msgspec.DecodeError as error:
        raise _malformed(str(error), text) from None
    except RecursionError:
        raise Problem("$", worded("nested too deeply"), worded("a project")) from None


_PLACED = re.compile(r"(?P<what>.*?)(?: - at `(?P<place>.*)`)?", re.DOTALL)
_EXPECTED = re.compile(r"Expected (?P<expected>.*?)(?:, got (?P<found>.*))?", re.DOTALL)
_TYPES = re.compile(r"`([a-z |]+)`")
_BOUND = re.compile(r"[<>]|length")
_QUOTED = re.compile(r"['`](.*)['`]")
# What readers of a project file call the things that its parser speaks of.
_NAMES = {
    "int": worded("a whole number"),
    "float": worded("a number"),
    "str": worded("text"),
    "bool": worded("true or false"),
    "array": worded("a list"),
    "object": worded("an object"),
}
_WORDS = {
    "Object contains unknown field": worded("unknown key"),
    "Object missing required field": worded("missing key"),
    "Invalid enum value": worded("unknown value"),
    "Invalid value": worded("unknown value"),
    "Number out of range": worded("number out of range"),
}


def _misfit(message: str, form: type) -> Problem:
    """Return the ``Problem`` in a message like "Expected `int`, got `str` - at `$.seed`"."""
    placed = _PLACED.fullmatch(message)
    what, place = (placed["what"], placed["place"] or "$") if placed else (message, "$")
    expected = _EXPECTED.fullmatch(what)
    if expected is None:
        return Problem(place, _in_words(what), _meant(what, form, place))
    found = worded("found something else")
    if expected["found"]:
        found = worded("found {what}", what=_named(expected["found"]))
    if _BOUND.search(expected["expected"]):
        found = worded("out of bounds")
    return Problem(place, found, worded("{what} expected", what=_named(expected["expected"])))


def _meant(what: str, form: type, place: str) -> str:
    """Return what should stand in place of a word or key that is not known."""
    wrong = _QUOTED.search(what)
    known = keys_at(form, place) if "field" in what else values_at(form, place)
    if wrong is None or not known or what.startswith("Object missing"):
        return worded("see deltastep schema")
    return expected_name(wrong[1], known)


def _in_words(text: str) -> str:
    """Return words for something like "Object contains unknown field `units`"."""
    for term, word in _WORDS.items():
        if text.startswith(term):
            return joined("", (word, text.removeprefix(term)))
    return text


def _named(types: str) -> str:
    """Return words for something like "`str | null`" or "`int` >= 0"."""
    parts = _TYPES.split(types)
    # Every second part is what stood between backquotes.
    parts[1::2] = map(_any_of, parts[1::2])
    return joined("", parts)


def _any_of(types: str) -> str:
    """Return words for something like "str | null"."""
    return any_of(_NAMES.get(name, name) for name in types.split(" | "))


def _malformed(message: str, text: bytes) -> Problem:
    """Return the ``Problem`` in a message like "JSON is malformed: ... (byte 26)"."""
    offset = re.search(r" \(byte (\d+)\)$", message)
    if offset is None:
        place = _position(text, len(text))
        return Problem(place, worded("the file ends too early"), worded("complete JSON"))
    what, place = message[: offset.start()], _position(text, int(offset[1]))
    return Problem(place, what, worded("JSON, without NaN or Infinity"))


def _position(text: bytes, offset: int) -> str:
    line = text.count(b"\n", 0, offset) + 1
    line_start = text.rfind(b"\n", 0, offset) + 1
    column = offset - line_start + 1
    return worded("line {line}, column {column}", line=line, column=column)
