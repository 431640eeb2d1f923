"""Indicators with values, for the room's tests."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fyren.indicators.actions.figures import write_figures
from fyren.indicators.figures import NewFigure
from fyren.indicators.models import Indicator, Place
from fyren.indicators.rules import PlaceKind


def places() -> dict[str, Place]:
    """The own municipality, a group and the nation, by id."""
    made = (
        Place(code="0780", name="Växjö", kind=PlaceKind.MUNICIPALITY, is_home=True),
        Place(code="G1", name="Liknande kommuner", kind=PlaceKind.GROUP, is_compared=True, position=2),
        Place(code="0000", name="Riket", kind=PlaceKind.NATION, is_compared=True, position=3),
        Place(code="0760", name="Uppvidinge", kind=PlaceKind.MUNICIPALITY, position=4),
    )
    Place.objects.bulk_create(made)
    return {place.code: place for place in made}


def indicator(code: str = "N1", **values: Any) -> Indicator:
    """An indicator as saved."""
    return Indicator.objects.create(code=code, **{"title": f"Nyckeltal {code}", "unit": "procent", **values})


def write(
    indicator: Indicator, place: Place, values: Iterable[float | None], *, first: int = 2020, gender: str = "T"
) -> None:
    """Values of years that follow each other."""
    write_figures(
        [NewFigure(indicator.pk, place.pk, first + number, gender, value) for number, value in enumerate(values)],
        source="file",
    )
