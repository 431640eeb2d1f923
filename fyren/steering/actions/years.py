"""Writes about budget years, their phases and how a body plans."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from fyren.base.history import Conflict, save_changes, save_new, save_values
from fyren.people.models import Body
from fyren.people.viewer import Viewer
from fyren.steering.access import check_plan_year, check_write_for
from fyren.steering.models import BodySettings, BudgetYear, YearPhase
from fyren.steering.year_template import follows_election, template_for
from fyren.vault.acts import Act
from fyren.vault.audit import action, record

FIRST_YEAR, LAST_YEAR = 2000, 2100
PHASE_FIELDS = frozenset({"title", "starts_on", "ends_on", "kind", "source", "checked_on", "review_by"})


@action(Act.YEAR_OPENED)
def open_year(*, year: int, by: Viewer, after_election: bool | None = None) -> BudgetYear:
    """Open a budget year with the phases of its template.

    Args:
        after_election: whether the year follows an election; None takes it from the calendar.

    Raises:
        PermissionDenied: `by` is no coordinator.
        ValidationError: the year is there already, or is no year.
    """
    check_plan_year(by)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValidationError({"year": _("Write a year with four figures, such as 2027.")})
    if BudgetYear.objects.filter(year=year).exists():
        raise ValidationError({"year": _("The year %(year)s is already there.") % {"year": year}})
    is_after = follows_election(year) if after_election is None else after_election
    made = save_new(BudgetYear(year=year, after_election=is_after), by=by.actor)
    YearPhase.objects.bulk_create(_phases(made))
    record(Act.YEAR_OPENED, by=by.actor, about=made)
    return made


def _phases(year: BudgetYear) -> Iterator[YearPhase]:
    for position, phase in enumerate(template_for(after_election=year.after_election), start=1):
        first, last = phase.days(year.year) or (None, None)
        yield YearPhase(
            year=year,
            key=phase.key,
            kind=phase.kind,
            title=str(phase.title),
            starts_on=first,
            ends_on=last,
            position=position,
            source=phase.source,
            checked_on=phase.checked_on,
            review_by=phase.review_by,
        )


@action(Act.PHASE_SAVED)
def save_phase(*, phase: YearPhase, values: Mapping[str, Any], expected_version: int, by: Viewer) -> YearPhase:
    """Change a phase, or add one to its year (an unsaved `phase` with its year).

    Raises:
        PermissionDenied: `by` is no coordinator.
        ValidationError: the days are not in order.
        Conflict: someone else was first.
    """
    check_plan_year(by)
    if not values.keys() <= PHASE_FIELDS:
        raise ValueError(f"Not to be changed here: {sorted(values.keys() - PHASE_FIELDS)}")
    if phase.pk is None:
        phase.position = 1 + phase.year.phases.count()
    changed = save_values(phase, values=values, expected_version=expected_version, by=by.actor)
    record(Act.PHASE_SAVED, by=by.actor, about=phase, fields=changed)
    return phase


@action(Act.PHASE_REMOVED)
def remove_phase(*, phase: YearPhase, expected_version: int, by: Viewer) -> None:
    """Take a phase out of its year.

    Raises:
        PermissionDenied: `by` is no coordinator.
        Conflict: someone changed it since it was read.
    """
    check_plan_year(by)
    current = YearPhase.objects.select_for_update().get(pk=phase.pk)
    if current.row_version != expected_version:
        raise Conflict(current)
    record(Act.PHASE_REMOVED, by=by.actor, about=current)
    current.delete()


@action(Act.SETTINGS_SAVED)
def save_settings(*, authority: Body, values: Mapping[str, Any], expected_version: int, by: Viewer) -> BodySettings:
    """Say how a body plans: which system leads, and which fields its decisions bind.

    Args:
        expected_version: the version that was seen; 0 where nothing had been said.

    Raises:
        PermissionDenied: `by` does not write for the authority.
        Conflict: someone else was first.
    """
    check_write_for(by, authority.public_id)
    settings = BodySettings.objects.filter(authority=authority).first()
    if settings is None:
        settings = save_new(BodySettings(authority=authority, **values), by=by.actor)
        changed = sorted(values)
    else:
        changed = save_changes(settings, changes=values, expected_version=expected_version, by=by.actor)
    record(Act.SETTINGS_SAVED, by=by.actor, about=settings, fields=changed)
    return settings
