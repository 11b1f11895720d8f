"""The languages of the window, and what its texts are in each.

The translations are files of Qt Linguist, ``assets/translations/*.ts``, which translators have
editors for. They are read here, without Qt, because pictures are made without Qt; the window lets
Qt's own translation ask the same tables.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

from engine.words.wording import Translate

LanguageName = Literal["en", "de"]

LANGUAGES: tuple[LanguageName, ...] = get_args(LanguageName)


@cache
def catalogue(language: str) -> Mapping[str, str]:
    """Return what each English text is in a language; English needs no table."""
    if language == "en":
        return {}
    from xml.etree import ElementTree  # whoever speaks English does not wait for it

    text = (files("assets") / "translations" / f"{language}.ts").read_text(encoding="utf-8")
    messages = ElementTree.fromstring(text).iter("message")
    return {
        message.findtext("source", ""): message.findtext("translation", "") for message in messages
    }


def translator(language: str) -> Translate:
    """Return what turns an English text into that language; what has no translation stays."""
    texts = catalogue(language)
    return lambda text: texts.get(text, text)
