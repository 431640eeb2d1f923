"""A Word file that documents take their look from: checked, and emptied of all that it says.

Of the file are kept its styles, page, header and footer; texts, pictures, comments, programs and the writer's name are
not, so that an old report can be chosen as a template without being kept.
"""

from __future__ import annotations

import base64
import datetime as dt
import io
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fyren.base.documents.errors import Problem, UnreadableDocument
from fyren.base.documents.office import WORD, WORD_TEMPLATE, check_office_file
from fyren.base.documents.reading import is_encrypted_container, is_zip
from fyren.base.documents.sandbox import DEFAULT_LIMITS, ChildFailed, Failure, Limits, run_in_child

NEEDED = ("Title", "Heading 1", "Heading 2", "Heading 3")
_KEPT_PARTS = ("styles", "stylesWithEffects", "numbering", "settings", "fontTable", "theme", "header", "footer")
_FOREIGN_SETTINGS = ("w:attachedTemplate", "w:mailMerge", "w:footnotePr", "w:endnotePr", "w:documentProtection")
_ABOUT_THE_FILE = ("custom-properties", "extended-properties", "thumbnail")
_HEAVY = frozenset({Failure.TIME, Failure.MEMORY, Failure.OUTPUT})


@dataclass(frozen=True, slots=True)
class EmptiedTemplate:
    """A template as it is kept, and which of the styles in `NEEDED` it lacks."""

    data: bytes
    missing: tuple[str, ...]


def empty_template(path: str | os.PathLike[str], *, limits: Limits = DEFAULT_LIMITS) -> EmptiedTemplate:
    """Check a Word file (.docx or .dotx) and empty it, in a child process.

    Raises:
        UnreadableDocument: it is no Word document, is damaged or protected, or took too much.
    """
    try:
        answer = run_in_child("fyren.base.documents.word_template:in_child", os.fspath(path), limits=limits)
    except ChildFailed as error:
        problem = Problem.TOO_HEAVY if error.failure in _HEAVY else Problem.BROKEN
        raise UnreadableDocument(problem, error.detail) from error
    return EmptiedTemplate(base64.b64decode(answer["data"]), tuple(answer["missing"]))


def in_child(path: str) -> dict[str, Any]:
    """What the child answers: the emptied file, and the styles that it lacks.

    Raises:
        UnreadableDocument: as `empty_template`.
    """
    data = Path(path).read_bytes()
    if is_encrypted_container(data):
        raise UnreadableDocument(Problem.ENCRYPTED)
    if not is_zip(data):
        raise UnreadableDocument(Problem.UNKNOWN_TYPE)
    _check_kind(data)
    emptied, names = _emptied(data)
    return {
        "data": base64.b64encode(emptied).decode("ascii"),
        "missing": [name for name in NEEDED if name not in names],
    }


def _check_kind(data: bytes) -> None:
    try:
        check_office_file(data, WORD)
    except UnreadableDocument as error:
        if error.code is not Problem.UNKNOWN_TYPE:
            raise
        check_office_file(data, WORD_TEMPLATE)


def _emptied(data: bytes) -> tuple[bytes, set[str]]:
    from fyren.base.documents.writing.word import UnusableTemplate
    from fyren.base.documents.writing.word_look import opened  # late: the server never needs it here

    try:
        word = opened(data)
    except UnusableTemplate as error:
        raise UnreadableDocument(Problem.BROKEN) from error
    _drop_parts(word)
    properties = word.core_properties
    for name in ("author", "last_modified_by", "title", "subject", "comments", "keywords", "category"):
        setattr(properties, name, "")
    names = {style.name for style in word.styles}
    out = io.BytesIO()
    word.save(out)
    _try(out.getvalue())
    return out.getvalue(), names


def _try(template: bytes) -> None:
    """Write something with it: better now than when a report is to be made."""
    from fyren.base.documents.writing import Document, Heading, Paragraph, Style, Table, as_word

    blocks = (Heading("1"), Paragraph("2", Style.LEAD), Table(("3",), (("4",),), (1,)))
    try:
        as_word(
            Document("5", "6", "7", dt.date(2000, 1, 1), blocks, cover=(("8", "9"),), contents="10"), template=template
        )
    except Exception as error:
        # Whatever the libraries trip over in a strange file: their errors have no common parent.
        raise UnreadableDocument(Problem.BROKEN, type(error).__name__) from error


def _drop_parts(word: Any) -> None:
    """Let go of all that only the text had use for, and of settings that lead out of the file."""
    from docx.oxml.ns import qn

    relations = word.part.rels
    for key in [key for key, each in relations.items() if each.reltype.rpartition("/")[2] not in _KEPT_PARTS]:
        del relations[key]
    settings = word.settings.element
    for name in _FOREIGN_SETTINGS:
        for found in list(settings.iter(qn(name))):
            found.getparent().remove(found)
    word.part._settings_part.rels.clear()  # the public way to the settings does not reach their relations
    package = word.part.package.rels
    for key in [key for key, each in package.items() if each.reltype.rpartition("/")[2] in _ABOUT_THE_FILE]:
        del package[key]
