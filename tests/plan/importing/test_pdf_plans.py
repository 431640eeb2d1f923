"""Plans as PDF: headings by type size, columns, tables, running headers, contents."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fyren.base.documents import LineFlag
from fyren.base.documents.pdf import read_pdf
from fyren.plan.importing import ParsedPlan, parse, public_json
from fyren.plan.importing import reasons as why
from tests.plan.importing import builders as make

PROSE = (
    "Våld i nära relationer är ett hinder för jämställdhet och ett brott mot mänskliga rättigheter. "
    "Kommunen har ett ansvar för att den som utsätts får stöd, och för att den som utövar våld får hjälp att sluta. "
    "Arbetet kräver att många verksamheter samverkar över tid och att kunskapen hålls levande. "
)


def parse_pdf(path: Path, title: str | None = None) -> ParsedPlan:
    return parse(read_pdf(path.read_bytes()), title=title, fallback_title="fil")


def unnumbered_story() -> list[Any]:
    return [
        make.p("Plan mot våld i nära relationer", make.TITLE),
        make.p("Inledning", make.H1),
        make.p(PROSE * 2),
        make.p(PROSE),
        make.p("Prioriterade områden", make.H1),
        make.p("Kommunen arbetar med två områden."),
        make.p("Kunskap och upptäckt som gör skillnad för den som är utsatt i kommunen", make.H2),
        make.p(PROSE),
        make.bullet(
            "Att chefer och medarbetare i alla verksamheter får utbildning om våld och om hur man frågar tryggt"
        ),
        make.bullet("Att frågan om våld ställs rutinmässigt"),
        make.p("Skydd och stöd", make.H2),
        make.p(PROSE),
        make.bullet("Att skyddat boende finns i egen regi"),
        make.bullet("Att barn får eget stöd"),
        make.p("Uppföljning", make.H1),
        make.p(PROSE),
    ]


def test_headings_by_type_size(tmp_path: Path) -> None:
    found = public_json(parse_pdf(make.pdf(tmp_path / "a.pdf", unnumbered_story())))

    assert found["title"] == "Plan mot våld i nära relationer"
    assert [section["title"] for section in found["sections"]] == ["Inledning", "Prioriterade områden", "Uppföljning"]
    assert [len(section["paragraphs"]) for section in found["sections"]] == [2, 1, 1]
    assert found["sections"][0]["paragraphs"][0] == (PROSE * 2).strip()
    assert [area["title"] for area in found["development_areas"]] == [
        "Kunskap och upptäckt som gör skillnad för den som är utsatt i kommunen",
        "Skydd och stöd",
    ]
    assert found["development_areas"][0]["introduction"] == PROSE.strip()
    assert found["development_areas"][0]["unnumbered_aims"] == [
        "Att chefer och medarbetare i alla verksamheter får utbildning om våld och om hur man frågar tryggt",
        "Att frågan om våld ställs rutinmässigt",
    ]
    assert found["unresolved"] == []


def test_running_headers_page_numbers_and_contents(tmp_path: Path) -> None:
    story = [
        make.p("Innehåll", make.H1),
        make.p("1 Inledning " + "." * 60 + " 1"),
        make.p("2 Utvecklingsområden " + "." * 50 + " 2"),
        make.p("1 Inledning", make.H1),
        *[make.p(PROSE * 3) for _ in range(9)],
        make.p("2 Utvecklingsområden", make.H1),
        make.p("2.1 Kunskap", make.H2),
        make.p(PROSE),
        make.p("Kommunen ska arbeta för:"),
        make.p("2.1.1 Att chefer får utbildning"),
        make.p("2.1.2 Att alla medarbetare vet vart de kan vända sig när de möter någon som far illa av våld"),
        make.p("2.2 Skydd", make.H2),
        make.p(PROSE),
        make.p("Kommunen ska arbeta för:"),
        make.p("2.2.1 Att skyddat boende finns"),
    ]
    path = make.pdf(tmp_path / "a.pdf", story, draw=make.header_and_footer)
    found = public_json(parse_pdf(path))

    pages = max(line.page or 0 for line in read_pdf(path.read_bytes()))
    assert pages >= 3
    assert [section["number"] for section in found["sections"]] == ["1", "2"]
    assert found["sections"][0]["paragraphs"] == [(PROSE * 3).strip()] * 9
    assert [area["number"] for area in found["development_areas"]] == ["2.1", "2.2"]
    assert [item["number"] for area in found["development_areas"] for item in area["focus_areas"]] == [
        "2.1.1",
        "2.1.2",
        "2.2.1",
    ]
    assert sum(1 for row in found["removed"] if row["reason"] == why.RUNNING_HEADER) == pages
    assert [row["text"] for row in found["removed"] if row["reason"] == why.FOOTER] == [
        str(page) for page in range(1, pages + 1)
    ]
    assert sum(1 for row in found["removed"] if row["reason"] == why.CONTENTS) == 3
    assert found["unresolved"][1:] == []


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    paragraphs = [f"Stycke nummer {n} handlar om kommunens arbete. {PROSE * 2}".strip() for n in "ABCDEFGH"]
    story = [make.p("1 Inledning", make.H2), *[make.p(text) for text in paragraphs]]
    path = make.pdf(tmp_path / "a.pdf", story, columns=2)
    lines = read_pdf(path.read_bytes())
    found = public_json(parse_pdf(path))

    assert {line.column for line in lines if line.page == 1} == {1, 2}
    assert found["sections"][0]["paragraphs"] == paragraphs
    assert found["unresolved"][1:] == []


def test_columns_that_are_not_sure_are_left_for_a_person(tmp_path: Path) -> None:
    def draw(drawing: Any) -> None:
        for i in range(12):
            short = "Kort rad om hjälp" if i % 4 else "En längre rad som handlar om allt stöd"
            drawing.drawString(72, 760 - 14 * i, short)
            drawing.drawString(320, 760 - 14 * i, short + " här")

    path = make.drawn_pdf(tmp_path / "a.pdf", draw)
    lines = read_pdf(path.read_bytes())
    found = public_json(parse_pdf(path))

    assert {line.flag for line in lines} == {LineFlag.UNCERTAIN_ORDER}
    assert {row["reason"] for row in found["unresolved"][1:]} == {why.UNCERTAIN_ORDER}
    assert found["sections"] == []


def test_a_table_of_activities_is_kept_as_proposals(tmp_path: Path) -> None:
    rows = [
        ("Mål", "Aktivitet", "Ansvarig", "Tid"),
        ("Tidig upptäckt", "Utbilda alla chefer i att fråga om våld på ett tryggt sätt", "Socialnämnden", "2026"),
        ("Tidig upptäckt", "Ta fram formulär", "Vård- och omsorgsnämnden", "2027"),
        ("Skydd", "Öppna ett boende till", "Bostadsbolaget", "2026"),
    ]
    for grid in (True, False):
        story = [
            make.p("1 Inledning", make.H2),
            make.p(PROSE),
            make.table(rows, (100, 170, 110, 60), grid=grid),
            make.p("2 Uppföljning", make.H2),
            make.p(PROSE),
        ]
        parsed = parse_pdf(make.pdf(tmp_path / f"{grid}.pdf", story), title="Plan")
        found = public_json(parsed)

        assert [(row.goal, row.activity, row.responsible, row.time) for row in parsed.proposals] == rows[1:]
        assert [section["title"] for section in found["sections"]] == ["Inledning", "Uppföljning"]
        assert {row["reason"] for row in found["unresolved"]} == {why.PROPOSAL}


def test_hyphenated_line_ends(tmp_path: Path) -> None:
    def draw(drawing: Any) -> None:
        drawing.setFont("Helvetica-Bold", 14)
        drawing.drawString(72, 780, "1 Inledning")
        drawing.setFont("Helvetica", 11)
        rows = [
            "Kommunen arbetar våldsföre-",
            "byggande med folkhälsa-",
            "och trygghetsfrågor samt hbtq-",
            "frågor i Växjö-",
            "Kronoberg.",
        ]
        for i, row in enumerate(rows):
            drawing.drawString(72, 750 - 14 * i, row)

    parsed = parse_pdf(make.drawn_pdf(tmp_path / "a.pdf", draw), title="Plan")

    assert parsed.structure.sections[0].paragraphs == (
        "Kommunen arbetar våldsförebyggande med folkhälsa- och trygghetsfrågor samt hbtq-frågor i Växjö-Kronoberg.",
    )
    assert [(row.line, row.text, row.reason) for row in parsed.removed] == [(2, "-", why.JOINED_HYPHEN)]
    assert [doubt.reason for doubt in parsed.doubts] == [why.JOINED_WORD, why.KEPT_HYPHEN, why.KEPT_HYPHEN]


def test_turned_text_is_left_for_a_person(tmp_path: Path) -> None:
    def draw(drawing: Any) -> None:
        drawing.drawString(72, 780, "1 Inledning")
        drawing.drawString(72, 760, "Planen gäller alla.")
        drawing.translate(30, 300)
        drawing.rotate(90)
        drawing.drawString(0, 0, "Antagen i mars")

    found = public_json(parse_pdf(make.drawn_pdf(tmp_path / "a.pdf", draw), title="Plan"))

    assert found["unresolved"] == [{"line": 3, "text": "Antagen i mars", "reason": why.ROTATED}]


def test_a_turned_page_reads_as_it_is_displayed(tmp_path: Path) -> None:
    def draw(drawing: Any) -> None:
        drawing.setPageRotation(90)
        drawing.rotate(90)
        drawing.drawString(72, -100, "1 Inledning")
        drawing.drawString(72, -120, "Planen gäller alla.")

    found = public_json(parse_pdf(make.drawn_pdf(tmp_path / "a.pdf", draw), title="Plan"))

    assert found["sections"] == [{"number": "1", "title": "Inledning", "paragraphs": ["Planen gäller alla."]}]
