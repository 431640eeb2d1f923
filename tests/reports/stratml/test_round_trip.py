"""Out as StratML and in again: the same plan, whatever its wording looks like."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fyren.plan.intake import read_file
from fyren.plan.structure import Block, BlockKind, DevelopmentArea, PlanStructure, Section
from fyren.reports.stratml.grammar import faults
from fyren.reports.stratml.performance import performance
from fyren.reports.stratml.plans import Facts, read, strategic_plan, structure_of, written
from fyren.reports.stratml.running import Unreadable

REAL = Path(__file__).parents[3] / "fyren" / "plan" / "examples" / "vaxjo-plan-mot-vald.txt"

# What XML can carry; the plan's own wording never holds control characters.
LETTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff")
WORDS = st.one_of(
    st.text(st.one_of(LETTERS, st.sampled_from("\n#\\ :")), max_size=40),
    st.sampled_from(["", "#", "##", "# 1", "#1", "#: x", "\\", "\n\n", "\n#1\n", "å\n\n\nä", " x ", "\\#"]),
)
NAMES = st.text(LETTERS, max_size=20)
BLOCKS = st.one_of(
    st.builds(Block, st.sampled_from([BlockKind.PARAGRAPH, BlockKind.LEAD_IN, BlockKind.AIM]), WORDS),
    st.builds(Block, st.just(BlockKind.FOCUS_AREA), WORDS, NAMES),
)
AREAS = st.builds(DevelopmentArea, NAMES, WORDS, WORDS, st.lists(BLOCKS, max_size=6).map(tuple))
SECTIONS = st.builds(Section, NAMES, WORDS, st.lists(WORDS, max_size=4).map(tuple))
MENTIONS = st.lists(NAMES, max_size=3).map(tuple)
PLANS = st.builds(
    PlanStructure,
    WORDS,
    st.lists(SECTIONS, max_size=4).map(tuple),
    st.lists(AREAS, min_size=1, max_size=4).map(tuple),
    WORDS,
    MENTIONS,
    MENTIONS,
    MENTIONS,
    MENTIONS,
)


@given(PLANS)
def test_the_same_wording_comes_back(plan: PlanStructure) -> None:
    root = strategic_plan(plan, Facts(organization="Växjö kommun"))
    assert faults(root) == []
    assert structure_of(read(written(root))) == plan


@given(PLANS)
def test_from_part_2_too(plan: PlanStructure) -> None:
    root = performance(plan, Facts(), [], {})
    assert faults(root) == []
    assert structure_of(read(written(root))) == plan


def test_the_real_plan() -> None:
    plan = read_file(REAL, title="Plan mot våld").parsed.structure
    data = written(strategic_plan(plan, Facts()))
    assert structure_of(read(data)).checksum() == plan.checksum()
    assert "3.2.1" in data.decode()


def test_what_differs_is_seen() -> None:
    """The positive control."""
    plan = PlanStructure("A", development_areas=(DevelopmentArea("1", "B", blocks=(Block(BlockKind.AIM, "C"),)),))
    data = written(strategic_plan(plan, Facts())).replace(b"<Description>C<", b"<Description>D<")
    assert structure_of(read(data)) != plan


BAD = {
    "no XML": b"Plan mot v\xc3\xa5ld",
    "another root": b"<Plan/>",
    "another namespace": b"<StrategicPlan><Name>x</Name></StrategicPlan>",
    "entities": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    "no goal": (
        b'<StrategicPlan xmlns="urn:ISO:std:iso:17469:tech:xsd:stratml_core"><Name>x</Name><StrategicPlanCore/>'
        b"</StrategicPlan>"
    ),
    "a mark that leads nowhere": (
        b'<StrategicPlan xmlns="urn:ISO:std:iso:17469:tech:xsd:stratml_core"><Name>x</Name><StrategicPlanCore><Goal>'
        b"<Name>y</Name><Description/><OtherInformation>#7</OtherInformation></Goal></StrategicPlanCore></StrategicPlan>"
    ),
}


@pytest.mark.parametrize("data", BAD.values(), ids=BAD)
def test_what_is_no_stratml_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable):
        structure_of(read(data))


def test_another_tools_file_is_read() -> None:
    """Without our marks: running text is a paragraph, and objectives follow it."""
    data = b"""<StrategicPlan xmlns="urn:ISO:std:iso:17469:tech:xsd:stratml_core"><Name>Plan</Name>
      <OtherInformation>Inledning.</OtherInformation><StrategicPlanCore><Vision><Description>V</Description></Vision>
      <Goal><Name>Trygghet</Name><Description>Mer</Description><OtherInformation>Varf\xc3\xb6r.</OtherInformation>
      <Objective><Description>Fr\xc3\xa5ga</Description><SequenceIndicator>1.1</SequenceIndicator></Objective></Goal>
      </StrategicPlanCore></StrategicPlan>"""
    plan = structure_of(read(data))
    assert plan.sections == (Section("", "", ("Inledning.",)),)
    assert [(block.kind, block.text) for block in plan.development_areas[0].blocks] == [
        (BlockKind.PARAGRAPH, "Varför."),
        (BlockKind.FOCUS_AREA, "Fråga"),
    ]
