"""The read API's indicators and values. A value that is missing is null, never nought."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from ninja import Query, Router

from fyren.base import clock
from fyren.base.api import Day, Filters, Name, Out, Page, Year, page_of
from fyren.indicators.models import Figure, Indicator
from fyren.indicators.rules import Gender

router = Router(tags=["indicators"])


class IndicatorOut(Out):
    """An indicator: what it says and does not, whose it is, and where the fact comes from. None is ever the plan's."""

    id: str
    code: str
    title: str
    says: str
    says_not: str
    owner: str
    unit: str
    by_gender: bool
    direction: str
    rhythm: str
    source: str
    licence: str
    checked_on: dt.date | None
    review_by: dt.date | None
    is_example: bool


class ValueOut(Out):
    """A value of the year that it describes, with where it came from and when."""

    indicator: str
    code: str
    place: str
    place_code: str
    place_kind: str
    year: int
    gender: str
    value: float | None
    status: str
    source: str
    origin: str
    licence: str
    fetched_on: dt.date
    is_example: bool


class IndicatorFilters(Filters):
    """Which indicators. `owner`: budget, programme, own_data or context."""

    owner: Name | None = None


class ValueFilters(Filters):
    """Which values. `indicator`: an indicator's id or code; `place`: Kolada's id of a place."""

    indicator: Name | None = None
    place: Name | None = None
    year: Year | None = None
    gender: Gender | None = None
    updated_since: Day | None = None


def indicator_out(each: Indicator) -> IndicatorOut:
    """An indicator as it is told of."""
    names = ("code", "title", "says", "says_not", "owner", "unit", "by_gender", "direction", "rhythm", "source")
    more = ("licence", "checked_on", "review_by", "is_example")
    return IndicatorOut(id=each.public_id, **{name: getattr(each, name) for name in names + more})


def value_out(figure: Figure) -> ValueOut:
    """A value as it is told of; indicator and place have been read with it."""
    indicator, place = figure.indicator, figure.place
    return ValueOut(
        indicator=indicator.public_id,
        code=indicator.code,
        place=place.name,
        place_code=place.code,
        place_kind=place.kind,
        year=figure.year,
        gender=figure.gender,
        value=figure.value,
        status=figure.status,
        source=indicator.source,
        origin=figure.source,
        licence=indicator.licence,
        fetched_on=clock.day_in_sweden(figure.fetched_at),
        is_example=indicator.is_example or figure.source == "example",
    )


def values_compared() -> QuerySet[Figure]:
    """The values of the own municipality and of what stands beside it, with indicator and place."""
    shown = Q(place__is_home=True) | Q(place__is_compared=True)
    return (
        Figure.objects.filter(shown)
        .select_related("indicator", "place")
        .order_by("indicator__code", "place__code", "year", "gender", "pk")
    )


@router.get("/indicators", response=Page[IndicatorOut], by_alias=True, url_name="api_indicators")
def indicators(request: HttpRequest, asked: Query[IndicatorFilters]) -> object:
    """The indicator library."""
    found = Indicator.objects.order_by("code", "pk")
    if asked.owner is not None:
        found = found.filter(owner=asked.owner)
    return page_of(request, found, asked, indicator_out)


@router.get("/values", response=Page[ValueOut], by_alias=True, url_name="api_values")
def values(request: HttpRequest, asked: Query[ValueFilters]) -> object:
    """Values of the own municipality and of what stands beside it."""
    found = values_compared()
    if asked.indicator is not None:
        found = found.filter(Q(indicator__public_id=asked.indicator) | Q(indicator__code=asked.indicator))
    if asked.place is not None:
        found = found.filter(place__code=asked.place)
    if asked.year is not None:
        found = found.filter(year=asked.year)
    if asked.gender is not None:
        found = found.filter(gender=asked.gender.value)
    if asked.updated_since is not None:
        found = found.filter(fetched_at__gte=clock.day_bounds(asked.updated_since, asked.updated_since)[0])
    return page_of(request, found, asked, value_out)
