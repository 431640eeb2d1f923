"""What the room gives reason to do, for internal budgets: see `fyren.plan.ports.SUGGESTIONS`."""

from __future__ import annotations

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fyren.cooperation.models import ForWhom, JointWork
from fyren.cooperation.queries.agreements import AgreementRow, agreement_page
from fyren.cooperation.queries.offers import gaps, matrix, offers_on
from fyren.cooperation.queries.routines import body_rows
from fyren.cooperation.rules import State
from fyren.people.models import Body
from fyren.people.viewer import Viewer
from fyren.plan.ports import Suggestion
from fyren.plan.queries.focus_areas import numbered

AGREEMENT = "avtal-"
JOINT = "gemensamt-"
GAP = "insatslucka-"
ROUTINES = "rutiner-"


def cooperation_suggests(viewer: Viewer, key: str) -> Suggestion | None:
    """What an agreement, joint work, lacking routines or a gap among the offers give reason to do, for everyone who is
    logged in."""
    if not viewer.is_known:
        return None
    if key.startswith(AGREEMENT):
        return _of_agreement(viewer, key.removeprefix(AGREEMENT))
    if key.startswith(JOINT):
        return _of_joint_work(key.removeprefix(JOINT))
    if key.startswith(ROUTINES):
        return _of_routines(viewer, key.removeprefix(ROUTINES))
    if key.startswith(GAP):
        return _of_gap(viewer, key.removeprefix(GAP))
    return None


def _of_agreement(viewer: Viewer, public_id: str) -> Suggestion | None:
    page = agreement_page(public_id, viewer.day)
    if page is None:
        return None
    agreement = page.row.agreement
    return Suggestion(
        title=_wanted(page.row) % {"agreement": agreement.title},
        description=_why(page.row),
        focus_areas=tuple(area.pk for area in page.focus_areas),
        url=reverse("agreement", args=[public_id]),
    )


def _wanted(row: AgreementRow) -> str:
    if row.state in (State.RENEW, State.ENDED):
        return _("Renew %(agreement)s")
    if row.is_follow_up_late:
        return _("Follow up %(agreement)s")
    return _("Develop the cooperation in %(agreement)s")


def _why(row: AgreementRow) -> str:
    said = []
    if row.state in (State.RENEW, State.ENDED) and row.agreement.valid_to is not None:
        ends = date_format(row.agreement.valid_to, "DATE_FORMAT")
        said.append(
            _("The agreement ended on %(day)s, and was not renewed.") % {"day": ends}
            if row.has_lapsed
            else _("The agreement ends on %(day)s, and no other follows it.") % {"day": ends}
        )
    if row.is_follow_up_late and row.follow_up_by is not None:
        by = date_format(row.follow_up_by, "DATE_FORMAT")
        said.append(_("It was to be followed up by %(day)s at the latest.") % {"day": by})
    if row.is_permit_unchecked:
        said.append(_("Nobody has said that the partner's permit was checked."))
    if row.is_permit_old:
        said.append(_("The partner's permit is to be checked again."))
    return " ".join(said)


def _of_joint_work(public_id: str) -> Suggestion | None:
    joint = JointWork.objects.filter(public_id=public_id).prefetch_related("focus_areas").first()
    if joint is None:
        return None
    areas = tuple(area.pk for area in joint.focus_areas.all())
    return Suggestion(joint.title, joint.purpose, areas, reverse("joint", args=[public_id]))


def _of_routines(viewer: Viewer, public_id: str) -> Suggestion | None:
    """What a body lacks among its routines."""
    body = Body.objects.filter(public_id=public_id).first()
    if body is None:
        return None
    (row,) = body_rows(viewer.day, [body])
    lacking = [each.area for each in row.areas if each.is_lacking]
    listed = "\n".join(f"- {area.title}" for area in lacking)
    served = numbered(viewer, {number for area in lacking for number in area.focus_areas})
    return Suggestion(
        title=_("Write and decide the routines that are lacking"),
        description=_("No current routine, decided by management:") + f"\n{listed}" if lacking else "",
        focus_areas=tuple(area.pk for area in served),
        url=reverse("routines_of", args=[public_id]),
    )


def _of_gap(viewer: Viewer, who: str) -> Suggestion | None:
    """What is missing for those whom offers of a kind are for; None where nothing is."""
    gap = next((each for each in gaps(matrix(offers_on(viewer.day))) if each.who == who), None)
    if gap is None:
        return None
    groups = ", ".join(str(group) for group in gap.groups)
    return Suggestion(
        title=_("See to offers that are missing: %(who)s") % {"who": ForWhom(who).label},
        description=_("Target groups without an offer that fits them specially: %(groups)s.") % {"groups": groups},
        focus_areas=(),
        url=f"{reverse('offers')}#utan",
    )
