"""Units of the authorities: read by everyone who is logged in, kept by each authority's own."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from fyren.people.actions import save_unit
from fyren.people.forms.units import UnitChangeForm, UnitForm
from fyren.people.models import Unit
from fyren.people.requests import ViewerRequest
from fyren.people.viewer import Viewer
from fyren.people.views.own import writes_for
from fyren.people.views.register import Register, Words


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


def _save(unit: Unit, values: dict[str, Any], expected_version: int, by: Viewer) -> Unit:
    return save_unit(unit=unit, values=values, expected_version=expected_version, by=by)


UNITS = Register(
    kind=Unit,
    form=UnitForm,
    change_form=UnitChangeForm,
    save=_save,
    place=lambda _unit: (_("Units"), reverse("units")),
    words=Words(_("Add a unit"), _("Add the unit"), _("The unit is added."), _("Save"), _("Saved.")),
)
