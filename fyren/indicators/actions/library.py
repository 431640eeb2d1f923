"""Writes of the indicator library."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fyren.base.history import save_changes, save_new
from fyren.indicators.access import check_keep_indicators, check_load_library
from fyren.indicators.library import (
    CHECKED_ON,
    CONTEXT,
    LICENCE,
    REVIEW_BY,
    LibraryIndicator,
    library_places,
)
from fyren.indicators.models import Indicator, Place
from fyren.indicators.search import refresh_indicators
from fyren.people.viewer import Viewer
from fyren.vault.acts import Act
from fyren.vault.audit import action, record

FIELDS = frozenset(
    {
        *("code", "title", "says", "says_not", "owner", "unit", "by_gender", "direction", "uncertainty", "rhythm"),
        *("years_behind", "licence", "ended_on", "source", "checked_on", "review_by"),
    }
)


@action(Act.INDICATOR_SAVED)
def save_indicator(*, indicator: Indicator, values: Mapping[str, Any], expected_version: int, by: Viewer) -> Indicator:
    """Enter an indicator (a new, unsaved object) or change what is said of it.

    Args:
        values: any of `FIELDS`.
        expected_version: the row version that the user saw; of no matter to a new one.

    Raises:
        PermissionDenied: `by` is no coordinator.
        ValidationError: the id is taken, or a rule of the model is broken.
        Conflict: someone else was first.
        ValueError: a field is none of those allowed.
    """
    check_keep_indicators(by)
    if not values.keys() <= FIELDS:
        raise ValueError(f"Not to be changed here: {sorted(values.keys() - FIELDS)}")
    if indicator.pk is not None:
        changed = save_changes(indicator, changes=values, expected_version=expected_version, by=by.actor)
    else:
        for name, value in values.items():
            setattr(indicator, name, value)
        save_new(indicator, by=by.actor)
        changed = sorted(values)
    # One that becomes another's uncertainty is no longer found by itself, and one that no longer is, is.
    refresh_indicators(Indicator.objects.all() if "uncertainty" in changed else [indicator])
    record(Act.INDICATOR_SAVED, by=by.actor, about=indicator, fields=changed)
    return indicator


@action(Act.INDICATORS_LOADED)
def load_library(*, by: Viewer) -> int:
    """Add the indicators and places that are shipped and not here yet. Returns how many indicators were added.

    What is here is never touched, so that what the municipality has changed stays; done twice it adds nothing.

    Raises:
        PermissionDenied: `by` neither coordinates nor sets the installation up.
    """
    check_load_library(by)
    kept = set(Indicator.objects.values_list("code", flat=True))
    added = [each for each in CONTEXT if each.code not in kept]
    bounds = {each.uncertainty for each in added if each.uncertainty} - kept
    for code in sorted(bounds):
        save_new(_uncertainty(code), by=by.actor)
    by_code = {each.code: each for each in Indicator.objects.filter(code__in={each.uncertainty for each in added})}
    refresh_indicators([save_new(_indicator(each, by_code.get(each.uncertainty)), by=by.actor) for each in added])
    _add_places()
    record(Act.INDICATORS_LOADED, by=by.actor)
    return len(added)


def _indicator(each: LibraryIndicator, uncertainty: Indicator | None) -> Indicator:
    return Indicator(
        code=each.code,
        title=each.title,
        says=each.says,
        says_not=each.says_not,
        unit=each.unit,
        by_gender=each.by_gender,
        direction=each.direction,
        uncertainty=uncertainty,
        rhythm=each.rhythm,
        years_behind=each.years_behind,
        licence=LICENCE,
        from_kolada=True,
        source=each.source,
        checked_on=CHECKED_ON,
        review_by=REVIEW_BY,
    )


def _uncertainty(code: str) -> Indicator:
    of = next(each for each in CONTEXT if each.uncertainty == code)
    return Indicator(
        code=code,
        title=f"Osäkerhet för {of.code}, {of.title}",
        unit=of.unit,
        by_gender=of.by_gender,
        licence=LICENCE,
        from_kolada=True,
        source=of.source,
        checked_on=CHECKED_ON,
        review_by=REVIEW_BY,
    )


def _add_places() -> None:
    kept = set(Place.objects.values_list("code", flat=True))
    has_home = Place.objects.filter(is_home=True).exists()
    Place.objects.bulk_create(
        Place(
            code=each.code,
            name=each.name,
            kind=each.kind,
            is_home=each.is_home and not has_home,
            is_compared=each.is_compared,
            position=position,
        )
        for position, each in enumerate(library_places(), start=1)
        if each.code not in kept
    )
