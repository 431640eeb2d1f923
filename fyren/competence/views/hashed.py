"""Hashed import of an employer: its decision, and how many hashes are kept."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from fyren.competence.actions.hashed import decide_hashed_import
from fyren.competence.forms.hashed import HashedOptInChangeForm, HashedOptInForm
from fyren.competence.hashed import known_people, opt_in_of
from fyren.competence.models import HashedOptIn
from fyren.people.requests import ViewerRequest
from fyren.people.viewer import Viewer
from fyren.people.views.own import own_authority
from fyren.people.views.register import Register, Words
from fyren.plan.queries.blanking import texts_to_blank


def hashed(request: ViewerRequest, public_id: str) -> HttpResponse:
    """What hashed import is, whether it is decided, and how many persons are kept as hashes."""
    body = own_authority(request, public_id)
    decisions = list(HashedOptIn.objects.filter(authority=body))
    context = {
        "body": body,
        "opt_in": opt_in_of(body, request.viewer.day),
        "decisions": decisions,
        "number": len(known_people(body)),
        "to_blank": texts_to_blank(request.viewer, decisions),
    }
    return render(request, "competence/hashed.html", context)


def _save(opt_in: HashedOptIn, values: dict[str, Any], expected_version: int, by: Viewer) -> HashedOptIn:
    return decide_hashed_import(opt_in=opt_in, values=values, expected_version=expected_version, by=by)


HASHED = Register(
    kind=HashedOptIn,
    form=HashedOptInForm,
    change_form=HashedOptInChangeForm,
    save=_save,
    place=lambda opt_in: (_("Hashed import"), reverse("hashed", args=[opt_in.authority.public_id])),
    words=Words(
        _("Enter the decision on hashed import"), _("Enter the decision"), _("The decision is entered."),
        _("Save"), _("Saved."),
    ),
)  # fmt: skip
