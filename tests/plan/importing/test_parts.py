"""The small rules, each for itself: joining, marks, likeness, mentions."""

from __future__ import annotations

import pytest

from fyren.plan.importing.joining import Join, Vocabulary, join_of
from fyren.plan.importing.likeness import match_long_titles
from fyren.plan.importing.marks import find_mark, find_roman, leading_number
from fyren.plan.importing.mentions import find_mentions
from fyren.plan.importing.rows import is_open, is_terminated, starts_lower
from fyren.plan.structure import PlanStructure, Section


@pytest.mark.parametrize(
    ("before", "after", "join"),
    [
        ("våldsföre-", "byggande", Join.DROP),
        ("våldsföre\u2010", "byggande", Join.DROP),
        ("folkhälsa-", "och trygghet", Join.SPACE),
        ("utvecklings-", "eller insatsområden", Join.SPACE),
        ("vård-", "samt omsorg", Join.SPACE),
        ("hbtq-", "frågor", Join.KEEP),
        ("HVB-", "hem", Join.KEEP),
        ("e-", "post", Join.KEEP),
        ("icke-", "våld", Join.KEEP),
        ("Växjö-", "Kronoberg", Join.KEEP),
        ("2020-", "2030", Join.KEEP),
        ("2030-", "målen", Join.KEEP),
        ("mor-", "dotter", Join.KEEP),
        ("våld -", "och", Join.SPACE),
        ("-", "byggande", Join.SPACE),
        ("ord –", "ord", Join.SPACE),
        ("t", "ex", Join.SPACE),
        ("våldsföre-", "(byggande)", Join.SPACE),
        ("fast\u2011", "bindestreck", Join.KEEP),
    ],
)
def test_joining(before: str, after: str, join: Join) -> None:
    words = Vocabulary.of(["en mor-dotter-relation", "mor-dotter"])

    assert join_of(before, after, words) is join


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("3.4.1. Att", "3.4.1", "Att"),
        (" 3.1 Ett", "3.1", "Ett"),
        ("1) Att", "1", "Att"),
        ("3.2Att", "3.2", "Att"),
        ("Mål 1: Alla", "Mål 1", "Alla"),
        ("MÅL  1 – Alla", "MÅL 1", "Alla"),
        ("Delmål 1.2 Alla", "Delmål 1.2", "Alla"),
        ("Utvecklingsområde B", "Utvecklingsområde B", ""),
        ("a) att", "a", "att"),
        ("II. Skydd", "II", "Skydd"),
        ("• Att", "", "Att"),
        ("- Att", "", "Att"),
        ("2.", "2", ""),
    ],
)
def test_marks(text: str, number: str, rest: str) -> None:
    mark = find_mark(text)

    assert mark is not None
    assert (mark.number, text[mark.end :]) == (number, rest)


@pytest.mark.parametrize(
    "text",
    ["2030 är", "1.1.1.1.1.1 a", "Mål 1 handlar om", "-ord", "Att", "1,5 miljoner", "100 barn", "", "Målet 1", "§ 3"],
)
def test_no_marks(text: str) -> None:
    assert find_mark(text) is None


def test_roman_numbers() -> None:
    values = [mark.parts[0] for text in ("I.", "IV.", "IX.", "xii)") if (mark := find_roman(text))]

    assert values == [1, 4, 9, 12]


def test_a_number_behind_a_bullet() -> None:
    mark = leading_number("• 3.1.2 Att")

    assert mark is not None
    assert (mark.number, mark.start, mark.end) == ("3.1.2", 2, 8)
    assert leading_number("• • Att") is None


def test_how_lines_end_and_start() -> None:
    assert is_terminated("Planen gäller.”")
    assert is_terminated("adressera:")
    assert not is_terminated("Planen gäller")
    assert is_open("kommunen och")
    assert is_open("vård,")
    assert starts_lower("– idag")
    assert starts_lower("(och")
    assert not starts_lower("2030.")


def test_long_titles_by_order_or_by_likeness() -> None:
    headings = ["Trygg skola", "Stöd till utsatta", "Hjälp att sluta"]

    in_order = match_long_titles(["Tryggare skolor", "Något helt annat", "Hjälp att sluta slå"], headings)
    assert [(match.area, match.alike) for match in in_order] == [(0, True), (1, False), (2, True)]
    fewer = match_long_titles(["Hjälp att sluta slå", "Något helt annat"], headings)
    assert [(match.area, match.alike) for match in fewer] == [(2, True), (None, False)]


def mentions_of(*paragraphs: str) -> PlanStructure:
    return find_mentions(PlanStructure("Plan", (Section("1", "Bakgrund", paragraphs),)))


def test_mentions() -> None:
    found = mentions_of(
        'Planen bidrar till målbilderna "Trygg kommun" och ”Levande landsbygd”.',
        "Den har tagits fram av representanter från socialnämnden, skolan och Bostads AB. Arbetet fortsätter.",
        "Den hänger ihop med andra planer, till exempel jämställdhetsplanen och folkhälsoprogrammet, samt lagar.",
        "Det finns utmaningar som planen möter:",
        "• Utsatthet",
        "- Tystnad",
        "Annan text:",
        "• Inte en utmaning",
    )

    assert found.target_pictures == ("Trygg kommun", "Levande landsbygd")
    assert found.contributors == ("socialnämnden", "skolan", "Bostads AB")
    assert found.related_plans[:2] == ("jämställdhetsplanen", "folkhälsoprogrammet")
    assert found.challenges == ("Utsatthet", "Tystnad")


def test_quotes_without_a_target_picture_are_no_mentions() -> None:
    found = mentions_of("Ordet ”våld” betyder mycket.", "Vi arbetar med andra planer.")

    assert found.target_pictures == found.related_plans == found.contributors == found.challenges == ()
