"""What an Office file (Word, Excel) must not be: a bomb, encrypted, or a carrier of macros or entities.

Checked before anything is unpacked.
"""

from __future__ import annotations

import io
import zipfile
import zlib

from fyren.base.documents.errors import Problem, UnreadableDocument

MAX_MEMBERS = 2_000
MAX_UNPACKED_BYTES = 100 * 1024 * 1024
MAX_MEMBER_BYTES = 60 * 1024 * 1024
# Office's own XML packs some thirty times; above this, something was made to be small.
MAX_RATIO = 150
_RATIO_MATTERS_FROM = 2 * 1024 * 1024

WORD = b"wordprocessingml.document.main+xml"
WORD_TEMPLATE = b"wordprocessingml.template.main+xml"
SPREADSHEET = b"spreadsheetml.sheet.main+xml"
_MACROS = (b"macroEnabled", b"ms-office.vbaProject")
_ENCRYPTED_FLAG = 0x1
_DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))


def check_office_file(data: bytes, main_type: bytes) -> None:
    """Refuse a file that is dangerous to open; reads its directory first and unpacks only within the bounds.

    Sizes are those that the directory declares. They may lie, but `zipfile` never unpacks more than they say.

    Args:
        main_type: `WORD` or `SPREADSHEET`, what the file is to be.

    Raises:
        UnreadableDocument: ZIP_BOMB, ENCRYPTED, BROKEN, MACROS for a workbook with programs in it, or UNKNOWN_TYPE for
            other kinds of zip file.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_sizes(archive.infolist())
            _check_parts(archive, main_type)
    # NotImplementedError is what zipfile raises for a way of packing that it does not know.
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, zlib.error) as error:
        raise UnreadableDocument(Problem.BROKEN, type(error).__name__) from error
    except RuntimeError as error:  # what zipfile raises for a member with a password
        raise UnreadableDocument(Problem.ENCRYPTED) from error


def _check_sizes(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MAX_MEMBERS:
        raise UnreadableDocument(Problem.ZIP_BOMB, "too many members")
    if any(member.flag_bits & _ENCRYPTED_FLAG for member in members):
        raise UnreadableDocument(Problem.ENCRYPTED)
    unpacked = sum(member.file_size for member in members)
    if unpacked > MAX_UNPACKED_BYTES or any(member.file_size > MAX_MEMBER_BYTES for member in members):
        raise UnreadableDocument(Problem.ZIP_BOMB, "too large unpacked")
    for member in members:
        ratio = member.file_size / max(member.compress_size, 1)
        if member.file_size > _RATIO_MATTERS_FROM and ratio > MAX_RATIO:
            raise UnreadableDocument(Problem.ZIP_BOMB, "packed too well")


def _check_parts(archive: zipfile.ZipFile, main_type: bytes) -> None:
    names = set(archive.namelist())
    types = archive.read("[Content_Types].xml") if "[Content_Types].xml" in names else b""
    if main_type == SPREADSHEET and any(mark in types for mark in _MACROS):
        raise UnreadableDocument(Problem.MACROS)
    if main_type not in types:
        raise UnreadableDocument(Problem.UNKNOWN_TYPE, "a zip file, but not the kind of document that is read")
    for name in names:
        if name.endswith((".xml", ".rels")):
            part = archive.read(name)
            if any(declaration in part for declaration in _DECLARATIONS):
                raise UnreadableDocument(Problem.BROKEN, "a document type or entity is declared")
