"""The reviewer's decisions: each label does what it says, and one that makes no sense is told, not raised."""

from __future__ import annotations

import json

import pytest

from fyren.base.documents import SourceLine
from fyren.plan.importing import Correction, Corrections, Label, Mention, TitleSource, parse, public_json, reparse
from fyren.plan.importing import reasons as why
from fyren.plan.structure import BlockKind
from tests.plan.importing.conftest import ParseText

TEXT = """1 Områden
Viktiga områden är:
Trygg hemma i kommunen
Fler som får hjälp
1.1 Trygghet
Kommunen ska arbeta för:
1.1.1 Att fråga
1.1.2 Att skydda
1.2 Hjälp
Kommunen ska arbeta för: Att hjälpa
1.2.1 Att stödja
Sist i planen.
"""


def corrected(*items: Correction) -> Corrections:
    return Corrections(items)


def test_the_text_as_it_is_found(parse_text: ParseText) -> None:
    plan = parse_text(TEXT).structure

    assert [area.long_title for area in plan.development_areas] == ["Trygg hemma i kommunen", "Fler som får hjälp"]
    assert plan.closing == "Sist i planen."
    assert [block.kind for block in plan.development_areas[1].blocks] == [
        BlockKind.LEAD_IN,
        BlockKind.AIM,
        BlockKind.FOCUS_AREA,
    ]


def test_a_label_moves_a_line(parse_text: ParseText) -> None:
    plan = parse_text(TEXT, corrections=corrected(Correction(12, Label.PARAGRAPH))).structure

    assert plan.closing == ""
    assert plan.development_areas[1].blocks[-1].text == "Sist i planen."


def test_a_decision_settles_the_doubt(parse_text: ParseText) -> None:
    before = parse_text(TEXT)
    after = parse_text(TEXT, corrections=corrected(Correction(12, Label.CLOSING)))

    assert [doubt.line for doubt in before.doubts] == [10, 12]
    assert [doubt.line for doubt in after.doubts] == [10]
    assert after.structure == before.structure


def test_a_line_cut_in_three(parse_text: ParseText) -> None:
    line = TEXT.splitlines()[9]
    items = (
        Correction(10, Label.PARAGRAPH),
        Correction(10, Label.LEAD_IN, start=line.index("ska")),
        Correction(10, Label.AIM, start=line.index("Att")),
    )
    blocks = parse_text(TEXT, corrections=corrected(*items)).structure.development_areas[1].blocks

    assert [(block.kind, block.text) for block in blocks[:3]] == [
        (BlockKind.PARAGRAPH, "Kommunen"),
        (BlockKind.LEAD_IN, "ska arbeta för:"),
        (BlockKind.AIM, "Att hjälpa"),
    ]


def test_the_text_before_the_first_cut_keeps_its_label(parse_text: ParseText) -> None:
    parsed = parse_text(TEXT, corrections=corrected(Correction(10, Label.FOOTER, start=30)))

    assert [block.text for block in parsed.structure.development_areas[1].blocks[:2]] == [
        "Kommunen ska arbeta för:",
        "Att h",
    ]
    assert (parsed.removed[-1].text, parsed.removed[-1].reason) == ("jälpa", why.FOOTER)


def test_the_last_decision_for_a_place_wins(parse_text: ParseText) -> None:
    items = corrected(Correction(12, Label.FOOTER), Correction(12, Label.AIM))

    assert parse_text(TEXT, corrections=items).structure.development_areas[1].blocks[-1].kind is BlockKind.AIM


@pytest.mark.parametrize(
    ("label", "line", "reason"),
    [
        (Label.CONTINUATION, 1, why.CONTINUES_NOTHING),
        (Label.FOCUS_AREA, 2, why.OUTSIDE_AREA),
        (Label.AIM, 2, why.OUTSIDE_AREA),
        (Label.NUMBER, 2, why.NOT_A_NUMBER),
        (Label.UNRESOLVED, 2, why.LEFT_BY_REVIEWER),
        (Label.PROPOSAL, 2, why.PROPOSAL),
    ],
)
def test_a_label_that_makes_no_sense_is_told(parse_text: ParseText, label: Label, line: int, reason: str) -> None:
    parsed = parse_text(TEXT, corrections=corrected(Correction(line, label)))

    assert (line, reason) in [(row.line, row.reason) for row in parsed.unresolved]


def test_a_second_title_and_a_long_title_too_many(parse_text: ParseText) -> None:
    items = corrected(
        Correction(1, Label.TITLE),
        Correction(12, Label.TITLE),
        Correction(2, Label.LONG_TITLE),
        Correction(1, Label.TITLE),
    )
    parsed = parse_text(TEXT, title=None, corrections=items)

    assert parsed.structure.title == "1 Områden"
    assert parsed.title_source is TitleSource.DOCUMENT
    assert [(row.text, row.reason) for row in parsed.unresolved] == [
        ("Viktiga områden är:", why.LONG_TITLE_WITHOUT_AREA),
        ("Sist i planen.", why.SECOND_TITLE),
    ]


