"""A coordinator's dated readings: what an indicator says something of."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from fyren.base.history import save_changes, save_new
from fyren.indicators.access import check_keep_indicators
from fyren.indicators.models import Indicator, IndicatorLink
from fyren.people.viewer import Viewer
from fyren.plan.models import DirectionGoal, Process, TargetPicture
from fyren.vault.acts import Act
from fyren.vault.audit import action, record

FIELD_OF: dict[type[DirectionGoal | TargetPicture | Process], str] = {
    DirectionGoal: "direction_goal",
    TargetPicture: "target_picture",
    Process: "process",
}


@action(Act.INDICATOR_LINKED)
def make_link(
    *,
    indicator: Indicator,
    to: DirectionGoal | TargetPicture | Process,
    rationale: str,
    valid_from: dt.date,
    by: Viewer,
) -> IndicatorLink:
    """Read an indicator as saying something of a direction goal, a target picture or a process; never of the plan.

    Raises:
        PermissionDenied: `by` is no coordinator.
        ValidationError: the same reading holds already, or there is no reason.
        KeyError: `to` is something else.
    """
    check_keep_indicators(by)
    field = FIELD_OF[type(to)]
    same = IndicatorLink.objects.filter(**{"indicator": indicator, field: to})
    if any(other.valid_to is None or other.valid_to >= valid_from for other in same):
        raise ValidationError(_("This reading holds already. End it before you make it anew."))
    link = IndicatorLink(indicator=indicator, rationale=rationale, valid_from=valid_from, made_by=by.actor)
    setattr(link, field, to)
    save_new(link, by=by.actor)
    record(Act.INDICATOR_LINKED, by=by.actor, about=link, fields=[field, "rationale", "valid_from"])
    return link


@action(Act.INDICATOR_LINK_ENDED)
def end_link(*, link: IndicatorLink, last_day: dt.date, expected_version: int, by: Viewer) -> IndicatorLink:
    """End a reading. The row remains: it held until then.

    Raises:
        PermissionDenied: `by` is no coordinator.
        ValidationError: the last day is before the first, or it is ended already.
        Conflict: someone else was first.
    """
    check_keep_indicators(by)
    if link.valid_to is not None:
        raise ValidationError(_("This reading is ended already."))
    changed = save_changes(link, changes={"valid_to": last_day}, expected_version=expected_version, by=by.actor)
    record(Act.INDICATOR_LINK_ENDED, by=by.actor, about=link, fields=changed)
    return link
