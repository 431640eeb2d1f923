"""The whole plan: the wording, what is known of the decision, and for whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from django.test import Client

from fyren.base.search import search
from fyren.people.models import Body
from fyren.plan.models import EditorialNote, Plan, PlanEdition
from fyren.plan.rules import Stage
from fyren.plan.structure import Section
from tests.plan.pages import sample
from tests.plan.pages.reader import read

ClientOf = Callable[[str | None], Client]
URL = f"/planer/{sample.SLUG}/"


def test_every_piece_of_wording_stands_in_serif_to_the_letter(client: Client, edition: PlanEdition) -> None:
    shown = read(client.get(URL)).adopted
    wanted = [text for path, text in sample.STRUCTURE.texts() if path != "title"]
    joined = " ".join(shown)
    assert [text for text in wanted if text.removeprefix("• ") not in joined] == []


def test_our_own_words_do_not_stand_in_serif(client: Client, edition: PlanEdition) -> None:
    adopted = " ".join(read(client.get(URL)).adopted)
    assert "Innehåll" not in adopted
    assert "Avslutning" not in adopted


def test_empty_facts_say_so_and_given_ones_are_shown(client: Client, edition: PlanEdition, bodies) -> None:
    before = read(client.get(URL)).text
    assert before.count("ej inlagd") == 7
    edition.adopted_by, edition.adopted_on, edition.section = bodies["KF"], dt.date(2021, 4, 20), "104"
    edition.save()
    after = read(client.get(URL)).text
    assert after.count("ej inlagd") == 4
    assert "Antagen av Kommunfullmäktige den 20 april 2021" in after


def test_places_can_be_linked_to_by_number(client: Client, edition: PlanEdition) -> None:
    assert {"1.1", "2.3", "3.2", "3.2.1", sample.AIM_SLUG, "closing"} <= read(client.get(URL)).ids


def test_headings_follow_the_document(client: Client, edition: PlanEdition) -> None:
    headings = read(client.get(URL)).headings
    assert headings[0] == (1, sample.STRUCTURE.title)
    assert (2, "1 Inledning") in headings
    assert (3, "1.1 Växjö kommunkoncerns styrmodell") in headings
    assert (3, "3.2 Upptäcka, stödja och skydda barn, unga och vuxna") in headings


def test_the_aim_has_a_row_of_its_own_and_no_number(client: Client, edition: PlanEdition) -> None:
    links = read(client.get(URL)).links
    assert links[f"{URL}{sample.AIM_SLUG}/"] == "Insatsområde utan nummer"
    assert links[f"{URL}3.2.1/"] == "Insatsområde 3.2.1"


def test_bullets_are_lists(client: Client, edition: PlanEdition) -> None:
    html = client.get(URL).content.decode()
    assert html.count('<ul class="bullets adopted" data-mark="•">') == 2
    assert "• Planen" not in html


def test_what_the_plan_names_is_quoted(client: Client, edition: PlanEdition) -> None:
    text = read(client.get(URL)).text
    assert "”Tryggt och tillitsfullt”" in text
    assert "kommunledningsförvaltningen" in text
    assert "mångfaldsprogramet (finns inte i Fyren)" in text


def test_a_link_to_a_plan_that_is_here(client: Client, edition: PlanEdition, bodies: dict[str, Body]) -> None:
    other = sample.make_plan(bodies["KS"], slug="mangfald", title="Mångfaldsprogrammet")
    link = edition.plan.links.first()
    link.to_plan = other
    link.save()
    assert "/planer/mangfald/" not in read(client.get(URL)).links, "nothing of it is public yet"
    sample.make_edition(other)
    assert read(client.get(URL)).links["/planer/mangfald/"] == "mångfaldsprogramet"
    assert read(client.get("/planer/mangfald/")).links[URL] == sample.STRUCTURE.title


def test_notes_stand_beside_their_wording_and_apart_from_it(client: Client, edition: PlanEdition) -> None:
    EditorialNote.objects.create(edition=edition, path="area/3.2/b1", text="Lagen är snävare.", source="SoL")
    page = read(client.get(URL))
    assert ["Lagen är snävare." in text for text in page.editorial] == [True]
    assert "Källa: SoL" in page.editorial[0]
    assert "Lagen är snävare." not in " ".join(page.adopted)


@pytest.mark.parametrize("key", [None, "bjorn", "carin", "david", "farid", "gun"])
def test_only_editors_and_the_coordinator_are_asked_to_annotate(
    client_of: ClientOf, edition: PlanEdition, key: str | None
) -> None:
    assert "Skriv en anmärkning" not in read(client_of(key).get(f"{URL}?anmark")).text


@pytest.mark.parametrize("key", ["amira", "hanna"])
def test_editors_and_the_coordinator_are(client_of: ClientOf, edition: PlanEdition, key: str) -> None:
    assert "Skriv en anmärkning" in read(client_of(key).get(URL)).text


def test_words_before_the_first_heading_get_no_heading(client: Client, plan: Plan) -> None:
    preamble = Section("", "", ("Det här är ett förord.",))
    structure = replace(sample.STRUCTURE, sections=(preamble, *sample.STRUCTURE.sections))
    sample.make_edition(plan, structure=structure)
    page = read(client.get(URL))
    assert "Det här är ett förord." in page.adopted
    assert not [text for _level, text in page.headings if not text]
    assert "" not in page.links.values()
    assert [hit.url for hit in search("förord").hits] == [f"{URL}#u1"]


def test_what_is_not_adopted_has_no_decision_to_show(client: Client, plan: Plan) -> None:
    sample.make_edition(plan, stage=Stage.PROPOSAL)
    assert "ej inlagd" not in read(client.get(URL)).text


def test_an_unknown_plan_is_not_found(client: Client, edition: PlanEdition) -> None:
    assert client.get("/planer/annan/").status_code == 404


def test_a_plan_that_is_only_drafted_is_its_owners(client_of: ClientOf, plan: Plan) -> None:
    sample.make_edition(plan, stage=Stage.DRAFT)
    assert client_of(None).get(URL).status_code == 404
    assert client_of("bjorn").get(f"{URL}utgava/1/").status_code == 404
    assert client_of(None).get("/planer/").content.decode().count(plan.title) == 0
    assert "Det här är ett utkast" in read(client_of("amira").get(f"{URL}utgava/1/")).text


def test_a_proposal_alone_is_shown_as_one(client: Client, plan: Plan) -> None:
    sample.make_edition(plan, stage=Stage.CONSULTATION)
    text = read(client.get(URL)).text
    assert "Det här är ett förslag som är ute på remiss" in text
    assert "Inte antagen" in text


@pytest.mark.parametrize("key", [None, "amira", "bjorn"])
def test_few_queries(client_of: ClientOf, edition: PlanEdition, django_assert_max_num_queries, key: str | None) -> None:
    EditorialNote.objects.create(edition=edition, path="area/3.2/b1", text="Lagen är snävare.")
    client = client_of(key)
    with django_assert_max_num_queries(10):
        client.get(URL)
