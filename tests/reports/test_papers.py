"""A body's papers: the appendix with a proposal for decision, and two pages that never become three."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fyren.base.documents.writing import as_pdf, as_word
from fyren.reports.composing.body_papers import cut, follow_up_appendix, two_pages
from fyren.reports.composing.frame import Frame
from fyren.steering.content import FocusAreaRef
from fyren.steering.round_content import BodyReportContent, ProposalContent, StanceSaid
from tests.reports.sample import PLAN, activity
from tests.reports.texts import pages_of, text_of, word_text

LONG = "Det har inte gått att genomföra eftersom flera av dem som skulle göra det har fått andra uppdrag. " * 8


def body(frame: Frame, name: str) -> BodyReportContent:
    return next(each for each in frame.content.bodies if each.name == name)


def test_the_appendix_proposes_a_decision_until_there_is_one(frame: Frame) -> None:
    proposed = text_of(follow_up_appendix(frame, body(frame, "Omsorgsnämnden")))
    decided = text_of(follow_up_appendix(frame, body(frame, "Utbildningsnämnden")))
    assert "Förslag till beslut" in proposed
    assert f"Omsorgsnämnden godkänner uppföljningen av {PLAN} per den 31 oktober 2026." in proposed
    assert "Förslag till beslut" not in decided
    assert "Nämnden, 12 november 2026, § 83, dnr D-3" in decided


def test_the_appendix_says_what_the_body_says(frame: Frame) -> None:
    found = text_of(follow_up_appendix(frame, body(frame, "Utbildningsnämnden")))
    assert "Hälften av medarbetarna har fått utbildningen" in found
    assert "Utbildningsnämnden bedömer att arbetet i 3.1.1 är på väg." in found
    assert "Vad behöver ni från andra?" in found
    assert "Omsorgsnämnden" not in found


def test_two_pages_tell_chosen_declined_deviating_and_what_needs_a_decision(frame: Frame) -> None:
    found = text_of(two_pages(frame, body(frame, "Omsorgsnämnden")))
    places = [found.index(title) for title in ("Behöver beslut", "Valt", "Avstås i år", "Avviker")]
    assert places == sorted(places)
    assert "Själva uppföljningen, se bilagan." in found
    assert "Andra uppdrag går före i år." in found
    assert "Utbildaren slutade i våras." in found


def crowded(frame: Frame) -> tuple[Frame, BodyReportContent]:
    """A body with as much to tell as a body can have: all areas declined or chosen, everything deviating."""
    words = "att alla som möter människor i sitt arbete vågar fråga om våld, ser det och vet vart de kan hänvisa vidare"
    refs = tuple(FocusAreaRef(f"omrade{n}", f"3.{n}.1", words, PLAN) for n in range(30))
    area = replace(frame.plan.areas[0], focus_areas=refs)
    plan = replace(frame.plan, areas=(area,))
    content = replace(frame.content, plans=(plan,))
    stances = tuple(
        StanceSaid(ref.public_id, "prioritised" if place % 2 else "not_this_year", LONG)
        for place, ref in enumerate(refs)
    )
    activities = tuple(
        replace(
            activity(0, number, list(refs)),
            title=LONG[:200],
            status="not_started",
            deviation=LONG,
            measure=LONG if number % 2 else "",
        )
        for number in range(40)
    )
    proposals = tuple(ProposalContent(LONG[:200], LONG, (), "Nämnden") for _number in range(20))
    full = replace(
        frame.content.bodies[0], state="released", stances=stances, activities=activities, proposals=proposals
    )
    return replace(frame, content=content, plan=plan), full


@pytest.mark.parametrize("name", ["Kommunstyrelsen", "Omsorgsnämnden", "Valnämnden"])
def test_two_pages_are_at_most_two(frame: Frame, name: str) -> None:
    assert pages_of(as_pdf(two_pages(frame, body(frame, name)))) <= 2


def test_two_pages_are_two_however_much_there_is_to_tell(frame: Frame) -> None:
    wide, full = crowded(frame)
    data = as_pdf(two_pages(wide, full))
    assert pages_of(data) == 2
    assert "se bilagan" in word_text(as_word(two_pages(wide, full)))
    assert pages_of(as_pdf(follow_up_appendix(wide, full))) > 2


def test_a_text_is_cut_between_words() -> None:
    assert cut("ett två tre", 20) == "ett två tre"
    assert cut("ett två tre fyra", 9) == "ett två …"
    assert cut("rad\n\nett", 20) == "rad ett"
