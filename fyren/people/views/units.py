"""Units of the authorities: read by everyone who is logged in, kept by each authority's own."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from fyren.people.actions import save_unit
from fyren.people.forms.units import UnitChangeForm, UnitForm
from fyren.people.forms.versioned import values_of
from fyren.people.models import Unit
from fyren.people.requests import ViewerRequest
from fyren.people.views.editing import Editing, add, change, history_of
from fyren.people.views.own import own_authority, require_own, writes_for


def units(request: ViewerRequest) -> HttpResponse:
    """Every authority's units today; those that are gone are folded away."""
    own = writes_for(request)
    found = list(Unit.objects.select_related("authority", "succeeded_by"))
    context = {
        "authorities": [
            (authority, [each for each in of_it if _is_there(request, each)])
            for authority, grouped in groupby(found, key=lambda unit: unit.authority)
            if (of_it := list(grouped))
        ],
        "earlier": [each for each in found if not _is_there(request, each)],
        "writes_for": own,
        "own": {body.pk for body in own},
    }
    return render(request, "people/units.html", context)


def _is_there(request: ViewerRequest, unit: Unit) -> bool:
    return unit.valid_to is None or unit.valid_to >= request.viewer.day


def unit_new(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Add a unit."""
    body = own_authority(request, public_id)
    editing = _about(
        save=lambda form: save_unit(
            unit=Unit(authority=body), values=values_of(form), expected_version=1, by=request.viewer
        ),
        message=_("The unit is added."),
        title=_("Add a unit"),
        button=_("Add the unit"),
        explanation=body.name,
    )
    return add(request, UnitForm(request.POST or None, instance=Unit(authority=body)), editing)


def unit_change(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Change what is said of a unit, when it ended and what followed it."""
    unit = _own(request, public_id)
    editing = _about(
        save=lambda form: save_unit(
            unit=_own(request, public_id), values=values_of(form), expected_version=form.version, by=request.viewer
        ),
        message=_("Saved."),
        title=unit.name,
        button=_("Save"),
        explanation=unit.authority.name,
        history=history_of(unit),
    )

    def make(data: Any, expected: int) -> UnitChangeForm:
        return UnitChangeForm(data, instance=_own(request, public_id), expected=expected)

    return change(request, unit, make, editing)


def _own(request: ViewerRequest, public_id: str) -> Unit:
    unit = get_object_or_404(Unit.objects.select_related("authority"), public_id=public_id)
    require_own(request, unit.authority)
    return unit


def _about(*, save: Any, message: str, **context: Any) -> Editing:
    home = reverse("units")
    return Editing(save=save, done=home, message=message, context={**context, "back": (_("Units"), home)})
