"""Tables that are too long to be held whole: a CSV file read row by row, and rows kept packed.

What a spreadsheet program makes is parsed in a child process (`reading`); CSV is text, and needs none.
"""

from __future__ import annotations

import codecs
import csv
import gzip
import io
from collections.abc import Iterable, Iterator, Sequence

from fyren.base.documents import Problem, UnreadableDocument
from fyren.base.documents.reading import is_encrypted_container, refuse_other_kinds
from fyren.base.importing.reading import DELIMITERS, MAX_COLUMNS, Source, opened, unmarked

_CHUNK = 1024 * 1024
_BOMS = (b"\xff\xfe", b"\xfe\xff")


def csv_rows(source: Source, *, most: int) -> Iterator[list[str]]:
    """The rows of a CSV file, as they are read.

    Args:
        most: so many rows it may have.

    Raises:
        UnreadableDocument: it is no CSV, or is broken, or too long; when the reading comes to that.
    """
    encoding = _encoding(source)
    with io.TextIOWrapper(opened(source), encoding=encoding, errors="replace", newline="") as file:
        first = next((line for line in file if line.strip()), "")
        file.seek(0)
        delimiter = max(DELIMITERS, key=first.count)
        try:
            for number, row in enumerate(unmarked(csv.reader(file, delimiter=delimiter, strict=True)), start=1):
                if number > most or len(row) > MAX_COLUMNS:
                    raise UnreadableDocument(Problem.TOO_LONG)
                yield row
        except csv.Error as error:
            raise UnreadableDocument(Problem.BROKEN) from error


def _encoding(source: Source) -> str:
    """UTF-16 by its mark, else UTF-8 if all of it is, else what Excel saves as plain CSV."""
    with opened(source) as file:
        head = file.read(_CHUNK)
        if is_encrypted_container(head):
            raise UnreadableDocument(Problem.ENCRYPTED)
        refuse_other_kinds(head)
        if head.startswith(_BOMS):
            return "utf-16"
        if b"\0" in head:
            raise UnreadableDocument(Problem.UNKNOWN_TYPE)
        decoder = codecs.getincrementaldecoder("utf-8-sig")()
        try:
            while head:
                decoder.decode(head)
                head = file.read(_CHUNK)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8-sig"


def packed(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows as they are kept: compressed, to be read back one by one."""
    kept = io.BytesIO()
    with gzip.open(kept, "wt", compresslevel=1, encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return kept.getvalue()


def unpacked(content: bytes) -> Iterator[list[str]]:
    """The rows that were packed, one by one."""
    with gzip.open(io.BytesIO(content), "rt", encoding="utf-8", newline="") as file:
        yield from csv.reader(file)
