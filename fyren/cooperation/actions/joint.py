"""What several bodies do together, and whose activities hang on it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from fyren.base.history import save_new, save_values
from fyren.cooperation.models import JointPart, JointWork
from fyren.cooperation.search import refresh_found
from fyren.people.access import check_keep
from fyren.people.models import Body
from fyren.people.viewer import Viewer
from fyren.plan.ports import ACTIVITIES
from fyren.vault.acts import Act
from fyren.vault.audit import action, record


@action(Act.JOINT_WORK_SAVED)
def save_joint_work(*, joint: JointWork, values: Mapping[str, Any], expected_version: int, by: Viewer) -> JointWork:
    """Enter joint work, or change what is said of it.

    Raises:
        PermissionDenied: `by` does not keep the authority's registers.
        ValidationError: it breaks a rule of its model.
        Conflict: someone else was first.
    """
    check_keep(by, joint.authority)
    fields = save_values(joint, values=values, expected_version=expected_version, by=by.actor)
    refresh_found(joint)
    record(Act.JOINT_WORK_SAVED, by=by.actor, about=joint, fields=fields)
    return joint


@action(Act.ACTIVITY_HUNG)
def hang_activity(*, joint: JointWork, activity: str, by: Viewer) -> JointPart:
    """Hang an own activity on joint work, whoever keeps that.

    Args:
        activity: public id of an activity that `by` writes.

    Raises:
        ValidationError: the activity is not one of the viewer's own, or it hangs there already.
    """
    found = next((each for told in ACTIVITIES for each in told.own(by) if each.public_id == activity), None)
    if found is None:
        raise ValidationError({"activity": _("Choose one of your own activities.")})
    body = Body.objects.get(public_id=found.authority)
    check_keep(by, body)
    if JointPart.objects.filter(joint=joint, activity_id=activity).exists():
        raise ValidationError({"activity": _("The activity hangs there already.")})
    part = save_new(JointPart(joint=joint, authority=body, activity_id=activity), by=by.actor)
    record(Act.ACTIVITY_HUNG, by=by.actor, about=part)
    return part


@action(Act.ACTIVITY_TAKEN_DOWN)
def take_activity_down(*, part: JointPart, by: Viewer) -> None:
    """Let an activity hang on joint work no more.

    Raises:
        PermissionDenied: `by` does not keep the registers of the authority whose activity it is.
    """
    check_keep(by, part.authority)
    record(Act.ACTIVITY_TAKEN_DOWN, by=by.actor, about=part)
    part.delete()
