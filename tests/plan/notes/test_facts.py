"""Facts of the decision, the plan's name, and which plan a name means."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from fyren.base.history import Conflict
from fyren.people.models import Body
from fyren.people.viewer import Viewer
from fyren.plan.actions.facts import change_plan_facts, link_plan
from fyren.plan.due import plan_due
from fyren.plan.models import EditorialNote, PlanEdition
from fyren.plan.rules import Stage
from tests.plan.pages import sample
from tests.plan.pages.reader import read

ClientOf = Callable[[str | None], Client]
Cast = dict[str, Viewer]
FACTS = f"/arbete/plan/{sample.SLUG}/1/uppgifter/"
PLAN = f"/planer/{sample.SLUG}/"


def test_the_coordinator_enters_them(client_of: ClientOf, edition: PlanEdition, bodies: dict[str, Body]) -> None:
    client = client_of("amira")
    assert FACTS in read(client.get(PLAN)).links
    values = {"adopted_by": bodies["KF"].pk, "adopted_on": "2021-04-20", "section": "104", "row_version": 1}
    assert client.post(FACTS, values).status_code == 302
    assert "Antagen av Kommunfullmäktige den 20 april 2021." in read(client_of(None).get(PLAN)).text
    assert "Historik" in read(client.get(FACTS)).text


def test_the_wording_cannot_be_reached(edition: PlanEdition, cast: Cast) -> None:
    for field in ("structure", "checksum", "stage", "number"):
        with pytest.raises(ValueError, match="No facts"):
            change_plan_facts(edition=edition, facts={field: "x"}, expected_version=1, by=cast["amira"])


def test_two_at_once_choose_field_by_field(client_of: ClientOf, edition: PlanEdition) -> None:
    client = client_of("amira")
    client.post(FACTS, {"section": "104", "row_version": 1})
    both = client.post(FACTS, {"section": "105", "row_version": 1})
    assert both.status_code == 409
    client.post(FACTS, {"section": "105", "row_version": 2, "choose_section": "saved"})
    edition.refresh_from_db()
    assert edition.section == "104"


def test_a_plan_does_not_end_before_it_begins(client_of: ClientOf, edition: PlanEdition) -> None:
    values = {"adopted_on": "2021-04-20", "valid_to": "2020-01-01", "row_version": 1}
    response = client_of("amira").post(FACTS, values)
    assert response.status_code == 200
    assert "Planen slutar gälla innan den antogs" in response.content.decode()


@pytest.mark.parametrize("key", ["hanna", "bjorn", "gun"])
def test_others_do_not(client_of: ClientOf, edition: PlanEdition, cast: Cast, key: str) -> None:
    assert client_of(key).get(FACTS).status_code == 403
    with pytest.raises(PermissionDenied):
        change_plan_facts(edition=edition, facts={"section": "1"}, expected_version=1, by=cast[key])


def test_a_proposal_has_no_decision(client_of: ClientOf, edition: PlanEdition, cast: Cast) -> None:
    proposal = sample.make_edition(edition.plan, number=2, stage=Stage.PROPOSAL)
    assert client_of("amira").get(FACTS.replace("/1/", "/2/")).status_code == 404
    with pytest.raises(ValidationError):
        change_plan_facts(edition=proposal, facts={"section": "1"}, expected_version=1, by=cast["amira"])


def test_the_name_changes_and_the_wordings_title_does_not(client_of: ClientOf, edition: PlanEdition) -> None:
    client = client_of("amira")
    client.post(f"/arbete/plan/{sample.SLUG}/namn/", {"title": "Våldsplanen", "row_version": 1})
    assert read(client.get(PLAN)).headings[0] == (1, "Våldsplanen")
    edition.refresh_from_db()
    assert edition.read().title == sample.STRUCTURE.title


def test_a_name_is_linked_to_its_plan(client_of: ClientOf, edition: PlanEdition, bodies: dict[str, Body]) -> None:
    other = sample.make_plan(bodies["KS"], slug="mangfald", title="Mångfaldsprogrammet")
    sample.make_edition(other)
    client = client_of("amira")
    address = f"/arbete/plan/{sample.SLUG}/namnd/1/"
    assert address in read(client.get(FACTS)).links
    client.post(address, {"to_plan": other.pk, "row_version": 1})
    assert read(client.get(PLAN)).links["/planer/mangfald/"] == "mångfaldsprogramet"
    client.post(address, {"to_plan": "", "row_version": 2})
    assert "/planer/mangfald/" not in read(client.get(PLAN)).links
    assert client.get(f"/arbete/plan/{sample.SLUG}/namnd/9/").status_code == 404
    assert client.get(f"/arbete/plan/{sample.SLUG}/namnd/0/").status_code == 404


def test_a_plan_is_not_linked_to_itself(edition: PlanEdition, cast: Cast) -> None:
    link = edition.plan.links.first()
    with pytest.raises(ValidationError):
        link_plan(link=link, to_plan=edition.plan, expected_plan_version=1, by=cast["amira"])


def test_two_links_at_once_meet(edition: PlanEdition, bodies: dict[str, Body], cast: Cast) -> None:
    other = sample.make_plan(bodies["KS"], slug="mangfald", title="Mångfaldsprogrammet")
    first, second = edition.plan.links.all()
    link_plan(link=first, to_plan=other, expected_plan_version=1, by=cast["amira"])
    with pytest.raises(Conflict):
        link_plan(link=second, to_plan=other, expected_plan_version=1, by=cast["amira"])


def test_what_waits(edition: PlanEdition, cast: Cast) -> None:
    day = cast["amira"].day
    assert [str(item.verb) for item in plan_due(cast["amira"])] == ["Lägg in"]
    edition.adopted_on, edition.review_on = day - dt.timedelta(days=900), day - dt.timedelta(days=1)
    edition.save()
    past = EditorialNote(edition=edition, path="title", text="x", review_by=day - dt.timedelta(days=2))
    past.save()
    assert [item.date for item in plan_due(cast["amira"])] == [edition.review_on, past.review_by]
    assert [item.date for item in plan_due(cast["hanna"])] == [past.review_by]
    assert list(plan_due(cast["bjorn"])) == []
