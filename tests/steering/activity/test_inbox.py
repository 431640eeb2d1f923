"""Proposals: sent by a coordinator, answered by the body itself."""

from __future__ import annotations

import pytest
from django.urls import reverse

from fyren.plan.models import ActivityProposalDraft, PlanImport
from fyren.steering.models import Activity, Proposal, ProposalOrigin

pytestmark = pytest.mark.django_db


def to(name: str, obj) -> str:
    return reverse(name, args=[obj.public_id])


def test_a_proposal_goes_to_each_body_that_is_chosen(client_of, course, company, world):
    values = {
        "title": "Utbilda vikarier",
        "description": "De möter också barn.",
        "focus_areas": [world.focus_area.pk],
        "year": course.year.pk,
        "bodies": [course.body.pk, company.body.pk],
    }
    shown = client_of("amira").post(reverse("proposal_new"), values, follow=True).content.decode()
    assert "Skickat till 2 mottagare." in shown
    assert "Väntar på svar" in shown
    assert {each.to_authority for each in Proposal.objects.all()} == {course.body, company.body}
    assert not Activity.objects.exists()
    assert "Utbilda vikarier" in client_of("bjorn").get(reverse("inbox")).content.decode()
    assert "Utbilda vikarier" not in client_of("david").get(reverse("inbox")).content.decode()


def test_without_a_year_there_is_nothing_to_propose_for(client_of):
    response = client_of("amira").get(reverse("proposal_new"))
    assert "Inget budgetår är öppnat" in response.content.decode()


def test_taken_in_as_it_is(client_of, course):
    proposal = course.proposal()
    assert course.budget.pk
    bjorn = client_of("bjorn")
    form = bjorn.get(to("proposal_accept", proposal)).context["form"]
    values = {
        "title": form["title"].value(),
        "description": form["description"].value(),
        "answer": "",
        "row_version": proposal.row_version,
    }
    shown = bjorn.post(to("proposal_accept", proposal), values, follow=True).content.decode()
    assert "Fyll i det som saknas" in shown
    proposal.refresh_from_db()
    assert (proposal.state, proposal.activity.budget) == ("accepted", course.budget)


def test_taken_in_changed_and_the_sender_sees_the_answer(client_of, course):
    proposal = course.proposal()
    assert course.budget.pk
    values = {
        "title": "Utbilda alla",
        "description": "",
        "answer": "Vi tar med alla.",
        "row_version": proposal.row_version,
    }
    client_of("bjorn").post(to("proposal_accept", proposal), values)
    shown = client_of("amira").get(to("proposal", proposal)).content.decode()
    assert "Intaget med ändringar" in shown
    assert "Vi tar med alla." in shown
    assert to("activity", Activity.objects.get()) not in shown
    assert to("activity", Activity.objects.get()) in client_of("bjorn").get(to("proposal", proposal)).content.decode()


def test_declined_with_a_reason_only(client_of, course):
    proposal = course.proposal()
    bjorn = client_of("bjorn")
    values = {"answer": "", "row_version": proposal.row_version}
    assert "Skriv varför ni avstår" in bjorn.post(to("proposal_decline", proposal), values).content.decode()
    assert bjorn.post(to("proposal_decline", proposal), values | {"answer": "Vi gör det redan."}).status_code == 302
    proposal.refresh_from_db()
    assert (proposal.state, proposal.answer) == ("declined", "Vi gör det redan.")
    assert "Vi gör det redan." in bjorn.get(to("proposal_decline", proposal)).content.decode()


def test_before_the_budget_is_begun_the_page_says_so(client_of, course):
    proposal = course.proposal()
    shown = client_of("bjorn").get(to("proposal_accept", proposal)).content.decode()
    assert "internbudget är inte påbörjad" in shown
    assert to("proposal_accept", proposal) not in shown
    assert course.budget.pk
    assert to("proposal_accept", proposal) in client_of("bjorn").get(to("proposal", proposal)).content.decode()


def test_others_know_nothing_of_a_proposal(client_of, course):
    proposal = course.proposal()
    assert client_of("bjorn").get(to("proposal", proposal)).status_code == 200
    for other in ("carin", "david"):
        assert client_of(other).get(to("proposal", proposal)).status_code == 404
    assert client_of("amira").get(to("proposal_accept", proposal)).status_code == 404


def test_a_row_kept_aside_is_sent_on_and_then_gone_from_the_list(client_of, course, world):
    kept = ActivityProposalDraft.objects.create(
        plan_import=PlanImport.objects.create(
            authority=world.executive, file_name="plan.docx", file_sha256="0" * 64, lines=[], parsed={}
        ),
        line=12,
        cells={"activity": "Kartlägg rutiner", "responsible": "Skolan"},
    )
    amira = client_of("amira")
    assert course.year.pk
    address = f"{reverse('proposal_new')}?rad={kept.plan_import.public_id}-12"
    assert address in amira.get(reverse("inbox")).content.decode()
    form = amira.get(address).context["form"]
    assert (form["title"].value(), form["description"].value()) == ("Kartlägg rutiner", "Skolan")
    values = {
        "title": "Kartlägg rutiner",
        "description": "Skolan",
        "focus_areas": [world.focus_area.pk],
        "year": course.year.pk,
        "bodies": [course.body.pk],
    }
    amira.post(address, values)
    assert Proposal.objects.get().origin == ProposalOrigin.DOCUMENT
    assert Proposal.objects.get().row == kept
    assert address not in amira.get(reverse("inbox")).content.decode()


@pytest.mark.parametrize("key", ["", "x", "-", "åäö-1", "abc-99999999999999999999", "abc-x"])
def test_a_row_that_is_not_there_is_an_empty_form(client_of, course, key):
    assert course.year.pk
    response = client_of("amira").get(f"{reverse('proposal_new')}?rad={key}")
    assert not response.context["form"]["title"].value()
