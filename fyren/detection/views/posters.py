"""A poster for a workplace, which its authority's contact prints."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from fyren.base.downloads import download
from fyren.detection import queries
from fyren.detection.forms import PosterForm
from fyren.detection.poster import poster_of, start_page
from fyren.detection.publisher import EMPLOYEES
from fyren.detection.views.units import kept_authority
from fyren.people.requests import ViewerRequest
from fyren.publishing.effective import effective_items
from fyren.publishing.paper import Unwritable, as_read, site_address


def poster(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Say for which workplace, then get its poster. Nothing is kept. `?enhet=` fills in a unit that counts."""
    body = kept_authority(request, public_id)
    site = site_address()
    unit = queries.units_of(body, request.viewer.day).filter(public_id=request.GET.get("enhet", "")).first()
    form = PosterForm(request.POST or None, initial={"workplace": unit.name if unit else ""})
    if site and form.is_bound and form.is_valid():
        workplace = form.cleaned_data["workplace"]
        try:
            paper = poster_of(
                effective_items(EMPLOYEES),
                site=site,
                workplace=workplace,
                authority=body.name,
                day=request.viewer.day,
            )
        except Unwritable:
            form.add_error("workplace", _("The name has a character that cannot be printed."))
        else:
            return download(paper, " ".join((_("poster"), workplace)), "pdf")
    address = as_read(start_page(site))
    return render(request, "detection/poster.html", {"authority": body, "form": form, "address": address})
