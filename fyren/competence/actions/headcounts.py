"""How many people a unit has, entered by hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from fyren.competence.counts import write_headcounts
from fyren.competence.models import MOST_PEOPLE
from fyren.competence.rules import Level
from fyren.people.access import check_keep
from fyren.people.models import Unit
from fyren.people.viewer import Viewer
from fyren.vault.acts import Act
from fyren.vault.audit import action, record


@action(Act.HEADCOUNT_SAID)
def say_headcount(*, unit: Unit, day: dt.date, numbers: Mapping[Level, int], by: Viewer) -> Unit:
    """Say how many people of each level a unit has from a day on. What was said of the same day is replaced.

    Raises:
        PermissionDenied: `by` does not keep the authority's registers.
        ValidationError: the day has not come, or a number is too large.
    """
    check_keep(by, unit.authority)
    if day > by.day:
        raise ValidationError({"day": _("The day has not come yet. Choose today or an earlier day.")})
    if any(not 0 <= number <= MOST_PEOPLE for number in numbers.values()):
        raise ValidationError(_("The number is too large."))
    write_headcounts({(unit.pk, level.value, day): number for level, number in numbers.items()})
    record(Act.HEADCOUNT_SAID, by=by.actor, about=unit, fields=[level.value for level in numbers])
    return unit
