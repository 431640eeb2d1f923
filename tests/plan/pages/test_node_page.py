"""One development area, focus area or aim at its own address."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from fyren.plan.models import DevelopmentArea, Plan, PlanEdition
from fyren.plan.rules import Stage
from tests.plan.pages import sample
from tests.plan.pages.reader import read

ClientOf = Callable[[str | None], Client]
URL = f"/planer/{sample.SLUG}/"
AIM_TEXT = sample.PROTECT.unnumbered_aims[0].text


def test_a_focus_area(client: Client, edition: PlanEdition) -> None:
    page = read(client.get(f"{URL}3.2.1/"))
    wording = sample.PROTECT.focus_areas[0].text
    assert page.headings[0] == (1, f"Insatsområde 3.2.1 {wording}")
    assert wording in page.adopted
    assert page.links[f"{URL}3.2/"] == "3.2 Upptäcka, stödja och skydda barn, unga och vuxna"
    assert any(text.startswith("Våldsutsatta finns överallt") for text in page.adopted)
    assert page.links[f"{URL}{sample.AIM_SLUG}/"] == AIM_TEXT
    assert f"{URL}3.2.2/" in page.links


def test_a_development_area_holds_its_focus_areas(client: Client, edition: PlanEdition) -> None:
    page = read(client.get(f"{URL}3.2/"))
    assert page.headings[0] == (1, "Utvecklingsområde 3.2 Upptäcka, stödja och skydda barn, unga och vuxna")
    assert {f"{URL}3.2.1/", f"{URL}3.2.3/", f"{URL}{sample.AIM_SLUG}/"} <= set(page.links)
    assert sample.PROTECT.long_title in page.adopted


def test_the_aim_says_that_it_has_no_number(client: Client, edition: PlanEdition) -> None:
    page = read(client.get(f"{URL}{sample.AIM_SLUG}/"))
    assert page.headings[0] == (1, f"Insatsområde utan nummer {AIM_TEXT}")
    assert "utan att ge det något nummer" in page.text


@pytest.mark.parametrize("node", ["3.9", "4.1.1", "utgavor2", "closing"])
def test_what_is_not_there(client: Client, edition: PlanEdition, node: str) -> None:
    assert client.get(f"{URL}{node}/").status_code == 404


def test_the_thread_upwards_says_whose_each_link_is(client: Client, edition: PlanEdition) -> None:
    text = read(client.get(f"{URL}3.2.1/")).text
    assert "Tryggt och tillitsfullt står i planen" in text
    assert "del av" in text
    assert "samordnarens tolkning" not in text


def test_a_permanent_address_leads_to_the_own_edition(client: Client, plan: Plan, edition: PlanEdition) -> None:
    focus_area = sample.anchor(edition, "3.1.3")
    area = DevelopmentArea.objects.get(edition=edition, slug="3.1")
    assert client.get(f"/p/{focus_area.public_id}/").headers["Location"] == f"{URL}3.1.3/"
    assert client.get(f"/p/{area.public_id}/").headers["Location"] == f"{URL}3.1/"
    sample.second_edition(plan)
    assert client.get(f"/p/{focus_area.public_id}/").headers["Location"] == f"{URL}utgava/1/3.1.3/"


def test_an_old_focus_area_says_what_became_of_it(client: Client, plan: Plan, edition: PlanEdition) -> None:
    new = sample.second_edition(plan)
    page = read(client.get(f"{URL}utgava/1/3.1.3/"))
    assert "Den här utgåvan gäller inte längre" in page.text
    assert "Fortsätter med ny lydelse" in page.text
    assert f"/p/{sample.anchor(new, '3.1.3').public_id}/" in page.links
    assert "Kommer från" in read(client.get(f"{URL}3.1.3/")).text
    assert "Vad det blev av det" not in read(client.get(f"{URL}utgava/1/3.1.1/")).text


def test_unknown_and_hidden_anchors_are_not_found(client_of: ClientOf, plan: Plan) -> None:
    hidden = sample.make_edition(plan, stage=Stage.COMPILATION)
    address = f"/p/{sample.anchor(hidden, '3.1.1').public_id}/"
    assert client_of(None).get("/p/bcdfghjkmnpqrs/").status_code == 404
    assert client_of(None).get(address).status_code == 404
    assert client_of("bjorn").get(address).status_code == 404
    assert client_of("amira").get(address).status_code == 302


def test_a_drafts_nodes_have_addresses_too(client_of: ClientOf, plan: Plan) -> None:
    sample.make_edition(plan, stage=Stage.DRAFT)
    address = f"{URL}utgava/1/3.2.1/"
    assert client_of(None).get(address).status_code == 404
    assert "Fast adress" not in read(client_of("amira").get(address)).text


@pytest.mark.parametrize("key", [None, "amira", "bjorn"])
@pytest.mark.parametrize("node", ["3.2", "3.2.1"])
def test_few_queries(
    client_of: ClientOf, plan: Plan, edition: PlanEdition, django_assert_max_num_queries, key: str | None, node: str
) -> None:
    sample.second_edition(plan)
    client = client_of(key)
    with django_assert_max_num_queries(13):
        client.get(f"{URL}{node}/")
