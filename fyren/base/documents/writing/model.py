"""What a document is made of, whatever file it becomes."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


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
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    adopted: tuple[int, ...] = ()
    caption: str = ""
    kind: str = "table"


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with what is known under each: a table of two columns whose first one heads the rows."""

    rows: tuple[tuple[str, str], ...]
    kind: str = "facts"


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
class PageBreak:
    """What follows begins on a new page."""

    kind: str = "page_break"


Block = Heading | Paragraph | Table | Facts | Bullets | Figure | PageBreak


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

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values."""
        return {**asdict(self), "day": [self.day.year, self.day.month, self.day.day]}