def test_a_long_title_goes_where_the_reviewer_says(parse_text: ParseText) -> None:
    items = corrected(Correction(3, Label.LONG_TITLE, area="1.2"), Correction(4, Label.LONG_TITLE, area="Trygghet"))
    areas = parse_text(TEXT, corrections=items).structure.development_areas

    assert [area.long_title for area in areas] == ["Fler som får hjälp", "Trygg hemma i kommunen"]


def test_a_focus_area_without_a_number_is_an_aim(parse_text: ParseText) -> None:
    plan = parse_text(TEXT, corrections=corrected(Correction(6, Label.FOCUS_AREA))).structure

    assert plan.development_areas[0].unnumbered_aims[0].text == "Kommunen ska arbeta för:"


def test_the_same_number_twice_is_told_and_paths_stay_apart(parse_text: ParseText) -> None:
    text = TEXT.replace("1.2 Hjälp", "1.1 Hjälp")
    parsed = parse_text(text, corrections=corrected(Correction(9, Label.AREA_HEADING)))

    assert [(row.line, row.text, row.reason) for row in parsed.unresolved] == [(9, "1.1", why.NUMBER_TAKEN)]
    paths = [path for path, _ in parsed.structure.texts()]
    assert len(paths) == len(set(paths))


@pytest.mark.parametrize(
    ("label", "text", "removed"),
    [
        (Label.CONTINUATION, "Vårt arbete är våldsförebyggande.", ["-"]),
        (Label.CONTINUATION_JOIN, "Vårt arbete är våldsförebyggande.", ["-"]),
        (Label.CONTINUATION_KEEP, "Vårt arbete är våldsföre-byggande.", []),
        (Label.PARAGRAPH, "Vårt arbete är våldsföre-", []),
    ],
)
def test_the_reviewer_decides_about_a_hyphen(
    parse_text: ParseText, label: Label, text: str, removed: list[str]
) -> None:
    source = "1 Inledning\nVårt arbete är våldsföre-\nbyggande.\n"
    parsed = parse_text(source, corrections=corrected(Correction(3, label)))

    assert parsed.structure.sections[0].paragraphs[0] == text
    assert [row.text for row in parsed.removed] == removed
    assert parsed.doubts == () or label is Label.CONTINUATION


def test_mentions_are_replaced_but_only_by_quotes(parse_text: ParseText) -> None:
    items = Corrections(mentions={Mention.CHALLENGES: ("Fler  som får hjälp", "Något annat"), Mention.CONTRIBUTORS: ()})
    parsed = parse_text(TEXT, corrections=items)

    assert parsed.structure.challenges == ("Fler som får hjälp",)
    assert [(doubt.text, doubt.reason) for doubt in parsed.doubts if doubt.line == 0] == [
        ("Något annat", why.MENTION_NOT_QUOTED)
    ]


def test_corrections_outside_the_document_do_nothing(parse_text: ParseText) -> None:
    items = corrected(
        Correction(0, Label.FOOTER),
        Correction(99, Label.FOOTER),
        Correction(1, Label.FOOTER, start=99),
        Correction(1, Label.FOOTER, start=-1),
    )

    assert parse_text(TEXT, corrections=items) == parse_text(TEXT)


def test_a_row_that_is_given_a_place_is_no_proposal_any_more(parse_text: ParseText) -> None:
    text = TEXT + "Mål\tAktivitet\tAnsvarig\nSkydd\tUtbilda\tNämnden\n"
    before = parse_text(text)
    after = parse_text(text, corrections=corrected(Correction(14, Label.PARAGRAPH)))

    assert [row.line for row in before.proposals] == [14]
    assert after.proposals == ()


def test_round_trip_and_reparse(real_lines: list[SourceLine]) -> None:
    items = Corrections(
        (Correction(36, Label.PARAGRAPH, 0), Correction(166, Label.PARAGRAPH, 29)), {Mention.CHALLENGES: ("a",)}
    )
    stored = Corrections.from_json(json.loads(json.dumps(items.to_json())))

    assert stored == items
    assert Corrections.from_json({}) == Corrections()
    again = reparse(real_lines, stored, title="Plan")
    assert public_json(again) == public_json(parse(real_lines, title="Plan", fallback_title="", corrections=items))
    assert again.structure.development_areas[1].unnumbered_aims == ()


@pytest.mark.parametrize(
    "data",
    [{"items": [{"line": 1, "label": "x"}]}, {"items": [{"line": "y", "label": "aim"}]}, {"mentions": {"z": []}}],
)
def test_unknown_values_are_refused(data: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        Corrections.from_json(data)
