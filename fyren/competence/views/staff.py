"""How many people the units of an authority have, for those who keep its registers."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from fyren.competence.actions.headcounts import say_headcount
from fyren.competence.forms.courses import HeadcountForm
from fyren.competence.models import LEVELS
from fyren.competence.queries import named_levels, people_of
from fyren.people.models import Unit
from fyren.people.requests import ViewerRequest
from fyren.people.views.editing import Editing, add
from fyren.people.views.own import own_authority, require_own


def staff(request: ViewerRequest, public_id: str) -> HttpResponse:
    """The authority's units today and how many people each has."""
    body, day = own_authority(request, public_id), request.viewer.day
    rows = people_of(Unit.objects.on(day).filter(authority=body), day)
    context = {"body": body, "rows": rows, "levels": named_levels()}
    return render(request, "competence/staff.html", context)


def headcount(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Say how many people a unit has from a day on."""
    unit = get_object_or_404(Unit.objects.select_related("authority"), public_id=public_id)
    require_own(request, unit.authority)
    (known,) = people_of(Unit.objects.filter(pk=unit.pk), request.viewer.day)
    back = reverse("staff", args=[unit.authority.public_id])
    editing = Editing(
        save=lambda form: say_headcount(
            unit=unit, day=form.cleaned_data["day"], numbers=form.numbers, by=request.viewer
        ),
        done=back,
        message=_("Saved."),
        context={
            "title": _("People in %(unit)s") % {"unit": unit},
            "button": _("Save"),
            "explanation": _("How many they are, never who. Those who are on leave count if they are to come back."),
            "back": (_("People in the units"), back),
        },
    )
    numbers = dict(zip((value for value, _label in LEVELS), (number for _label, number in known.numbers), strict=True))
    initial = {"day": request.viewer.day}
    return add(request, HeadcountForm(request.POST or None, known=numbers, initial=initial), editing)
