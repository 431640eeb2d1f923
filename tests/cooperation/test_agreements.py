"""Who keeps agreements, what waits for whom, and how one follows another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from dateutil.relativedelta import relativedelta
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from fyren.base.history import Conflict
from fyren.base.models import ChangeEntry
from fyren.base.records import records_of
from fyren.cooperation.actions.agreements import renew_agreement, save_agreement, save_follow_up
from fyren.cooperation.actions.partners import save_partner
from fyren.cooperation.due import cooperation_due
from fyren.cooperation.models import Agreement, AgreementKind, FollowUp, Partner, PartnerKind
from fyren.cooperation.occasions import cooperation_occasions
from fyren.cooperation.queries.agreements import agreement_rows, with_partners
from fyren.cooperation.rules import PERMIT_MONTHS, State, permit_by
from fyren.house.demo.cast import CAST
from fyren.people import access
from fyren.people.viewer import Viewer
from fyren.plan.queries.blanking import texts_to_blank
from tests.actions.world import World
from tests.cooperation.agreed import agreement_of

pytestmark = pytest.mark.django_db

EVERYBODY = (*(persona.key for persona in CAST), "nobody")
ClientOf = Callable[[str | None], Client]


@pytest.fixture
def ending(world: World) -> Agreement:
    """The board's agreement that ends in a month and takes six to renew."""
    begun, ends = world.day - dt.timedelta(days=300), world.day + dt.timedelta(days=30)
    return agreement_of(world, world.contact, valid_from=begun, valid_to=ends)


@pytest.mark.parametrize("key", EVERYBODY)
def test_only_who_writes_for_the_authority_keeps_its_agreements(
    key: str, cast: dict[str, Viewer], world: World, ending: Agreement
) -> None:
    viewer = cast[key]
    assert access.can_keep(viewer, world.board) is (key == "bjorn")
    assert access.can_keep(viewer, world.executive) is (key == "amira")
    if key != "bjorn":
        with pytest.raises(PermissionDenied):
            save_agreement(agreement=ending, values={"title": "Annat"}, expected_version=1, by=viewer)
        with pytest.raises(PermissionDenied):
            renew_agreement(earlier=ending, values={}, by=viewer)
        with pytest.raises(PermissionDenied):
            save_follow_up(follow_up=FollowUp(agreement=ending), values={}, expected_version=1, by=viewer)
        with pytest.raises(PermissionDenied):
            save_partner(partner=ending.partners.get(), values={}, expected_version=1, by=viewer)


def test_what_ends_waits_for_its_keeper_and_is_watched_by_the_coordinator(
    world: World, cast: dict[str, Viewer], ending: Agreement
) -> None:
    (own,) = [item for item in cooperation_due(cast["bjorn"]) if item.verb == "Förnya"]
    assert (own.what, own.is_watched) == ("Avtal om skyddat boende", False)
    assert own.is_late(world.day)
    assert own.url == reverse("agreement_renew", args=[ending.public_id])
    (watched,) = cooperation_due(cast["amira"])
    assert watched.is_watched
    assert watched.url == reverse("agreement", args=[ending.public_id])
    assert [list(cooperation_due(cast[key])) for key in ("carin", "david", "inger", "nobody")] == [[]] * 4


