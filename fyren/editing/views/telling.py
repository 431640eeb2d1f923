"""The public's page for telling of a fault, outside the guide's document: nobody is known, only a count is kept."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

from fyren.base import clock
from fyren.editing.faults import count_fault
from fyren.editing.forms.others import FaultForm
from fyren.editing.models import FaultKind
from fyren.editing.queries.desk import Desk
from fyren.editing.queries.work import service_name
from fyren.guide.pack_files import SOURCE_LANGUAGE
from fyren.people.requests import ViewerRequest

LANGUAGE = "sprak"


# A token against forged forms needs a cookie, which would tell the device that somebody was here; and a forged post can
# do no more than anybody can: add one to a count that has a ceiling.
@csrf_exempt
def tell(request: ViewerRequest, key: str) -> HttpResponse:
    """Choose what is wrong with a service; posted to, it is counted.

    Raises:
        Http404: the guide shows no such service.
    """
    desk = Desk()
    codes = {each.code for each in desk.guide.languages}
    if key not in desk.guide.shown:
        raise Http404
    asked = request.GET.get(LANGUAGE, SOURCE_LANGUAGE)
    language = asked if asked in codes else SOURCE_LANGUAGE
    form = FaultForm(request.POST if request.method == "POST" else None)
    is_told = request.method == "POST" and form.is_valid()
    if is_told:
        kind = FaultKind(form.cleaned_data["kind"])
        count_fault(service=key, language=language, kind=kind, day=clock.today())
    context = {"form": form, "is_told": is_told, "name": service_name(desk, key)}
    response = render(request, "editing/tell.html", context)
    response["Referrer-Policy"] = "no-referrer"
    response["Cache-Control"] = "no-store"
    return response
