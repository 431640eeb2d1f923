"""Other municipalities' plans as text: invented wording in the styles that such plans are written in."""

from __future__ import annotations

from fyren.plan.importing import public_json
from fyren.plan.importing import reasons as why
from tests.plan.importing.conftest import ParseText

GOALS = """Plan för en trygg kommun
Antagen av kommunfullmäktige 2024-03-18 § 41
Dnr KS 2023/512

Inledning
Kommunen vill att alla som bor här ska kunna leva utan våld. Planen visar vad vi ska
uppnå och vem som har ansvaret.

Mål 1: Fler får hjälp i tid
Den som utsätts ska möta någon som vågar fråga.
Delmål 1.1 Alla chefer kan ställa frågor om våld
Delmål 1.2 Socialtjänsten har öppna mottagningar i varje
kommundel
Mål 2: Färre utövar våld
Arbetet med den som utövar våld börjar tidigt.
Delmål 2.1 Samtalsstöd finns på flera språk

Uppföljning
Planen följs upp varje år.
"""

LETTERS = """1 Syfte
Planen samlar kommunens arbete.
2 Prioriterade områden
A. Förebyggande arbete
Det som görs tidigt gör mest nytta.
Kommunen ska:
a) utbilda personal i förskola och skola
b) prata med unga om relationer
B. Stöd och skydd
Den som behöver skydd ska få det samma dag.
Kommunen ska:
a) ha jourboende i egen regi
b) erbjuda stöd till barn som upplevt våld
3 Uppföljning
Planen följs upp i årsredovisningen.
"""

BULLETS = """Handlingsplan mot hedersförtryck

Bakgrund
Många unga lever med begränsningar som andra inte ser.

Våra fokusområden

Trygg skola
Skolan är den plats där flest vuxna möter unga.
• Att all personal kan känna igen hedersförtryck
• Att elevhälsan har en tydlig väg till
socialtjänsten

Trygg fritid
Fritiden ska vara till för alla.
• Att fritidsledare vågar fråga
• Att flickor får plats i kommunens hallar

Uppföljning
Planen följs upp av kommunstyrelsen.
"""

OWN_LINES = """1

Inledning

Planen gäller hela kommunen och dess bolag.

2

Insatsområden

2.1

Kunskap

Kunskap är grunden för allt annat arbete.

2.1.1

Att alla medarbetare får en grundläggande utbildning

2.1.2

Att chefer får fördjupad utbildning

2.2

Samverkan

Ingen klarar uppgiften ensam.

2.2.1

Att kommunen och regionen har gemensamma rutiner

2.2.2

Att föreningar bjuds in
"""


def test_goals_and_subgoals(parse_text: ParseText) -> None:
    found = public_json(parse_text(GOALS, title=None))

    assert found["title"] == "Plan för en trygg kommun"
    assert [area["number"] for area in found["development_areas"]] == ["Mål 1", "Mål 2"]
    assert [area["title"] for area in found["development_areas"]] == ["Fler får hjälp i tid", "Färre utövar våld"]
    first = found["development_areas"][0]
    assert first["introduction"] == "Den som utsätts ska möta någon som vågar fråga."
    assert first["focus_areas"] == [
        {"number": "Delmål 1.1", "text": "Alla chefer kan ställa frågor om våld"},
        {"number": "Delmål 1.2", "text": "Socialtjänsten har öppna mottagningar i varje kommundel"},
    ]
    assert [row["text"] for row in found["unresolved"]] == [
        "Antagen av kommunfullmäktige 2024-03-18 § 41",
        "Dnr KS 2023/512",
    ]
    assert {row["reason"] for row in found["unresolved"]} == {why.PLAN_FACTS}


def test_chapters_without_numbers_beside_numbered_goals(parse_text: ParseText) -> None:
    found = public_json(parse_text(GOALS, title=None))

    assert [section["title"] for section in found["sections"]] == ["Inledning", "Uppföljning"]
    assert found["sections"][1]["paragraphs"] == ["Planen följs upp varje år."]


def test_lettered_areas_and_points(parse_text: ParseText) -> None:
    found = public_json(parse_text(LETTERS))

    assert [(area["number"], area["title"]) for area in found["development_areas"]] == [
        ("A", "Förebyggande arbete"),
        ("B", "Stöd och skydd"),
    ]
    second = found["development_areas"][1]
    assert second["introduction"] == "Den som behöver skydd ska få det samma dag.\n\nKommunen ska:"
    assert second["focus_areas"] == [
        {"number": "a", "text": "ha jourboende i egen regi"},
        {"number": "b", "text": "erbjuda stöd till barn som upplevt våld"},
    ]
    assert [section["number"] for section in found["sections"]] == ["1", "2", "3"]
    assert {"line": 4, "text": ".", "reason": why.NUMBER_PUNCTUATION} in found["removed"]


