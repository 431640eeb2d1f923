"""A line of a document, and what its reader knows about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any


class LineFlag(StrEnum):
    """Why a line's text cannot simply be taken for running text."""

    NONE = ""
    UNCERTAIN_ORDER = "uncertain_order"  # columns found, but with too little confidence to say which is read first
    ROTATED = "rotated"  # runs along the edge of the page, not with the text
    FLOATING = "floating"  # in a box of its own, which may belong anywhere on the page
    NOTE = "note"  # a footnote or endnote
    RUNNING_HEADER = "running_header"  # in the upper margin of every page, for certain: the file says so
    FOOTER = "footer"  # in the lower margin, as certain
    EMBEDDED = "embedded"  # an empty line that stands for another document inside this one
    IMAGE_PAGE = "image_page"  # an empty line that stands for a page that is only a picture


MARGINS = frozenset({LineFlag.RUNNING_HEADER, LineFlag.FOOTER})


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line: its number over the whole document (from 1), its raw text, and hints where they are known.

    Lengths are points from the upper left corner of the page as it is displayed. `style` is "" when the reader
    knows lines only; otherwise the reader knows paragraphs (Word), and it is "title", "heading-1" …, "list",
    "contents" or "paragraph". `auto_number` repeats the number that the word processor counts out; it also stands
    first in `text`. `table`, `row` and `column` count from 1 and are set for cells; `column` alone is a column of
    running text.
    """

    number: int
    text: str
    page: int | None = None
    x0: float | None = None
    x1: float | None = None
    top: float | None = None
    bottom: float | None = None
    font_size: float | None = None
    bold: bool = False
    style: str = ""
    auto_number: str = ""
    table: int | None = None
    row: int | None = None
    column: int | None = None
    page_width: float | None = None
    page_height: float | None = None
    flag: LineFlag = LineFlag.NONE

    def to_json(self) -> dict[str, Any]:
        """The line as plain JSON values, without what is unknown."""
        data = {name: getattr(self, name) for name in _NAMES}
        return {
            name: value
            for name, value in data.items()
            if name in ("number", "text") or (value is not None and value != "" and value is not False)
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> SourceLine:
        """Read what `to_json` wrote.

        Raises:
            TypeError: a key is missing or unknown.
        """
        return cls(**{**data, "flag": LineFlag(data.get("flag", ""))})


_NAMES = tuple(field.name for field in fields(SourceLine))


def lines_to_json(lines: Iterable[SourceLine]) -> list[dict[str, Any]]:
    """Lines as a JSON list."""
    return [line.to_json() for line in lines]


def lines_from_json(data: Iterable[dict[str, Any]]) -> list[SourceLine]:
    """Lines from what `lines_to_json` wrote."""
    return [SourceLine.from_json(item) for item in data]
