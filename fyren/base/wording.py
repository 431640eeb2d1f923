"""Two texts compared word by word, for people: what was taken out and what was put in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum


class Change(StrEnum):
    """What happened to a piece of text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words with one fate."""

    change: Change
    text: str

    @property
    def parts(self) -> tuple[str, str, str]:
        """The space before, the words, the space after: only words are marked."""
        words = self.text.strip()
        before, _found, after = self.text.partition(words) if words else (self.text, "", "")
        return before, words, after


_WORDS = re.compile(r"\s+|[\w'’-]+|[^\w\s]")


def compared(old: str, new: str) -> list[Piece]:
    """The pieces in reading order; what was removed stands before what took its place.

    Joined, the pieces that are not removed are exactly `new`, those that are not added exactly `old`.
    """
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    pieces: list[Piece] = []
    for tag, start, end, new_start, new_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece(Change.SAME, "".join(before[start:end])))
            continue
        if start < end:
            pieces.append(Piece(Change.REMOVED, "".join(before[start:end])))
        if new_start < new_end:
            pieces.append(Piece(Change.ADDED, "".join(after[new_start:new_end])))
    return list(_without_crumbs(pieces))


def _without_crumbs(pieces: list[Piece]) -> Iterator[Piece]:
    """Join changes that only a space stands between: a rewritten sentence reads as one change, not as ten."""
    removed, added = "", ""
    for place, piece in enumerate(pieces):
        if piece.change is Change.REMOVED:
            removed += piece.text
        elif piece.change is Change.ADDED:
            added += piece.text
        elif (removed or added) and not piece.text.strip() and place + 1 < len(pieces):
            removed, added = removed + piece.text, added + piece.text
        else:
            yield from _change(removed, added)
            removed, added = "", ""
            yield piece
    yield from _change(removed, added)


def _change(removed: str, added: str) -> Iterator[Piece]:
    if removed:
        yield Piece(Change.REMOVED, removed)
    if added:
        yield Piece(Change.ADDED, added)
