"""Plans as Word documents: heading styles, automatic numbers, tables, contents, what Word hides."""

from __future__ import annotations

from typing import Any

from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from fyren.base.documents.word import read_word
from fyren.plan.importing import ParsedPlan, parse, public_json
from fyren.plan.importing import reasons as why
from tests.plan.importing import builders as make


def parse_word(document: Any, title: str | None = None) -> ParsedPlan:
    return parse(read_word(make.word_bytes(document)), title=title, fallback_title="fil")


def styled_plan() -> Any:
    document = make.word()
    document.add_heading("Plan mot våld och förtryck", 0)
    document.add_heading("Inledning", 1)
    document.add_paragraph("Planen gäller hela kommunen.")
    document.add_paragraph("Den gäller till 2028.")
    document.add_heading("Utvecklingsområden", 1)
    document.add_paragraph("Kommunen har valt två områden:")
    document.add_paragraph("Kunskap och upptäckt i hela kommunen", style="List Bullet")
    document.add_paragraph("Stöd och skydd för den som utsätts", style="List Bullet")
    for title, aims in (
        ("Kunskap och upptäckt", ("Att chefer utbildas", "Att frågan ställs")),
        ("Stöd och skydd", ("Att barn får eget stöd",)),
    ):
        document.add_heading(title, 2)
        document.add_paragraph("Området är viktigt för kommunen.")
        document.add_paragraph("Kommunen ska arbeta för:")
        for aim in aims:
            document.add_paragraph(aim, style="List Bullet")
    document.add_heading("Uppföljning", 1)
    document.add_paragraph("Planen följs upp varje år.")
    return document


def test_heading_styles_without_numbers() -> None:
    found = public_json(parse_word(styled_plan()))

    assert found["title"] == "Plan mot våld och förtryck"
    assert [section["title"] for section in found["sections"]] == ["Inledning", "Utvecklingsområden", "Uppföljning"]
    assert found["sections"][0]["paragraphs"] == ["Planen gäller hela kommunen.", "Den gäller till 2028."]
    areas = found["development_areas"]
    assert [(area["title"], area["long_title"]) for area in areas] == [
        ("Kunskap och upptäckt", "Kunskap och upptäckt i hela kommunen"),
        ("Stöd och skydd", "Stöd och skydd för den som utsätts"),
    ]
    assert areas[0]["introduction"] == "Området är viktigt för kommunen.\n\nKommunen ska arbeta för:"
    assert [area["unnumbered_aims"] for area in areas] == [
        ["Att chefer utbildas", "Att frågan ställs"],
        ["Att barn får eget stöd"],
    ]
    assert found["removed"] == found["unresolved"] == []


def numbered_plan() -> Any:
    document = make.word()
    numbers = make.add_numbering(document, [("decimal", "%1"), ("decimal", "%1.%2"), ("decimal", "%1.%2.%3.")])

    def heading(text: str, level: int) -> None:
        make.number(document.add_heading(text, level), numbers, level - 1)

    heading("Inledning", 1)
    document.add_paragraph("Planen gäller hela kommunen.")
    heading("Utvecklingsområden", 1)
    heading("Kunskap", 2)
    document.add_paragraph("Kommunen ska arbeta för:")
    for aim in ("Att chefer utbildas", "Att frågan ställs"):
        make.number(document.add_paragraph(aim), numbers, 2)
    heading("Skydd", 2)
    document.add_paragraph("Kommunen ska arbeta för:")
    make.number(document.add_paragraph("Att boende finns"), numbers, 2)
    heading("Uppföljning", 1)
    document.add_paragraph("Planen följs upp varje år.")
    return document


def test_automatic_numbers_are_counted_out() -> None:
    parsed = parse_word(numbered_plan(), title="Plan")
    found = public_json(parsed)

    assert [(section["number"], section["title"]) for section in found["sections"]] == [
        ("1", "Inledning"),
        ("2", "Utvecklingsområden"),
        ("3", "Uppföljning"),
    ]
    assert [
        (area["number"], [(item["number"], item["text"]) for item in area["focus_areas"]])
        for area in found["development_areas"]
    ] == [
        ("2.1", [("2.1.1", "Att chefer utbildas"), ("2.1.2", "Att frågan ställs")]),
        ("2.2", [("2.2.1", "Att boende finns")]),
    ]
    assert sum(1 for doubt in parsed.doubts if doubt.reason == why.COUNTED_NUMBER) == 1


def test_a_numbered_list_is_a_list_and_not_chapters() -> None:
    document = make.word()
    numbers = make.add_numbering(document, [("decimal", "%1.")])
    document.add_heading("Inledning", 1)
    document.add_paragraph("Planen har tre delar:")
    for text in ("Kunskap", "Skydd", "Uppföljning"):
        make.number(document.add_paragraph(text), numbers, 0)
    document.add_heading("Syfte", 1)
    document.add_paragraph("Färre utsätts.")
    found = public_json(parse_word(document, title="Plan"))

    assert found["sections"] == [
        {
            "number": "",
            "title": "Inledning",
            "paragraphs": ["Planen har tre delar:", "1. Kunskap", "2. Skydd", "3. Uppföljning"],
        },
        {"number": "", "title": "Syfte", "paragraphs": ["Färre utsätts."]},
    ]


