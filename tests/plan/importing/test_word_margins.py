"""What stands outside a Word document's running text: headers, footers, notes, boxes, drawings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fyren.base.documents import LineFlag, Problem, UnreadableDocument
from fyren.base.documents.word import read_word
from fyren.plan.importing import Correction, Corrections, Label, parse
from fyren.plan.importing import reasons as why
from tests.plan.importing import builders as make
from tests.plan.importing.strategies import line_texts
from tests.plan.importing.test_invariant import characters, check


def plan() -> Any:
    document = make.word()
    document.add_heading("Inledning", 1)
    document.add_paragraph("Planen gäller hela kommunen.")
    return document


def texts_by_flag(document: Any) -> list[tuple[str, LineFlag]]:
    lines = read_word(make.word_bytes(document))
    return [(line.text, line.flag) for line in lines if line.text.strip()]


def test_headers_and_footers_of_first_even_and_all_pages_are_removed() -> None:
    document = plan()
    section = document.sections[0]
    section.different_first_page_header_footer = True
    document.settings.odd_and_even_pages_header_footer = True
    for margin, text in (
        (section.header, "Plan mot våld"),
        (section.first_page_header, "Exempel kommun"),
        (section.even_page_header, "Jämna sidor"),
        (section.footer, "Sidfot"),
        (section.first_page_footer, "Första sidans fot"),
        (section.even_page_footer, "Jämna sidors fot"),
    ):
        margin.paragraphs[0].text = text
    parsed = parse(read_word(make.word_bytes(document)), title="Plan", fallback_title="fil")

    assert [section.paragraphs for section in parsed.structure.sections] == [("Planen gäller hela kommunen.",)]
    assert Counter((row.text, row.reason) for row in parsed.removed) == {
        ("Plan mot våld", why.RUNNING_HEADER): 1,
        ("Exempel kommun", why.RUNNING_HEADER): 1,
        ("Jämna sidor", why.RUNNING_HEADER): 1,
        ("Sidfot", why.FOOTER): 1,
        ("Första sidans fot", why.FOOTER): 1,
        ("Jämna sidors fot", why.FOOTER): 1,
    }
    assert parsed.unresolved == ()


def test_a_header_that_sections_share_is_read_once_and_a_new_one_too() -> None:
    document = plan()
    document.sections[0].header.paragraphs[0].text = "Plan mot våld"
    document.add_section()
    assert document.sections[1].header.is_linked_to_previous
    document.add_section().header.is_linked_to_previous = False
    document.sections[2].header.paragraphs[0].text = "Bilaga"

    assert texts_by_flag(document)[:2] == [
        ("Plan mot våld", LineFlag.RUNNING_HEADER),
        ("Bilaga", LineFlag.RUNNING_HEADER),
    ]
    assert len(texts_by_flag(document)) == 4


def test_tables_fields_boxes_and_watermarks_of_a_header_are_headers() -> None:
    document = plan()
    header = document.sections[0].header
    table = header.add_table(rows=1, cols=2, width=4_000_000)
    table.cell(0, 0).text, table.cell(0, 1).text = "Aktivitet", "Ansvarig"
    field = '<w:p><w:fldSimple w:instr=" DOCPROPERTY dnr "><w:r><w:t>Dnr 2024/1</w:t></w:r></w:fldSimple></w:p>'
    for xml in (field, make.text_box("I rutan"), make.word_art("UTKAST")):
        make.put(header._element, xml)
    lines = read_word(make.word_bytes(document))
    parsed = parse(lines, title="Plan", fallback_title="fil")

    found = ["Aktivitet", "Ansvarig", "Dnr 2024/1", "I rutan", "UTKAST"]
    assert [row.text for row in parsed.removed] == found
    assert {row.reason for row in parsed.removed} == {why.RUNNING_HEADER}
    assert parsed.proposals == ()
    assert parsed.unresolved == ()


def test_a_list_in_a_header_does_not_count_in_the_text() -> None:
    document = make.word()
    numbers = make.add_numbering(document, [("decimal", "%1")])
    make.number(document.sections[0].header.paragraphs[0], numbers, 0).add_run("Huvud")
    make.number(document.add_heading("Inledning", 1), numbers, 0)

    assert [line.text for line in read_word(make.word_bytes(document)) if line.text] == ["1 Huvud", "1 Inledning"]


def test_a_title_that_stands_in_the_header_only_can_be_chosen() -> None:
    document = plan()
    document.sections[0].header.paragraphs[0].text = "Plan mot våld 2025–2029"
    lines = read_word(make.word_bytes(document))
    line = next(line.number for line in lines if line.text.startswith("Plan mot våld"))

    assert parse(lines, fallback_title="fil").structure.title == "fil"
    chosen = Corrections((Correction(line, Label.TITLE),))
    parsed = parse(lines, fallback_title="fil", corrections=chosen)
    assert parsed.structure.title == "Plan mot våld 2025–2029"
    assert parsed.removed == ()


def test_a_header_names_nothing_in_the_list_of_contents() -> None:
    """Under “Innehåll”, what comes again below is an entry: but not when it comes again in a margin only."""
    document = make.word()
    for text in ("Innehåll", "Bakgrund", "Planen gäller alla", "Bakgrund", "Våld är vanligt."):
        document.add_paragraph(text)
    document.sections[0].footer.paragraphs[0].text = "Planen gäller alla"
    parsed = parse(read_word(make.word_bytes(document)), title="Plan", fallback_title="fil")

    assert [row.text for row in parsed.removed if row.reason == why.CONTENTS] == ["Innehåll", "Bakgrund"]


@pytest.mark.parametrize("margin", ["header", "footer"])
def test_a_document_with_text_in_the_margins_only_is_empty(margin: str) -> None:
    document = make.word()
    getattr(document.sections[0], margin).paragraphs[0].text = "1"
    with pytest.raises(UnreadableDocument) as refused:
        read_word(make.word_bytes(document))

    assert refused.value.code is Problem.EMPTY


def test_what_stands_beside_the_paragraphs() -> None:
    document = plan()
    body = document.element.body
    math = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    for xml in (
        f"<mc:AlternateContent><mc:Choice>{make.run_of('Val')}</mc:Choice><mc:Fallback/></mc:AlternateContent>",
        make.text_box("", fallback="Bara i det äldre"),
        f'<m:oMath xmlns:m="{math}"><m:r><m:t>a+b</m:t></m:r></m:oMath>',
        "<w:moveTo><w:r><w:t>Flyttat hit</w:t></w:r></w:moveTo>",
        "<w:moveFrom><w:r><w:t>Flyttat hit</w:t></w:r></w:moveFrom>",
        make.word_art("Ordkonst"),
    ):
        make.put(body, xml)

    assert texts_by_flag(document)[2:] == [
        ("Val", LineFlag.NONE),
        ("Bara i det äldre", LineFlag.FLOATING),
        ("a+b", LineFlag.NONE),
        ("Flyttat hit", LineFlag.NONE),
        ("Ordkonst", LineFlag.FLOATING),
    ]


def test_drawings_and_every_kind_of_note() -> None:
    document = plan()
    make.add_part(document, "diagramData", make.smart_art("Upptäcka", "Skydda"))
    notes = make.footnotes("Lag 2001:453", separator="Fortsätter").replace('w:id="2"', 'w:type="normal" w:id="2"')
    make.add_part(document, "footnotes", notes)

    assert texts_by_flag(document)[2:] == [
        ("Upptäcka", LineFlag.FLOATING),
        ("Skydda", LineFlag.FLOATING),
        ("Fortsätter", LineFlag.FOOTER),
        ("Lag 2001:453", LineFlag.NOTE),
    ]


def test_a_document_inside_the_document_is_told_of() -> None:
    document = plan()
    make.put(document.element.body, "<w:altChunk/>")
    parsed = parse(read_word(make.word_bytes(document)), title="Plan", fallback_title="fil")

    assert [(row.text, row.reason) for row in parsed.unresolved] == [("", why.EMBEDDED)]


# Only what XML can hold; in python-docx a tab or a line break in a text becomes an element of its own.
TEXTS = line_texts.map(lambda text: "".join(char for char in text if char >= " " and char not in "\x7f\ufffe\uffff"))
Place = Callable[[Any, str], object]
PLACES: dict[str, Place] = {
    "paragraph": lambda document, text: document.add_paragraph(text),
    "heading": lambda document, text: document.add_heading(text, 1),
    "cell": lambda document, text: setattr(document.add_table(rows=1, cols=2).cell(0, 1), "text", text),
    "box": lambda document, text: make.put(document.element.body, make.text_box(text)),
    "loose": lambda document, text: make.put(document.element.body, make.run_of(text)),
    "header": lambda document, text: document.sections[0].header.add_paragraph(text),
    "first header": lambda document, text: document.sections[-1].first_page_header.add_paragraph(text),
    "even footer": lambda document, text: document.sections[-1].even_page_footer.add_paragraph(text),
    "footer": lambda document, text: document.sections[0].footer.add_paragraph(text),
    "box in header": lambda document, text: make.put(document.sections[0].header._element, make.text_box(text)),
    "section": lambda document, text: document.add_section().header.add_paragraph(text),
}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.tuples(st.sampled_from(sorted(PLACES)), TEXTS), max_size=10),
    st.lists(TEXTS, max_size=3),
    st.lists(TEXTS, max_size=2),
)
def test_no_character_of_a_word_document_is_lost(
    parts: list[tuple[str, str]], notes: list[str], drawn: list[str]
) -> None:
    document = plan()
    for place, text in parts:
        PLACES[place](document, text)
    make.add_part(document, "footnotes", make.footnotes(*notes))
    make.add_part(document, "diagramData", make.smart_art(*drawn))
    lines = read_word(make.word_bytes(document))

    written = ["Inledning", "Planen gäller hela kommunen.", *notes, *drawn, *(text for _place, text in parts)]
    assert characters(line.text for line in lines) == characters(written)
    check(lines, parse(lines, title="Plan", fallback_title="fil"))