def test_what_ran_out_without_another_still_waits_for_a_year(
    world: World, cast: dict[str, Viewer], client_of: ClientOf, ending: Agreement
) -> None:
    def renewals(key: str) -> list[str]:
        return [item.what for item in cooperation_due(cast[key]) if item.verb == "Förnya"]

    def ended(days: int) -> None:
        last = world.day - dt.timedelta(days=days)
        Agreement.objects.filter(pk=ending.pk).update(valid_from=last - dt.timedelta(days=300), valid_to=last)

    ended(1)
    title = ending.title
    assert renewals("bjorn") == renewals("amira") == [title]
    (own,) = [item for item in cooperation_due(cast["bjorn"]) if item.verb == "Förnya"]
    assert "inte förnyats" in own.reason
    assert any(each.key == f"{ending.public_id}-end" for each in cooperation_occasions(world.board.public_id))
    context = client_of("gun").get(reverse("agreements")).context
    assert [row.agreement for row in context["waiting"]] == [ending]
    assert not context["ended"]
    page = client_of("gun").get(reverse("agreement", args=[ending.public_id])).content.decode()
    assert "Avtalet har upphört och inte förnyats" in page
    following = agreement_of(world, world.contact, title="Avtal från i år")
    Agreement.objects.filter(pk=following.pk).update(renews=ending)
    assert not renewals("bjorn") + renewals("amira")
    Agreement.objects.filter(pk=following.pk).update(renews=None)
    assert renewals("bjorn") == [title]
    ended(370)
    assert not renewals("bjorn") + renewals("amira")
    assert not any(ending.public_id in each.key for each in cooperation_occasions(world.board.public_id))
    context = client_of("gun").get(reverse("agreements")).context
    assert [row.agreement for row in context["ended"]] == [ending]


def test_a_follow_up_that_is_entered_moves_the_next_in_the_calendar(world: World) -> None:
    found = agreement_of(world, world.contact, valid_from=world.day - dt.timedelta(days=300))

    def told() -> tuple[dt.date, int]:
        occasions = cooperation_occasions(world.board.public_id)
        (each,) = [each for each in occasions if each.key == f"{found.public_id}-follow"]
        return each.first, each.version

    before = told()
    values = {"held_on": world.day, "found": "Det fungerar."}
    made = save_follow_up(follow_up=FollowUp(agreement=found), values=values, expected_version=1, by=world.contact)
    entered = told()
    assert entered[0] > before[0]
    assert entered[1] > before[1]
    earlier = {"held_on": world.day - dt.timedelta(days=10)}
    save_follow_up(follow_up=made, values=earlier, expected_version=1, by=world.contact)
    assert told()[0] < entered[0]
    assert told()[1] > entered[1]


def test_what_is_renewed_waits_for_nobody_and_the_earlier_stays_as_it_was(
    world: World, cast: dict[str, Viewer], ending: Agreement
) -> None:
    assert ending.valid_to is not None
    values = {
        "title": "Avtal från nästa år",
        "kind": AgreementKind.IOP,
        "partners": list(ending.partners.all()),
        "valid_from": ending.valid_to + dt.timedelta(days=1),
    }
    following = renew_agreement(earlier=ending, values=values, by=world.contact)
    by_title = {row.agreement.title: row.state for row in agreement_rows(world.day)}
    assert by_title == {"Avtal om skyddat boende": State.HOLDS, "Avtal från nästa år": State.COMING}
    assert following.renews == ending
    assert not [item for item in cooperation_due(cast["bjorn"]) if item.verb == "Förnya"]
    with pytest.raises(ValidationError, match="redan förnyat"):
        renew_agreement(earlier=ending, values=values, by=world.contact)


def test_the_next_cannot_begin_before_the_one_it_follows(world: World, ending: Agreement) -> None:
    with pytest.raises(ValidationError) as refused:
        renew_agreement(earlier=ending, values={"valid_from": ending.valid_from}, by=world.contact)
    assert "valid_from" in refused.value.message_dict


def test_what_was_never_followed_up_waits_until_it_is(world: World, cast: dict[str, Viewer]) -> None:
    found = agreement_of(world, world.contact, valid_from=world.day - dt.timedelta(days=800))
    (item,) = cooperation_due(cast["bjorn"])
    assert item.verb == "Följ upp"
    assert item.is_late(world.day)
    values = {"held_on": world.day, "found": "Det fungerar."}
    save_follow_up(follow_up=FollowUp(agreement=found), values=values, expected_version=1, by=world.contact)
    assert not list(cooperation_due(cast["bjorn"]))


