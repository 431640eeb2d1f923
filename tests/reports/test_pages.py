"""The pages: what each sees, the decision on a report, and the very bytes that were decided."""

from __future__ import annotations

import hashlib

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from fyren.base import clock
from fyren.reports import actions
from fyren.reports.models import AdoptedReport
from fyren.reports.records import reports_records
from fyren.reports.sections import Section
from fyren.steering.models import RoundEdition
from fyren.steering.round_rules import ReportState
from tests.actions.world import World
from tests.reports.texts import squeezed
from tests.steering.round_course import RoundCourse


def adopt(world: World, edition: RoundEdition, **facts) -> AdoptedReport:
    decision = actions.ReportDecision(world.council, clock.today(), **{"section": "12", **facts})
    return actions.adopt_report(
        edition=edition, plan=world.plan, decision=decision, sections=frozenset(Section), by=world.coordinator
    )


def compose_address(world: World, edition: RoundEdition) -> str:
    return f"/rapporter/{edition.public_id}/{world.plan.slug}/"


def page(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return squeezed(response.content.decode())


@pytest.mark.parametrize("key", ["amira", "gun", "bjorn", "hanna", None])
def test_the_overview_is_open_to_all_and_empty_in_words(client_of, key: str | None) -> None:
    found = page(client_of(key), "/rapporter/")
    assert "Det finns inga än." in found
    assert ("Ingen uppföljning är stängd än." in found) is (key in ("amira", "gun"))


def test_the_overview_leads_on(world: World, edition: RoundEdition, client_of) -> None:
    composing = compose_address(world, edition)
    assert composing in page(client_of("amira"), "/rapporter/")
    own = page(client_of("bjorn"), "/rapporter/")
    assert f"{composing}namnd/{world.board.public_id}/i-korthet/" in own
    assert composing not in page(client_of(None), "/rapporter/")


def test_the_report_is_read_on_the_page(world: World, edition: RoundEdition, client_of) -> None:
    found = page(client_of("amira"), compose_address(world, edition))
    assert "Hälften har fått frågan." in found
    assert "Planen når fram." in found
    assert "Lägg in beslutet" in found
    nothing = page(client_of("amira"), compose_address(world, edition) + "?version=hel")
    assert "Välj minst ett avsnitt." in nothing
    assert "Planen når fram." not in nothing


def test_what_is_not_decided_is_marked_here_and_gone_for_everyone(world: World, client_of) -> None:
    course = RoundCourse(world)
    course.written(ReportState.RELEASED)
    address = compose_address(world, course.close())
    everything = "?del=summary&del=areas&del=bodies&version="
    whole, public = (page(client_of("amira"), address + everything + version) for version in ("hel", "offentlig"))
    assert "Ej beslutad" in whole
    assert "Hälften har fått frågan." in whole
    assert "Hälften har fått frågan." not in public


def test_a_decision_is_entered_on_the_page(world: World, edition: RoundEdition, client_of) -> None:
    client = client_of("amira")
    address = compose_address(world, edition)
    facts = {"decided_by": world.council.public_id, "decided_on": world.day.isoformat(), "section": "", "dnr": ""}
    assert "paragraf eller diarienummer" in client.post(f"{address}beslut/?del=summary", facts).content.decode()
    response = client.post(f"{address}beslut/?del=summary&version=hel", facts | {"section": "12"})
    report = AdoptedReport.objects.get()
    assert response["Location"] == f"/rapport/{report.public_id}/"
    assert report.sections == ["summary"]
    again = client.get(f"{address}beslut/")
    assert again["Location"] == f"/rapport/{report.public_id}/"


def test_the_kept_files_are_given_out_as_they_were_kept(world: World, edition: RoundEdition, client_of) -> None:
    report = adopt(world, edition)
    assert report.files.count() == 6
    for kept in report.files.all():
        version = "offentlig" if kept.is_public else "hel"
        answer = client_of("amira").get(f"/rapport/{report.public_id}/fil/{version}/{kept.kind}/")
        assert hashlib.sha256(answer.content).hexdigest() == kept.sha256


def test_the_whole_report_is_not_for_everyone(world: World, edition: RoundEdition, client_of) -> None:
    report = adopt(world, edition, minutes_approved_on=clock.today())
    address = f"/rapport/{report.public_id}/"
    for key in ("bjorn", None):
        assert client_of(key).get(f"{address}fil/offentlig/pdf/").status_code == 200
        assert client_of(key).get(f"{address}fil/hel/pdf/").status_code == 404
        assert "/fil/hel/" not in page(client_of(key), address)
    assert "/fil/hel/" in page(client_of("gun"), address)


def test_the_public_reads_a_decided_report_once_the_minutes_are_approved(
    world: World, edition: RoundEdition, client_of
) -> None:
    report = adopt(world, edition)
    address = f"/rapport/{report.public_id}/"
    assert client_of(None).get(address).status_code == 404
    assert address not in page(client_of(None), "/rapporter/")
    facts = {
        "decided_by": world.council.public_id,
        "decided_on": world.day.isoformat(),
        "section": "12",
        "minutes_approved_on": world.day.isoformat(),
        "row_version": report.row_version,
    }
    assert f'<option value="{world.council.public_id}" selected>' in page(client_of("amira"), f"{address}uppgifter/")
    assert client_of("amira").post(f"{address}uppgifter/", facts).status_code == 302
    answer = client_of(None).get(address)
    assert "Planen når fram." in answer.content.decode()
    assert not answer.cookies
    assert address in page(client_of(None), "/rapporter/")


def test_only_the_plans_own_coordinator_enters_the_decision(world: World, edition: RoundEdition) -> None:
    decision = actions.ReportDecision(world.council, clock.today(), section="12")
    for by in (world.contact, world.auditor, world.administrator):
        with pytest.raises(PermissionDenied):
            actions.adopt_report(
                edition=edition, plan=world.plan, decision=decision, sections=frozenset(Section), by=by
            )


def test_a_decision_that_cannot_be(world: World, edition: RoundEdition) -> None:
    import datetime as dt

    for days in (1, -1):
        decision = actions.ReportDecision(world.council, clock.today() + dt.timedelta(days=days), section="12")
        with pytest.raises(ValidationError):
            actions.adopt_report(
                edition=edition,
                plan=world.plan,
                decision=decision,
                sections=frozenset(Section),
                by=world.coordinator,
            )


def test_the_decision_stands_on_the_reports_cover(world: World, edition: RoundEdition, client_of) -> None:
    adopt(world, edition, dnr="2026-17")
    assert "§ 12, dnr 2026-17" in page(client_of("amira"), compose_address(world, edition))


def test_the_registrar_is_handed_decided_reports(world: World, edition: RoundEdition) -> None:
    assert not list(reports_records(world.executive.public_id))
    report = adopt(world, edition, dnr="2026-17")
    (record,) = reports_records(world.executive.public_id)
    assert (record.public_id, record.dnr, record.is_draft) == (report.public_id, "2026-17", False)
    assert not list(reports_records(world.board.public_id))


def test_a_bodys_papers_are_its_own(world: World, edition: RoundEdition, client_of) -> None:
    address = f"{compose_address(world, edition)}namnd/{world.board.public_id}/"
    for which in ("i-korthet", "uppfoljning"):
        assert "Utbildningsnämnden" in page(client_of("bjorn"), f"{address}{which}/")
        assert client_of("carin").get(f"{address}{which}/").status_code == 403
        assert client_of("bjorn").get(f"{address}{which}/pdf/").content.startswith(b"%PDF")
    assert client_of("bjorn").get(f"{address}annat/").status_code == 404


def test_the_board_has_its_papers_before_the_round_is_closed(world: World, client_of) -> None:
    course = RoundCourse(world)
    course.written(ReportState.SENT)
    address = f"/rapporter/{course.round.public_id}/{world.plan.slug}/namnd/{world.board.public_id}/uppfoljning/"
    assert address not in page(client_of("bjorn"), "/rapporter/")
    assert "Hälften har fått frågan." not in page(client_of("bjorn"), address)
    course.written(ReportState.RELEASED)
    assert address in page(client_of("bjorn"), "/rapporter/")
    found = page(client_of("bjorn"), address)
    assert "Förslag till beslut" in found
    assert "Hälften har fått frågan." in found
    assert "Uppföljningen är öppen" in found
    assert client_of("carin").get(address).status_code == 403


def test_a_template_that_cannot_be_read_is_told(world: World, edition: RoundEdition, client_of, settings) -> None:
    settings.WORD_TEMPLATE = "/finns/inte.docx"
    answer = client_of("amira").get(f"{compose_address(world, edition)}fil/docx/")
    assert answer.status_code == 500
    assert "Wordmallen kan inte läsas" in answer.content.decode()
    assert client_of("amira").get(f"{compose_address(world, edition)}fil/pdf/").status_code == 200
