"""The contact's and the coordinator's pages, the register of instruments, and what stands where there is nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from fyren.base.records import records_of
from fyren.detection.actions.counts import release_counts
from fyren.detection.actions.instruments import save_instrument_use
from fyren.detection.instruments import instruments
from fyren.detection.models import CountingUnit, InstrumentUse, UnitMember
from fyren.people.models import Body, User
from fyren.people.viewer import Viewer
from tests.detection.counting import hand_over

pytestmark = pytest.mark.django_db
ClientOf = Callable[[str | None], Client]


def _get(client: Client, name: str, *args: object) -> str:
    response = client.get(reverse(name, args=args))
    assert response.status_code == 200
    return response.content.decode()


def test_without_anything_the_overview_says_what_to_do(client_of: ClientOf) -> None:
    assert "kontaktperson väljer vem som gör det" in _get(client_of("gun"), "detection")
    assert "Lägg till den första" in _get(client_of("bjorn"), "detection")
    assert "Inget väntar på att släppas fritt" in _get(client_of("amira"), "detection")


def test_the_overview_is_by_who_looks(unit: CountingUnit, client_of: ClientOf, last: int) -> None:
    member, contact = _get(client_of("inger"), "detection"), _get(client_of("bjorn"), "detection")
    own = reverse("counting_unit", args=[unit.public_id])
    assert own in member
    assert own not in contact
    assert f"Lämna över {last}" in contact
    assert f"Lämna över {last}" not in member
    assert f"Titta på {last}" in _get(client_of("amira"), "detection")


def test_a_unit_is_added_named_anew_and_ended(client_of: ClientOf, bodies: dict[str, Body], day: dt.date) -> None:
    bjorn, body = client_of("bjorn"), bodies["Utbildning"].public_id
    assert "Ingen räknar än" in _get(bjorn, "counting_units", body)
    bjorn.post(reverse("counting_unit_new", args=[body]), {"name": "Elevhälsan", "valid_from": day.isoformat()})
    unit = CountingUnit.objects.get()
    assert "Ingen noterar" in _get(bjorn, "counting_units", body)
    values = {"name": "Elevhälsan norr", "valid_from": "", "row_version": 1}
    bjorn.post(reverse("counting_unit_change", args=[unit.public_id]), values)
    end = {"valid_to": (day - dt.timedelta(days=1)).isoformat(), "row_version": 2}
    bjorn.post(reverse("counting_unit_end", args=[unit.public_id]), end)
    unit.refresh_from_db()
    assert (unit.name, unit.valid_from, unit.valid_to) == ("Elevhälsan norr", None, day - dt.timedelta(days=1))
    assert "Enheter som inte längre räknar" in _get(bjorn, "counting_units", body)


def test_a_units_name_may_hold_no_persons_number(client_of: ClientOf, bodies: dict[str, Body]) -> None:
    address = reverse("counting_unit_new", args=[bodies["Utbildning"].public_id])
    response = client_of("bjorn").post(address, {"name": "Enhet 811218-9876", "valid_from": ""})
    assert response.context["form"].errors.keys() == {"name"}
    assert not CountingUnit.objects.exists()


def test_who_notes_is_chosen_and_ended(
    unit: CountingUnit, client_of: ClientOf, people: dict[str, User], day: dt.date
) -> None:
    bjorn = client_of("bjorn")
    page = bjorn.get(reverse("unit_member_new", args=[unit.public_id]))
    offered = set(page.context["form"].fields["user"].queryset)
    assert people["eva"] in offered
    assert not offered & {people["bjorn"], people["inger"]}
    bjorn.post(reverse("unit_member_new", args=[unit.public_id]), {"user": people["eva"].public_id})
    member = UnitMember.objects.get(user=people["eva"])
    assert member.valid_from == day
    bjorn.post(reverse("unit_member_end", args=[member.public_id]), {"row_version": 1})
    assert client_of("eva").get(reverse("counting_unit", args=[unit.public_id])).status_code == 404


def test_a_released_year_says_that_it_is_not_released_again(
    unit: CountingUnit, client_of: ClientOf, cast: dict[str, Viewer], day: dt.date, last: int
) -> None:
    hand_over(unit.authority, last, day)
    amira = client_of("amira")
    assert "aldrig en gång till" not in _get(amira, "count_release", last)
    assert "<form" in _main(_get(amira, "count_release", last))
    release_counts(year=last, by=cast["amira"])
    page = _get(amira, "count_release", last)
    assert "Ett år släpps fritt en enda gång" in page
    assert "<form" not in _main(page)
    assert reverse("count_year", args=[last]) in _get(client_of("gun"), "detection")


def _main(page: str) -> str:
    return page[page.index("<main") : page.index("</main")]


def test_the_register_names_instruments_and_holds_no_questions(client_of: ClientOf) -> None:
    page = _get(client_of("hanna"), "instruments")
    assert [each.key for each in instruments()] == ["freda", "sara-sv", "patriark", "sam", "check-10", "irisk"]
    for each in instruments():
        assert each.name in page
        assert each.source
    assert "DASH" not in page
    assert "Lägg in ett instrument" not in page


def test_the_contact_enters_an_instrument_of_the_own_authority(client_of: ClientOf, bodies: dict[str, Body]) -> None:
    bjorn, body = client_of("bjorn"), bodies["Utbildning"]
    values = {"instrument": "freda", "version": "2014", "used_at": "Elevhälsan", "roles": "Kuratorer", "note": ""}
    bjorn.post(reverse("instrument_use_new", args=[body.public_id]), values)
    use = InstrumentUse.objects.get()
    assert (use.authority, use.instrument_name) == (body, "FREDA")
    bjorn.post(
        reverse("instrument_use_change", args=[use.public_id]), values | {"roles": "Alla kuratorer", "row_version": 1}
    )
    assert "Alla kuratorer" in _get(client_of("gun"), "instruments")
    (record,) = [each for each in records_of(body.public_id) if each.code == "detection.InstrumentUse"]
    assert ("Utbildade roller", "Alla kuratorer") in [(str(label), value) for label, value in record.facts]


def test_an_instrument_that_the_register_does_not_know_is_refused(
    cast: dict[str, Viewer], bodies: dict[str, Body]
) -> None:
    use = InstrumentUse(authority=bodies["Utbildning"])
    with pytest.raises(ValidationError, match="Välj ett instrument ur listan"):
        save_instrument_use(
            use=use, values={"instrument": "dash", "used_at": "Här"}, expected_version=1, by=cast["bjorn"]
        )
    with pytest.raises(PermissionDenied):
        save_instrument_use(
            use=use, values={"instrument": "freda", "used_at": "Här"}, expected_version=1, by=cast["carin"]
        )
