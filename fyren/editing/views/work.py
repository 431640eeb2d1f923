"""The room's first page: what waits. And what the public has told of."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from fyren.editing import actions
from fyren.editing.naming import language_name
from fyren.editing.queries.desk import Desk, desk_of
from fyren.editing.queries.refs import hindrances, refs, revision_refs
from fyren.editing.queries.unverified import unverified
from fyren.editing.queries.work import fault_rows, work_list
from fyren.people.requests import ViewerRequest


def work(request: ViewerRequest) -> HttpResponse:
    """Everything that waits, the most urgent first."""
    desk = desk_of(request)
    waits = work_list(desk)
    context = {
        "work": waits,
        "hindrances": hindrances(desk, waits.hindered),
        "unverified": unverified(desk, waits.unverified),
        "stale": [(language_name(each.language), refs(desk, each.names)) for each in waits.stale],
        "missing": [(language_name(each.language), refs(desk, each.names)) for each in waits.missing],
        "differences": refs(desk, [each.name for each in waits.differences]),
        "drafts": revision_refs(desk, waits.drafts),
        "scheduled": revision_refs(desk, waits.scheduled),
    }
    return render(request, "editing/work.html", context)


def faults(request: ViewerRequest) -> HttpResponse:
    """Faults told by the public; posted to, those of a kind about a service are settled."""
    if request.method == "POST":
        try:
            number = actions.settle_faults(
                service=request.POST.get("service", ""), kind=request.POST.get("kind", ""), by=request.viewer
            )
        except ValidationError as error:
            messages.warning(request, " ".join(error.messages))
        else:
            messages.success(request, _("Settled: %(number)s told of it.") % {"number": number})
        return redirect("guide_faults")
    return render(request, "editing/faults.html", {"rows": fault_rows(Desk())})
