"""Plain text into lines."""

from __future__ import annotations

import codecs

from fyren.base.documents.errors import Problem, UnreadableDocument
from fyren.base.documents.lines import SourceLine

# Control characters that do occur in honest text; many others mean that the file is something else.
_HONEST_CONTROLS = frozenset("\t\n\r\f\v\x1a\x1b\x85")
_MOST_CONTROLS = 0.01


def read_text(data: bytes) -> list[SourceLine]:
    """Lines of a text file in UTF-8, UTF-16 with a byte order mark, or Windows-1252.

    A form feed starts a new page; without one, pages are unknown.

    Raises:
        UnreadableDocument: EMPTY; UNKNOWN_TYPE when the bytes are not text.
    """
    text = _decode(data)
    controls = sum(1 for char in text if char < " " and char not in _HONEST_CONTROLS)
    if "\x00" in text or controls > _MOST_CONTROLS * len(text):
        raise UnreadableDocument(Problem.UNKNOWN_TYPE, "control characters in text")
    if not text.strip():
        raise UnreadableDocument(Problem.EMPTY)
    page = 1 if "\f" in text else None
    lines: list[SourceLine] = []
    for number, raw in enumerate(text.splitlines(keepends=True), start=1):
        lines.append(SourceLine(number=number, text=raw.rstrip("\r\n\f\v"), page=page))
        if page is not None and raw.endswith("\f"):
            page += 1
    return lines


def _decode(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    elif data.startswith(codecs.BOM_UTF8):
        encodings = ["utf-8-sig"]
    else:
        encodings = ["utf-8", "cp1252"]
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableDocument(Problem.UNKNOWN_TYPE, "no known text encoding")
