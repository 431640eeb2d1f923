"""Whom the municipality works together with."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from fyren.cooperation.actions.partners import save_partner
from fyren.cooperation.forms.partners import PartnerChangeForm, PartnerForm
from fyren.cooperation.models import Partner
from fyren.cooperation.queries.partners import partners_with_agreements
from fyren.people.forms.versioned import values_of
from fyren.people.requests import ViewerRequest
from fyren.people.views.editing import Editing, add, change, history_of
from fyren.people.views.own import own_authority, require_own, writes_for
from fyren.plan.queries.blanking import texts_to_blank


def partners(request: ViewerRequest) -> HttpResponse:
    """The register, for everyone who is logged in."""
    found, day = list(partners_with_agreements()), request.viewer.day
    own = writes_for(request)
    context = {
        "partners": [each for each in found if each.valid_to is None or each.valid_to >= day],
        "earlier": [each for each in found if each.valid_to is not None and each.valid_to < day],
        "writes_for": own,
        "own": {body.pk for body in own},
        "to_blank": texts_to_blank(request.viewer, found),
    }
    return render(request, "cooperation/partners.html", context)


def partner_new(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Add a partner."""
    body = own_authority(request, public_id)
    editing = _about(
        save=lambda form: save_partner(
            partner=Partner(authority=body), values=values_of(form), expected_version=1, by=request.viewer
        ),
        message=_("The partner is added."),
        title=_("Add a partner"),
        button=_("Add the partner"),
        explanation=body.name,
    )
    return add(request, PartnerForm(request.POST or None), editing)


def partner_change(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Change what is said of a partner, or when the cooperation ended."""
    partner = _own(request, public_id)
    editing = _about(
        save=lambda form: save_partner(
            partner=_own(request, public_id), values=values_of(form), expected_version=form.version, by=request.viewer
        ),
        message=_("Saved."),
        title=partner.name,
        button=_("Save"),
        explanation=partner.authority.name,
        history=history_of(partner),
    )

    def make(data: Any, expected: int) -> PartnerChangeForm:
        return PartnerChangeForm(data, instance=_own(request, public_id), expected=expected)

    return change(request, partner, make, editing)


def _own(request: ViewerRequest, public_id: str) -> Partner:
    partner = get_object_or_404(Partner.objects.select_related("authority"), public_id=public_id)
    require_own(request, partner.authority)
    return partner


def _about(*, save: Any, message: str, **context: Any) -> Editing:
    home = reverse("partners")
    return Editing(save=save, done=home, message=message, context={**context, "back": (_("Partners"), home)})
