"""What stands beside an activity's page: the joint work that it hangs on. See `fyren.steering.ports`."""

from __future__ import annotations

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from fyren.cooperation.models import JointWork
from fyren.plan.ports import Aside


def joint_aside(activity: str) -> list[Aside]:
    """The joint work that the activity with the public id hangs on; nothing where there is none."""
    found = JointWork.objects.filter(parts__activity_id=activity)
    links: list[tuple[str | Promise, str]] = [(each.title, reverse("joint", args=[each.public_id])) for each in found]
    if not links:
        return []
    return [Aside(_("Joint work"), _("The activity is a part of what several do together."), tuple(links))]