def test_lettered_areas_that_nothing_announces_are_a_guess(parse_text: ParseText) -> None:
    parsed = parse_text(
        "A. Trygghet i skolan\n\nBarn ska mötas av vuxna som ser.\n\na) Vuxna finns där barnen är.\n"
        "b) Kränkningar utreds.\n\nB. Delaktighet\n\nBarn ska vara med.\n\na) Elevråden deltar.\nb) Hemmen vet mer.\n"
    )
    found = public_json(parsed)

    assert [(area["number"], area["introduction"]) for area in found["development_areas"]] == [
        ("A", "Barn ska mötas av vuxna som ser."),
        ("B", "Barn ska vara med."),
    ]
    assert found["development_areas"][1]["focus_areas"] == [
        {"number": "a", "text": "Elevråden deltar."},
        {"number": "b", "text": "Hemmen vet mer."},
    ]
    assert [doubt.reason for doubt in parsed.doubts].count(why.AREA_GUESS) == 2


def test_bullets_under_headings_are_aims_without_numbers(parse_text: ParseText) -> None:
    parsed = parse_text(BULLETS, title=None)
    found = public_json(parsed)

    assert found["title"] == "Handlingsplan mot hedersförtryck"
    assert [area["title"] for area in found["development_areas"]] == ["Trygg skola", "Trygg fritid"]
    assert found["development_areas"][0]["unnumbered_aims"] == [
        "Att all personal kan känna igen hedersförtryck",
        "Att elevhälsan har en tydlig väg till socialtjänsten",
    ]
    assert [section["title"] for section in found["sections"]] == ["Bakgrund", "Våra fokusområden", "Uppföljning"]
    assert [row["text"] for row in found["removed"]] == ["•"] * 4
    assert why.AIM_WITHOUT_NUMBER in {doubt.reason for doubt in parsed.doubts}


def test_numbers_on_lines_of_their_own(parse_text: ParseText) -> None:
    found = public_json(parse_text(OWN_LINES))

    assert [(section["number"], section["title"]) for section in found["sections"]] == [
        ("1", "Inledning"),
        ("2", "Insatsområden"),
    ]
    assert [(area["number"], area["title"]) for area in found["development_areas"]] == [
        ("2.1", "Kunskap"),
        ("2.2", "Samverkan"),
    ]
    assert found["development_areas"][0]["introduction"] == "Kunskap är grunden för allt annat arbete."
    assert found["development_areas"][1]["focus_areas"] == [
        {"number": "2.2.1", "text": "Att kommunen och regionen har gemensamma rutiner"},
        {"number": "2.2.2", "text": "Att föreningar bjuds in"},
    ]
    assert found["removed"] == found["unresolved"] == []


def test_a_list_of_contents_is_removed(parse_text: ParseText) -> None:
    contents = """Innehåll
1 Syfte .................... 2
2 Prioriterade områden ..... 2
Förebyggande arbete, stöd, skydd och
annat som görs ............. 3
3 Uppföljning	4
"""
    found = public_json(parse_text(contents + LETTERS))

    assert [section["number"] for section in found["sections"]] == ["1", "2", "3"]
    assert [row["line"] for row in found["removed"] if row["reason"] == why.CONTENTS] == [1, 2, 3, 4, 5, 6]


def test_contents_without_page_numbers_are_known_by_coming_again(parse_text: ParseText) -> None:
    contents = "Innehållsförteckning\n1 Syfte\n2 Prioriterade områden\n3 Uppföljning\n\n"
    found = public_json(parse_text(contents + LETTERS))

    assert [section["title"] for section in found["sections"]] == ["Syfte", "Prioriterade områden", "Uppföljning"]
    assert sum(1 for row in found["removed"] if row["reason"] == why.CONTENTS) == 4


def test_running_headers_and_page_numbers(parse_text: ParseText) -> None:
    pages = [f"Plan mot våld — Exempel kommun\n{body}\nSida {n} (3)" for n, body in enumerate(LETTERS.split("\nB"), 1)]
    pages.append("Plan mot våld — Exempel kommun\n4 Bilagor\nInga bilagor finns.\nSida 3 (3)")
    pages[1] = pages[1].replace(". Stöd", "B. Stöd", 1)
    found = public_json(parse_text("\f".join(pages)))

    assert sum(1 for row in found["removed"] if row["reason"] == why.RUNNING_HEADER) == 3
    assert sum(1 for row in found["removed"] if row["reason"] == why.FOOTER) == 3
    assert [area["number"] for area in found["development_areas"]] == ["A", "B"]
    assert found["sections"][-1] == {"number": "4", "title": "Bilagor", "paragraphs": ["Inga bilagor finns."]}


def test_a_paragraph_goes_on_over_a_page(parse_text: ParseText) -> None:
    text = (
        "1 Syfte\nPlanen samlar allt som kommunen gör mot våld i nära\nSida 1 (2)\n"
        "relationer och hedersförtryck.\nSida 2 (2)\n"
    )
    found = public_json(parse_text(text))

    assert found["sections"][0]["paragraphs"] == [
        "Planen samlar allt som kommunen gör mot våld i nära relationer och hedersförtryck."
    ]


