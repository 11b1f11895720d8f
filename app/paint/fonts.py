"""The bundled faces as glyph outlines.

Text is never handed to the platform's text engine: outlines of bundled files give the same pixels
on every machine, on the screen, in a picture and in a film.
"""

from __future__ import annotations

import threading
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QFont, QFontDatabase, QPainterPath, QRawFont, QTransform

from app.core.frame import Face

# Outlines are kept at this many units per em, fine enough to be scaled to any size.
UNITS_PER_EM = 1000.0

FAMILIES = {Face.SANS: "Inter", Face.MONO: "JetBrains Mono", Face.MATH: "STIX Two Math"}

_FILES = {
    Face.SANS: "Inter-Regular.otf",
    Face.SANS_STRONG: "Inter-SemiBold.otf",
    Face.MONO: "JetBrainsMono-Regular.ttf",
    Face.MATH: "STIXTwoMath-Regular.ttf",
}
# Where a character is looked for when the wanted face does not have it.
_FALLBACKS = (Face.MATH, Face.SANS)


class Glyph(NamedTuple):
    """One glyph: its outline and its advance, both in units of the em."""

    outline: QPainterPath
    advance: float


class Line(NamedTuple):
    """One line of text from its left end on the baseline, in pixels: its glyphs, the x of each.

    The glyphs stay apart because filling one long outline takes several times as long.
    """

    outlines: tuple[QPainterPath, ...]
    rights: tuple[float, ...]
    width: float


class _LocalFonts(threading.local):
    """The loaded faces of one thread: Qt ties a raw font to the thread that made it."""

    def __init__(self) -> None:
        self.loaded: dict[Face, QRawFont] = {}


_local = _LocalFonts()


def install() -> None:
    """Make the bundled families known to widgets, under the names in ``FAMILIES``."""
    for face in Face:
        if QFontDatabase.addApplicationFontFromData(_data(face)) < 0:
            raise RuntimeError(f"assets/fonts/{_FILES[face]}: cannot be loaded")


def raw_font(face: Face) -> QRawFont:
    """Return ``face`` at ``UNITS_PER_EM`` pixels, without hinting."""
    if face not in _local.loaded:
        font = QRawFont()
        font.loadFromData(_data(face), UNITS_PER_EM, QFont.HintingPreference.PreferNoHinting)
        if not font.isValid():
            raise RuntimeError(f"assets/fonts/{_FILES[face]}: cannot be loaded")
        _local.loaded[face] = font
    return _local.loaded[face]


@cache
def cap_height(face: Face) -> float:
    """Return the height of a capital letter, as a share of the size."""
    return raw_font(face).capHeight() / UNITS_PER_EM


@cache
def glyph(face: Face, char: str) -> Glyph:
    """Return the glyph of one character, from another bundled face if ``face`` lacks it."""
    font = raw_font(_face_with(face, char))
    return glyph_at(font, font.glyphIndexesForString(char)[0])


def glyph_at(font: QRawFont, index: int) -> Glyph:
    """Return the glyph with the number ``index`` of ``font``."""
    outline = font.pathForGlyph(index)
    # Some accents overlap their letter: by the other rule there would be holes.
    outline.setFillRule(Qt.FillRule.WindingFill)
    return Glyph(outline, font.advancesForGlyphIndexes([index])[0].x())


@lru_cache(maxsize=1024)
def line(text: str, face: Face, size: float, spacing: float = 0.0) -> Line:
    """Return ``text`` set ``size`` pixels high, its letters ``spacing`` pixels further apart."""
    x, outlines, rights = 0.0, [], []
    for char in printable(text):
        outline, advance = _sized(face, char, size)
        outlines.append(outline)
        rights.append(x)
        x += advance + spacing
    return Line(tuple(outlines), tuple(rights), max(0.0, x - spacing))


@lru_cache(maxsize=4096)
def _sized(face: Face, char: str, size: float) -> Glyph:
    """Return a glyph in pixels."""
    outline, advance = glyph(face, char)
    scale = size / UNITS_PER_EM
    return Glyph(scaled(outline, scale), advance * scale)


def scaled(outline: QPainterPath, scale: float) -> QPainterPath:
    """Return ``outline`` with its origin in place and everything else ``scale`` times as far."""
    return QTransform.fromScale(scale, scale).map(outline)


def printable(text: str) -> str:
    """Return ``text`` with composed accents and a space for whatever has no shape."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(char if char.isprintable() else " " for char in composed)


def _data(face: Face) -> QByteArray:
    return QByteArray((files("assets") / "fonts" / _FILES[face]).read_bytes())


def _face_with(face: Face, char: str) -> Face:
    for candidate in (face, *_FALLBACKS):
        if raw_font(candidate).supportsCharacter(ord(char)):
            return candidate
    return face
