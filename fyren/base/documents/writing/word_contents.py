"""A table of contents in Word: links that work at once, in a field that Word fills with page numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from fyren.base.documents.writing.word_look import Look

_INSTRUCTION = r'TOC \o "1-2" \h \z \u'


def add_bookmark(paragraph: Any, place: int) -> None:
    """A place to link to, round the paragraph's text."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), str(place))
    start.set(qn("w:name"), _name(place))
    paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, start)
    paragraph._p.append(end)


def add_contents(look: Look, title: str, headings: Sequence[tuple[int, str, int]]) -> None:
    """The contents with its title, which is no heading of its own.

    The page numbers are Word's to know: the field is marked as due, so that Word counts them out. Until then, and in
    other programs, each line is a link.
    """
    look.add(title, "Subtitle")
    paragraph = None
    for number, (place, text, level) in enumerate(headings):
        paragraph = look.add("", "Normal")
        paragraph.paragraph_format.left_indent = Cm(0.6 * (level - 1))
        paragraph.paragraph_format.space_after = Pt(1)
        if number == 0:
            _begin(paragraph)
        _link(paragraph, text, place)
    if paragraph is not None:
        _mark(paragraph, "end")


def _begin(paragraph: Any) -> None:
    _mark(paragraph, "begin").set(qn("w:dirty"), "true")
    run = paragraph.add_run()
    instruction = OxmlElement("w:instrText")
    instruction.set(qn("xml:space"), "preserve")
    instruction.text = _INSTRUCTION
    run._r.append(instruction)
    _mark(paragraph, "separate")


def _mark(paragraph: Any, kind: str) -> Any:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(mark)
    return mark


def _link(paragraph: Any, text: str, place: int) -> None:
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), _name(place))
    link.append(paragraph.add_run(text)._r)
    paragraph._p.append(link)


def _name(place: int) -> str:
    return f"_Toc{place:06d}"
