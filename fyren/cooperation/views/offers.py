"""What can be offered to whom, and who is without."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from fyren.cooperation.actions.offers import save_offer
from fyren.cooperation.forms.offers import OfferChangeForm, OfferForm, WantedForm
from fyren.cooperation.models import Offer
from fyren.cooperation.queries.offers import Wanted, gaps, matrix, offer_rows, offers_told
from fyren.people.access import can_keep
from fyren.people.requests import ViewerRequest
from fyren.people.viewer import Viewer
from fyren.people.views.editing import history_of
from fyren.people.views.own import writes_for
from fyren.people.views.register import Place, Register, Words
from fyren.plan.queries.blanking import texts_to_blank


def offers(request: ViewerRequest) -> HttpResponse:
    """The catalogue, and the target groups without an offer, for everyone who is logged in."""
    form = WantedForm(request.GET)
    wanted, rows = form.wanted, offer_rows(request.viewer.day)
    given = [row for row in rows if not row.has_ended and not row.is_coming]
    told = matrix(row.offer for row in given)
    lacking = gaps(told)
    context = {
        "form": form,
        "is_chosen": wanted != Wanted(),
        "rows": [row for row in given if wanted.takes(row.offer)],
        "given": len(given),
        "others": [row for row in rows if row.has_ended or row.is_coming],
        "matrix": told,
        "gaps": lacking,
        "lacking": sum(len(gap.groups) for gap in lacking),
        "writes_for": writes_for(request),
    }
    return render(request, "cooperation/offers.html", context)


def offer(request: ViewerRequest, public_id: str) -> HttpResponse:
    """One offer: how to refer somebody to it, and how fresh what is said is."""
    rows = offer_rows(request.viewer.day, offers_told().filter(public_id=public_id))
    if not rows:
        raise Http404
    found = rows[0].offer
    context = {
        "row": rows[0],
        "offer": found,
        "may_keep": can_keep(request.viewer, found.authority),
        "history": history_of(found) if request.viewer.is_known else None,
        "to_blank": texts_to_blank(request.viewer, [found]),
    }
    return render(request, "cooperation/offer.html", context)


def _save(offer: Offer, values: dict[str, Any], expected_version: int, by: Viewer) -> Offer:
    return save_offer(offer=offer, values=values, expected_version=expected_version, by=by)


def _place(about: Offer) -> Place:
    if about.pk is None:
        return _("What we offer"), reverse("offers")
    return str(about), reverse("offer", args=[about.public_id])


OFFERS = Register(
    kind=Offer,
    form=OfferForm,
    change_form=OfferChangeForm,
    save=_save,
    place=_place,
    options=lambda request: {"day": request.viewer.day},
    words=Words(_("Enter an offer"), _("Enter the offer"), _("The offer is entered."), _("Save"), _("Saved.")),
)
