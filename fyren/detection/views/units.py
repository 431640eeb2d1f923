"""Which units count and who notes for each, for the authority's contact. No number is read here."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from fyren.detection import queries
from fyren.detection.actions import units as actions
from fyren.detection.forms import MemberForm, UnitChangeForm, UnitEndForm, UnitForm
from fyren.detection.models import CountingUnit, UnitMember
from fyren.people.access import can_keep
from fyren.people.forms.versioned import values_of
from fyren.people.models import Body
from fyren.people.requests import ViewerRequest
from fyren.people.views.editing import Editing, add, change, history_of
from fyren.plan.forms.notes import VersionOnlyForm
from fyren.plan.views.confirming import confirm


def kept_authority(request: ViewerRequest, public_id: str) -> Body:
    """The authority, if the viewer keeps its units; another's are nothing one may know of."""
    body = get_object_or_404(Body, public_id=public_id)
    if not can_keep(request.viewer, body):
        raise Http404
    return body


def units(request: ViewerRequest, public_id: str) -> HttpResponse:
    """The authority's units, and who notes for each."""
    body = kept_authority(request, public_id)
    found = list(queries.units_of(body, request.viewer.day))
    context = {
        "authority": body,
        "units": [unit for unit in found if not _has_ended(unit, request)],
        "ended": [unit for unit in found if _has_ended(unit, request)],
    }
    return render(request, "detection/units.html", context)


def _has_ended(unit: CountingUnit, request: ViewerRequest) -> bool:
    return unit.valid_to is not None and unit.valid_to < request.viewer.day


def unit_new(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Add a unit."""
    body = kept_authority(request, public_id)
    editing = _about(
        body,
        save=lambda form: actions.save_unit(
            unit=CountingUnit(authority=body), values=values_of(form), expected_version=1, by=request.viewer
        ),
        message=_("The unit is added. Now choose who notes for it."),
        title=_("Add a unit"),
        button=_("Add the unit"),
    )
    return add(request, UnitForm(request.POST or None), editing)


def unit_change(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Give a unit another name or beginning."""
    unit = _unit(request, public_id)
    editing = _about(
        unit.authority,
        save=lambda form: actions.save_unit(
            unit=_unit(request, public_id), values=values_of(form), expected_version=form.version, by=request.viewer
        ),
        message=_("Saved."),
        title=_("Change the unit"),
        button=_("Save"),
        history=history_of(unit),
    )

    def make(data: Any, expected: int) -> UnitChangeForm:
        return UnitChangeForm(data, instance=_unit(request, public_id), expected=expected)

    return change(request, unit, make, editing)


def unit_end(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Let a unit stop counting."""
    unit = _unit(request, public_id)
    editing = _about(
        unit.authority,
        save=lambda form: actions.end_unit(
            unit=unit, last_day=form.cleaned_data["valid_to"], expected_version=form.version, by=request.viewer
        ),
        message=_("The unit counts until the day you chose."),
        title=_("%(unit)s stops counting") % {"unit": unit.name},
        button=_("End"),
        explanation=_("What the unit has noted stays, and who notes may still finish its months."),
    )

    def make(data: Any, expected: int) -> UnitEndForm:
        initial = {"valid_to": unit.valid_to or request.viewer.day}
        return UnitEndForm(data, expected=expected, initial=initial)

    return change(request, unit, make, editing)


def member_new(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Choose who notes for a unit."""
    unit = _unit(request, public_id)
    editing = _about(
        unit.authority,
        save=lambda form: actions.give_member(unit=unit, user=form.cleaned_data["user"], by=request.viewer),
        message=_("The person notes for the unit from today."),
        title=_("Who notes for %(unit)s") % {"unit": unit.name},
        button=_("Choose"),
    )
    return add(request, MemberForm(request.POST or None, unit=unit, by=request.viewer), editing)


def member_end(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Let somebody note no more, once confirmed."""
    member = get_object_or_404(UnitMember.objects.select_related("unit__authority", "user"), public_id=public_id)
    if not can_keep(request.viewer, member.unit.authority):
        raise Http404
    editing = _about(
        member.unit.authority,
        save=lambda form: actions.end_member(member=member, expected_version=form.version, by=request.viewer),
        message=_("%(person)s notes no more for %(unit)s.") % {"person": member.user, "unit": member.unit},
        title=_("%(person)s notes no more") % {"person": member.user},
        button=_("End"),
        danger=True,
        explanation=_("From now on the person does not see the numbers of %(unit)s. What is noted stays.")
        % {"unit": member.unit},
    )
    return confirm(request, member, VersionOnlyForm, editing)


def _unit(request: ViewerRequest, public_id: str) -> CountingUnit:
    unit = get_object_or_404(CountingUnit.objects.select_related("authority"), public_id=public_id)
    if not can_keep(request.viewer, unit.authority):
        raise Http404
    return unit


def _about(body: Body, *, save: Any, message: str, **context: Any) -> Editing:
    """A page that goes back to the authority's units."""
    home = reverse("counting_units", args=[body.public_id])
    return Editing(save=save, done=home, message=message, context={**context, "back": (_("Units that count"), home)})
