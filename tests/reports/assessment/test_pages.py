"""The pages of the self-assessment, its file, and the way from a lacking answer to the body's inbox."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from fyren.cooperation.actions.routines import say_scope
from fyren.plan.ports import suggestion_of
from fyren.reports.assessing.suggestions import assessment_suggests
from fyren.reports.assessment.questions import catalogue
from fyren.reports.models import Assessment, HandAnswer
from fyren.steering.models import BudgetYear, Proposal
from tests.actions.world import World
from tests.reports.assessment.assessed import answer_of, assessment_of, closed

pytestmark = pytest.mark.django_db

ClientOf = Callable[[str | None], Client]


def page_of(client: Client, assessment: Assessment) -> str:
    return client.get(reverse("assessment", args=[assessment.public_id])).content.decode()


def test_a_year_is_begun_answered_and_closed_on_its_pages(world: World, client_of: ClientOf) -> None:
    plan, amira = world.plan, client_of("amira")
    begin = reverse("assessment_new", args=[world.executive.public_id])
    assert begin in amira.get(reverse("assessments")).content.decode()
    form = amira.get(begin).context["form"]
    assert form["year"].value() == world.day.year
    assert list(form.fields["plan"].queryset) == [plan]
    amira.post(begin, {"year": world.day.year, "plan": plan.pk})
    made = Assessment.objects.get()
    answer = reverse("assessment_answer", args=[made.public_id, "training-plan"])
    assert answer in page_of(amira, made)
    said = {"said": "partly", "evidence": "En plan är påbörjad.", "answered_on": world.day, "row_version": 1}
    assert amira.post(answer, said).url == f"{reverse('assessment', args=[made.public_id])}#training-plan"
    shown = page_of(amira, made)
    assert "En plan är påbörjad." in shown
    assert "Delvis" in shown
    close = reverse("assessment_close", args=[made.public_id])
    amira.post(close, {"row_version": amira.get(close).context["form"]["row_version"].value()})
    shown = page_of(amira, made)
    assert answer not in shown
    assert made.edition.checksum in shown
    assert amira.get(answer).url == reverse("assessment", args=[made.public_id])
    assert amira.get(close).url == reverse("assessment", args=[made.public_id])


def test_two_who_answer_at_once_are_told_of_each_other(world: World, client_of: ClientOf) -> None:
    assessment = assessment_of(world)
    answer = answer_of(world, assessment)
    said = {"said": "yes", "evidence": "Beslutad.", "answered_on": world.day, "row_version": 7}
    address = reverse("assessment_answer", args=[assessment.public_id, "training-plan"])
    assert client_of("amira").post(address, said).status_code == 409
    answer.refresh_from_db()
    assert answer.said == "no"


def test_a_number_is_asked_for_where_the_question_asks_for_one(world: World, client_of: ClientOf) -> None:
    assessment, amira = assessment_of(world), client_of("amira")
    address = reverse("assessment_answer", args=[assessment.public_id, "knowledge-managers"])
    form = amira.get(address).context["form"]
    assert "said" not in form.fields
    assert form.fields["number"].required
    amira.post(address, {"number": "3", "evidence": "Räknat.", "answered_on": world.day, "row_version": 1})
    assert HandAnswer.objects.get().number == 3
    assert amira.get(reverse("assessment_answer", args=[assessment.public_id, "finns-inte"])).status_code == 404


def test_what_has_no_answer_stands_out_and_what_is_unverified_says_so(world: World, client_of: ClientOf) -> None:
    assessment = assessment_of(world)
    shown = page_of(client_of("amira"), assessment)
    assert "Inget svar" in shown
    assert shown.count("Ej verifierad") == sum(not each.is_verified for each in catalogue().questions)
    assert reverse("assessment_answer", args=[assessment.public_id, "training-plan"]) in shown
    assert reverse("assessment_answer", args=[assessment.public_id, "training-plan"]) not in page_of(
        client_of("bjorn"), assessment
    )


def test_the_year_before_stands_beside_in_words(world: World, client_of: ClientOf) -> None:
    last = assessment_of(world, world.day.year - 1)
    for key, said in (("training-plan", "no"), ("follow-up-used", "yes"), ("earmarked-money", "no")):
        answer_of(world, last, key, said=said)
    closed(world, last)
    this = assessment_of(world)
    assert "Bättre" not in page_of(client_of("amira"), this)
    for key, said in (("training-plan", "partly"), ("follow-up-used", "no"), ("local-analysis", "yes")):
        answer_of(world, this, key, said=said)
    shown = page_of(client_of("amira"), this)
    for word in ("Bättre", "Sämre", "Nytt svar", "Saknar nu svar"):
        assert word in shown
    assert shown.count("Oförändrat") == 1  # the coordinator, whom data tells of in both years


def test_the_file_holds_the_answers_and_no_formula(world: World, client_of: ClientOf) -> None:
    assessment = assessment_of(world)
    answer_of(world, assessment, evidence='=HYPERLINK("https://example.org")')
    answer_of(world, assessment, "follow-up-used", evidence="Ett annat.", said="partly")
    response = client_of("amira").get(reverse("assessment_file", args=[assessment.public_id]))
    sheet = load_workbook(io.BytesIO(response.content)).active
    rows = {row[1].value: row for row in sheet.iter_rows() if row[1].value}
    row = next(row for text, row in rows.items() if text.startswith("Finns en samlad plan"))
    assert row[2].value == "Nej"
    assert row[3].value.startswith("=HYPERLINK")
    assert row[3].data_type == "s"
    assert row[4].value.date() == world.day
    assert "Inte stängd" in sheet["A1"].value
    closed(world, assessment)
    again = client_of("eva").get(reverse("assessment_file", args=[assessment.public_id]))
    assert "Stängd" in load_workbook(io.BytesIO(again.content)).active["A1"].value


def test_what_is_lacking_lands_in_the_inbox_of_the_body_that_lacks_it(world: World, client_of: ClientOf) -> None:
    area = world.focus_area
    type(area).objects.filter(pk=area.pk).update(number="3.2.2")
    BudgetYear.objects.get_or_create(year=world.day.year)
    assessment = assessment_of(world)
    say_scope(authority=world.board, area="schooling", applies=True, by=world.contact)
    amira, reason = client_of("amira"), f"fraga-{world.day.year}-routine-schooling"
    assert f"{reverse('take_up')}?skal={reason}" in page_of(amira, assessment)
    taken = amira.get(reverse("take_up"), {"skal": reason}).content.decode()
    address = f"{reverse('proposal_new')}?skal={reason}"
    assert address in taken
    form = amira.get(address).context["form"]
    assert form["bodies"].value() == [world.board.pk]
    assert list(form["focus_areas"].value()) == [area.pk]
    said = {name: form[name].value() for name in ("title", "description", "year")}
    amira.post(address, {**said, "focus_areas": [area.pk], "bodies": [world.board.pk]})
    sent = Proposal.objects.get()
    assert (sent.to_authority, sent.title) == (world.board, "Besluta en rutin för skolgång i skyddat boende")
    assert "Vårt svar: Nej." in sent.description
    assert list(sent.focus_areas.all()) == [area]
    assert sent.title in client_of("bjorn").get(reverse("inbox")).content.decode()
    assert sent.title not in client_of("carin").get(reverse("inbox")).content.decode()


def test_a_reason_is_a_lacking_answer_that_one_may_read(world: World) -> None:
    year = world.day.year
    assessment = assessment_of(world)
    answer_of(world, assessment)
    answer_of(world, assessment, "local-analysis", said="yes")
    key = f"fraga-{year}-training-plan"
    assert suggestion_of(world.coordinator, key) is not None
    assert assessment_suggests(world.auditor, key) is None  # it is open
    for other in (f"fraga-{year}-local-analysis", f"fraga-{year}-prevention", f"fraga-{year - 1}-training-plan"):
        assert assessment_suggests(world.coordinator, other) is None
    for wrong in ("fraga-", "fraga-xxxx-training-plan", "fraga-²²²²-training-plan", "avtal-training-plan"):
        assert assessment_suggests(world.coordinator, wrong) is None
    closed(world, assessment)
    found = assessment_suggests(world.auditor, key)
    assert found is not None
    assert found.bodies == ()


def test_a_question_that_names_no_body_goes_to_those_that_handle_cases(world: World) -> None:
    answer_of(world, assessment_of(world))
    key = f"fraga-{world.day.year}-training-plan"
    say_scope(authority=world.executive, area="schooling", applies=True, by=world.coordinator)
    say_scope(authority=world.board, area="indication-family", applies=True, by=world.contact)
    found = assessment_suggests(world.coordinator, key)
    assert found is not None
    assert found.bodies == (world.board.public_id,)
    say_scope(authority=world.board, area="indication-family", applies=False, by=world.contact)
    found = assessment_suggests(world.coordinator, key)
    assert found is not None
    assert found.bodies == ()


def test_what_is_due_to_the_executive_board_names_it(world: World) -> None:
    assessment = assessment_of(world)
    answer_of(world, assessment, "local-analysis", said="no")
    found = assessment_suggests(world.coordinator, f"fraga-{world.day.year}-local-analysis")
    assert found is not None
    assert found.bodies == (world.executive.public_id,)


def test_a_question_whose_source_is_to_be_checked_again_says_so(
    world: World, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    assessment, amira = assessment_of(world), client_of("amira")
    assert "Kontrollera källan" not in page_of(amira, assessment)
    monkeypatch.setattr("fyren.reports.assessment.content.Row.is_old", lambda _row, day: day > dt.date.min)
    assert "Kontrollera källan" in page_of(amira, assessment)
