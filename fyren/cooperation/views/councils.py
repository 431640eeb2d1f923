"""Councils and networks, their meetings and what those decided."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from fyren.base.history import Conflict
from fyren.cooperation.access import can_settle
from fyren.cooperation.actions import councils as actions
from fyren.cooperation.forms.councils import (
    CouncilChangeForm,
    CouncilForm,
    MeetingChangeForm,
    MeetingDecisionChangeForm,
    MeetingDecisionForm,
    MeetingForm,
)
from fyren.cooperation.models import Council, Meeting, MeetingDecision
from fyren.cooperation.queries.councils import council_rows, meetings_of
from fyren.people.access import can_keep
from fyren.people.requests import ViewerRequest
from fyren.people.viewer import Viewer
from fyren.people.views.editing import history_of
from fyren.people.views.own import writes_for
from fyren.people.views.register import Place, Register, Words
from fyren.plan.forms.notes import VersionOnlyForm
from fyren.plan.queries.blanking import texts_to_blank


def councils(request: ViewerRequest) -> HttpResponse:
    """Every council and network, those that meet first, first."""
    rows, day = council_rows(request.viewer.day), request.viewer.day
    context = {
        "rows": [row for row in rows if row.council.valid_to is None or row.council.valid_to >= day],
        "earlier": [row for row in rows if row.council.valid_to is not None and row.council.valid_to < day],
        "writes_for": writes_for(request),
    }
    return render(request, "cooperation/councils.html", context)


def council(request: ViewerRequest, public_id: str) -> HttpResponse:
    """One council: who is in it, its meetings with agenda and decisions."""
    found = get_object_or_404(Council.objects.select_related("authority"), public_id=public_id)
    meetings, day = meetings_of(found), request.viewer.day
    decisions = [decision for meeting in meetings for decision in meeting.decisions.all()]
    context = {
        "council": found,
        "ahead": [each for each in reversed(meetings) if each.held_on >= day],
        "held": [each for each in meetings if each.held_on < day],
        "left": [each for each in decisions if each.done_on is None],
        "may_settle": {each.pk for each in decisions if can_settle(request.viewer, each)},
        "may_keep": can_keep(request.viewer, found.authority),
        "today": day,
        "history": history_of(found, *meetings, *decisions),
        "to_blank": texts_to_blank(request.viewer, [found, *meetings, *decisions]),
    }
    return render(request, "cooperation/council.html", context)


def decision_done(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Say with one press that what was decided is done, or that it is not after all."""
    decisions = MeetingDecision.objects.select_related("meeting__council__authority", "body")
    found = get_object_or_404(decisions, public_id=public_id)
    if not can_settle(request.viewer, found):
        raise Http404
    home = redirect("council", public_id=found.meeting.council.public_id)
    form = VersionOnlyForm(request.POST or None)
    if not form.is_valid():
        return home
    try:
        done_on = None if found.done_on else request.viewer.day
        actions.settle_meeting_decision(
            decision=found, done_on=done_on, expected_version=form.version, by=request.viewer
        )
    except Conflict:
        messages.warning(request, _("This was changed while you read it. Nothing has been done. Read it again."))
    return home


def _save_council(council: Council, values: dict[str, Any], expected_version: int, by: Viewer) -> Council:
    return actions.save_council(council=council, values=values, expected_version=expected_version, by=by)


def _save_meeting(meeting: Meeting, values: dict[str, Any], expected_version: int, by: Viewer) -> Meeting:
    return actions.save_meeting(meeting=meeting, values=values, expected_version=expected_version, by=by)


def _save_decision(
    decision: MeetingDecision, values: dict[str, Any], expected_version: int, by: Viewer
) -> MeetingDecision:
    return actions.save_meeting_decision(decision=decision, values=values, expected_version=expected_version, by=by)


def _place(about: Council) -> Place:
    if about.pk is None:
        return _("Councils and networks"), reverse("councils")
    return str(about), reverse("council", args=[about.public_id])


def _day(request: ViewerRequest) -> dict[str, Any]:
    return {"day": request.viewer.day}


def _called(_request: ViewerRequest, public_id: str) -> Meeting:
    return Meeting(council=get_object_or_404(Council.objects.select_related("authority"), public_id=public_id))


def _decided(_request: ViewerRequest, public_id: str) -> MeetingDecision:
    meetings = Meeting.objects.select_related("council__authority")
    return MeetingDecision(meeting=get_object_or_404(meetings, public_id=public_id))


COUNCILS = Register(
    kind=Council,
    form=CouncilForm,
    change_form=CouncilChangeForm,
    save=_save_council,
    place=_place,
    options=_day,
    words=Words(_("Add a council or network"), _("Add it"), _("It is added."), _("Save"), _("Saved.")),
)
MEETINGS = Register(
    kind=Meeting,
    form=MeetingForm,
    change_form=MeetingChangeForm,
    save=_save_meeting,
    place=lambda meeting: _place(meeting.council),
    begun=_called,
    words=Words(_("Call a meeting"), _("Enter the meeting"), _("The meeting is entered."), _("Save"), _("Saved.")),
)
DECISIONS = Register(
    kind=MeetingDecision,
    form=MeetingDecisionForm,
    change_form=MeetingDecisionChangeForm,
    save=_save_decision,
    place=lambda decision: _place(decision.meeting.council),
    begun=_decided,
    options=_day,
    words=Words(_("Enter a decision"), _("Enter the decision"), _("The decision is entered."), _("Save"), _("Saved.")),
)
