"""Who may do what with counts, as a truth table; and that a number from one to four is seen nowhere but in the unit."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse

from fyren.base.records import records_of
from fyren.detection import access, queries
from fyren.detection.actions.counts import release_counts
from fyren.detection.actions.units import end_member, give_member
from fyren.detection.counting import Month
from fyren.detection.models import CountingUnit, CountRelease
from fyren.house.demo.cast import CAST
from fyren.indicators.actions.own_data import take_own_figures
from fyren.indicators.models import Indicator
from fyren.people.access import can_keep
from fyren.people.models import Body, User
from fyren.people.viewer import Viewer
from fyren.vault.models import AuditRow
from tests.detection.counting import contact_of, hand_over, note, on, unit_of
from tests.indicators.measured import places

pytestmark = pytest.mark.django_db

EVERYBODY = (*(persona.key for persona in CAST), "nobody")
MARKER = 3_141  # to be found outside the unit is a leak, and so is what it makes of the unit's year; 3140 is released
# Whose units each keeps.
KEPT = {"amira": ("KS",), "bjorn": ("Utbildning",), "carin": ("Vidingehem",)}
LEAKS = (str(MARKER), str(MARKER + 3))


@pytest.mark.parametrize("key", EVERYBODY)
def test_only_who_notes_sees_numbers(key: str, unit: CountingUnit, cast: dict[str, Viewer], last: int) -> None:
    viewer, notes = cast[key], key == "inger"
    assert access.can_note(viewer, unit) is notes
    assert can_keep(viewer, unit.authority) is (key == "bjorn")
    assert access.can_release(viewer) is (key == "amira")
    if notes:
        (january,) = [row for row in queries.month_rows(viewer, unit) if row.month == Month(last, 1)]
        assert january.counts == (3, 2, 0, 0)
        return
    with pytest.raises(PermissionDenied):
        queries.month_rows(viewer, unit)
    with pytest.raises(PermissionDenied):
        queries.counts_of(viewer, unit, Month(last, 1))


@pytest.mark.parametrize("key", EVERYBODY)
def test_the_coordinator_keeps_the_units_of_her_own_authority(
    key: str, bodies: dict[str, Body], cast: dict[str, Viewer], day: dt.date
) -> None:
    viewer, board = cast[key], bodies["KS"]
    unit = unit_of(board, noted_by=None, day=day)
    assert can_keep(viewer, board) is (key == "amira")
    assert not access.can_note(viewer, unit)
    assert [kept.body for kept in queries.kept_authorities(viewer)] == [bodies[name] for name in KEPT.get(key, ())]


def test_the_coordinator_does_not_choose_herself(
    bodies: dict[str, Body], cast: dict[str, Viewer], people: dict[str, User], day: dt.date
) -> None:
    unit = unit_of(bodies["KS"], noted_by=None, day=day)
    with pytest.raises(ValidationError, match="Du kan inte välja dig själv"):
        give_member(unit=unit, user=people["amira"], by=cast["amira"])
    assert give_member(unit=unit, user=people["hanna"], by=cast["amira"]).user == people["hanna"]


@pytest.mark.parametrize("key", EVERYBODY)
def test_the_units_pages_are_nothing_to_others(
    key: str, unit: CountingUnit, client_of: Callable[[str | None], Client], last: int
) -> None:
    client, expected = client_of(None if key == "nobody" else key), {"inger": 200, "nobody": 302}.get(key, 404)
    months = reverse("counting_unit", args=[unit.public_id])
    form = reverse("unit_note", args=[unit.public_id, last, 1])
    assert [client.get(months).status_code, client.get(form).status_code] == [expected, expected]
    assert client.post(form).status_code == expected


def test_who_no_longer_notes_sees_nothing(unit: CountingUnit, cast: dict[str, Viewer], day: dt.date) -> None:
    (member,) = unit.members.all()
    end_member(member=member, expected_version=1, by=contact_of(unit.authority, day))
    assert not access.can_note(cast["inger"], unit)


def test_who_notes_for_one_unit_sees_no_other(
    unit: CountingUnit, bodies: dict[str, Body], cast: dict[str, Viewer], people: dict[str, User], day: dt.date
) -> None:
    other = unit_of(bodies["Utbildning"], noted_by=people["eva"], day=day)
    assert access.can_note(cast["eva"], other)
    assert not access.can_note(cast["eva"], unit)
    assert not access.can_note(cast["inger"], other)


def test_who_is_to_note_later_does_not_see_yet(unit: CountingUnit, cast: dict[str, Viewer], day: dt.date) -> None:
    begins = unit.members.get().valid_from
    assert begins is not None
    assert access.can_note(on(cast["inger"], begins), unit)
    assert not access.can_note(on(cast["inger"], begins - dt.timedelta(days=1)), unit)


def test_the_contact_does_not_choose_herself(
    unit: CountingUnit, cast: dict[str, Viewer], people: dict[str, User]
) -> None:
    with pytest.raises(ValidationError, match="Du kan inte välja dig själv"):
        give_member(unit=unit, user=people["bjorn"], by=cast["bjorn"])
    assert give_member(unit=unit, user=people["eva"], by=cast["bjorn"]).user == people["eva"]


@pytest.fixture
def marked(
    unit: CountingUnit, cast: dict[str, Viewer], bodies: dict[str, Body], day: dt.date, last: int
) -> CountingUnit:
    """A unit with a number that is nowhere else in the house, handed over, released and an indicator."""
    places()
    note(unit, Month(last, 2), MARKER, 3, by=cast["inger"])
    hand_over(bodies["Utbildning"], last, day)
    release_counts(year=last, by=cast["amira"])
    take_own_figures(by=cast["amira"])
    return unit


@pytest.mark.once
def test_the_number_is_on_no_page_that_others_reach(
    marked: CountingUnit, client_of: Callable[[str | None], Client], last: int
) -> None:
    """Every page without arguments, and every page of the room's, for each of the cast."""
    addresses = [*_plain_pages(), *_pages_of_the_room(marked, last)]
    own = reverse("counting_unit", args=[marked.public_id])
    found = {}
    for key in EVERYBODY:
        client = client_of(None if key == "nobody" else key)
        pages = {address: _text(client.get(address)) for address in addresses}
        found[key] = [address for address, text in pages.items() if any(leak in text for leak in LEAKS)]
    assert found.pop("inger")[:1] == [own], "the positive control: who notes sees it"
    assert not any(found.values()), found


