"""The public's page for telling of a fault, outside the guide's document: nobody is known, only a count is kept."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt

from fyren.base import clock
from fyren.editing.faults import count_fault
from fyren.editing.forms.others import ANSWER, FaultForm
from fyren.editing.models import FaultKind
from fyren.editing.queries.desk import Desk
from fyren.guide.fault_page import fault_page
from fyren.guide.hsds import identifier_of
from fyren.guide.pack_files import SOURCE_LANGUAGE
from fyren.people.requests import ViewerRequest
from fyren.publishing.shell import headers

LANGUAGE = "sprak"


def faults_page() -> str:
    """This page's address, with places for the service and the language as the guide's settings write them."""
    some = UUID(int=0)
    path = reverse("fault_tell", args=[some]).replace(str(some), ANSWER)
    return f"{settings.SITE_ADDRESS}{path}?{LANGUAGE}={{language}}"


# A token against forged forms needs a cookie, which would tell the device that somebody was here; and a forged post can
# do no more than anybody can: add one to a count that has a ceiling.
@csrf_exempt
def tell(request: ViewerRequest, key: UUID) -> HttpResponse:
    """Choose what is wrong with a service, in the language that the address says; posted to, it is counted.

    Raises:
        Http404: the guide shows no such service.
    """
    desk = Desk()
    shown = desk.guide.shown.values()
    service = next((each for each in shown if identifier_of(desk.guide, each) == str(key)), None)
    language = desk.language(request.GET.get(LANGUAGE, "")) or desk.language(SOURCE_LANGUAGE)
    if service is None or language is None:
        raise Http404
    form = FaultForm(request.POST if request.method == "POST" else None)
    is_told = form.is_valid()
    if is_told:
        kind = FaultKind(form.cleaned_data["kind"])
        count_fault(service=service.key, language=language.code, kind=kind, day=clock.today())
    refused = form.is_bound and not is_told
    page = fault_page(desk.guide, language, service, FaultKind.values, told=is_told, refused=refused)
    return HttpResponse(page.html, headers=headers(page.policy))
