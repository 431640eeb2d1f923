"""Editions: dated, staged, and plain about which one holds."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from fyren.plan.models import Plan, PlanEdition
from fyren.plan.rules import Stage
from tests.plan.pages import sample
from tests.plan.pages.reader import read

ClientOf = Callable[[str | None], Client]
URL = f"/planer/{sample.SLUG}/"


def test_the_list_says_which_holds(client: Client, plan: Plan, edition: PlanEdition) -> None:
    sample.second_edition(plan)
    page = read(client.get(f"{URL}utgavor/"))
    assert page.links[URL] in ("Utgåva 2", plan.title)
    assert page.links[f"{URL}utgava/1/"] == "Utgåva 1"
    assert "Antagen, gäller" in page.text
    assert "Antagen, ersatt" in page.text


def test_drafts_are_listed_for_their_owner_only(client_of: ClientOf, plan: Plan, edition: PlanEdition) -> None:
    sample.make_edition(plan, number=2, stage=Stage.DRAFT)
    assert "Utkast" not in read(client_of(None).get(f"{URL}utgavor/")).text
    assert "Utkast" not in read(client_of("bjorn").get(f"{URL}utgavor/")).text
    assert "Utkast" in read(client_of("amira").get(f"{URL}utgavor/")).text


def test_an_edition_that_was_replaced(client: Client, plan: Plan, edition: PlanEdition) -> None:
    sample.second_edition(plan)
    page = read(client.get(f"{URL}utgava/1/"))
    assert "Du läser utgåva 1, som har ersatts." in page.text
    assert page.links[URL]
    assert f"{URL}utgava/1/3.1.3/" in page.links, "its own areas, not those of the current edition"
    assert "Den här utgåvan gäller inte längre" not in read(client.get(URL)).text


def test_a_consultation_says_that_it_is_one(client: Client, plan: Plan, edition: PlanEdition) -> None:
    sample.make_edition(plan, number=2, stage=Stage.CONSULTATION)
    assert "ute på remiss" in read(client.get(f"{URL}utgava/2/")).text
    current = read(client.get(URL))
    assert "Det finns ett förslag till ny lydelse." in current.text
    assert f"{URL}utgava/2/" in current.links


def test_compilations_are_the_owners(client_of: ClientOf, plan: Plan, edition: PlanEdition) -> None:
    sample.make_edition(plan, number=2, stage=Stage.COMPILATION)
    assert client_of(None).get(f"{URL}utgava/2/").status_code == 404
    assert client_of("gun").get(f"{URL}utgava/2/").status_code == 404
    assert client_of("amira").get(f"{URL}utgava/2/").status_code == 200


def test_an_edition_that_is_not_there(client: Client, edition: PlanEdition) -> None:
    assert client.get(f"{URL}utgava/9/").status_code == 404
    assert client.get("/planer/annan/utgavor/").status_code == 404