def test_a_table_of_activities_becomes_proposals(parse_text: ParseText) -> None:
    table = """4 Handlingsplan
Mål	Aktivitet	Ansvarig	När
Tidig upptäckt	Utbilda alla chefer	Socialnämnden	2026
Tidig upptäckt	Ta fram frågeformulär	Vård- och omsorgsnämnden	2027
Planen gäller till 2028.
"""
    parsed = parse_text(LETTERS + table)
    found = public_json(parsed)

    assert [(row.line, row.goal, row.activity, row.responsible, row.time) for row in parsed.proposals] == [
        (18, "Tidig upptäckt", "Utbilda alla chefer", "Socialnämnden", "2026"),
        (19, "Tidig upptäckt", "Ta fram frågeformulär", "Vård- och omsorgsnämnden", "2027"),
    ]
    assert [row["line"] for row in found["unresolved"]] == [17, 18, 19]
    assert {row["reason"] for row in found["unresolved"]} == {why.PROPOSAL}
    assert found["sections"][-1]["paragraphs"] == ["Planen gäller till 2028."]


def test_another_table_is_left_for_a_person(parse_text: ParseText) -> None:
    text = LETTERS + "4 Siffror\nDet här är några siffror.\nÅr      Anmälningar      Andel\n2022    14      3\n"
    found = public_json(parse_text(text))

    assert "2022" not in [section["number"] for section in found["sections"]]
    assert found["sections"][-1]["number"] == "4"


def test_years_and_quantities_are_not_chapters(parse_text: ParseText) -> None:
    text = """1 Bakgrund
Under åren fram till och med det år då programmet Hållbar kommun
2030 tar slut ska arbetet växa. Av alla som svarade på enkäten sade
12 procent att de hade utsatts, och
3 av dem hade sökt hjälp.
2 Syfte
Att fler söker hjälp.
"""
    found = public_json(parse_text(text))

    assert [section["number"] for section in found["sections"]] == ["1", "2"]
    assert len(found["sections"][0]["paragraphs"]) == 1


def test_points_of_a_list_are_not_the_next_chapter(parse_text: ParseText) -> None:
    text = """1 Inledning
Planen gäller alla.
2 Mål och insatser
2.1 Färre utsätts
Målet är att färre utsätts.
1. Prata med unga
2. Utbilda personal
3. Samarbeta med föreningar
2.2 Fler får hjälp
Målet är att fler söker hjälp.
1. Sprida information
3 Uppföljning
Kommunstyrelsen följer upp planen.
"""
    found = public_json(parse_text(text))

    assert [section["number"] for section in found["sections"]] == ["1", "2", "3"]
    areas = found["development_areas"]
    assert [area["number"] for area in areas] == ["2.1", "2.2"]
    assert [item["number"] for item in areas[0]["focus_areas"]] == ["1", "2", "3"]
    assert areas[1]["introduction"].startswith("Målet är att fler söker hjälp.")


def test_an_excerpt_that_starts_at_a_later_chapter(parse_text: ParseText) -> None:
    text = "3. Mål\n3.1 Förebygga\nVi ska förebygga.\n3.1.1 Alla elever får kunskap\n3.1.2 Alla chefer frågar\n"
    found = public_json(parse_text(text))

    assert [section["number"] for section in found["sections"]] == ["3"]
    assert [item["number"] for item in found["development_areas"][0]["focus_areas"]] == ["3.1.1", "3.1.2"]


def test_focus_areas_with_text_of_their_own(parse_text: ParseText) -> None:
    text = """1 Våra fokusområden
1.1 Förebygga våld
Området gäller alla.
1.1.1 Kunskap hos unga
Unga ska få kunskap i skolan.
1.1.2 Kunskap hos vuxna
Vuxna ska få kunskap på jobbet.
2 Uppföljning
Planen följs upp.
"""
    blocks = parse_text(text).structure.development_areas[0].blocks

    assert [(block.number, block.text) for block in blocks] == [
        ("", "Området gäller alla."),
        ("1.1.1", "Kunskap hos unga"),
        ("", "Unga ska få kunskap i skolan."),
        ("1.1.2", "Kunskap hos vuxna"),
        ("", "Vuxna ska få kunskap på jobbet."),
    ]


def test_roman_goals_with_text_only(parse_text: ParseText) -> None:
    text = """Bakgrund

Planen beskriver arbetet.

Delmål

I. Öka kunskapen

All personal ska ha kunskap.

II. Stärka skyddet

Ingen ska nekas skydd.
"""
    parsed = parse_text(text)

    assert [(area.number, area.title) for area in parsed.structure.development_areas] == [
        ("I", "Öka kunskapen"),
        ("II", "Stärka skyddet"),
    ]
    assert sum(1 for doubt in parsed.doubts if doubt.reason == why.AREA_GUESS) == 2
