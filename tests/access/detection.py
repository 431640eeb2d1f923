"""Example objects for the addresses in fyren/detection/urls.py; see tests/access/objects.py."""

from __future__ import annotations

from itertools import count

from fyren.base.frozen import checksum_of
from fyren.detection.counting import Named, released
from fyren.detection.models import CountingUnit, CountKind, CountRelease, InstrumentUse, UnitMember
from fyren.people.access_table import Outcome
from fyren.people.models import RoleAssignment, User
from tests.access.maker import Arguments, Asked, Away, Maker

_NUMBERS = count(1)


def _unit(asked: Asked) -> CountingUnit:
    return CountingUnit.objects.create(authority=asked.authority, name=f"Enhet {next(_NUMBERS)}")


def _kept(asked: Asked) -> Arguments:
    return {"public_id": _unit(asked).public_id}


def _noted(asked: Asked) -> Arguments:
    """A unit that whoever asks notes for; that nobody does where it is another's."""
    unit = _unit(asked)
    if asked.is_own:
        UnitMember.objects.create(unit=unit, user=_asking(asked))
    return {"public_id": unit.public_id}


def _asking(asked: Asked) -> User:
    if asked.role is None:
        return User.objects.get_or_create(email="utan@fyren.example", name="Utan Roll")[0]
    return RoleAssignment.objects.filter(role=asked.role, body=asked.authority).select_related("user")[0].user


def _month(asked: Asked) -> Arguments:
    return {**_noted(asked), "year": asked.world.day.year, "number": asked.world.day.month}


def _member(asked: Asked) -> Arguments:
    member = UnitMember.objects.create(unit=_unit(asked), user=asked.world.people["hanna"])
    return {"public_id": member.public_id}


def _body(asked: Asked) -> Arguments:
    return {"public_id": asked.authority.public_id}


def _year_of_body(asked: Asked) -> Arguments:
    return {**_body(asked), "year": asked.world.day.year - 1}


def _year(asked: Asked) -> Arguments:
    return {"year": asked.world.day.year - 2}


def _released(asked: Asked) -> Arguments:
    year = asked.world.day.year - 1
    whole = (Named("a", "Nämnden", (Named("u", "Enheten"),)),)
    content = released(year, whole, {kind.value: {"u": 12} for kind in CountKind}).to_json()
    made = {"content": content, "checksum": checksum_of(content), "released_by": "somebody"}
    CountRelease.objects.get_or_create(year=year, defaults=made)
    return {"year": year}


def _use(asked: Asked) -> Arguments:
    made = InstrumentUse.objects.create(authority=asked.authority, instrument="freda", used_at="Enheten")
    return {"public_id": made.public_id}


_NUMBERS_STAY = Away(Outcome.UNKNOWN, "numbers stay in the unit: to others its pages are not there")

OBJECTS: dict[str, Maker] = {
    "counting_unit": _noted,
    "unit_note": _month,
    **dict.fromkeys(("counting_units", "counting_unit_new", "instrument_use_new", "workplace_poster"), _body),
    **dict.fromkeys(("counting_unit_change", "counting_unit_end", "unit_member_new"), _kept),
    "unit_member_end": _member,
    "count_hand_over": _year_of_body,
    "count_release": _year,
    "count_year": _released,
    "instrument_use_change": _use,
}
AWAY: dict[str, Away] = {
    **dict.fromkeys(("counting_unit", "unit_note"), _NUMBERS_STAY),
    "count_release": Away(Outcome.ALLOWED, "a year is the whole municipality's"),
    "count_year": Away(Outcome.ALLOWED, "what is released everyone who is logged in reads"),
}
PERSONAL = frozenset({"counting_unit", "unit_note"})
