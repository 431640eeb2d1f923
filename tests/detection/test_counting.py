"""Noting, handing over and releasing: the whole way to the indicator, and what each step refuses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from fyren.base.disclosure import Cell, shown
from fyren.base.frozen import checksum_of
from fyren.base.history import Conflict
from fyren.detection.actions.counts import hand_over_counts, note_counts, release_counts
from fyren.detection.actions.units import end_unit
from fyren.detection.counting import WHOLE, Month, Named, Released, months_to_note, released
from fyren.detection.due import counting_due
from fyren.detection.facts import count_indicators
from fyren.detection.models import CountHandover, CountingUnit, CountKind, CountRelease, MonthCount
from fyren.detection.queries import content_of, handing_over, noted_months
from fyren.indicators.models import Figure, Indicator
from fyren.indicators.rules import Owner
from fyren.people.models import Body, User
from fyren.people.viewer import Viewer
from fyren.vault.acts import Act
from fyren.vault.models import AuditRow
from tests.detection.counting import contact_of, hand_over, note, on, unit_of
from tests.indicators.measured import places

pytestmark = pytest.mark.django_db


def test_from_a_noted_month_to_an_indicator(
    unit: CountingUnit, client_of: Callable[[str | None], Client], bodies: dict[str, Body], last: int
) -> None:
    """All the way through the pages, each person by herself."""
    places()
    inger, bjorn, amira = client_of("inger"), client_of("bjorn"), client_of("amira")
    address = reverse("unit_note", args=[unit.public_id, last, 2])
    versions = {f"{kind.value}_version": 0 for kind in CountKind}
    assert inger.post(address, {"asked": 9, "said_yes": 1, **versions}).status_code == 302

    body = bodies["Utbildning"].public_id
    page = bjorn.get(reverse("count_hand_over", args=[body, last])).content.decode()
    assert "2 av 12" in page
    assert bjorn.post(reverse("count_hand_over", args=[body, last]), {"ja": "1"}).status_code == 302

    release = reverse("count_release", args=[last])
    assert "Har lämnat över" in amira.get(release).content.decode()
    assert amira.post(release, {"ja": "1"}).status_code == 302
    values = Figure.objects.filter(indicator__code__startswith="detection.").order_by("indicator__code")
    assert dict(values.values_list("indicator__code", "value")) == {
        "detection.asked": 10.0,  # 3 and 9
        "detection.said_yes": None,  # 2 and 1: fewer than five is no value, and not nought
        "detection.reported": None,
        "detection.accepted_change": None,
    }
    (asked,) = [value.indicator for value in values if value.value]
    assert (
        "antal, avrundat nedåt till jämna femtal"
        in client_of(None).get(reverse("indicator", args=[asked.public_id])).content.decode()
    )


def test_a_month_that_is_noted_has_every_kind(unit: CountingUnit, last: int) -> None:
    assert set(MonthCount.objects.filter(unit=unit, year=last, month=1).values_list("kind", "count")) == {
        ("asked", 3),
        ("said_yes", 2),
        ("reported", 0),
        ("accepted_change", 0),
    }


def test_numbers_are_changed_against_the_version_that_was_seen(
    unit: CountingUnit, cast: dict[str, Viewer], last: int
) -> None:
    month, seen = Month(last, 1), dict.fromkeys(CountKind, 1)
    note_counts(unit=unit, month=month, counts={CountKind.ASKED: 7}, expected=seen, by=cast["inger"])
    with pytest.raises(Conflict):
        note_counts(unit=unit, month=month, counts={CountKind.ASKED: 8}, expected=seen, by=cast["inger"])
    assert unit.counts.get(year=last, month=1, kind=CountKind.ASKED).count == 7


def test_the_second_who_notes_sees_what_the_first_saved(
    unit: CountingUnit, client_of: Callable[[str | None], Client], last: int
) -> None:
    address, inger = reverse("unit_note", args=[unit.public_id, last, 1]), client_of("inger")
    typed = {"asked": 8, **{f"{kind.value}_version": 0 for kind in CountKind}}
    response = inger.post(address, typed)
    assert response.status_code == 409
    assert "Någon noterade medan du skrev" in response.content.decode()
    versions = {f"{kind.value}_version": 1 for kind in CountKind}
    assert response.context["form"].data["asked"] == "8"
    assert {name: int(response.context["form"].data[name]) for name in versions} == versions
    assert inger.post(address, typed | versions).status_code == 302
    assert unit.counts.get(year=last, month=1, kind=CountKind.ASKED).count == 8


@pytest.mark.parametrize("numbers", [{"asked": -1}, {"asked": "många"}, {"asked": 10_000}])
def test_what_is_no_count_is_refused(
    unit: CountingUnit, client_of: Callable[[str | None], Client], last: int, numbers: dict[str, object]
) -> None:
    versions = {f"{kind.value}_version": 0 for kind in CountKind}
    response = client_of("inger").post(reverse("unit_note", args=[unit.public_id, last, 3]), numbers | versions)
    assert response.status_code == 200
    assert response.context["form"].errors.keys() == {"asked"}
    assert not unit.counts.filter(year=last, month=3).exists()


def test_months_to_come_and_long_gone_are_not_noted(
    unit: CountingUnit, cast: dict[str, Viewer], client_of: Callable[[str | None], Client], day: dt.date, last: int
) -> None:
    for month in (Month(last - 1, 12), Month(day.year + 1, 1)):
        with pytest.raises(ValidationError, match="Bara månader i år och förra året"):
            note(unit, month, 5, by=cast["inger"])
        address = reverse("unit_note", args=[unit.public_id, month.year, month.number])
        assert client_of("inger").get(address).status_code == 404
    assert client_of("inger").get(reverse("unit_note", args=[unit.public_id, last, 13])).status_code == 404


def test_a_unit_that_has_ended_finishes_its_months(
    unit: CountingUnit, cast: dict[str, Viewer], day: dt.date, last: int
) -> None:
    end_unit(unit=unit, last_day=dt.date(last, 3, 10), expected_version=1, by=contact_of(unit.authority, day))
    note(unit, Month(last, 3), 5, by=cast["inger"])
    with pytest.raises(ValidationError):
        note(unit, Month(last, 4), 5, by=cast["inger"])


def test_nothing_is_noted_after_the_handing_over(
    unit: CountingUnit, cast: dict[str, Viewer], day: dt.date, last: int
) -> None:
    hand_over(unit.authority, last, day)
    with pytest.raises(ValidationError, match="har lämnat över"):
        note(unit, Month(last, 2), 5, by=cast["inger"])
    note(unit, Month(day.year, 1), 5, by=cast["inger"])  # this year is still the unit's


def test_handing_over_is_the_contacts_and_once(
    unit: CountingUnit, cast: dict[str, Viewer], day: dt.date, last: int
) -> None:
    for key in ("inger", "amira", "carin", "farid"):
        with pytest.raises(PermissionDenied):
            hand_over_counts(authority=unit.authority, year=last, by=cast[key])
    with pytest.raises(ValidationError, match="Året är inte slut"):
        hand_over_counts(authority=unit.authority, year=day.year, by=cast["bjorn"])
    with pytest.raises(ValidationError, match="Inget är noterat"):
        hand_over_counts(authority=unit.authority, year=last - 1, by=cast["bjorn"])
    hand_over_counts(authority=unit.authority, year=last, by=cast["bjorn"])
    with pytest.raises(ValidationError, match="redan överlämnat"):
        hand_over_counts(authority=unit.authority, year=last, by=cast["bjorn"])


def test_what_is_noted_is_counted_in_months(unit: CountingUnit, cast: dict[str, Viewer], last: int) -> None:
    note(unit, Month(last, 5), by=cast["inger"])  # noughts are noted too
    assert noted_months(unit.authority, last) == {unit: 2}
    assert noted_months(unit.authority, last + 1) == {unit: 0}


def test_a_year_is_released_once(
    unit: CountingUnit,
    cast: dict[str, Viewer],
    bodies: dict[str, Body],
    people: dict[str, User],
    day: dt.date,
    last: int,
) -> None:
    with pytest.raises(ValidationError, match="Ingen myndighet har lämnat över"):
        release_counts(year=last, by=cast["amira"])
    other = unit_of(bodies["Vidingehem"], noted_by=people["carin"], day=day)
    note(other, Month(last, 1), 40, by=cast["carin"])
    hand_over(unit.authority, last, day)
    assert handing_over(last).missing == (bodies["Vidingehem"],)
    with pytest.raises(PermissionDenied):
        release_counts(year=last, by=cast["bjorn"])
    with pytest.raises(ValidationError, match="Året är inte slut"):
        release_counts(year=day.year, by=cast["amira"])
    release = release_counts(year=last, by=cast["amira"])
    hand_over(bodies["Vidingehem"], last, day)
    with pytest.raises(ValidationError, match="redan frisläppt"):
        release_counts(year=last, by=cast["amira"])
    assert CountRelease.objects.get() == release
    assert [each.key for each in release.read().authorities] == [bodies["Utbildning"].public_id]
    assert release.read().shown["asked"][WHOLE] == 0


def test_a_release_is_frozen(unit: CountingUnit, cast: dict[str, Viewer], day: dt.date, last: int) -> None:
    hand_over(unit.authority, last, day)
    release = release_counts(year=last, by=cast["amira"])
    before = CountRelease.objects.get().read()
    MonthCount.objects.update(count=900)
    CountingUnit.objects.update(name="Nytt namn")
    assert CountRelease.objects.get().read() == before
    assert content_of(last) != before  # the positive control: made anew it would have been another
    release.content["shown"]["asked"][WHOLE] = 900
    release.save()
    with pytest.raises(ValueError, match="checksum"):
        CountRelease.objects.get().read()


def test_an_unknown_schema_is_not_read(unit: CountingUnit, cast: dict[str, Viewer], day: dt.date, last: int) -> None:
    hand_over(unit.authority, last, day)
    release_counts(year=last, by=cast["amira"])
    CountRelease.objects.update(schema_version=2)
    with pytest.raises(ValueError, match="schema"):
        CountRelease.objects.get().read()


def test_the_database_itself_keeps_months_and_kinds_apart(unit: CountingUnit, last: int) -> None:
    for wrong in ({"month": 13}, {"month": 0}, {"month": 1}):
        with pytest.raises(IntegrityError), transaction.atomic():
            MonthCount.objects.create(unit=unit, year=last, kind=CountKind.ASKED, count=1, **wrong)
    handed = {"authority": unit.authority, "year": last, "handed_over_by": "x"}
    CountHandover.objects.create(**handed)
    with pytest.raises(IntegrityError), transaction.atomic():
        CountHandover.objects.create(**handed)


def test_without_a_released_year_there_is_no_indicator(
    unit: CountingUnit, cast: dict[str, Viewer], day: dt.date, last: int
) -> None:
    assert list(count_indicators(day)) == []
    hand_over(unit.authority, last, day)
    assert list(count_indicators(day)) == []
    release_counts(year=last, by=cast["amira"])
    offered = list(count_indicators(day))
    assert [each.code for each in offered] == [f"detection.{kind.value}" for kind in CountKind]
    assert {each.direction.value for each in offered} == {"contextual"}
    assert {figure.value for each in offered for figure in each.figures} == {None}


def test_a_library_that_is_loaded_late_takes_in_the_years_that_are_released(
    unit: CountingUnit, cast: dict[str, Viewer], day: dt.date, last: int
) -> None:
    note(unit, Month(last, 2), 14, by=cast["inger"])
    taken = AuditRow.objects.filter(act=Act.OWN_FIGURES_TAKEN)
    hand_over(unit.authority, last, day)
    release_counts(year=last, by=cast["amira"])
    assert not Indicator.objects.filter(code="detection.asked").exists()
    call_command("load_library")
    value = Figure.objects.get(indicator__code="detection.asked")
    assert (value.year, value.value, value.place.is_home) == (last, 15, True)
    assert taken.count() == 1
    call_command("load_library")
    assert taken.count() == 1


def test_a_library_takes_in_nothing_where_nothing_is_released(unit: CountingUnit) -> None:
    call_command("load_library")
    assert Indicator.objects.filter(code="N07402").exists()
    own = Indicator.objects.filter(owner=Owner.OWN_DATA).values_list("code", flat=True)
    assert list(own) == ["guide.services_checked"], "the national services of the guide are there from the start"


NUMBERS = st.integers(min_value=0, max_value=40)


@given(
    st.lists(st.lists(st.tuples(NUMBERS, NUMBERS, NUMBERS, NUMBERS), min_size=1, max_size=4), min_size=1, max_size=4)
)
def test_what_is_released_is_what_the_rules_of_disclosure_show(
    counted: list[list[tuple[int, int, int, int]]],
) -> None:
    authorities, counts = [], {kind.value: {} for kind in CountKind}
    for a, units in enumerate(counted):
        authorities.append(Named(f"a{a}", f"Nämnd {a}", tuple(Named(f"a{a}u{u}", "Enhet") for u in range(len(units)))))
        for u, numbers in enumerate(units):
            for kind, number in zip(CountKind, numbers, strict=True):
                counts[kind.value][f"a{a}u{u}"] = number
    content = released(2025, tuple(authorities), counts)
    for place, kind in enumerate(CountKind):
        parts = tuple(
            Cell(f"a{a}", parts=tuple(Cell(f"a{a}u{u}", own=each[place]) for u, each in enumerate(units)))
            for a, units in enumerate(counted)
        )
        assert content.shown[kind] == shown(Cell(WHOLE, parts=parts))
    frozen = content.to_json()
    assert Released.from_json(frozen) == content
    assert checksum_of(frozen) == checksum_of(Released.from_json(frozen).to_json())


def test_a_unit_without_a_count_is_shown_as_fewer_than_five(
    unit: CountingUnit, bodies: dict[str, Body], day: dt.date, last: int
) -> None:
    silent = unit_of(bodies["Utbildning"], name="Förskolan", day=day)
    hand_over(unit.authority, last, day)
    assert content_of(last).shown["asked"][silent.public_id] == 0


def test_months_that_are_open() -> None:
    day = dt.date(2026, 3, 4)
    assert [*months_to_note(day, None, None)][::14] == [Month(2025, 1), Month(2026, 3)]
    assert list(months_to_note(day, dt.date(2026, 1, 31), None)) == [Month(2026, n) for n in (1, 2, 3)]
    assert list(months_to_note(day, None, dt.date(2025, 2, 1))) == [Month(2025, 1), Month(2025, 2)]
    assert Month(2025, 12).next == Month(2026, 1)
    assert Month(2026, 1).before == Month(2025, 12)
    assert Month(2024, 2).last == dt.date(2024, 2, 29)


def test_what_waits_for_who_notes(unit: CountingUnit, cast: dict[str, Viewer], last: int) -> None:
    in_march = on(cast["inger"], dt.date(last, 3, 5))
    (item,) = counting_due(in_march)
    assert (item.what, str(item.reason)) == ("Elevhälsan", f"Inget är noterat för februari {last}.")
    assert item.url == reverse("unit_note", args=[unit.public_id, last, 2])
    assert list(counting_due(on(cast["inger"], dt.date(last, 2, 5)))) == []  # January is noted
    assert list(counting_due(on(cast["eva"], dt.date(last, 3, 5)))) == []


def test_what_waits_for_the_contact(unit: CountingUnit, cast: dict[str, Viewer], day: dt.date, last: int) -> None:
    in_january, in_february = (on(cast["bjorn"], dt.date(last + 1, month, 2)) for month in (1, 2))
    assert list(counting_due(in_january)) == []
    (item,) = counting_due(in_february)
    assert item.url == reverse("count_hand_over", args=[unit.authority.public_id, last])
    assert item.date is not None
    assert item.date.month == 2
    assert list(counting_due(on(cast["carin"], in_february.day))) == []
    hand_over(unit.authority, last, day)
    assert list(counting_due(in_february)) == []
