"""Which instruments there are, and where they are used."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from fyren.detection import queries
from fyren.detection.actions.instruments import save_instrument_use
from fyren.detection.forms import InstrumentUseChangeForm, InstrumentUseForm
from fyren.detection.models import InstrumentUse
from fyren.people.access import KEEPERS, can_keep
from fyren.people.forms.versioned import values_of
from fyren.people.models import Body
from fyren.people.requests import ViewerRequest
from fyren.people.views.editing import Editing, add, change, history_of
from fyren.plan.queries.blanking import texts_to_blank


def instrument_list(request: ViewerRequest) -> HttpResponse:
    """The register, for everyone who is logged in."""
    held = request.viewer.authorities_as(*KEEPERS)
    context = {
        "rows": queries.instrument_rows(request.viewer.day),
        "own": held,
        "writes_for": Body.objects.filter(public_id__in=held),
        "to_blank": texts_to_blank(request.viewer, InstrumentUse.objects.select_related("authority")),
    }
    return render(request, "detection/instruments.html", context)


def use_new(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Say that the authority uses an instrument."""
    body = get_object_or_404(Body, public_id=public_id)
    _check(request, body)
    editing = _form(
        save=lambda form: save_instrument_use(
            use=InstrumentUse(authority=body), values=values_of(form), expected_version=1, by=request.viewer
        ),
        message=_("The instrument is entered."),
        title=_("Enter an instrument"),
        button=_("Enter the instrument"),
        explanation=body.name,
    )
    initial = {"instrument": request.GET.get("instrument", "")}
    return add(request, InstrumentUseForm(request.POST or None, initial=initial), editing)


def use_change(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Change what is said of an instrument in use, or when it ended."""
    use = _use(request, public_id)
    editing = _form(
        save=lambda form: save_instrument_use(
            use=_use(request, public_id), values=values_of(form), expected_version=form.version, by=request.viewer
        ),
        message=_("Saved."),
        title=str(use),
        button=_("Save"),
        explanation=use.authority.name,
        history=history_of(use),
    )

    def make(data: Any, expected: int) -> InstrumentUseChangeForm:
        return InstrumentUseChangeForm(data, instance=_use(request, public_id), expected=expected)

    return change(request, use, make, editing)


def _use(request: ViewerRequest, public_id: str) -> InstrumentUse:
    use = get_object_or_404(InstrumentUse.objects.select_related("authority"), public_id=public_id)
    _check(request, use.authority)
    return use


def _check(request: ViewerRequest, authority: Body) -> None:
    """What is another authority's is not kept here."""
    if not can_keep(request.viewer, authority):
        raise Http404


def _form(*, save: Any, message: str, **context: Any) -> Editing:
    home = reverse("instruments")
    return Editing(save=save, done=home, message=message, context={**context, "back": (_("Instruments"), home)})
