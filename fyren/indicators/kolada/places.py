"""Municipalities, regions and groups as Kolada names them. What stands beside ours is for people to choose."""

from __future__ import annotations

from fyren.base import clock
from fyren.indicators.kolada.client import Kolada
from fyren.indicators.models import Place, PlaceMember
from fyren.indicators.rules import PlaceKind

NATION = "0000"
LONGEST_CODE = 10  # as long as the table keeps; a municipality's has four signs


def refresh_places(kolada: Kolada) -> None:
    """Add the municipalities and regions that are not here, take over new names, and the members of chosen groups."""
    held = {place.code: place for place in Place.objects.all()}
    added, renamed = [], []
    for each in kolada.municipalities():
        place, name = held.get(each.code), each.name[:120]
        if len(each.code) > LONGEST_CODE:
            continue
        if place is None:
            added.append(Place(code=each.code, name=name, kind=_kind(each.code, each.kind)))
        elif place.name != name:
            place.name = name
            renamed.append(place)
    Place.objects.bulk_create(added, ignore_conflicts=True)
    Place.objects.bulk_update(renamed, ["name"])
    _refresh_groups(kolada)


def _kind(code: str, kind: str) -> PlaceKind:
    if code == NATION:
        return PlaceKind.NATION
    return PlaceKind.REGION if kind == "L" else PlaceKind.MUNICIPALITY


def _refresh_groups(kolada: Kolada) -> None:
    """The members of the groups that stand beside ours, as they are today."""
    chosen = {each.code: each for each in Place.objects.filter(kind=PlaceKind.GROUP, is_compared=True)}
    if not chosen:
        return
    ids = dict(Place.objects.values_list("code", "pk"))
    today = clock.today()
    for group in kolada.groups(chosen):
        place = chosen.get(group.code)
        if place is None:
            continue
        members = {ids[code] for code in group.members if code in ids}
        held = set(place.memberships.values_list("member_id", flat=True))
        if members and members != held:
            place.memberships.exclude(member__in=members).delete()
            PlaceMember.objects.bulk_create(
                [PlaceMember(group=place, member_id=each, fetched_on=today) for each in sorted(members - held)]
            )