def test_a_permit_that_nobody_has_checked_waits(world: World, cast: dict[str, Viewer]) -> None:
    found = agreement_of(world, world.contact, needs_permit=True)
    assert [item.verb for item in cooperation_due(cast["bjorn"])] == ["Kontrollera tillståndet"]
    save_agreement(agreement=found, values={"permit_checked_on": world.day}, expected_version=1, by=world.contact)
    assert not list(cooperation_due(cast["bjorn"]))


def test_a_permit_is_checked_again_when_its_time_has_come(world: World, cast: dict[str, Viewer]) -> None:
    checked = world.day - relativedelta(months=9)
    found = agreement_of(world, world.contact, needs_permit=True, permit_checked_on=checked)
    assert not list(cooperation_due(cast["bjorn"]))  # more than two months are left
    values = {"permit_checked_on": world.day - relativedelta(months=11)}
    save_agreement(agreement=found, values=values, expected_version=1, by=world.contact)
    (item,) = cooperation_due(cast["bjorn"])
    assert item.verb == "Kontrollera tillståndet"
    assert item.date == permit_by(values["permit_checked_on"], PERMIT_MONTHS)
    assert not item.is_late(world.day)
    (occasion,) = [each for each in cooperation_occasions(world.board.public_id) if each.key.endswith("-permit")]
    assert occasion.first == item.date


def test_the_authority_says_how_often_and_what_is_late_stands_out(world: World, client_of: ClientOf) -> None:
    checked = world.day - relativedelta(months=7)
    found = agreement_of(world, world.contact, needs_permit=True, permit_checked_on=checked)
    page = reverse("agreement", args=[found.public_id])
    late = "Kontrollera tillståndet igen"
    shown = client_of("bjorn").get(page).content.decode()
    assert late not in shown
    assert "enligt egen rutin" in shown
    save_agreement(agreement=found, values={"permit_months": 6}, expected_version=1, by=world.contact)
    for address in (page, reverse("agreements")):
        assert late in client_of("bjorn").get(address).content.decode()
    (row,) = agreement_rows(world.day)
    assert row.needs_somebody
    ended = {"valid_to": world.day - dt.timedelta(days=1)}
    save_agreement(agreement=Agreement.objects.get(), values=ended, expected_version=2, by=world.contact)
    (row,) = agreement_rows(world.day)
    assert row.permit_by is None


def test_days_that_have_not_come_are_refused(world: World, ending: Agreement) -> None:
    tomorrow = world.day + dt.timedelta(days=1)
    for name in ("decided_on", "permit_checked_on"):
        with pytest.raises(ValidationError) as refused:
            save_agreement(
                agreement=Agreement.objects.get(pk=ending.pk),
                values={"needs_permit": True, name: tomorrow},
                expected_version=1,
                by=world.contact,
            )
        assert list(refused.value.message_dict) == [name]
    values = {"held_on": tomorrow, "found": "Ännu inte."}
    with pytest.raises(ValidationError):
        save_follow_up(follow_up=FollowUp(agreement=ending), values=values, expected_version=1, by=world.contact)
    assert not FollowUp.objects.exists()


def test_a_change_of_partners_alone_takes_the_version(world: World, ending: Agreement) -> None:
    other = Partner.objects.create(authority=world.board, name="Regionen", kind=PartnerKind.REGION)
    save_agreement(agreement=ending, values={"partners": [other]}, expected_version=1, by=world.contact)
    assert list(ending.partners.all()) == [other]
    assert ChangeEntry.objects.filter(object_id=ending.public_id, field="partners", row_version=2).count() == 1
    with pytest.raises(Conflict):
        save_agreement(agreement=ending, values={"partners": []}, expected_version=1, by=world.contact)
    assert list(ending.partners.all()) == [other]