def test_a_table_of_activities() -> None:
    document = styled_plan()
    rows = (
        ("Insatsområde", "Aktivitet", "Ansvarig nämnd", "Klart", "Mått"),
        ("Kunskap", "Utbilda alla chefer", "Kommunstyrelsen", "2026", "Andel chefer"),
        ("Skydd", "Öppna ett boende", "Socialnämnden", "2027", "Antal platser"),
    )
    table = document.add_table(rows=3, cols=5)
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    parsed = parse_word(document)

    assert [(row.goal, row.activity, row.responsible, row.time, row.other) for row in parsed.proposals] == list(
        rows[1:]
    )
    assert {row.reason for row in parsed.unresolved} == {why.PROPOSAL}
    assert len(parsed.unresolved) == 15
    assert parsed.structure == parse_word(styled_plan()).structure


def test_another_table_and_a_frame() -> None:
    document = make.word()
    document.add_heading("Inledning", 1)
    frame = document.add_table(rows=1, cols=1)
    frame.cell(0, 0).text = "Planen gäller alla."
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip([*table.rows[0].cells, *table.rows[1].cells], ("År", "Antal", "2022", "14"), strict=True):
        cell.text = text
    found = public_json(parse_word(document, title="Plan"))

    assert found["sections"] == [{"number": "", "title": "Inledning", "paragraphs": ["Planen gäller alla."]}]
    assert [row["text"] for row in found["unresolved"]] == ["År", "Antal", "2022", "14"]
    assert {row["reason"] for row in found["unresolved"]} == {why.TABLE}


def test_contents_by_style_are_removed() -> None:
    document = styled_plan()
    style = document.styles.add_style("toc 1", 1)
    first = document.paragraphs[1]
    for text in ("Inledning\t2", "Utvecklingsområden\t3"):
        first.insert_paragraph_before(text, style=style)
    found = public_json(parse_word(document))

    assert [row["reason"] for row in found["removed"]] == [why.CONTENTS] * 2
    assert [section["title"] for section in found["sections"]] == ["Inledning", "Utvecklingsområden", "Uppföljning"]


def test_what_word_hides() -> None:
    document = make.word()
    document.add_heading("Inledning", 1)
    paragraph = document.add_paragraph("Första raden")
    paragraph.add_run().add_break(WD_BREAK.LINE)
    paragraph.add_run("Andra raden")
    hidden = (
        '<w:p {ns}><w:ins w:id="1"><w:r><w:t>Tillagt </w:t></w:r></w:ins><w:del w:id="2"><w:r><w:delText>struket'
        "</w:delText></w:r></w:del><w:r><w:t>folk</w:t><w:softHyphen/><w:t>hälsa</w:t><w:tab/><w:t>och</w:t>"
        '<w:noBreakHyphen/><w:sym w:font="Symbol" w:char="F0B7"/></w:r></w:p>'
    )
    control = (
        "<w:sdt {ns}><w:sdtContent><w:p><w:hyperlink><w:r><w:t>I en ruta</w:t></w:r></w:hyperlink></w:p>"
        "</w:sdtContent></w:sdt>"
    )
    body = document.element.body
    for xml in (hidden, control):
        body.insert(len(body) - 1, parse_xml(xml.format(ns=nsdecls("w"))))
    lines = read_word(make.word_bytes(document))

    assert [line.text for line in lines] == [
        "Inledning",
        "Första raden",
        "Andra raden",
        "Tillagt folk\u00adhälsa\toch\u2011\uf0b7",
        "I en ruta",
    ]
    found = public_json(parse(lines, title="Plan", fallback_title="fil"))
    assert found["sections"][0]["paragraphs"][2] == "Tillagt folkhälsa och\u2011\uf0b7"
    assert found["removed"] == [{"line": 4, "text": "\u00ad", "reason": why.SOFT_HYPHEN}]


def test_a_text_box_and_a_footnote_are_left_for_a_person() -> None:
    document = make.word()
    document.add_heading("Inledning", 1)
    box = (
        '<w:p {ns} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:r><w:t>Löptext.</w:t>'
        "<mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>I rutan</w:t></w:r></w:p></w:txbxContent>"
        "</mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>I rutan</w:t></w:r></w:p></w:txbxContent>"
        "</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    body = document.element.body
    body.insert(len(body) - 1, parse_xml(box.format(ns=nsdecls("w"))))
    make.add_part(document, "footnotes", make.footnotes("Lag 2001:453"))
    found = public_json(parse_word(document, title="Plan"))

    assert found["sections"][0]["paragraphs"] == ["Löptext."]
    assert found["unresolved"] == [
        {"line": 3, "text": "I rutan", "reason": why.FLOATING},
        {"line": 4, "text": "Lag 2001:453", "reason": why.NOTE},
    ]
