"""Counts noted, handed over and released."""

from __future__ import annotations

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from fyren.base.frozen import checksum_of
from fyren.base.history import save_changes, save_new
from fyren.detection.access import check_note, check_release
from fyren.detection.counting import Month, months_to_note
from fyren.detection.models import CountHandover, CountingUnit, CountKind, CountRelease, MonthCount
from fyren.detection.queries import content_of, noted_months
from fyren.people.access import check_keep
from fyren.people.models import Body
from fyren.people.viewer import Viewer
from fyren.vault.acts import Act
from fyren.vault.audit import action, record


@action(Act.COUNTS_NOTED)
def note_counts(
    *,
    unit: CountingUnit,
    month: Month,
    counts: Mapping[CountKind, int],
    expected: Mapping[CountKind, int],
    by: Viewer,
) -> None:
    """Note a month's four numbers. A kind that is not given is nought.

    The audit tells that the month was noted, not which numbers changed: that one of them is above nought would already
    tell of somebody.

    Args:
        expected: the row versions that were shown, by kind; 0 or nothing where the month was not noted.

    Raises:
        PermissionDenied: `by` does not note for the unit today.
        ValidationError: the month is not open for noting, or the authority has handed over its year.
        Conflict: someone else was first.
    """
    check_note(by, unit)
    _lock(unit.authority)
    _refuse_closed(unit, month, by)
    known = {row.kind: row for row in unit.counts.filter(year=month.year, month=month.number)}
    for kind in CountKind:
        row, count = known.get(kind), counts.get(kind, 0)
        if row is None:
            new = MonthCount(unit=unit, year=month.year, month=month.number, kind=kind, count=count)
            save_new(new, by=by.actor)
        else:
            version = expected.get(kind, 0)
            save_changes(row, changes={"count": count}, expected_version=version, by=by.actor)
    record(Act.COUNTS_NOTED, by=by.actor, about=unit, fields=[f"{month.year}-{month.number:02}"])


def _lock(authority: Body) -> None:
    """Let noting and handing over wait for each other, so that nothing is noted after the year is handed over."""
    Body.objects.select_for_update().get(pk=authority.pk)


def _refuse_closed(unit: CountingUnit, month: Month, by: Viewer) -> None:
    if CountHandover.objects.filter(authority=unit.authority, year=month.year).exists():
        raise ValidationError(
            _("%(body)s has handed over %(year)s. Nothing more is noted for that year.")
            % {"body": unit.authority, "year": month.year},
            code="handed_over",
        )
    if month not in months_to_note(by.day, unit.valid_from, unit.valid_to):
        raise ValidationError(
            _("Only months of this year and last year are noted, up to today, while the unit counts."), code="not_open"
        )


@action(Act.COUNTS_HANDED_OVER)
def hand_over_counts(*, authority: Body, year: int, by: Viewer) -> CountHandover:
    """Hand over a year that has ended. Nothing of it is noted after this.

    Raises:
        PermissionDenied: `by` does not keep the units of the authority.
        ValidationError: the year has not ended, is handed over already, or nothing is noted in it.
    """
    check_keep(by, authority)
    _lock(authority)
    if year >= by.day.year:
        raise ValidationError(_("The year has not ended. Hand it over when it has."), code="not_ended")
    if not any(noted_months(authority, year).values()):
        raise ValidationError(_("Nothing is noted for the year, so there is nothing to hand over."), code="empty")
    handover = CountHandover(authority=authority, year=year, handed_over_by=by.actor)
    handover.full_clean()
    handover.save(force_insert=True)
    record(Act.COUNTS_HANDED_OVER, by=by.actor, about=handover)
    return handover


@action(Act.COUNTS_RELEASED)
def release_counts(*, year: int, by: Viewer) -> CountRelease:
    """Release what the authorities have handed over of a year, in fives. Once: what others hand over later stays
    outside, since the difference between two releases would tell what each of them hides.

    Raises:
        PermissionDenied: `by` does not coordinate.
        ValidationError: the year has not ended, is released already, or nobody has handed it over.
    """
    check_release(by)
    if year >= by.day.year:
        raise ValidationError(_("The year has not ended. Release it when it has."), code="not_ended")
    content = content_of(year)
    if not content.authorities:
        raise ValidationError(_("No authority has handed over the year yet."), code="empty")
    frozen = content.to_json()
    release = CountRelease(year=year, content=frozen, checksum=checksum_of(frozen), released_by=by.actor)
    release.full_clean()
    release.save(force_insert=True)
    record(Act.COUNTS_RELEASED, by=by.actor, about=release)
    return release
