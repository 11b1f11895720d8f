"""`python3 -m tests.translations`: brings the tables of `assets/translations` up to date.

Texts that are new are added as unfinished, for a translator to fill in, and those that are gone
are removed; what is translated stays as it is. The files are as Qt Linguist writes them.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("app", "engine")
TABLES = sorted((ROOT / "assets" / "translations").glob("*.ts"))
CONTEXT = "deltastep"
# What takes texts to be translated, and which of its arguments they are.
TAKERS = {"worded": (0,), "tr": (0,), "plural": (1, 2)}

_HEAD = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="{language}" sourcelanguage="en">
<context>
    <name>{context}</name>
"""
_MESSAGE = """    <message>
        <source>{source}</source>
        <translation{unfinished}>{translation}</translation>
    </message>
"""
_END = "</context>\n</TS>\n"
_QUOTES = {'"': "&quot;", "'": "&apos;"}


def texts() -> list[str]:
    """Return every text of the program that is written out, each once, in the order of the code."""
    return list(dict.fromkeys(text for _, text in written()))


def written() -> Iterator[tuple[str, str]]:
    """Yield where each text stands, and the text."""
    for place, argument in arguments():
        if isinstance(argument, ast.Constant):
            assert isinstance(argument.value, str), place
            yield place, argument.value


def arguments() -> Iterator[tuple[str, ast.expr]]:
    """Yield where each text is taken, and what stands there as the text."""
    for folder in FOLDERS:
        for place, call in calls(ROOT / folder):
            name = call.func.id if isinstance(call.func, ast.Name) else ""
            for number in TAKERS.get(name, ()):
                yield f"{place} {name}", call.args[number]


def calls(folder: Path) -> Iterator[tuple[str, ast.Call]]:
    """Yield where each call in the code of a folder stands, and the call, in order."""
    for file in sorted(folder.rglob("*.py")):
        for call in _calls_in(file):
            yield f"{file.relative_to(ROOT)}:{call.lineno}", call


@cache
def _calls_in(file: Path) -> list[ast.Call]:
    """Return the calls in a file, in order; every question about texts looks at all of them."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    found = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return sorted(found, key=lambda node: (node.lineno, node.col_offset))


def translations(table: Path) -> dict[str, str]:
    """Return what each text is in a table, nothing where nobody has translated it yet."""
    messages = ElementTree.parse(table).iter("message")
    return {
        message.findtext("source", ""): message.findtext("translation", "") for message in messages
    }


def rendered(language: str, texts: Iterable[str], known: Mapping[str, str]) -> str:
    """Return a table of some texts, unfinished where their translation is not known."""
    messages = (
        _MESSAGE.format(
            source=escape(text, _QUOTES),
            translation=escape(known.get(text, ""), _QUOTES),
            unfinished="" if known.get(text) else ' type="unfinished"',
        )
        for text in texts
    )
    return _HEAD.format(language=language, context=CONTEXT) + "".join(messages) + _END


def main() -> None:
    """Write every table anew, and say what is still to be translated."""
    found = texts()
    for table in TABLES:
        known = translations(table)
        table.write_text(rendered(table.stem, found, known), encoding="utf-8")
        missing = sum(not known.get(text) for text in found)
        gone = len(known.keys() - set(found))
        print(f"{table.name}: {len(found)} texts, {missing} to translate, {gone} removed")


if __name__ == "__main__":
    main()
