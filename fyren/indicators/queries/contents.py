"""Indicators with their values, as the room's contract tells them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from fyren.base.at_once import read_at_once
from fyren.base.clock import SWEDISH_TIME
from fyren.base.models import holding_on
from fyren.indicators.content import IndicatorContent, Point, Series
from fyren.indicators.models import CouncilSet, CouncilSetMember, Figure, Indicator, IndicatorLink, Place
from fyren.indicators.queries.links import FIELDS, via_of
from fyren.indicators.rules import Gender

EXAMPLE = "example"  # the source of a value that is made up
_GENDERS = [gender.value for gender in Gender]


@dataclass(frozen=True, slots=True)
class _Value:
    value: float | None
    source: str
    fetched_at: dt.datetime


_Values = dict[tuple[int, int, str], dict[int, _Value]]  # by indicator, place and gender: by year


def contents_of(
    indicators: QuerySet[Indicator],
    *,
    day: dt.date,
    years: Collection[int] | None = None,
    places: Collection[str] | None = None,
    genders: Collection[Gender] = tuple(Gender),
) -> list[IndicatorContent]:
    """See `fyren.indicators.facts.indicator_content`: 2 queries."""
    asked = indicators.order_by().values("pk")
    entries = CouncilSetMember.objects.filter(indicator__in=asked, council_set__year__lte=day.year)
    links = IndicatorLink.objects.filter(holding_on(day), indicator__in=asked)
    read = read_at_once(
        indicators=indicators,
        places=Place.objects.filter(code__in=places) if places is not None else beside_home(),
        entries=entries.select_related("council_set").order_by("council_set__year"),
        links=links.select_related(*FIELDS.values()),
    )
    stand = read["places"]
    values = _values(read["indicators"], stand, years, genders)
    latest = {entry.indicator_id: entry for entry in read["entries"]}  # a later year's takes an earlier's place
    held: dict[int, list[IndicatorLink]] = defaultdict(list)
    for link in read["links"]:
        held[link.indicator_id].append(link)
    return [_content(each, stand, values, latest.get(each.pk), held[each.pk]) for each in read["indicators"]]


def beside_home() -> QuerySet[Place]:
    """The own municipality and what stands beside it."""
    return Place.objects.filter(Q(is_home=True) | Q(is_compared=True))


def council_words(council_set: CouncilSet) -> str:
    """In which decision of the council an indicator stands, in words; what is not known of it is not said."""
    words = f"{council_set.get_owner_display()} {council_set.year}"
    if council_set.decided_on is None:
        return _("%(set)s, decision not entered") % {"set": words}
    said = {"set": words, "day": council_set.decided_on.isoformat(), "section": council_set.section}
    if council_set.section:
        return _("%(set)s, decided by the council on %(day)s, section %(section)s") % said
    return _("%(set)s, decided by the council on %(day)s") % said


def _values(
    indicators: Sequence[Indicator],
    places: Iterable[Place],
    years: Collection[int] | None,
    genders: Collection[Gender],
) -> _Values:
    ids = {each.pk for each in indicators} | {each.uncertainty_id for each in indicators if each.uncertainty_id}
    rows = Figure.objects.filter(indicator__in=ids, place__in=[place.pk for place in places])
    if years is not None:
        rows = rows.filter(year__in=years)
    if len(genders) < len(Gender):
        rows = rows.filter(gender__in=[gender.value for gender in genders])
    found: _Values = defaultdict(dict)
    for indicator, place, year, gender, value, source, fetched_at in rows.values_list(
        "indicator", "place", "year", "gender", "value", "source", "fetched_at"
    ):
        found[indicator, place, gender][year] = _Value(value, source, fetched_at)
    return found


def _content(
    indicator: Indicator,
    places: Iterable[Place],
    values: _Values,
    entry: CouncilSetMember | None,
    links: Iterable[IndicatorLink],
) -> IndicatorContent:
    series = tuple(
        _series(place, gender, values[indicator.pk, place.pk, gender], _margins(indicator, place, gender, values))
        for place in places
        for gender in _GENDERS
        if (indicator.pk, place.pk, gender) in values
    )
    sources = {one.source for place in places for gender in _GENDERS
               for one in values.get((indicator.pk, place.pk, gender), {}).values()}  # fmt: skip
    return IndicatorContent(
        public_id=indicator.public_id,
        code=indicator.code,
        title=indicator.title,
        says=indicator.says,
        says_not=indicator.says_not,
        owner=indicator.owner,
        unit=indicator.unit,
        by_gender=indicator.by_gender,
        direction=indicator.direction,
        source=indicator.source,
        licence=indicator.licence,
        checked_on=_iso(indicator.checked_on),
        review_by=_iso(indicator.review_by),
        stamp=indicator.stamp_state.value,
        rhythm=indicator.rhythm,
        is_example=indicator.is_example or EXAMPLE in sources,
        aim=entry.aim if entry is not None else "",
        council=council_words(entry.council_set) if entry is not None else "",
        via=tuple(via_of(link) for link in links),
        series=series,
    )


def _margins(indicator: Indicator, place: Place, gender: str, values: _Values) -> Mapping[int, _Value]:
    if indicator.uncertainty_id is None:
        return {}
    return values.get((indicator.uncertainty_id, place.pk, gender), {})


def _series(place: Place, gender: str, by_year: Mapping[int, _Value], margins: Mapping[int, _Value]) -> Series:
    points = tuple(_point(year, by_year[year], margins.get(year)) for year in sorted(by_year))
    return Series(place.name, place.code, place.kind, place.is_home, gender, points)


def _point(year: int, value: _Value, margin: _Value | None) -> Point:
    """A value with its bounds. The uncertainty is half their width, and no bound is below nought."""
    fetched_on = _day(value.fetched_at)
    if value.value is None or margin is None or margin.value is None:
        return Point(year, value.value, None, None, fetched_on)
    low = value.value - margin.value
    return Point(
        year,
        value.value,
        round(max(low, 0.0) if value.value >= 0 else low, 6),
        round(value.value + margin.value, 6),
        fetched_on,
    )


@lru_cache(maxsize=1024)
def _day(at: dt.datetime) -> str:
    """The day in Sweden. Values that came together share a moment."""
    return at.astimezone(SWEDISH_TIME).date().isoformat()


def _iso(day: dt.date | None) -> str:
    return day.isoformat() if day is not None else ""
