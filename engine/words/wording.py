"""Words for people that can be said in another language.

A wording is English text that remembers what it was made of: a template and what fills its gaps,
wordings again or anything that is the same in every language. Whoever speaks another language
looks the template up and fills the gaps there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from string import Formatter
from typing import Self

Translate = Callable[[str], str]

# How translations ask for thousands to be set apart, and by what: a space is no decimal comma.
APART, SPACE = "_", "\N{NO-BREAK SPACE}"


class Wording(str):
    """An English text with its ``template`` and the ``parts`` that fill the gaps in it."""

    __slots__ = ("parts", "template")

    template: str
    parts: Mapping[str, object]

    def __new__(cls, template: str, parts: Mapping[str, object]) -> Self:
        """Return the template with its gaps filled, in English."""
        text = super().__new__(cls, template.format_map(parts) if parts else template)
        text.template, text.parts = template, parts
        return text

    def __getnewargs__(self) -> tuple[str, Mapping[str, object]]:  # type: ignore[override]
        """Return what makes the same wording again in another process."""
        return self.template, self.parts


def worded(template: str, **parts: object) -> Wording:
    """Return a text of ``template``, whose gaps such as ``{unit}`` are filled by ``parts``.

    The template is written out where this is called, so that all of them can be collected.
    """
    return Wording(template, parts)


def plural(count: int, one: str, many: str, **parts: object) -> Wording:
    """Return a text about one thing, or about ``many``, with the number in the gap ``count``."""
    return Wording(one if count == 1 else many, {"count": count, **parts})


def counted(count: int) -> Wording:
    """Return a number of things, its thousands set apart as the language does."""
    return worded("{count:,}", count=count)


def joined(separator: str, texts: Iterable[str]) -> Wording:
    """Return texts one after another, each of which is said in another language by itself.

    ``separator`` is the same in all of them.
    """
    parts = {f"text_{number}": text for number, text in enumerate(texts)}
    return Wording(separator.join(f"{{{name}}}" for name in parts), parts)


def any_of(texts: Iterable[str]) -> str:
    """Return ``a, b or c``, for as many texts as there are, one at least."""
    *others, last = texts
    if not others:
        return last
    return worded("{others} or {last}", others=joined(", ", others), last=last)


def said(text: str, translate: Translate) -> str:
    """Return a text in the language that ``translate`` turns templates into.

    What is no wording is the same in every language.
    """
    if not isinstance(text, Wording):
        return text
    template = translate(text.template)
    if not text.parts:
        return template
    spoken = {
        name: said(part, translate) if isinstance(part, str) else part
        for name, part in text.parts.items()
    }
    return _SPOKEN.vformat(template, (), spoken)


class _Spoken(Formatter):
    """Fills gaps as ``str.format`` does, but for thousands that are set apart by a space."""

    def format_field(self, value: object, style: str) -> str:
        text = format(value, style)
        return text.replace(APART, SPACE) if style.endswith(APART) else text


_SPOKEN = _Spoken()
