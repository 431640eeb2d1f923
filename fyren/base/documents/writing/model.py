"""What a document is made of, whatever file it becomes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from itertools import chain
from typing import Any

_WHOLE_FACTS = 900  # characters: a third of a page
_LEADING = 3  # blocks at most
_OPENING = 8  # from the head of a part to the first thing in it


class Style(StrEnum):
    """How a paragraph is set."""

    BODY = "body"
    LEAD = "lead"
    ADOPTED = "adopted"  # the council's words, in serif
    SMALL = "small"
    MARKED = "marked"  # something the reader must not miss, such as that a text is not decided


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 stands directly under the document's title."""

    text: str
    level: int = 1
    kind: str = "heading"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    text: str
    style: Style = Style.BODY
    kind: str = "paragraph"


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header row that is repeated on every page.

    Args:
        widths: the columns' shares of the line.
        adopted: which columns hold the council's words.
        caption: what the table shows; "" where the heading above says it.
        is_whole: it is short, and stands on one page.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    adopted: tuple[int, ...] = ()
    caption: str = ""
    is_whole: bool = False
    kind: str = "table"


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with what is known under each: a table of two columns whose first one heads the rows."""

    rows: tuple[tuple[str, str], ...]
    kind: str = "facts"

    @property
    def is_whole(self) -> bool:
        """True when they are few enough to stand on one page."""
        return sum(len(label) + len(value) for label, value in self.rows) < _WHOLE_FACTS


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list whose order says nothing."""

    items: tuple[str, ...]
    kind: str = "bullets"


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing.

    Args:
        svg: the drawing itself, with its colours in it.
        alt: what it shows, for who does not see it.
        caption: what stands under it: what, where it comes from, when.
    """

    svg: str
    alt: str
    caption: str
    kind: str = "figure"


@dataclass(frozen=True, slots=True)
class PartStart:
    """What follows is a part of its own: it stands clear of the one before, on a new page when this one is full."""

    kind: str = "part_start"


Block = Heading | Paragraph | Table | Facts | Bullets | Figure | PartStart


@dataclass(frozen=True, slots=True)
class Document:
    """A document to be written.

    Args:
        author: the authority whose document it is.
        day: its date, which the file's own metadata carry: never the moment of writing.
        head: what stands at the top of every page.
        foot: what stands at its bottom, before the page number.
        page_word: the word before the page number.
        mark: a mark on every page, such as "Exempeldata"; "" for none.
        language: of the text, as screen readers are told.
        cover: facts on a page of its own before all else, with title and subtitle; () for no such page.
        contents: the heading of a table of contents; "" for none.
        compact: set smaller and tighter, for a paper that must be short.
    """

    title: str
    subtitle: str
    author: str
    day: dt.date
    blocks: tuple[Block, ...]
    head: str = ""
    foot: str = ""
    page_word: str = ""
    mark: str = ""
    language: str = "sv"
    cover: tuple[tuple[str, str], ...] = ()
    contents: str = ""
    compact: bool = False

    @property
    def kept(self) -> frozenset[int]:
        """Places of the paragraphs that stand on the same page as what comes after them.

        Those are the ones that lead up to a drawing or a table, and a part's first ones, so that no part begins at the
        foot of a page with a few lines only.
        """
        return frozenset(chain.from_iterable(self._leading_up(place) for place in range(len(self.blocks))))

    def _leading_up(self, place: int) -> Iterator[int]:
        """The paragraphs from a place up to the drawing or table that they lead up to; none when there is no such."""
        longest = _OPENING if place and isinstance(self.blocks[place - 1], PartStart) else _LEADING
        found: list[int] = []
        for here, block in enumerate(self.blocks[place : place + longest + 1], start=place):
            if isinstance(block, Figure | Table | Facts):
                yield from found
                return
            if isinstance(block, Paragraph):
                found.append(here)
            elif longest == _LEADING or not isinstance(block, Heading):
                return

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values."""
        blocks = [asdict(block) for block in self.blocks]
        for place in self.kept:
            blocks[place]["kept"] = True
        for written, block in zip(blocks, self.blocks, strict=True):
            if isinstance(block, Facts):
                written["is_whole"] = block.is_whole
        head = {field.name: getattr(self, field.name) for field in fields(self) if field.name != "blocks"}
        return {**head, "blocks": blocks, "day": [self.day.year, self.day.month, self.day.day]}
