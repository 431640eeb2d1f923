"""Counting out the automatic numbers of a Word document, which are not in its text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACEHOLDER = re.compile(r"%([1-9])")
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_DEEPEST = 9


def value_of(element: Any, *path: str) -> str | None:
    """The `w:val` of the element's descendant along the path, or None."""
    for name in path:
        if element is None:
            return None
        element = element.find(W + name)
    return None if element is None else element.get(W + "val")


def _int(text: str | None, default: int) -> int:
    try:
        return int(text) if text is not None else default
    except ValueError:
        return default


def _roman(value: int) -> str:
    letters = ""
    for size, sign in _ROMAN:
        while value >= size:
            letters, value = letters + sign, value - size
    return letters


def _letter(value: int) -> str:
    """As Word does: … y, z, aa, bb, cc."""
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "lowerLetter": _letter,
    "upperLetter": lambda value: _letter(value).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda value: _roman(value).upper(),
}
_LARGEST = 500  # no list of a plan is longer; also bounds what a hostile start value could cost


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how it counts and how it is written, such as "%1.%2"."""

    format: str
    text: str
    start: int
    style: str | None
    legal: bool


@dataclass(frozen=True, slots=True)
class Counted:
    """What the word processor draws before a paragraph: a number, or for a bullet "" and `is_bullet`."""

    number: str
    is_bullet: bool


@dataclass(slots=True)
class Numbering:
    """The lists of a document. `count` must be called once for every numbered paragraph, in order."""

    abstract_of: dict[str, str] = field(default_factory=dict)
    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    overrides: dict[str, dict[int, int]] = field(default_factory=dict)
    _counters: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    @classmethod
    def read(cls, root: Any | None) -> Numbering:
        """From the root element of numbering.xml; without one there are no lists."""
        numbering = cls()
        if root is None:
            return numbering
        for abstract in root.iter(W + "abstractNum"):
            found = {_int(level.get(W + "ilvl"), 0): _level(level) for level in abstract.iter(W + "lvl")}
            numbering.levels[abstract.get(W + "abstractNumId") or ""] = found
        for num in root.iter(W + "num"):
            key = num.get(W + "numId") or ""
            numbering.abstract_of[key] = value_of(num, "abstractNumId") or ""
            for override in num.iter(W + "lvlOverride"):
                start = value_of(override, "startOverride")
                if start is not None:
                    depth = _int(override.get(W + "ilvl"), 0)
                    numbering.overrides.setdefault(key, {})[depth] = _int(start, 1)
        return numbering

    def level_of_style(self, num_id: str, style: str) -> int:
        """The level that belongs to a heading style; 0 when none does."""
        levels = self.levels.get(self.abstract_of.get(num_id, ""), {})
        return next((depth for depth, level in levels.items() if level.style == style), 0)

    def count(self, num_id: str, depth: int) -> Counted | None:
        """What stands before the next paragraph of this list and level; None when that cannot be derived."""
        abstract = self.abstract_of.get(num_id)
        levels = self.levels.get(abstract or "", {})
        level = levels.get(depth)
        if abstract is None or level is None or not 0 <= depth < _DEEPEST:
            return None
        if level.format == "bullet":
            return Counted("", is_bullet=True)
        counters = self._counters.setdefault(abstract, [None] * _DEEPEST)
        self._step(num_id, depth, level, counters)
        return _written(level, levels, counters)

    def _step(self, num_id: str, depth: int, level: Level, counters: list[int | None]) -> None:
        override = self.overrides.get(num_id, {}).get(depth)
        current = counters[depth]
        if override is not None and (num_id, depth) not in self._begun:
            counters[depth] = override
        else:
            counters[depth] = level.start if current is None else current + 1
        self._begun.add((num_id, depth))
        for deeper in range(depth + 1, _DEEPEST):
            counters[deeper] = None


def _level(element: Any) -> Level:
    return Level(
        format=value_of(element, "numFmt") or "decimal",
        text=value_of(element, "lvlText") or "",
        start=_int(value_of(element, "start"), 1),
        style=value_of(element, "pStyle"),
        legal=element.find(W + "isLgl") is not None,
    )


def _written(level: Level, levels: dict[int, Level], counters: list[int | None]) -> Counted | None:
    """The level's text with the counters put in; None when a format or a value is out of the ordinary."""
    parts: list[str] = []
    position = 0
    for match in _PLACEHOLDER.finditer(level.text):
        depth = int(match[1]) - 1
        other = levels.get(depth)
        value = counters[depth] if counters[depth] is not None else (other.start if other else None)
        form = _FORMATS.get("decimal" if level.legal else (other.format if other else ""))
        if form is None or value is None or not 0 < value <= _LARGEST:
            return None
        parts += [level.text[position : match.start()], form(value)]
        position = match.end()
    return Counted(("".join(parts) + level.text[position:]).strip(), is_bullet=False)
