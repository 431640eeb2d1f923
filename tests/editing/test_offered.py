"""What the municipality offers becomes a service when an editor makes it one, once; and is seen when it changes."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from fyren.editing.ports import SERVICE_SOURCES, OfferedService
from fyren.editing.queries.desk import Desk
from fyren.editing.queries.offered import not_in_guide, services_of_offers
from fyren.guide.content import Audience, Need
from fyren.guide.pack_files import Kind
from fyren.guide.reading import Guide
from fyren.publishing.packs import named
from tests.editing.test_services import facts, posted

pytestmark = pytest.mark.django_db

LIST, NEW = "/guiden/tjanster/", "/guiden/ny-tjanst/"
TALKS = OfferedService(
    key="bcdfghjkmnpqrs",
    name="Samtal för våldsutsatta",
    does="Du kan prata med någon.",
    organisation="Familjefrid",
    audiences=(Audience.ADULT,),
    needs=(Need.TALK,),
    languages=("sv", "en"),
    interpreters=True,
    cost="Kostar inget",
    is_protected=False,
    source="Enheten",
    is_checked=True,
    url="/insatser/bcdfghjkmnpqrs/",
)
SHELTER = dataclasses.replace(TALKS, key="tvwxz234567892", name="Skyddat boende", is_protected=True, is_checked=False)


@pytest.fixture
def offers() -> Iterator[list[OfferedService]]:
    """What is offered, in the place of the rooms that are wired; a test changes the list."""
    wired, told = tuple(SERVICE_SOURCES), [TALKS, SHELTER]

    def source(_day: dt.date) -> list[OfferedService]:
        return told

    for each in wired:
        SERVICE_SOURCES.unregister(each)
    SERVICE_SOURCES.register(source)
    yield told
    SERVICE_SOURCES.unregister(source)
    for each in wired:
        SERVICE_SOURCES.register(each)


def address(offer: OfferedService) -> str:
    return f"{NEW}?insats={offer.key}"


def make(client: Client, offer: OfferedService, **changes: Any) -> str:
    """Make a service of the offer as the form begins; its key."""
    days = {"checked_on": "2026-11-01", "review_by": "2027-05-01"}
    data = posted(client, address(offer), **{"contact-0-number": "0470-410 00", **days, **changes})
    response = client.post(address(offer), data)
    assert response.status_code == 302, response.context["form"].errors
    return services_of_offers(Desk())[offer.key]


def listed(client: Client) -> list[str]:
    return [each.name for each in client.get(LIST).context["offered"]]


def states(client: Client) -> dict[str, str]:
    """Where services that were made from offers stand beside them."""
    return {row.key: row.offer_state for row in client.get(LIST).context["rows"] if row.offer_state}


def test_what_is_not_in_the_guide_is_told_and_nothing_is_published(hanna: Client, offers: list[OfferedService]) -> None:
    assert listed(hanna) == ["Samtal för våldsutsatta", "Skyddat boende"]
    page = hanna.get(LIST).content.decode()
    assert "Insatser som inte finns i guiden" in page
    assert address(TALKS).replace("&", "&amp;") in page
    offers.clear()
    assert "Insatser som inte finns i guiden" not in hanna.get(LIST).content.decode()


def test_the_form_begins_with_the_offer_and_leaves_the_check_to_the_editor(
    hanna: Client, offers: list[OfferedService]
) -> None:
    form = hanna.get(address(TALKS)).context["form"]
    for name, value in (("name", TALKS.name), ("does", TALKS.does), ("audiences", ["adult"]), ("interpreters", "yes")):
        assert form[name].value() == value
    for name in ("is_verified", "checked_on", "review_by"):
        assert not form[name].value()
    assert not hanna.get(NEW).context["form"]["name"].value()
    assert not hanna.get(f"{NEW}?insats=okand").context["form"]["name"].value()


def test_a_service_is_made_once_as_an_unverified_draft(hanna: Client, offers: list[OfferedService]) -> None:
    key = make(hanna, TALKS)
    assert facts(key)["is_verified"] is False
    assert named(Kind.SERVICE, key) not in Desk().published
    assert listed(hanna) == ["Skyddat boende"]
    assert states(hanna) == {}
    again = hanna.get(address(TALKS))
    assert (again.status_code, again.headers["Location"]) == (302, f"{LIST}{key}/")
    assert [each.key for each in not_in_guide(Desk())] == [SHELTER.key]


def test_the_guide_reads_such_a_service_without_what_the_desk_keeps_beside(
    hanna: Client, offers: list[OfferedService]
) -> None:
    key = make(hanna, TALKS, is_verified="on")
    service = next(each for each in Guide(Desk().newest).services if each.key == key)
    assert TALKS.key in str(facts(key))
    assert TALKS.key not in str(dataclasses.asdict(service))


def test_a_later_change_of_the_offer_is_seen_until_an_editor_has_looked(
    hanna: Client, offers: list[OfferedService]
) -> None:
    key = make(hanna, TALKS)
    offers[0] = dataclasses.replace(TALKS, does="Du kan prata med någon, också i grupp.")
    assert states(hanna) == {key: "changed"}
    page = hanna.get(LIST).content.decode()
    assert "Insatsen har ändrats" in page
    assert TALKS.url in page
    at = f"{LIST}{key}/"
    shown = hanna.get(at)
    assert "också i grupp" in shown.content.decode()
    data = posted(hanna, at)
    assert hanna.post(at, data).status_code == 302
    assert states(hanna) == {key: "changed"}  # the post did not say that the change was on the page
    data = posted(hanna, at, offer_said=shown.context["offer"].said)
    assert hanna.post(at, data).status_code == 302
    assert states(hanna) == {}


def test_when_it_was_checked_is_no_change_of_the_offer(hanna: Client, offers: list[OfferedService]) -> None:
    key = make(hanna, TALKS)
    offers[0] = dataclasses.replace(TALKS, is_checked=False, source="Någon annan")
    assert states(hanna) == {}
    offers[0] = dataclasses.replace(TALKS, cost="100 kr")
    assert states(hanna) == {key: "changed"}


def test_what_is_offered_no_more_is_told_at_its_service(hanna: Client, offers: list[OfferedService]) -> None:
    key = make(hanna, TALKS)
    offers.remove(TALKS)
    assert states(hanna) == {key: "gone"}
    assert "Erbjuds inte längre" in hanna.get(LIST).content.decode()
    assert "erbjuds inte längre" in hanna.get(f"{LIST}{key}/").content.decode()


def test_a_service_that_is_taken_away_is_told_of_again(hanna: Client, offers: list[OfferedService]) -> None:
    key = make(hanna, TALKS)
    version = Desk().version(named(Kind.SERVICE, key))
    taken = hanna.post(f"/guiden/ta-bort/service/-/{key}/", {"row_version": version})
    assert taken.status_code == 302
    assert TALKS.name in listed(hanna)


def test_a_secret_place_has_no_field_and_no_address_whatever_is_posted(
    hanna: Client, offers: list[OfferedService]
) -> None:
    assert "address" in hanna.get(address(TALKS)).context["form"].fields
    assert "address" not in hanna.get(address(SHELTER)).context["form"].fields
    place = {"address": "Storgatan 1", "postal_code": "352 30", "town": "Växjö"}
    data = posted(hanna, address(SHELTER), **place, checked_on="2026-11-01", review_by="2027-05-01")
    data.pop("is_protected")
    assert hanna.post(address(SHELTER), data).status_code == 302
    made = facts(services_of_offers(Desk())[SHELTER.key])
    assert made["is_protected"] is True
    assert "Storgatan" not in str(made)


def test_what_is_offered_has_no_place() -> None:
    names = {each.name for each in dataclasses.fields(OfferedService)}
    assert names & {"name", "organisation"}
    assert not names & {"place", "address", "postal_code", "town", "street"}


def test_only_editors_make_services_of_offers(hanna: Client, offers: list[OfferedService], client_of: Any) -> None:
    assert hanna.get(address(TALKS)).status_code == 200
    assert client_of("bjorn").get(address(TALKS)).status_code in (403, 404)
