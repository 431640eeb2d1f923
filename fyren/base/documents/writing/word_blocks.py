"""What a document as Word is made of. Loaded when one is asked for (`word.as_word`)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

from docx.shared import Emu, Pt

from fyren.base.documents.writing.model import (
    Bullets,
    Document,
    Facts,
    Figure,
    Heading,
    Paragraph,
    PartStart,
    Table,
)
from fyren.base.documents.writing.pictures import as_pictures, size_of
from fyren.base.documents.writing.word_contents import add_bookmark, add_contents
from fyren.base.documents.writing.word_look import STYLES, Look
from fyren.base.documents.writing.word_tables import add_facts, add_table

_FIGURE = 0.8  # a drawing's share of the line
_FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip file can say


def written(document: Document, template: bytes | None) -> bytes:
    """The document as DOCX, as `word.as_word` promises."""
    look = Look(document, template)
    _front(look, document)
    pictures = iter(as_pictures([block.svg for block in document.blocks if isinstance(block, Figure)]))
    writers: dict[type, Callable[[Look, Any], None]] = {
        Paragraph: _paragraph,
        Facts: add_facts,
        Table: add_table,
        Bullets: _bullets,
        PartStart: _part_start,
    }
    kept = document.kept
    for place, block in enumerate(document.blocks):
        look.is_kept = place in kept
        if isinstance(block, Heading):
            _heading(look, block, place)
        elif isinstance(block, Figure):
            _figure(look, block, pictures, place)
        else:
            writers[type(block)](look, block)
    out = io.BytesIO()
    look.word.save(out)
    return _without_time(out.getvalue())


def _front(look: Look, document: Document) -> None:
    """Title, cover and contents."""
    title = look.add(document.title, "Title")
    if document.cover:
        title.paragraph_format.space_before = Pt(150)
    look.add(document.subtitle, "Subtitle")
    if document.cover:
        add_facts(look, Facts(document.cover))
        look.is_new_page = True
    if document.contents:
        headings = [
            (place, block.text, block.level)
            for place, block in enumerate(document.blocks)
            if isinstance(block, Heading) and block.level <= 2
        ]
        add_contents(look, document.contents, headings)


def _heading(look: Look, block: Heading, place: int) -> None:
    add_bookmark(look.add(block.text, f"Heading {min(block.level, 3)}"), place)


def _paragraph(look: Look, block: Paragraph) -> None:
    paragraph = look.add(block.text, STYLES[block.style])
    if look.is_kept:
        paragraph.paragraph_format.keep_with_next = True


def _bullets(look: Look, block: Bullets) -> None:
    for item in block.items:
        look.add(item, "List Bullet")


def _part_start(look: Look, _block: PartStart) -> None:
    look.is_new_part = True


def _figure(look: Look, block: Figure, pictures: Iterator[bytes], place: int) -> None:
    picture = next(pictures)
    width, height = size_of(picture)
    paragraph = look.add("", "Normal")
    paragraph.paragraph_format.keep_with_next = True
    wide = int(look.line * _FIGURE)
    shape = paragraph.add_run().add_picture(io.BytesIO(picture), Emu(wide), Emu(wide * height // width))
    said = shape._inline.docPr
    said.set("id", str(place + 1))
    said.set("name", f"Diagram {place + 1}")
    said.set("descr", block.alt)
    look.add(block.caption, "Caption")


def _without_time(data: bytes) -> bytes:
    """The same zip file with one and the same time on each of its parts."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as given,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for part in given.infolist():
            made.writestr(zipfile.ZipInfo(part.filename, _FIRST_MOMENT), given.read(part), zipfile.ZIP_DEFLATED)
    return out.getvalue()
