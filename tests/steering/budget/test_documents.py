"""Documents out: the same bytes each time, real headings and table heads, nothing that is written is run."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import re
from pathlib import Path

import pypdfium2
import pytest
import time_machine
from docx import Document as read_word

from fyren.base.documents.writing import Document, Facts, Heading, Paragraph, Style, Table, as_pdf, as_word

HOSTILE = '#panic("run") $x$ *bold* `raw` <label> @ref \\u{41} "quoted" [content] // comment'
ROOT = Path(__file__).parents[3]


def sample(text: str = HOSTILE, mark: str = "Exempeldata") -> Document:
    return Document(
        title="Internbudget 2027",
        subtitle="Utbildningsnämnden",
        author="Utbildningsnämnden",
        day=dt.date(2026, 11, 24),
        head="Internbudget 2027",
        foot="Kontrollsumma: abc",
        page_word="Sida",
        mark=mark,
        blocks=(
            Heading("Ställningstaganden"),
            Paragraph(text),
            Table(("Insatsområde", "Svar"), (("3.1.1 " + text, "Prioriteras"),) * 60, widths=(3, 1), adopted=(0,)),
            Heading("En aktivitet", 2),
            Paragraph("Kommunens ord", Style.ADOPTED),
            Facts((("Ansvarig", text),)),
        ),
    )


def words_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


@pytest.mark.parametrize("write", [as_pdf, as_word])
def test_the_same_document_gives_the_same_bytes(write) -> None:
    with time_machine.travel("2026-11-24 09:00"):
        first = write(sample())
    with time_machine.travel("2027-02-01 10:00"):
        assert write(sample()) == first
    assert write(sample("annat")) != first


def test_what_is_written_is_text_in_the_pdf() -> None:
    found = re.sub(r"\s+", " ", words_of(as_pdf(sample())))
    assert HOSTILE in found
    assert "Sida 1 (3)" in found or "Sida 1 (2)" in found


def test_what_is_written_is_text_in_word() -> None:
    word = read_word(io.BytesIO(as_word(sample())))
    assert HOSTILE in [paragraph.text for paragraph in word.paragraphs]


@pytest.mark.parametrize("mark", ["Exempeldata", ""])
def test_the_mark_of_examples(mark: str) -> None:
    document = sample(mark=mark)
    word = read_word(io.BytesIO(as_word(document)))
    assert ("Exempeldata" in words_of(as_pdf(document))) is bool(mark)
    assert ("Exempeldata" in word.sections[0].header.paragraphs[0].text) is bool(mark)


def test_word_has_real_headings_and_a_table_head_that_repeats() -> None:
    word = read_word(io.BytesIO(as_word(sample())))
    styles = {paragraph.text: paragraph.style.name for paragraph in word.paragraphs}
    assert styles["Internbudget 2027"] == "Title"
    assert styles["Ställningstaganden"] == "Heading 1"
    assert styles["En aktivitet"] == "Heading 2"
    heads = [[bool(row._tr.xpath("w:trPr/w:tblHeader")) for row in table.rows] for table in word.tables]
    assert heads[0] == [True] + [False] * 60
    assert word.core_properties.created.date() == dt.date(2026, 11, 24)


def test_the_pdf_says_what_it_is() -> None:
    data = as_pdf(sample())
    assert b"/MarkInfo" in data
    assert b"/StructTreeRoot" in data
    assert b"pdfuaid:part>1<" in data
    assert b"pdfaid:part>2<" in data
    assert pypdfium2.PdfDocument(data).get_metadata_dict()["CreationDate"].startswith("D:20261124")


def test_the_fonts_are_the_ones_whose_licence_we_keep() -> None:
    kept = dict(re.findall(r"`fonts/([\w.-]+)`.*?`([0-9a-f]{64})`", (ROOT / "third_party/README.md").read_text()))
    found = {
        font.name: hashlib.sha256(font.read_bytes()).hexdigest() for font in (ROOT / "third_party/fonts").iterdir()
    }
    assert found == kept
    assert len(found) == 7
