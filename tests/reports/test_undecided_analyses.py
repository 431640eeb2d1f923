"""The plan's own analyses are for everyone once the report they stand in is decided; until then they are marked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags

from fyren.reports.composing.frame import Frame
from fyren.reports.composing.plan_report import plan_report
from fyren.reports.models import AdoptedReport
from fyren.reports.queries import frame_of
from fyren.steering.actions.rounds import correct_round
from fyren.steering.models import BodyReport, RoundEdition
from fyren.steering.round_content import DecisionContent
from tests.actions.world import World
from tests.api.rounds import decide_report
from tests.reports.texts import text_of
from tests.steering.round_course import RoundCourse

ClientOf = Callable[[str | None], Client]
FIRST, SECOND = "Planen når fram.", "Planen når inte fram."
MARK = "ej beslutad"


def public_page(client_of: ClientOf, course: RoundCourse) -> str:
    return client_of(None).get(reverse("round_public", args=[course.round.public_id])).content.decode()


def staff_page(client_of: ClientOf, course: RoundCourse, number: int) -> str:
    address = reverse("round_edition", args=[course.round.public_id, number])
    return client_of("amira").get(address).content.decode()


def test_the_public_page_waits_for_the_decision_and_the_approved_minutes(
    client_of: ClientOf, decided: RoundCourse, edition: RoundEdition, world: World
) -> None:
    page = public_page(client_of, decided)
    assert FIRST not in page
    assert "visas här när rapporten är beslutad" in page
    assert "Det går framåt." in page, "the board has decided its own"
    report = decide_report(edition, world, are_minutes_approved=False)
    assert FIRST not in public_page(client_of, decided)
    AdoptedReport.objects.filter(pk=report.pk).update(minutes_approved_on=world.day)
    page = public_page(client_of, decided)
    assert FIRST in page
    assert MARK not in page.casefold()


def test_staff_sees_it_marked_until_the_decision(
    client_of: ClientOf, decided: RoundCourse, edition: RoundEdition, world: World
) -> None:
    page = staff_page(client_of, decided, 1)
    assert FIRST in page
    assert f"Planens analys {MARK}" in _plain(page)
    decide_report(edition, world, are_minutes_approved=False)
    page = staff_page(client_of, decided, 1)
    assert FIRST in page
    assert f"Planens analys {MARK}" not in _plain(page)


def test_an_open_round_is_marked(client_of: ClientOf, decided: RoundCourse) -> None:
    page = client_of("amira").get(reverse("round_preview", args=[decided.round.public_id])).content.decode()
    assert FIRST in page
    assert f"Planens analys {MARK}" in _plain(page)


def test_a_corrected_analysis_is_undecided_until_decided_anew(
    client_of: ClientOf, decided: RoundCourse, edition: RoundEdition, world: World
) -> None:
    decide_report(edition, world)
    assert FIRST in public_page(client_of, decided)
    corrected = decided.correct(SECOND)
    page = public_page(client_of, decided)
    assert FIRST not in page
    assert SECOND not in page
    assert f"Planens analys {MARK}" in _plain(staff_page(client_of, decided, 2))
    decide_report(corrected, world)
    assert SECOND in public_page(client_of, decided)


def test_one_that_a_correction_left_alone_is_still_decided(
    client_of: ClientOf, decided: RoundCourse, edition: RoundEdition, world: World
) -> None:
    """The correction takes up a board's later decision, and no text."""
    decide_report(edition, world)
    BodyReport.objects.filter(pk=decided.report.pk).update(section="32")
    version, by = decided.round.row_version, world.coordinator
    correct_round(round=decided.round, analyses={}, reason="Nämndens paragraf.", expected_version=version, by=by)
    assert FIRST in public_page(client_of, decided)


@pytest.mark.parametrize("is_public", [True, False])
def test_the_report_itself_says_so(edition: RoundEdition, world: World, is_public: bool) -> None:
    frame = frame_of(edition, world.plan.slug)
    frame = replace(frame, sections=replace(frame.sections, is_public=is_public))
    before = text_of(plan_report(frame))
    assert (FIRST in before) is not is_public
    assert ("Ej beslutad: rapporten" in before) is not is_public
    assert ("Analysen av området visas när rapporten är beslutad." in before) is is_public
    after = text_of(plan_report(_decided(frame)))
    assert FIRST in after
    assert "Ej beslutad: rapporten" not in after


def _decided(frame: Frame) -> Frame:
    return replace(frame, decision=DecisionContent("Kommunfullmäktige", "2026-04-21", "88", ""))


def _plain(page: str) -> str:
    """The page's words without tags, and one space between them."""
    return " ".join(strip_tags(page).split())
