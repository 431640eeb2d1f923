"""Who keeps offers, what the catalogue shows and lacks, and what waits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from fyren.base.history import Conflict
from fyren.base.models import ChangeEntry
from fyren.base.records import records_of
from fyren.cooperation.actions.offers import save_offer
from fyren.cooperation.due import cooperation_due
from fyren.cooperation.facts import public_offers
from fyren.cooperation.models import ForWhom, NeedsDecision, Offer, TargetGroup
from fyren.cooperation.occasions import cooperation_occasions
from fyren.cooperation.queries.offers import gaps, matrix, offer_rows
from fyren.house.demo.cast import CAST
from fyren.people.viewer import Viewer
from fyren.plan.ports import suggestion_of
from fyren.plan.queries.blanking import texts_to_blank
from tests.actions.world import World
from tests.cooperation.agreed import OFFERED, offer_of, partner_of

pytestmark = pytest.mark.django_db

EVERYBODY = (*(persona.key for persona in CAST), "nobody")
ClientOf = Callable[[str | None], Client]


def checked(world: World, **values: Any) -> dict[str, Any]:
    """That the offer was checked today."""
    said = {"source": "Enheten", "checked_on": world.day, "review_by": world.day + dt.timedelta(days=200)}
    return {**said, **values}


@pytest.mark.parametrize("key", EVERYBODY)
def test_only_who_writes_for_the_authority_keeps_its_offers(key: str, cast: dict[str, Viewer], world: World) -> None:
    offer = offer_of(world, world.contact)
    if key == "bjorn":
        save_offer(offer=offer, values={"name": "Nytt namn"}, expected_version=1, by=cast[key])
        assert Offer.objects.get().name == "Nytt namn"
    else:
        with pytest.raises(PermissionDenied):
            save_offer(offer=offer, values={"name": "Nytt namn"}, expected_version=1, by=cast[key])
        assert Offer.objects.get().name == OFFERED["name"]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"for_whom": ()}, "for_whom"),
        ({"referrers": ()}, "referrers"),
        ({"for_whom": ("alla",)}, "for_whom"),
        ({"waiting_weeks": 3}, "waiting_said_on"),
        ({"waiting_said_on": dt.date(2026, 1, 1)}, "waiting_weeks"),
        ({"waiting_weeks": 3, "waiting_said_on": dt.date(2099, 1, 1)}, "waiting_said_on"),
        ({"programme": "ATV"}, "is_programme"),
        ({"checked_on": dt.date(2026, 1, 1)}, "review_by"),
        ({"checked_on": dt.date(2026, 1, 1), "review_by": dt.date(2025, 1, 1)}, "review_by"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(world: World, values: dict[str, Any], field: str) -> None:
    with pytest.raises(ValidationError) as refused:
        offer_of(world, world.contact, **values)
    assert field in refused.value.message_dict


def test_whom_to_call_is_a_function_that_employees_see(world: World, client_of: ClientOf) -> None:
    said = {"contact_role": "Mottagningsgruppen", "contact_way": "Växeln, knappval 2"}
    offer = offer_of(world, world.contact, is_public=True, **said)
    shown = client_of("carin").get(reverse("offer", args=[offer.public_id])).content.decode()
    assert "Mottagningsgruppen, Växeln, knappval 2" in shown
    (public,) = public_offers(world.day)
    assert "Mottagningsgruppen" not in str(public)
    assert offer.name in str(public)
    with pytest.raises(ValidationError) as refused:
        offer_of(world, world.contact, contact_way="Fråga 19811218-9876")
    assert "contact_way" in refused.value.message_dict


def test_two_who_save_meet(world: World) -> None:
    offer = offer_of(world, world.contact)
    save_offer(offer=offer, values={"price": "Kostar inget"}, expected_version=1, by=world.contact)
    with pytest.raises(Conflict):
        save_offer(offer=offer, values={"price": "100 kr"}, expected_version=1, by=world.contact)


def test_what_is_old_or_never_checked_waits_for_its_keeper(world: World, cast: dict[str, Viewer]) -> None:
    old = world.day - dt.timedelta(days=400)
    offer = offer_of(world, world.contact, waiting_weeks=3, waiting_said_on=old)
    found = {item.verb: item for item in cooperation_due(cast["bjorn"])}
    assert set(found) == {"Kontrollera", "Fråga hur lång väntan är"}
    assert {item.url for item in found.values()} == {reverse("offer_change", args=[offer.public_id])}
    assert found["Fråga hur lång väntan är"].is_late(world.day)
    assert [list(cooperation_due(cast[key])) for key in ("amira", "carin", "inger", "nobody")] == [[]] * 4
    values = checked(world, waiting_said_on=world.day)
    save_offer(offer=offer, values=values, expected_version=1, by=world.contact)
    assert not list(cooperation_due(cast["bjorn"]))


def test_what_is_given_no_more_waits_for_nobody(world: World, cast: dict[str, Viewer]) -> None:
    offer = offer_of(world, world.contact)
    assert list(cooperation_due(cast["bjorn"]))
    ended = {"valid_to": world.day - dt.timedelta(days=1)}
    save_offer(offer=offer, values=ended, expected_version=1, by=world.contact)
    assert not list(cooperation_due(cast["bjorn"]))


def test_an_offer_that_ends_soon_waits_and_stands_in_the_calendar(world: World, cast: dict[str, Viewer]) -> None:
    offer = offer_of(world, world.contact, **checked(world))

    def ends_in(days: int) -> tuple[list[str], set[str]]:
        Offer.objects.filter(pk=offer.pk).update(valid_to=world.day + dt.timedelta(days=days))
        keys = {each.key.removeprefix(f"{offer.public_id}-") for each in cooperation_occasions(world.board.public_id)}
        return [item.verb for item in cooperation_due(cast["bjorn"])], keys

    assert ends_in(61) == ([], {"check", "end"})
    assert ends_in(60) == (["Förläng eller låt upphöra"], {"check", "end"})
    assert ends_in(0) == (["Förläng eller låt upphöra"], {"check", "end"})
    assert ends_in(-1) == ([], set())


def test_a_group_without_an_offer_is_named(world: World) -> None:
    every = tuple(TargetGroup.values)
    offer_of(world, world.contact, for_whom=tuple(ForWhom.values), fits=every)
    rows = matrix(Offer.objects.all())
    assert gaps(rows) == []
    save_offer(
        offer=Offer.objects.get(),
        values={"fits": tuple(group for group in every if group != TargetGroup.MEN)},
        expected_version=1,
        by=world.contact,
    )
    lacking = gaps(matrix(Offer.objects.all()))
    assert [(gap.who, [str(group) for group in gap.groups]) for gap in lacking] == [
        (ForWhom.EXPOSED, ["Män"]),
        (ForWhom.USING, ["Män"]),
    ]
    suggested = suggestion_of(world.contact, "insatslucka-using")
    assert suggested is not None
    assert "Män" in suggested.description
    assert suggestion_of(world.contact, "insatslucka-children") is None
    assert suggestion_of(world.contact, "insatslucka-ingen") is None


def test_the_catalogue_is_narrowed_by_its_address(world: World, client_of: ClientOf) -> None:
    offer_of(world, world.contact, name="Samtal för äldre", fits=(TargetGroup.OLDER,), **checked(world))
    using = (ForWhom.USING,)
    offer_of(world, world.contact, name="Föräldraprogram", for_whom=using, parenthood=True, **checked(world))
    client = client_of("carin")

    def shown(**chosen: str) -> list[str]:
        return [row.offer.name for row in client.get(reverse("offers"), chosen).context["rows"]]

    assert shown() == ["Föräldraprogram", "Samtal för äldre"]
    assert shown(for_vem="using") == ["Föräldraprogram"]
    assert shown(grupp="older") == ["Samtal för äldre"]
    assert shown(for_vem="using", grupp="older") == []
    assert shown(foralder="on") == ["Föräldraprogram"]
    assert shown(for_vem="ingen") == ["Föräldraprogram", "Samtal för äldre"]


def test_stale_is_shown_as_unverified_and_fresh_is_not(world: World, client_of: ClientOf) -> None:
    offer = offer_of(world, world.contact, **checked(world))
    client, addresses = client_of("carin"), (reverse("offers"), reverse("offer", args=[offer.public_id]))
    assert all("Ej verifierad" not in client.get(each).content.decode() for each in addresses)
    save_offer(offer=offer, values={"source": ""}, expected_version=1, by=world.contact)
    assert all("Ej verifierad" in client.get(each).content.decode() for each in addresses)


def test_an_offer_is_entered_in_its_form_and_changed(world: World, client_of: ClientOf) -> None:
    client, partner = client_of("bjorn"), partner_of(world, world.contact)
    posted = {**OFFERED, "partner": partner.pk, "languages": ["sv", "ar"], "decision": NeedsDecision.EITHER.value}
    response = client.post(reverse("offer_new", args=[world.board.public_id]), posted)
    assert response.status_code == 302, response.context["form"].errors
    offer = Offer.objects.get()
    assert (offer.partner, offer.languages, offer.authority) == (partner, ("sv", "ar"), world.board)
    change = reverse("offer_change", args=[offer.public_id])
    response = client.post(change, {**posted, "row_version": 1, "name": "Samtalsgrupp"})
    assert response.status_code == 302, response.context["form"].errors
    assert Offer.objects.get().name == "Samtalsgrupp"
    assert ChangeEntry.objects.filter(object_id=offer.public_id, field="name").exists()


def test_another_authoritys_offers_are_read_and_not_changed(world: World, client_of: ClientOf) -> None:
    offer = offer_of(world, world.contact)
    client = client_of("amira")
    assert client.get(reverse("offer", args=[offer.public_id])).status_code == 200
    assert client.get(reverse("offer_change", args=[offer.public_id])).status_code == 404
    assert client.get(reverse("offer_new", args=[world.board.public_id])).status_code == 404
    assert client.get(reverse("offer_new", args=[world.executive.public_id])).status_code == 200


def test_the_catalogue_asks_one_query_whatever_their_number(world: World, django_assert_num_queries: Any) -> None:
    for at in range(5):
        offer_of(world, world.contact, name=f"Insats {at}")
    with django_assert_num_queries(1):
        rows = offer_rows(world.day)
        assert [(row.offer.authority.name, row.for_whom) for row in rows] == [
            (world.board.name, ["Vuxna som utsätts för våld"])
        ] * 5


def test_the_registrar_takes_out_and_blanks(world: World, cast: dict[str, Viewer]) -> None:
    offer = offer_of(world, world.contact, **checked(world))
    records = [each for each in records_of(world.board.public_id) if each.code == "cooperation.Offer"]
    assert [(each.title, each.public_id) for each in records] == [("Samtal", offer.public_id)]
    facts = {str(label): value for label, value in records[0].facts}
    assert facts["För vem"] == "Vuxna som utsätts för våld"
    assert not [each for each in records_of(world.executive.public_id) if each.code == "cooperation.Offer"]
    registrar = next(viewer for viewer in cast.values() if texts_to_blank(viewer, [offer]))
    assert {each.field for each in texts_to_blank(registrar, [offer])} == {"name", "does"}
