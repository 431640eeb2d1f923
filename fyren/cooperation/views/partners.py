"""Whom the municipality works together with."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from fyren.cooperation.actions.partners import save_partner
from fyren.cooperation.forms.partners import PartnerChangeForm, PartnerForm
from fyren.cooperation.models import Partner
from fyren.cooperation.queries.partners import partners_with_agreements
from fyren.people.requests import ViewerRequest
from fyren.people.viewer import Viewer
from fyren.people.views.own import writes_for
from fyren.people.views.register import Register, Words
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


def _save(partner: Partner, values: dict[str, Any], expected_version: int, by: Viewer) -> Partner:
    return save_partner(partner=partner, values=values, expected_version=expected_version, by=by)


PARTNERS = Register(
    kind=Partner,
    form=PartnerForm,
    change_form=PartnerChangeForm,
    save=_save,
    place=lambda _partner: (_("Partners"), reverse("partners")),
    words=Words(_("Add a partner"), _("Add the partner"), _("The partner is added."), _("Save"), _("Saved.")),
)
