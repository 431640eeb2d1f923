"""A report as files: the same bytes each time, structure that can be read aloud, a template's own look."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pikepdf
import pytest
import time_machine
from docx import Document as read_word
from docx.shared import RGBColor

from fyren.base.document_page import as_html
from fyren.base.documents.writing import (
    Block,
    Document,
    Facts,
    Heading,
    Paragraph,
    PartStart,
    Table,
    UnusableTemplate,
    as_pdf,
    as_word,
)
from fyren.reports.composing.frame import Frame
from fyren.reports.composing.plan_report import plan_report
from fyren.reports.making import report_file
from fyren.reports.models import ReportKind
from tests.reports.texts import pdf_text, word_text, zipped


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ReportKind)
def test_a_report_made_again_is_the_same(frame: Frame, kind: ReportKind) -> None:
    with time_machine.travel("2026-11-24 09:00"):
        first = report_file(frame, kind)
    with time_machine.travel("2027-03-01 11:30"):
        again = report_file(frame, kind)
    assert hashlib.sha256(first).hexdigest() == hashlib.sha256(again).hexdigest()


def structure(node: Any, seen: int = 0) -> Iterator[Any]:
    """Every element of a PDF's structure tree."""
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from structure(child)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        if "/K" in node:
            yield from structure(node.K)


def test_the_pdf_is_made_to_be_kept_and_to_be_read_aloud(frame: Frame) -> None:
    with pikepdf.open(io.BytesIO(as_pdf(plan_report(frame)))) as pdf:
        root = pdf.Root
        assert root.MarkInfo.Marked
        assert str(root.Lang).startswith("sv")
        assert root.ViewerPreferences.DisplayDocTitle
        assert root.OutputIntents[0].S == "/GTS_PDFA1"
        with pdf.open_metadata() as said:
            assert (said["pdfaid:part"], said["pdfaid:conformance"], said["pdfuaid:part"]) == ("2", "A", "1")
            assert "Plan mot våld" in str(said["dc:title"])
        elements = list(structure(root.StructTreeRoot.K))
    kinds = [str(element.S) for element in elements]
    figures = [element for element in elements if element.S == "/Figure"]
    assert {"/H1", "/H2", "/H3", "/TOC", "/TOCI", "/Table", "/TH", "/TD", "/Caption", "/L", "/LI"} <= set(kinds)
    assert len(figures) == 2 * len(frame.indicators)  # the own values by gender, and the comparison
    assert all("Linjediagram" in str(figure.Alt) for figure in figures)


