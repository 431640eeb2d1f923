"""Choosing a reader by what a file holds; its name proves nothing."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path

from fyren.base.documents.errors import Problem, UnreadableDocument
from fyren.base.documents.lines import SourceLine

MAX_FILE_BYTES = 20 * 1024 * 1024

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_OTHER_KINDS = (b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"7z\xbc\xaf", b"\x1f\x8b")


class Kind(StrEnum):
    """The kinds of file that can be read."""

    TEXT = "text"
    PDF = "pdf"
    WORD = "word"


def check_size(path: str | os.PathLike[str]) -> int:
    """The size of the file in bytes, known without opening it.

    Raises:
        UnreadableDocument: TOO_LARGE over 20 MB, EMPTY for no bytes, BROKEN when there is no such file.
    """
    try:
        return check_length(os.stat(path).st_size)
    except OSError as error:
        raise UnreadableDocument(Problem.BROKEN, "no such file") from error


def check_length(size: int) -> int:
    """So many bytes, of a file or of what is held in memory.

    Raises:
        UnreadableDocument: TOO_LARGE over 20 MB, EMPTY for none.
    """
    if size > MAX_FILE_BYTES:
        raise UnreadableDocument(Problem.TOO_LARGE)
    if size == 0:
        raise UnreadableDocument(Problem.EMPTY)
    return size


def sniff(data: bytes) -> Kind:
    """What kind of file the bytes are.

    Raises:
        UnreadableDocument: ENCRYPTED for a Word file with a password; UNKNOWN_TYPE for other known kinds of file.
    """
    if b"%PDF-" in data[:1024]:
        return Kind.PDF
    if is_zip(data):
        return Kind.WORD
    if is_encrypted_container(data):
        raise UnreadableDocument(Problem.ENCRYPTED)
    refuse_other_kinds(data)
    return Kind.TEXT


def is_zip(data: bytes) -> bool:
    """True for what new Word and Excel files are: a zip file."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def is_encrypted_container(data: bytes) -> bool:
    """True for a Word or Excel file with a password: an OLE container round the encrypted package."""
    return data.startswith(_OLE) and _ENCRYPTED_PACKAGE in data


def refuse_other_kinds(data: bytes) -> None:
    """Refuse what is known to be no text: pictures, archives, pages for the web, old .doc and .xls.

    Raises:
        UnreadableDocument: UNKNOWN_TYPE.
    """
    start = data[:64].lstrip().lower()
    if data.startswith((_OLE, *_OTHER_KINDS)) or start.startswith((b"<!doctype", b"<html", b"<?xml")):
        raise UnreadableDocument(Problem.UNKNOWN_TYPE)


def read_document(path: str | os.PathLike[str]) -> list[SourceLine]:
    """Every line of the document, numbered from 1. Native parsers run here: a server calls this in a child only.

    Raises:
        UnreadableDocument: whenever the file cannot be read; see its code.
    """
    check_size(path)
    data = Path(path).read_bytes()
    kind = sniff(data)
    # Readers are imported when needed: a text file should not pay for the native libraries.
    if kind is Kind.PDF:
        from fyren.base.documents.pdf import read_pdf

        return read_pdf(data)
    if kind is Kind.WORD:
        from fyren.base.documents.word import read_word

        return read_word(data)
    from fyren.base.documents.text import read_text

    return read_text(data)
