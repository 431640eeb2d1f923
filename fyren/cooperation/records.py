"""What the room hands over when an authority's documents are taken out."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from fyren.base import clock
from fyren.base.clock import day_in_sweden
from fyren.base.records import Part, Record, period_of
from fyren.cooperation.models import (
    Agreement,
    Council,
    FollowUp,
    JointWork,
    Meeting,
    MeetingDecision,
    Partner,
    Routine,
)
from fyren.cooperation.offer_records import offer_record
from fyren.cooperation.queries.agreements import agreement_rows, with_partners
from fyren.cooperation.queries.offers import offers_told
from fyren.cooperation.queries.routines import RoutineRow, routine_rows
from fyren.cooperation.rules import RoutineState, State


def cooperation_records(authority: str) -> Iterator[Record]:
    """The authority's agreements with their follow-ups, its partners, joint work, routines,
    councils with their meetings, and offers."""
    agreements = with_partners().filter(authority__public_id=authority).prefetch_related("follow_ups")
    for row in agreement_rows(clock.today(), agreements):
        yield _agreement(row.agreement, authority, is_ended=row.state is State.ENDED)
    for partner in Partner.objects.filter(authority__public_id=authority):
        yield _partner(partner, authority)
    for joint in JointWork.objects.filter(authority__public_id=authority).prefetch_related("asked", "partners"):
        yield _joint_work(joint, authority)
    routines = Routine.objects.filter(authority__public_id=authority).prefetch_related("editions")
    for held in routine_rows(clock.today(), routines):
        yield _routine(held, authority)
    meetings = Meeting.objects.filter(council__authority__public_id=authority)
    for council in Council.objects.filter(authority__public_id=authority).prefetch_related("bodies", "partners"):
        yield _council(council, authority)
    for meeting in meetings.select_related("council").prefetch_related("decisions__body"):
        yield _meeting(meeting, authority)
    for offer in offers_told().filter(authority__public_id=authority):
        yield offer_record(offer, authority)


def _agreement(agreement: Agreement, authority: str, *, is_ended: bool) -> Record:
    return Record(
        code="cooperation.Agreement",
        kind=_("Agreement"),
        public_id=agreement.public_id,
        title=agreement.title,
        authority=authority,
        state=_("Ended") if is_ended else _("Holds"),
        is_draft=False,
        dnr=agreement.dnr,
        date=agreement.decided_on or agreement.valid_from or day_in_sweden(agreement.created_at),
        facts=(
            (_("Kind"), agreement.get_kind_display()),
            (_("Partners"), ", ".join(each.name for each in agreement.partners.all())),
            (_("Holds"), period_of(agreement)),
            (_("Decided by"), agreement.decided_by),
            (_("Section of the minutes"), agreement.section),
        ),
        parts=(
            Part(_("What the municipality does"), agreement.we_do),
            Part(_("What the partner does"), agreement.they_do),
            *(_followed_up(each) for each in agreement.follow_ups.all()),
        ),
    )


def _followed_up(follow_up: FollowUp) -> Part:
    heading = _("Followed up on %(day)s") % {"day": follow_up.held_on}
    return Part(heading, "\n\n".join(text for text in (follow_up.found, follow_up.changes) if text))


def _partner(partner: Partner, authority: str) -> Record:
    return Record(
        code="cooperation.Partner",
        kind=_("Partner"),
        public_id=partner.public_id,
        title=partner.name,
        authority=authority,
        state=_("Ended") if partner.valid_to else _("Holds"),
        is_draft=False,
        date=partner.valid_from or day_in_sweden(partner.created_at),
        facts=(
            (_("Kind"), partner.get_kind_display()),
            (_("Whom to ask for"), partner.contact_role),
            (_("How to reach them"), partner.contact_way),
        ),
        parts=(Part(_("What they do"), partner.does),),
    )


def _joint_work(joint: JointWork, authority: str) -> Record:
    return Record(
        code="cooperation.JointWork",
        kind=_("Joint work"),
        public_id=joint.public_id,
        title=joint.title,
        authority=authority,
        state=_("Ended") if joint.valid_to and joint.valid_to < clock.today() else _("Holds"),
        is_draft=False,
        date=joint.valid_from or day_in_sweden(joint.created_at),
        facts=(
            (_("Kind"), joint.get_kind_display()),
            (_("Holds"), period_of(joint)),
            (_("Asked to join"), ", ".join(each.name for each in joint.asked.all())),
            (_("Partners"), ", ".join(each.name for each in joint.partners.all())),
        ),
        parts=(Part(_("What it is and why"), joint.purpose),),
    )


def _council(council: Council, authority: str) -> Record:
    members = [*(each.name for each in council.bodies.all()), *(each.name for each in council.partners.all())]
    return Record(
        code="cooperation.Council",
        kind=_("Council or network"),
        public_id=council.public_id,
        title=council.name,
        authority=authority,
        state=_("Ended") if council.valid_to else _("Holds"),
        is_draft=False,
        date=council.valid_from or day_in_sweden(council.created_at),
        facts=((_("In it"), ", ".join(members)),),
        parts=(Part(_("What it is for"), council.purpose),),
    )


def _meeting(meeting: Meeting, authority: str) -> Record:
    decisions = [_told(each) for each in meeting.decisions.all()]
    return Record(
        code="cooperation.Meeting",
        kind=_("Meeting"),
        public_id=meeting.public_id,
        title=str(meeting),
        authority=authority,
        state=_("Called") if meeting.held_on > clock.today() else _("Held"),
        is_draft=False,
        dnr=meeting.dnr,
        date=meeting.held_on,
        facts=(),
        parts=(
            Part(_("Agenda"), meeting.agenda),
            Part(_("What was said"), meeting.notes),
            Part(_("Decisions"), "\n\n".join(decisions)),
        ),
    )


def _told(decision: MeetingDecision) -> str:
    facts = (
        decision.body.name if decision.body else "",
        _("by %(day)s") % {"day": decision.due_on} if decision.due_on else "",
        _("done on %(day)s") % {"day": decision.done_on} if decision.done_on else "",
    )
    return "\n".join((decision.text, ", ".join(fact for fact in facts if fact))).strip()


def _routine(row: RoutineRow, authority: str) -> Record:
    routine, latest = row.routine, row.routine.editions.first()
    editions = [
        Part(_("Version %(number)s, decided on %(day)s") % {"number": each.number, "day": each.decided_on}, each.text)
        for each in routine.editions.all()
    ]
    return Record(
        code="cooperation.Routine",
        kind=_("Routine"),
        public_id=routine.public_id,
        title=routine.title,
        authority=authority,
        state=_STATES[row.state],
        is_draft=row.state is RoutineState.DRAFT,
        dnr=latest.dnr if latest else "",
        date=row.decided_on or day_in_sweden(routine.created_at),
        facts=(
            (_("Unit"), str(routine.unit or "")),
            (_("Decided by"), latest.decided_by if latest else ""),
            (_("Section of the minutes"), latest.section if latest else ""),
            (_("Last reviewed"), str(routine.reviewed_on or "")),
        ),
        parts=(*editions, Part(_("The text that is worked on"), routine.text)),
    )


_STATES = {
    RoutineState.DRAFT: _lazy("Draft"),
    RoutineState.CURRENT: _lazy("Current"),
    RoutineState.REVIEW: _lazy("To review"),
    RoutineState.ENDED: _lazy("Ended"),
}