def test_the_released_pages_show_fives_only(
    marked: CountingUnit, client_of: Callable[[str | None], Client], last: int
) -> None:
    page = client_of("gun").get(reverse("count_year", args=[last])).content.decode()
    assert "minst 3140" in page.replace("\xa0", "")
    assert "minst 5" in page  # 2 and 3 said yes
    assert page.count("färre än 5") == 6  # nobody reported or accepted: all, the authority and its unit


def test_the_registrars_documents_hold_no_number(
    marked: CountingUnit, client_of: Callable[[str | None], Client], bodies: dict[str, Body]
) -> None:
    records = records_of(bodies["Utbildning"].public_id)
    ours = [record for record in records if record.code.startswith("detection.")]
    assert {record.code for record in ours} == {"detection.CountingUnit", "detection.CountHandover"}
    asked = {"purpose": "request", "documents": [record.key for record in ours]}
    address = reverse("registrar_documents", args=[bodies["Utbildning"].public_id])
    response = client_of("eva").post(address, asked)
    with zipfile.ZipFile(io.BytesIO(response.content)) as files:
        text = "".join(files.read(name).decode() for name in files.namelist() if not name.endswith(".pdf"))
    assert marked.name in text
    assert not any(leak in text for leak in LEAKS)


def test_the_released_year_is_among_the_executive_boards_documents(
    marked: CountingUnit, bodies: dict[str, Body]
) -> None:
    (release,) = [each for each in records_of(bodies["KS"].public_id) if each.code == "detection.CountRelease"]
    text = "\n".join(part.text for part in release.parts)
    assert "minst 3140" in text
    assert not any(leak in text for leak in LEAKS)


def test_the_audit_tells_that_a_month_is_noted_and_no_number(marked: CountingUnit, last: int) -> None:
    rows = AuditRow.objects.filter(act="detection.counts.noted", object_id=marked.public_id)
    assert [row.fields for row in rows.order_by("id")] == [[f"{last}-01"], [f"{last}-02"]]


def test_the_frozen_content_holds_no_number(marked: CountingUnit) -> None:
    assert not any(leak in str(CountRelease.objects.get().content) for leak in LEAKS)


def _plain_pages() -> list[str]:
    """Every address that takes no argument and is answered with a page."""
    names = {key for key in get_resolver().reverse_dict if isinstance(key, str)}
    kept = [name for name in names if not name.startswith("account_") and name not in {"home"}]
    found = []
    for name in sorted(kept):
        try:
            found.append(reverse(name))
        except NoReverseMatch:  # it takes arguments
            continue
    return found


def _pages_of_the_room(unit: CountingUnit, year: int) -> list[str]:
    body, member = unit.authority.public_id, unit.members.get().public_id
    return [
        reverse("counting_unit", args=[unit.public_id]),
        reverse("unit_note", args=[unit.public_id, year, 2]),
        reverse("counting_units", args=[body]),
        reverse("counting_unit_change", args=[unit.public_id]),
        reverse("counting_unit_end", args=[unit.public_id]),
        reverse("unit_member_new", args=[unit.public_id]),
        reverse("unit_member_end", args=[member]),
        reverse("count_hand_over", args=[body, year]),
        reverse("count_release", args=[year]),
        reverse("count_year", args=[year]),
        reverse("registrar_documents", args=[body]),
        *(reverse("indicator", args=[public_id]) for public_id in _indicators()),
        *(reverse("indicator_file", args=[public_id, "csv"]) for public_id in _indicators()),
    ]


def _indicators() -> list[str]:
    return list(Indicator.objects.filter(code__startswith="detection.").values_list("public_id", flat=True))


def _text(response: object) -> str:
    """What came, without the spaces that group thousands."""
    content = getattr(response, "content", b"") or b"".join(getattr(response, "streaming_content", ()))
    return content.decode(errors="ignore").replace("\xa0", "").replace("\u202f", "")
