"""Text around what was found, as parts: a template marks them up, and nothing in them can be markup."""

from __future__ import annotations

from collections.abc import Collection

from fyren.base.text import words

Part = tuple[str, bool]  # a piece of text, and whether it is a word that was found

_LENGTH = 240
_BEFORE = 60


def marked(text: str, found: Collection[str]) -> list[Part]:
    """The whole text, with the found words apart."""
    return _parts(text, found, 0, len(text))


def snippet(text: str, found: Collection[str]) -> list[Part]:
    """Some 240 characters of the text from shortly before the first found word; its beginning when none is in it."""
    first = next((word.start for word in words(text) if word.folded in found), 0)
    start = 0 if first <= _BEFORE else _word_start(text, first - _BEFORE)
    end = len(text) if len(text) - start <= _LENGTH else _word_end(text, start + _LENGTH)
    parts = _parts(text, found, start, end)
    before: list[Part] = [("… ", False)] if start else []
    after: list[Part] = [(" …", False)] if end < len(text) else []
    return before + parts + after


def _word_start(text: str, place: int) -> int:
    """The first beginning of a word at or after a place, but not far after it."""
    space = text.find(" ", place, place + _BEFORE // 2)
    return space + 1 if space >= 0 else place


def _word_end(text: str, place: int) -> int:
    space = text.rfind(" ", place - _BEFORE // 2, place)
    return space if space >= 0 else place


def _parts(text: str, found: Collection[str], start: int, end: int) -> list[Part]:
    parts: list[Part] = []
    done = start
    for word in words(text[:end]):
        if word.start < start or word.folded not in found:
            continue
        if word.start > done:
            parts.append((text[done : word.start], False))
        parts.append((text[word.start : word.end], True))
        done = word.end
    if done < end:
        parts.append((text[done:end], False))
    return parts
