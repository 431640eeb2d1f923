"""The plan's report: what it says, what it marks, and what it leaves out for everyone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fyren.base.documents.writing import Figure, Heading
from fyren.reports.composing.frame import Frame, Supplement
from fyren.reports.composing.plan_report import plan_report
from fyren.reports.composing.workbook import excel_appendix
from fyren.reports.sections import Section, Sections
from fyren.steering.round_content import DecisionContent, RoundContent
from tests.reports.sample import indicator
from tests.reports.texts import text_of, zipped

UNDECIDED, DECIDED, SILENT = "Omsorgsnämnden", "Utbildningsnämnden", "Valnämnden"
WORDS = "har under året arbetat med att fler ska våga fråga."


def headings(frame: Frame) -> list[str]:
    return [block.text for block in plan_report(frame).blocks if isinstance(block, Heading) and block.level == 1]


def test_the_report_has_every_part_in_order(frame: Frame) -> None:
    areas = ["3.1 Öka det förebyggande arbetet", "3.2 Upptäcka våld och stödja barn"]
    found = headings(frame)
    assert found[:4] == ["Sammanfattning", "Läget", *areas]
    assert found[-3:] == ["Nämnder och bolag", "Förslag till nästa år", "Vad rapporten bygger på"]


@pytest.mark.parametrize("section", Section)
def test_a_section_that_is_not_chosen_is_left_out(frame: Frame, section: Section) -> None:
    alone = headings(replace(frame, sections=Sections(frozenset({section}))))
    others = headings(replace(frame, sections=Sections(frozenset(Section) - {section})))
    assert alone
    assert not set(alone) & set(others)
    assert set(alone) | set(others) == set(headings(frame))


def test_what_is_not_decided_is_marked_and_left_out_for_everyone(frame: Frame, public_frame: Frame) -> None:
    whole, public = text_of(plan_report(frame)), text_of(plan_report(public_frame))
    assert f"{UNDECIDED} {WORDS}" in whole
    assert "Ej beslutad: den egna nämnden" in whole
    assert f"{UNDECIDED} (ej beslutad)" in whole
    assert f"{UNDECIDED} {WORDS}" not in public
    assert f"{UNDECIDED} bedömer" not in public
    assert "Ej beslutad: den egna nämnden" not in public
    assert f"{DECIDED} {WORDS}" in public


def test_an_activity_that_is_not_public_stays_out_for_everyone(frame: Frame) -> None:
    body = next(each for each in frame.content.bodies if each.name == DECIDED)
    hidden = replace(body, activities=(replace(body.activities[0], title="Bara internt", is_public=False),))
    content = replace(frame.content, bodies=tuple(hidden if each is body else each for each in frame.content.bodies))
    inside = replace(frame, content=content)
    assert "Bara internt" in text_of(plan_report(inside))
    assert "Bara internt" not in text_of(plan_report(replace(inside, sections=Sections(is_public=True))))


def test_a_companys_texts_are_not_for_everyone(frame: Frame, public_frame: Frame) -> None:
    name = next(each.name for each in frame.content.bodies if each.is_company and each.is_decided)
    assert f"{name} {WORDS}" in text_of(plan_report(frame))
    assert f"{name} {WORDS}" not in text_of(plan_report(public_frame))
    assert "Tydligare vägar mellan verksamheterna." not in text_of(plan_report(public_frame))


def test_what_a_body_still_writes_is_nobody_elses(frame: Frame) -> None:
    body = next(each for each in frame.content.bodies if each.name == DECIDED)
    for state, shown in (("sent", False), ("writing", False), ("released", True)):
        content = replace(
            frame.content,
            bodies=tuple(replace(each, state=state) if each is body else each for each in frame.content.bodies),
        )
        assert (f"{DECIDED} {WORDS}" in text_of(plan_report(replace(frame, content=content)))) is shown


def test_who_has_not_handed_in_is_named(frame: Frame) -> None:
    found = text_of(plan_report(frame))
    assert "12 av 15 nämnder och bolag har lämnat in sin uppföljning." in found
    assert "Har inte lämnat in" in found
    assert SILENT in found


def test_every_figure_says_where_it_comes_from_and_which_year_it_describes(frame: Frame) -> None:
    found = text_of(plan_report(frame))
    assert "År som beskrivs" in found
    assert "Källa: Påhittad källa, kontrollerad 1 september 2026" in found
    assert "2026-09-01" in found
    assert "Det säger inte hur många som söker hjälp." in found
    assert "Omvärld: aldrig planens eget" in found


def test_a_value_that_came_after_the_cut_off_is_the_latest_available(frame: Frame) -> None:
    assert "2026-11-05, senaste tillgängliga" in text_of(plan_report(frame))
    later = replace(frame, content=replace(frame.content, cut_off_on="2026-11-30"))
    assert "senaste tillgängliga" not in text_of(plan_report(later))


def test_a_missing_value_is_a_dash_and_never_nought(frame: Frame) -> None:
    found = text_of(plan_report(frame))
    assert "2022 – – –" in found


def test_every_chart_has_words_for_who_does_not_see_it(frame: Frame) -> None:
    figures = [block for block in plan_report(frame).blocks if isinstance(block, Figure)]
    assert len(figures) == 2 * len(frame.indicators)
    for own, beside in zip(figures[::2], figures[1::2], strict=True):
        assert "Kvinnor" in own.alt
        assert "Riket" in beside.alt
        assert "Kvinnor" not in beside.alt
    assert all("Exempeldata" in figure.svg for figure in figures)


def test_examples_are_marked_and_nothing_else_is(frame: Frame) -> None:
    assert plan_report(frame).mark == "Exempeldata"
    real = replace(frame, content=replace(frame.content, is_example=False))
    assert plan_report(real).mark == ""


def test_the_cover_tells_the_decision(frame: Frame) -> None:
    assert dict(plan_report(frame).cover)["Beslut"] == "Rapporten är inte beslutad"
    decided = replace(frame, decision=DecisionContent("Kommunfullmäktige", "2026-12-15", "201", "2026-77"))
    cover = dict(plan_report(decided).cover)
    assert cover["Beslut"] == "Kommunfullmäktige, 15 december 2026, § 201, dnr 2026-77"


def test_figures_that_came_later_stand_by_themselves(frame: Frame) -> None:
    later = Supplement("2026-12-20", "Ny publicering.", (indicator("N99999", 3),))
    found = text_of(plan_report(replace(frame, supplements=(later,))))
    assert "Tillägg 20 december 2026" in found
    assert "Ny publicering." in found
    assert "N99999" not in text_of(plan_report(frame))
    told = "".join(
        data.decode(errors="ignore") for data in zipped(excel_appendix(replace(frame, supplements=(later,)))).values()
    )
    assert "Tillägg 2026-12-20" in told
    assert "N99999" in told


def test_the_content_survives_being_kept(frame: Frame) -> None:
    read = RoundContent.from_json(frame.content.to_json())
    assert plan_report(replace(frame, content=read, plan=read.plans[0])) == plan_report(frame)


def test_the_workbook_has_a_sheet_for_each_kind(frame: Frame, public_frame: Frame) -> None:
    from io import BytesIO

    from openpyxl import load_workbook

    book = load_workbook(BytesIO(excel_appendix(frame)))
    assert book.sheetnames == [
        "Om rapporten", "Aktiviteter", "Analyser", "Ställningstaganden", "Förslag", "Nämnder och bolag", "Nyckeltal",
    ]  # fmt: skip
    rows = list(book["Nyckeltal"].iter_rows(values_only=True))
    assert rows[0][0] == "Exempeldata: siffror och namn är påhittade."
    assert rows[1][5:8] == ("År som beskrivs", "Värde", "Lägst")
    assert isinstance(rows[2][6], float)
    told = zipped(excel_appendix(public_frame))
    assert not any(f"{UNDECIDED} bedömer".encode() in data for data in told.values())
    assert any(f"{UNDECIDED} bedömer".encode() in data for data in zipped(excel_appendix(frame)).values())
