"""What a Word file must not be: a bomb, encrypted, or a carrier of entities. Checked before anything is unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib

from fyren.base.documents.errors import Problem, UnreadableDocument

MAX_MEMBERS = 2_000
MAX_UNPACKED_BYTES = 100 * 1024 * 1024
MAX_MEMBER_BYTES = 60 * 1024 * 1024
# Word's own XML packs some thirty times; above this, something was made to be small.
MAX_RATIO = 150
_RATIO_MATTERS_FROM = 2 * 1024 * 1024

_ENCRYPTED_FLAG = 0x1
_MAIN_TYPE = b"wordprocessingml.document.main+xml"
_DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))


def check_word_file(data: bytes) -> None:
    """Refuse a file that is dangerous to open; reads its directory first and unpacks only within the bounds.

    Sizes are those that the directory declares. They may lie, but `zipfile` never unpacks more than they say.

    Raises:
        UnreadableDocument: ZIP_BOMB, ENCRYPTED, BROKEN, or UNKNOWN_TYPE for other kinds of zip file.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_sizes(archive.infolist())
            _check_parts(archive)
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


def _check_parts(archive: zipfile.ZipFile) -> None:
    names = set(archive.namelist())
    if "[Content_Types].xml" not in names or _MAIN_TYPE not in archive.read("[Content_Types].xml"):
        raise UnreadableDocument(Problem.UNKNOWN_TYPE, "a zip file, but not a Word document")
    for name in names:
        if name.endswith((".xml", ".rels")):
            part = archive.read(name)
            if any(declaration in part for declaration in _DECLARATIONS):
                raise UnreadableDocument(Problem.BROKEN, "a document type or entity is declared")