def test_the_pdfs_headings_leave_out_no_level(frame: Frame) -> None:
    with pikepdf.open(io.BytesIO(as_pdf(plan_report(frame)))) as pdf:
        found = [str(element.S) for element in structure(pdf.Root.StructTreeRoot.K)]
    levels = [int(kind[2:]) for kind in found if re.fullmatch(r"/H[1-6]", kind)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_word_has_headings_contents_captions_and_words_for_each_picture(frame: Frame) -> None:
    data = as_word(plan_report(frame))
    word = read_word(io.BytesIO(data))
    styles = [paragraph.style.name for paragraph in word.paragraphs]
    assert {"Title", "Heading 1", "Heading 2", "Caption", "List Bullet"} <= set(styles)
    xml = zipped(data)["word/document.xml"].decode()
    assert "TOC \\o" in xml
    anchors = set(re.findall(r'w:anchor="(_Toc\d+)"', xml))
    assert anchors
    assert anchors <= set(re.findall(r'w:bookmarkStart [^>]*w:name="(_Toc\d+)"', xml))
    told = re.findall(r'<wp:docPr [^>]*descr="([^"]*)"', xml)
    assert len(told) == 2 * len(frame.indicators)
    assert all(text.startswith("Linjediagram") for text in told)
    numbers = re.findall(r'<wp:docPr [^>]*\bid="(\d+)"', xml)
    assert len(set(numbers)) == len(numbers)


def test_the_page_stands_alone(frame: Frame) -> None:
    page = as_html(plan_report(frame)).decode()
    assert page.startswith("<!doctype html>")
    assert "@page" in page
    assert "<script" not in page
    assert not re.search(r'(?:src|href)="(?!#)', page)
    anchors = set(re.findall(r'href="#([^"]+)"', page))
    assert anchors
    assert anchors <= set(re.findall(r'id="([^"]+)"', page))


def own_template() -> bytes:
    """A municipality's Word file: its own heading, its name at the top, and a text of its own."""
    word = read_word()
    word.styles["Heading 1"].font.color.rgb = RGBColor(0xAB, 0xCD, 0xEF)
    word.sections[0].header.paragraphs[0].text = "Exempelkommun"
    word.add_paragraph("Skriv här")
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def test_a_template_gives_its_look_and_not_its_text(frame: Frame) -> None:
    data = as_word(plan_report(frame), template=own_template())
    word = read_word(io.BytesIO(data))
    assert str(word.styles["Heading 1"].font.color.rgb) == "ABCDEF"
    found = word_text(data)
    assert "Exempelkommun" in found
    assert "Exempeldata" in found
    assert "Sammanfattning" in found
    assert "Skriv här" not in found
    assert as_word(plan_report(frame), template=own_template()) is not None


@pytest.mark.parametrize("given", [b"", b"%PDF-1.7", b"PK\x03\x04 broken"])
def test_what_is_no_word_file_is_no_template(frame: Frame, given: bytes) -> None:
    with pytest.raises(UnusableTemplate):
        as_word(plan_report(frame), template=given)


def test_the_files_say_the_same(frame: Frame) -> None:
    report = plan_report(frame)
    for sentence in ("12 av 15 nämnder och bolag har lämnat in sin uppföljning.", "Exempeldata"):
        assert sentence in pdf_text(as_pdf(report))
        assert sentence in word_text(as_word(report))
        assert sentence in as_html(report).decode()


def _some_document(*blocks: Block) -> Document:
    return Document("Titel", "Undertitel", "Kommunen", dt.date(2026, 2, 20), tuple(blocks))


def test_what_leads_up_to_a_table_stands_on_its_page_and_what_leads_to_nothing_does_not() -> None:
    table = Table(("A",), (("1",),), (1,))
    document = _some_document(Heading("H"), Paragraph("leder"), table, Paragraph("leder inte"), Heading("H"), table)
    assert document.kept == {1}


def test_a_parts_first_paragraphs_stand_on_the_page_of_the_first_thing_in_it() -> None:
    opening = (Heading("Del"), Paragraph("ingress"), Heading("Område", 2), Paragraph("vilka"))
    facts = Facts((("Läge", "Beslutat"),))
    assert _some_document(PartStart(), *opening, facts).kept == {2, 4}
    assert _some_document(*opening, facts).kept == {3}
    assert _some_document(PartStart(), *opening).kept == set()


def test_a_short_part_follows_on_where_there_is_room_and_a_new_page_begins_where_there_is_not() -> None:
    short = (PartStart(), Heading("Kort del"), Paragraph("En rad."))
    with pikepdf.open(io.BytesIO(as_pdf(_some_document(*short, *short)))) as pdf:
        assert len(pdf.pages) == 1
    long = tuple(Paragraph("En rad.") for _each in range(30))
    with pikepdf.open(io.BytesIO(as_pdf(_some_document(*long, *short)))) as pdf:
        assert len(pdf.pages) == 2
    with pikepdf.open(io.BytesIO(as_pdf(_some_document(*long, *short[1:])))) as pdf:
        assert len(pdf.pages) == 1


def test_word_breaks_the_page_after_the_cover_only(frame: Frame) -> None:
    word = read_word(io.BytesIO(as_word(plan_report(frame))))
    breaking = [each.text for each in word.paragraphs if each.paragraph_format.page_break_before]
    assert breaking == ["Innehåll"]
