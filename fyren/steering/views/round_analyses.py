"""The plan's analysis of a development area in a round: a page to write on, with what it is written from beside it."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from fyren.base.drafts import draft_of, drop_draft
from fyren.people.forms.versioned import values_of
from fyren.people.requests import ViewerRequest
from fyren.people.viewer import Viewer
from fyren.people.views.drafts import drafted
from fyren.people.views.editing import Editing, change, history_of
from fyren.steering.actions.plan_analyses import save_plan_analysis
from fyren.steering.forms.rounds import PlanAnalysisForm
from fyren.steering.models import PlanAnalysis
from fyren.steering.queries.plan_analyses import analysis_of, beside
from fyren.steering.round_rules import RoundState


def plan_analysis(request: ViewerRequest, public_id: str, area_id: str) -> HttpResponse:
    """Write the plan's analysis of an area; once the round is closed, its edition is what there is to read."""
    viewer = request.viewer
    found = analysis_of(viewer, public_id, area_id)
    if found.round.state != RoundState.OPEN:
        return redirect("round", public_id)
    draft = draft_of(viewer.actor, found)
    editing = Editing(
        save=lambda form: _save(form, viewer, public_id, area_id),
        done=reverse("round", args=[public_id]),
        message=_("The analysis is saved."),
        template="steering/plan_analysis.html",
        context={
            "title": _("Analysis: %(area)s") % {"area": found.development_area},
            "button": _("Save the analysis"),
            "back": (str(found.round), reverse("round", args=[public_id])),
            "round": found.round,
            "area": found.development_area,
            "beside": beside(found),
            "draft": draft,
            "draft_url": reverse("plan_analysis_draft", args=[public_id, area_id]),
            "history": history_of(found) if found.pk else None,
        },
    )

    def make(data: Any, expected: int) -> PlanAnalysisForm:
        shown = analysis_of(viewer, public_id, area_id)
        typed = {**draft.data, "is_done": "is_done" in draft.data} if draft is not None and data is None else None
        return PlanAnalysisForm(data, instance=shown, expected=expected, initial=typed)

    return change(request, found, make, editing)


def _save(form: PlanAnalysisForm, viewer: Viewer, public_id: str, area_id: str) -> PlanAnalysis:
    saved = save_plan_analysis(
        analysis=analysis_of(viewer, public_id, area_id),
        values=values_of(form),
        expected_version=form.version,
        by=viewer,
    )
    drop_draft(viewer.actor, saved)
    return saved


def _writable(viewer: Viewer, public_id: str, area_id: str) -> PlanAnalysis:
    found = analysis_of(viewer, public_id, area_id)
    if found.round.state != RoundState.OPEN:
        raise Http404
    return found


plan_analysis_draft = drafted(_writable)
