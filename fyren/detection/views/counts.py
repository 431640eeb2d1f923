"""Where one stands with counting, and a unit's own months."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from fyren.base.history import Conflict
from fyren.detection import queries
from fyren.detection.access import can_note, can_release
from fyren.detection.actions.counts import note_counts
from fyren.detection.counting import MONTHS, Month, month_of
from fyren.detection.forms import CountsForm, seen_now
from fyren.detection.models import CountingUnit, CountKind
from fyren.people.forms.versioned import refuse
from fyren.people.requests import ViewerRequest
from fyren.plan.queries.blanking import texts_to_blank


def overview(request: ViewerRequest) -> HttpResponse:
    """What the viewer has to do with counting, and the years that are released."""
    viewer = request.viewer
    context = {
        "noted": list(queries.units_noted_by(viewer)),
        "kept": queries.kept_authorities(viewer),
        "may_release": can_release(viewer),
        "to_release": queries.years_to_release(viewer.day) if can_release(viewer) else [],
        "released": queries.released_years(),
        "kinds": CountKind.choices,
        "to_blank": texts_to_blank(viewer, CountingUnit.objects.select_related("authority")),
    }
    return render(request, "detection/overview.html", context)


def unit(request: ViewerRequest, public_id: str) -> HttpResponse:
    """A unit's months with their numbers, for who notes. To everybody else the page does not exist."""
    found = _noted(request, public_id)
    rows = queries.month_rows(request.viewer, found)
    context = {"unit": found, "rows": rows, "kinds": list(CountKind), "now": month_of(request.viewer.day)}
    return render(request, "detection/unit.html", context)


def note(request: ViewerRequest, public_id: str, year: int, number: int) -> HttpResponse:
    """A month's four numbers. When two note at once, the second sees what the first saved."""
    found = _noted(request, public_id)
    if not 1 <= number <= MONTHS:
        raise Http404
    month = Month(year, number)
    row = next((each for each in queries.month_rows(request.viewer, found) if each.month == month), None)
    if row is None:
        raise Http404
    known = queries.counts_of(request.viewer, found, month)
    form = CountsForm(request.POST or None, known=known)
    context = {"unit": found, "month": month, "is_open": row.is_open}
    if form.is_bound and form.is_valid():
        try:
            note_counts(unit=found, month=month, counts=form.counts, expected=form.expected, by=request.viewer)
        except ValidationError as error:
            refuse(form, error)
        except Conflict:
            return _both(request, found, month, context)
        else:
            messages.success(request, _("Noted."))
            return redirect("counting_unit", found.public_id)
    return render(request, "detection/note.html", {**context, "form": form})


def _both(request: ViewerRequest, found: CountingUnit, month: Month, context: dict[str, object]) -> HttpResponse:
    """What was typed in the fields, and what is saved above them. To save again is to choose what was typed."""
    known = queries.counts_of(request.viewer, found, month)
    form = CountsForm(seen_now(request.POST, known), known=known)
    saved = [(kind.label, known[kind].count) for kind in CountKind]
    return render(request, "detection/note.html", {**context, "form": form, "saved": saved}, status=409)


def _noted(request: ViewerRequest, public_id: str) -> CountingUnit:
    found = get_object_or_404(CountingUnit.objects.select_related("authority"), public_id=public_id)
    if not can_note(request.viewer, found):
        raise Http404
    return found
