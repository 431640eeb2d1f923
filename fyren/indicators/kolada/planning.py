"""What a fetching asks for: whole series of what was never fetched, and of the rest what has changed."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from fyren.base import clock
from fyren.indicators.kolada.client import asked_by, by_place, by_year
from fyren.indicators.models import Indicator, KoladaRun, KoladaSegment, Place, RunState
from fyren.indicators.rules import PlaceKind

EVERYWHERE = "*"  # every municipality; regions and groups are asked for by name


@dataclass(frozen=True, slots=True)
class Wishes:
    """What somebody wants fetched; nothing said: what changed since last time, of ours and what stands beside it.

    Args:
        is_full: everything, also what was fetched before.
        since: what changed since that day, and nothing else.
        only: only those indicators.
        all_places: every municipality and region, not only those that stand beside ours.
    """

    is_full: bool = False
    since: dt.date | None = None
    only: tuple[str, ...] = ()
    all_places: bool = False

    @property
    def words(self) -> str:
        """As the command writes them: two fetchings with the same ones are the same."""
        said = [
            "--full" if self.is_full else "",
            f"--since {self.since.isoformat()}" if self.since else "",
            f"--only {','.join(sorted(self.only))}" if self.only else "",
            "--all-places" if self.all_places else "",
        ]
        return " ".join(filter(None, said))[:500]


def indicators_to_fetch(wishes: Wishes) -> dict[str, int]:
    """Database ids by code of the indicators from Kolada that are still published."""
    found = Indicator.objects.filter(from_kolada=True, ended_on__isnull=True).values_list("code", "pk")
    return {code: pk for code, pk in found if not wishes.only or code in wishes.only}


def places_to_fetch(wishes: Wishes) -> dict[str, str]:
    """Kinds by code of ours and what stands beside it; with all places, of every municipality and region too."""
    return {
        place.code: place.kind
        for place in Place.objects.all()
        if place.is_home or place.is_compared or (wishes.all_places and place.kind != PlaceKind.GROUP)
    }


def last_day(wishes: Wishes) -> dt.date | None:
    """The day whose changes are to be asked for: a day before the last whole fetching began. None: everything is."""
    if wishes.is_full:
        return None
    if wishes.since:
        return wishes.since
    done = KoladaRun.objects.filter(state=RunState.DONE).exclude(asked__contains="--only")
    last = done.exclude(asked__contains="--since").first()
    return last.started_at.date() - dt.timedelta(days=1) if last else None


def paths(wishes: Wishes, codes: Iterable[str], places: dict[str, str]) -> list[str]:
    """Every path to ask for, each within what Kolada takes."""
    since = last_day(wishes)
    if since is None or wishes.since:
        return _paths(wishes, sorted(codes), places, since)
    known = _fetched_before()
    groups: dict[tuple[frozenset[str], frozenset[str]], list[str]] = defaultdict(list)
    for code in sorted(codes):
        old = frozenset(place for place, kind in places.items() if _is_known(known[code], place, kind))
        groups[old, frozenset(places) - old].append(code)
    found: list[str] = []
    for (old, new), same in sorted(groups.items(), key=lambda group: group[1]):
        found += _paths(wishes, same, {place: places[place] for place in old}, since)
        found += _paths(wishes, same, {place: places[place] for place in new}, None)
    return found


def _paths(wishes: Wishes, codes: list[str], places: dict[str, str], since: dt.date | None) -> list[str]:
    """By place; with all places by year, which is far fewer, and what is no municipality by place."""
    if not codes or not places:
        return []
    if not wishes.all_places:
        return by_place(codes, places, since)
    others = [place for place, kind in places.items() if kind != PlaceKind.MUNICIPALITY]
    everywhere = by_year(codes, clock.today().year, since) if len(others) < len(places) else []
    return everywhere + (by_place(codes, others, since) if others else [])


def _fetched_before() -> dict[str, set[str]]:
    """The places whose whole series have been fetched, by indicator."""
    known: dict[str, set[str]] = defaultdict(set)
    done = KoladaSegment.objects.filter(is_done=True).exclude(path__contains="from_date=")
    for path in done.values_list("path", flat=True).distinct():
        codes, places, _years, _changes = asked_by(path)
        for code in codes:
            known[code] |= set(places) or {EVERYWHERE}
    return known


def _is_known(known: set[str], place: str, kind: str) -> bool:
    return place in known or (EVERYWHERE in known and kind == PlaceKind.MUNICIPALITY)
