"""A report's pages in the browser: written part by part, read as a whole, taken onwards."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from django.test import Client
from docx import Document as read_word

from fyren.steering.models import BodyReport
from fyren.steering.round_rules import ReportState, Scope
from tests.plan.pages.reader import read
from tests.steering.report.rounds import ANALYSIS, RoundCourse

ClientOf = Callable[[str | None], Client]
pytestmark = pytest.mark.django_db


def url(report: BodyReport, rest: str = "") -> str:
    return f"/uppfoljning/rapport/{report.public_id}/{rest}"


def part_url(course: RoundCourse, scope: Scope) -> str:
    return url(course.report, f"del/{course.content().of(scope)[0].key}/")


def hidden(client: Client, address: str) -> dict[str, object]:
    form = client.get(address).context["form"]
    return {bound.name: "" if bound.value() is None else bound.value() for bound in form.hidden_fields()}


def confirm(client: Client, report: BodyReport, step: str, **more: object):
    """Open the step's page and press its button."""
    return client.post(url(report, step), {**hidden(client, url(report, step)), **more}, follow=True)


def test_contact_fills_in_head_releases_and_the_decision_is_entered(client_of: ClientOf, course: RoundCourse) -> None:
    assert course.activity
    contact, head, report = client_of("bjorn"), client_of("inger"), course.report
    address = part_url(course, Scope.ACTIVITY)
    values = {"status": "ongoing", "result": "Alla skolor har börjat.", "is_done": "on", "do": "next"}
    done = contact.post(address, {**hidden(contact, address), **values}, follow=True)
    assert done.redirect_chain[-1][0] == part_url(course, Scope.FOCUS_AREA), "on to the next part"
    page = read(confirm(contact, report, "skicka/"))
    assert "analysen" in page.text
    address = part_url(course, Scope.FOCUS_AREA)
    contact.post(address, {**hidden(contact, address), "text": ANALYSIS, "trend": "better"})
    confirm(contact, report, "skicka/")
    page = read(head.get(url(report, "slapp/")))
    assert ANALYSIS in page.text, "the head reads what she releases"
    confirm(head, report, "slapp/")
    page = read(client_of("amira").get(url(report)))
    assert "Ej beslutad" in page.text
    day = course.world.day
    confirm(client_of("eva"), report, "beslut/", instance="board", decided_on=day, section="88")
    page = read(client_of("amira").get(url(report)))
    assert "§ 88" in page.text
    assert "Ej beslutad" not in page.text


def test_two_who_write_in_the_same_part_choose(client_of: ClientOf, course: RoundCourse) -> None:
    question = course.question(Scope.ACTIVITY)
    assert course.activity
    client, address = client_of("bjorn"), part_url(course, Scope.ACTIVITY)
    name = f"question_{question.public_id}"
    late = {**hidden(client, address), "status": "ongoing", "result": "Mitt.", name: "Mitt svar."}
    course.tell(result="Kollegans.", answers={question: "Kollegans svar."})
    response = client.post(address, late)
    assert response.status_code == 409
    assert "Kollegans svar." in response.content.decode()
    chosen = {**late, "row_version": response.context["version"], "choose_result": "saved", f"choose_{name}": "yours"}
    client.post(address, chosen)
    part = course.content().parts[0]
    assert [text for _label, text in part.texts if text] == ["Kollegans.", "Mitt svar."]


def test_what_another_body_writes_is_nothing_one_may_know_of(client_of: ClientOf, course: RoundCourse) -> None:
    report = course.driven_to(ReportState.WRITING)
    for who in ("carin", "amira", "gun", "david"):
        assert client_of(who).get(url(report)).status_code == 404
    assert client_of("bjorn").get(url(report)).status_code == 200
    assert client_of("amira").get(url(report, "del/namnden/")).status_code == 404


def test_who_may_not_write_sees_no_way_to(client_of: ClientOf, course: RoundCourse) -> None:
    report = course.driven_to(ReportState.WRITING)
    assert any("/del/" in link for link in read(client_of("bjorn").get(url(report))).links)
    for who in ("inger", "eva"):
        assert not any("/del/" in link for link in read(client_of(who).get(url(report))).links)


def test_a_report_that_is_sent_leads_back_from_its_parts(client_of: ClientOf, course: RoundCourse) -> None:
    course.driven_to(ReportState.SENT)
    page = read(client_of("bjorn").get(url(course.report, "del/namnden/"), follow=True))
    assert "går inte att skriva i just nu" in page.text


def test_a_part_that_is_not_there(client_of: ClientOf, course: RoundCourse) -> None:
    assert client_of("bjorn").get(url(course.report, "del/aktivitet-xyz/")).status_code == 404


