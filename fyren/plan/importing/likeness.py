"""Which long title in the overview belongs to which development area: by likeness, then by order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_WORDS = re.compile(r"[^\W\d_]{3,}")
_STEM = 5  # letters; "upptäcka" and "upptäckt" meet, and so do "trygg" and "trygghet"
_COMMON = frozenset({"och", "att", "för", "med", "som", "den", "det", "ett", "ska", "mot", "våld", "vid", "till"})
_LIKE = 0.34
# More than this is not an overview of a plan; matching by likeness would cost too much.
_MOST_PAIRS = 2_500


@dataclass(frozen=True, slots=True)
class Match:
    """The position of the area that a long title belongs to, and whether their words are alike."""

    area: int | None
    alike: bool


def likeness(long_title: str, heading: str) -> float:
    """The share (0–1) of the heading's words that the long title has too, endings aside."""
    heading_stems = _stems(heading)
    if not heading_stems:
        return 0.0
    return len(heading_stems & _stems(long_title)) / len(heading_stems)


def match_long_titles(long_titles: Sequence[str], headings: Sequence[str]) -> list[Match]:
    """For each long title its area, or none; no area gets two.

    As many of both: order decides, and likeness tells how sure it is. Otherwise the likest pair goes first.
    """
    alike = _likenesses(long_titles, headings)
    if len(long_titles) == len(headings):
        return [Match(i, alike.get((i, i), 0.0) >= _LIKE) for i in range(len(headings))]
    chosen: dict[int, int] = {}
    for (title, heading), value in sorted(alike.items(), key=lambda item: (-item[1], item[0])):
        if value >= _LIKE and title not in chosen and heading not in chosen.values():
            chosen[title] = heading
    return [Match(chosen.get(i), i in chosen) for i in range(len(long_titles))]


def _likenesses(long_titles: Sequence[str], headings: Sequence[str]) -> dict[tuple[int, int], float]:
    if len(long_titles) * len(headings) > _MOST_PAIRS:
        return {}
    return {
        (i, j): likeness(long_title, heading)
        for i, long_title in enumerate(long_titles)
        for j, heading in enumerate(headings)
    }


def _stems(text: str) -> set[str]:
    words = (word.casefold() for word in _WORDS.findall(text[:1000]))
    return {word[:_STEM] for word in words if word not in _COMMON}
