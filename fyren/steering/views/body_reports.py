"""A body's report: the list of the own ones, the page to read, and one page for each part to write in."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from fyren.base.drafts import draft_of, drop_draft
from fyren.base.forms import WARNING
from fyren.base.history import Conflict
from fyren.people.requests import ViewerRequest
from fyren.people.viewer import Viewer
from fyren.people.views.drafts import drafted
from fyren.people.views.editing import Editing, change, history_of
from fyren.plan.queries.blanking import texts_to_blank
from fyren.steering import report_access as access
from fyren.steering.access import check_write_for
from fyren.steering.actions import body_reports as actions
from fyren.steering.blanking.offered import texts_of_report
from fyren.steering.forms.body_reports import FORMS, PartForm, attach_answers
from fyren.steering.models import Activity, BodyReport
from fyren.steering.queries.body_reports import (
    ReportContent,
    deadlines_of,
    own_report,
    own_reports,
    report_content,
    report_of,
)
from fyren.steering.report_parts import Part, Row
from fyren.steering.round_rules import Scope

LONGEST_TEXT = 50_000  # what the help with plain language reads at a time
_HIDDEN_IN_HISTORY = frozenset({"sent_by", "released_by", "received_at", "reminded_at"})


def my_reports(request: ViewerRequest) -> HttpResponse:
    """The reports of the viewer's own bodies, latest round first."""
    reports = own_reports(request.viewer)
    context = {
        "rows": [(report, deadlines_of(report)) for report in reports],
        "many": len({report.authority_id for report in reports}) > 1,
    }
    return render(request, "steering/report_mine.html", context)


def report(request: ViewerRequest, public_id: str) -> HttpResponse:
    """A report as a whole: how far it has come, what comes next, and everything that it says."""
    found = report_of(request.viewer, public_id)
    content = report_content(found)
    is_own = access.can_read_own_report(request.viewer, found)
    context = {
        **about_report(found),
        "content": content,
        "is_own": is_own,
        "may": rights(request, found),
        "days": deadlines_of(found),
        "history": _history(content) if is_own else None,
        "to_blank": texts_to_blank(request.viewer, texts_of_report(found)),
        "today": request.viewer.day,
    }
    return render(request, "steering/report.html", context)


def about_report(found: BodyReport) -> dict[str, Any]:
    """What every page about a report says of it, and the way back to it."""
    name = f"{found.round.title} {found.round.year}, {found.authority}"
    return {"report": found, "name": name, "back": (name, reverse("report", args=[found.public_id]))}


def rights(request: ViewerRequest, found: BodyReport) -> dict[str, bool]:
    """What the viewer may do with the report as it stands."""
    viewer = request.viewer
    return {
        "write": access.can_write_report(viewer, found),
        "date": access.can_date_report(viewer, found),
        "release": access.can_release_report(viewer, found),
        "take_back": access.can_take_back_report(viewer, found),
        "decide": access.can_decide_report(viewer, found),
        "complete": access.can_complete_decision(viewer, found),
    }


def _history(content: ReportContent) -> dict[str, Any]:
    """What has been changed in the report and its parts. How a part was first written is no change."""
    saved = [part.row for part in content.parts if part.row.pk is not None and part.row is not content.report]
    found = history_of(content.report, *saved, *(answer for part in content.parts for answer in part.answers.values()))
    entries = [each for each in found["entries"] if each.field not in _HIDDEN_IN_HISTORY]
    labels = {name: str(label)[:1].upper() + str(label)[1:] for name, label in found["labels"].items()}
    return {**found, "entries": entries, "labels": {**labels, "judgement": _("Judgement")}}


def report_part(request: ViewerRequest, public_id: str, part: str) -> HttpResponse:
    """Write in one part. Two who write in the same one meet on the page for that."""
    found = own_report(request.viewer, public_id)
    check_write_for(request.viewer, found.authority.public_id)
    if not access.can_write_report(request.viewer, found):
        messages.warning(request, _("The report is not being written now. This is where it stands."))
        return redirect("report", public_id)
    content = report_content(found)
    here = content.part(part)
    before, after = content.beside(here)
    draft = draft_of(request.viewer.actor, here.row)

    def make(data: Any, expected: int) -> PartForm:
        typed = draft.data if draft is not None and data is None else None
        return FORMS[here.scope](data, part=here, typed=typed)

    editing = Editing(
        save=lambda form: _save(request, form, here),
        done=lambda _row: _next(request, here, after),
        message=_("Saved."),
        template="steering/report_part.html",
        context={
            **about_report(found),
            "content": content,
            "part": here,
            "earlier_part": before,
            "later_part": after,
            "warning": WARNING,
            "draft": draft,
            "serving": [each for each in content.of(Scope.ACTIVITY) if _serves(each, here)],
        },
    )
    return change(request, here.row, make, editing)


def _serves(activity: Part, here: Part) -> bool:
    """True for a part about an activity that helps the focus area here."""
    return isinstance(activity.about, Activity) and here.about in activity.about.focus_areas.all()


def _save(request: ViewerRequest, form: Any, here: Part) -> object:
    """The part's own action. In a conflict the answers to questions are compared too."""
    shared = {
        "report": here.report,
        "values": form.values,
        "answers": form.answers,
        "expected_version": form.version,
        "by": request.viewer,
    }
    try:
        row: Row
        if isinstance(here.about, Activity):
            update = form.cleaned_data["update_activity"]
            row = actions.save_activity_report(activity=here.about, update_activity=update, **shared)
        elif here.about is not None:
            row = actions.save_analysis(focus_area=here.about, **shared)
        else:
            row = actions.save_summary(**shared)
        drop_draft(request.viewer.actor, row)
        return row
    except Conflict as conflict:
        now = report_content(own_report(request.viewer, here.report.public_id)).part(here.key)
        attach_answers(conflict.current, now)
        raise


def _drafted_row(viewer: Viewer, public_id: str, part: str) -> Row:
    """What a personal draft of a part is about, for whoever may write in it."""
    found = own_report(viewer, public_id)
    check_write_for(viewer, found.authority.public_id)
    if not access.can_write_report(viewer, found):
        raise Http404
    return report_content(found).part(part).row


report_draft = drafted(_drafted_row)


def _next(request: ViewerRequest, here: Part, after: Part | None) -> str:
    """The same part again, or the next one where that was asked for; after the last one the whole report."""
    if request.POST.get("do") != "next":
        return part_address(here)
    return part_address(after) if after is not None else reverse("report", args=[here.report.public_id])


def part_address(part: Part) -> str:
    """Where a part is written."""
    return reverse("report_part", args=[part.report.public_id, part.key])


def report_language(request: ViewerRequest) -> HttpResponse:
    """What in a text could be said more plainly. Nothing is kept, and nothing hinders."""
    text = request.POST.get("text", "")
    if len(text) > LONGEST_TEXT:
        raise PermissionDenied("the text is longer than a field holds")
    return render(request, "steering/report_language.html", {"text": text, "asked": True})
