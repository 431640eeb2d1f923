"""All plans side by side."""

from __future__ import annotations

from django.test import Client

from fyren.plan.models import Plan, PlanEdition
from fyren.plan.rules import Stage
from tests.plan.pages import sample
from tests.plan.pages.reader import read


def test_nothing_yet(client: Client, db: None) -> None:
    assert "Ingen är publicerad ännu" in read(client.get("/planer/")).text


def test_plans_with_state_and_size(client: Client, edition: PlanEdition) -> None:
    page = read(client.get("/planer/"))
    assert page.links[f"/planer/{sample.SLUG}/"] == sample.STRUCTURE.title
    assert "2 utvecklingsområden, 6 insatsområden och 1 utan nummer." in page.text
    assert "Beslutsdatum är inte inlagt" in page.text
    assert "mångfaldsprogramet (finns inte i Fyren)" in page.text


def test_a_proposal_beside_the_adopted(client: Client, plan: Plan, edition: PlanEdition) -> None:
    sample.make_edition(plan, number=2, stage=Stage.PROPOSAL)
    page = read(client.get("/planer/"))
    assert f"/planer/{sample.SLUG}/" in page.links
    assert page.links[f"/planer/{sample.SLUG}/utgava/2/"] == "Det finns ett förslag till ny lydelse."


def test_plans_name_each_other(client: Client, plan: Plan, edition: PlanEdition, bodies) -> None:
    other = sample.make_plan(bodies["KS"], slug="mangfald", title="Mångfaldsprogrammet")
    sample.make_edition(other)
    plan.links.filter(named="mångfaldsprogramet").update(to_plan=other)
    text = read(client.get("/planer/")).text
    assert "Planer som nämner den här" in text


def test_queries_do_not_grow_with_plans(client: Client, bodies, django_assert_num_queries) -> None:
    for number in range(3):
        sample.make_edition(sample.make_plan(bodies["KS"], slug=f"plan-{number}", title=f"Plan {number}"))
    with django_assert_num_queries(2):
        client.get("/planer/")