def test_the_contact_sees_why_the_head_gave_it_back(client_of: ClientOf, course: RoundCourse) -> None:
    report = course.driven_to(ReportState.SENT)
    confirm(client_of("inger"), report, "ge-tillbaka/", because="Siffrorna saknas.")
    assert "Siffrorna saknas." in read(client_of("bjorn").get(url(report))).text


def test_days_are_shown_once_the_meeting_is_said(client_of: ClientOf, course: RoundCourse) -> None:
    client = client_of("bjorn")
    assert "Ange när ni har möte" in read(client.get(url(course.report))).text
    confirm(client, course.report, "motesdag/", board_on="2026-09-30")
    page = read(client.get(url(course.report)))
    assert "16 september 2026" in page.text


def test_help_with_language_stands_beside_what_is_saved(client_of: ClientOf, course: RoundCourse) -> None:
    course.tell(result="Kursen genomfördes i maj.")
    client, address = client_of("bjorn"), part_url(course, Scope.ACTIVITY)
    assert "genomfördes" in client.get(address).content.decode().partition('class="advice"')[2]
    course.tell(1, result="Vi höll kursen i maj.")
    assert 'class="advice"' not in client.get(address).content.decode()


def test_help_with_language_when_asked_for(client_of: ClientOf) -> None:
    client = client_of("bjorn")
    answer = client.post(
        "/uppfoljning/sprakhjalp/", {"text": "Kursen <b>genomfördes</b> t.ex. i maj."}
    ).content.decode()
    assert "genomfördes" in answer
    assert "t.ex." in answer
    assert "<b>" not in answer
    assert client.post("/uppfoljning/sprakhjalp/", {"text": "x" * 60_000}).status_code == 403


def test_personal_identity_numbers_are_refused_in_answers_too(client_of: ClientOf, course: RoundCourse) -> None:
    question = course.question(Scope.BODY)
    client, address = client_of("bjorn"), url(course.report, "del/namnden/")
    name = f"question_{question.public_id}"
    values = {**hidden(client, address), "summary": "Bra.", name: "Hon är 19121212-1212."}
    page = client.post(address, values)
    assert "19" in str(page.context["form"].errors[name])
    client.post(address, {**values, name: "Ingen nämnd vid namn."})
    assert course.content().part("namnden").answer_to(question) == "Ingen nämnd vid namn."


def test_the_list_of_own_reports(client_of: ClientOf, course: RoundCourse) -> None:
    client = client_of("bjorn")
    assert "Här kommer era rapporter att stå." in read(client.get("/uppfoljning/rapport/")).text
    assert url(course.report) in read(client.get("/uppfoljning/rapport/")).links
    assert url(course.report) not in read(client_of("carin").get("/uppfoljning/rapport/")).links


def test_what_is_typed_is_kept_for_its_writer_until_it_is_saved(client_of: ClientOf, course: RoundCourse) -> None:
    assert course.activity
    client, address = client_of("bjorn"), part_url(course, Scope.ACTIVITY)
    typed = {**hidden(client, address), "status": "done", "result": "Halvskrivet."}
    assert client.post(f"{address}utkast/", typed).status_code == 200
    form = client.get(address).context["form"]
    assert (form["result"].value(), form["status"].value()) == ("Halvskrivet.", "done")
    assert course.content().parts[0].version == 0, "a draft is nobody else's"
    client.post(address, {**typed, "result": "Färdigt."})
    assert client.get(address).context["form"]["result"].value() == "Färdigt."
    assert client.get(address).context["draft"] is None


def test_a_draft_over_what_others_have_saved_since_meets_it(client_of: ClientOf, course: RoundCourse) -> None:
    course.tell()
    client, address = client_of("bjorn"), part_url(course, Scope.ACTIVITY)
    client.post(f"{address}utkast/", {**hidden(client, address), "status": "done", "result": "Mitt."})
    course.tell(1, result="Kollegans.")
    form = client.get(address).context["form"]
    values = {
        bound.name: "" if bound.value() is None else bound.value() for bound in form if bound.value() is not False
    }
    assert client.post(address, values).status_code == 409


def test_the_report_as_word_to_paste_from(client_of: ClientOf, course: RoundCourse) -> None:
    report = course.driven_to(ReportState.WRITING)
    response = client_of("inger").get(url(report, "word/"))
    word = read_word(io.BytesIO(response.content))
    said = [paragraph.text for paragraph in word.paragraphs]
    assert "Alla skolor har börjat." in said
    assert ANALYSIS in said
    assert any("Inte beslutad" in text for text in said)
    assert response["Content-Disposition"].endswith('.docx"')
    assert client_of("carin").get(url(report, "word/")).status_code == 404