def test_a_form_fills_in_the_next_agreement_but_not_its_decision(
    client_of: ClientOf, world: World, ending: Agreement
) -> None:
    save_agreement(agreement=ending, values={"dnr": "2024-77"}, expected_version=1, by=world.contact)
    address = reverse("agreement_renew", args=[ending.public_id])
    form = client_of("bjorn").get(address).context["form"]
    assert ending.valid_to is not None
    assert form["valid_from"].value() == ending.valid_to + dt.timedelta(days=1)
    assert form["title"].value() == "Avtal om skyddat boende"
    assert not form["dnr"].value()
    posted = {
        "title": "Nytt avtal",
        "kind": "iop",
        "partners": [ending.partners.get().pk],
        "focus_areas": [world.focus_area.pk],
        "notice_months": 0,
        "renewal_months": 6,
        "permit_months": 12,
        "valid_from": (ending.valid_to + dt.timedelta(days=1)).isoformat(),
    }
    client = client_of("bjorn")
    answer = client.post(address, posted, follow=True)
    following = Agreement.objects.get(title="Nytt avtal")
    assert answer.redirect_chain == [(reverse("agreement", args=[following.public_id]), 302)]
    assert "Det nya avtalet är infört" in answer.content.decode()
    assert list(following.focus_areas.all()) == [world.focus_area]


def test_the_list_puts_first_what_waits(client_of: ClientOf, world: World, ending: Agreement) -> None:
    agreement_of(world, world.contact, title="Avtal som gäller länge", valid_from=world.day)
    context = client_of("gun").get(reverse("agreements")).context
    assert [row.agreement.title for row in context["waiting"]] == ["Avtal om skyddat boende"]
    assert [row.agreement.title for row in context["others"]] == ["Avtal som gäller länge"]


def test_the_empty_register_says_what_will_stand_there(client_of: ClientOf) -> None:
    assert "Här kommer avtalen att stå" in client_of("gun").get(reverse("agreements")).content.decode()
    assert "Här kommer samverkansparterna att stå" in client_of("gun").get(reverse("partners")).content.decode()


def test_no_personal_number_is_stored(client_of: ClientOf, world: World, ending: Agreement) -> None:
    address = reverse("follow_up_new", args=[ending.public_id])
    posted = {"held_on": world.day.isoformat(), "found": "Gällde 19811218-9876."}
    assert client_of("bjorn").post(address, posted).status_code == 200
    assert not FollowUp.objects.exists()
    assert client_of("bjorn").post(address, {**posted, "found": "Det fungerar."}).status_code == 302
    assert FollowUp.objects.exists()


def test_the_registrar_takes_them_out_and_blanks_their_texts(
    world: World, cast: dict[str, Viewer], ending: Agreement
) -> None:
    values = {"held_on": world.day, "found": "Det fungerar."}
    made = save_follow_up(follow_up=FollowUp(agreement=ending), values=values, expected_version=1, by=world.contact)
    found = {record.code: record for record in records_of(world.board.public_id)}
    assert found["cooperation.Agreement"].title == "Avtal om skyddat boende"
    assert any("Det fungerar." in part.text for part in found["cooperation.Agreement"].parts)
    assert found["cooperation.Partner"].title == "Kvinnojouren"
    offered = {each.field for each in texts_to_blank(cast["eva"], [ending, made])}
    assert {"title", "found"} <= offered
    assert not texts_to_blank(cast["bjorn"], [ending, made])


def test_the_list_asks_the_database_as_often_whatever_there_is(
    world: World, ending: Agreement, django_assert_num_queries: Callable[..., object]
) -> None:
    for number in range(5):
        agreement_of(world, world.contact, title=f"Avtal {number}")
    with django_assert_num_queries(2):  # type: ignore[attr-defined]
        rows = agreement_rows(world.day, with_partners())
        assert [[partner.name for partner in row.agreement.partners.all()] for row in rows] == [["Kvinnojouren"]] * 6
