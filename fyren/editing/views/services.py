"""Services: the list, and the form of one."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from fyren.editing import actions
from fyren.editing.forms.services import (
    NewServiceForm,
    ServiceForm,
    contact_forms,
    contacts_initial,
    offer_initial,
    service_initial,
)
from fyren.editing.naming import arguments_of
from fyren.editing.ports import OfferedService
from fyren.editing.queries.desk import Desk
from fyren.editing.queries.facts import service_name
from fyren.editing.queries.offered import (
    SAID,
    made_of,
    not_in_guide,
    offer_state,
    offered,
    origin,
    services_of_offers,
)
from fyren.editing.queries.work import service_rows
from fyren.editing.views.saving import Page, save_or_show
from fyren.guide.pack_files import SOURCE_LANGUAGE, Kind
from fyren.people.requests import ViewerRequest
from fyren.publishing.packs import named


def services(request: ViewerRequest) -> HttpResponse:
    """Every service, those to be checked soonest first."""
    desk = Desk()
    return render(request, "editing/services.html", {"rows": service_rows(desk), "offered": not_in_guide(desk)})


def service(request: ViewerRequest, key: str) -> HttpResponse:
    """A service's facts, to be changed.

    Raises:
        Http404: there is no such service.
    """
    desk, name = Desk(), named(Kind.SERVICE, key)
    item = desk.newest.get(name)
    if item is None:
        raise Http404
    is_protected = bool(item.body.get("is_protected"))
    form = ServiceForm(
        request.POST or None,
        initial=service_initial(item.body),
        languages=desk.guide.languages,
        is_protected=is_protected,
    )
    contacts = contact_forms(request.POST or None, contacts_initial(item.body))
    offers = offered(desk.day) if made_of(item.body) else {}
    offer = offers.get(made_of(item.body))

    def written() -> dict[str, Any]:
        return {**item.body, **form.facts, "contacts": contacts.contacts, **_looked_at(request, offer)}

    def save(version: int | None) -> object:
        return actions.save_item(name=name, body=written(), expected_version=version, by=request.viewer)

    page = Page(
        template="editing/service.html",
        save=save,
        done=reverse("guide_service", args=[key]),
        written=written,
        version=desk.version(name),
        context=_context(desk, key, contacts)
        | {"is_protected": is_protected, "offer": offer, "offer_state": offer_state(item.body, offers)},
    )
    return save_or_show(request, page, form, contacts)


def _context(desk: Desk, key: str, contacts: Any) -> dict[str, Any]:
    name = named(Kind.SERVICE, key)
    last = desk.last.get(name)
    return {
        "title": service_name(desk, key),
        "contacts": contacts,
        "last": last,
        "is_local": last is not None and last.body is not None,
        "in_pack": name in desk.pack,
        "words": reverse("guide_text", kwargs=arguments_of(named(Kind.SERVICE_WORDS, key, SOURCE_LANGUAGE))),
        "history": reverse("guide_history", kwargs=arguments_of(name)),
        "key": key,
    }


def service_new(request: ViewerRequest) -> HttpResponse:
    """A service of the municipality's own: its facts, and its Swedish words.

    With an offer in the address the form begins with what that says; where that is a service already, it is shown.
    """
    desk = Desk()
    offer = offered(desk.day).get(request.GET.get("insats", ""))
    taken = services_of_offers(desk).get(offer.key) if offer else None
    if taken is not None:
        return redirect("guide_service", key=taken)
    is_protected = offer is not None and offer.is_protected
    initial = offer_initial(offer) if offer else {"languages": ["sv"]}
    languages = desk.guide.languages
    form = NewServiceForm(request.POST or None, initial=initial, languages=languages, is_protected=is_protected)
    contacts = contact_forms(request.POST or None)

    def written() -> dict[str, Any]:
        return {**form.facts, "contacts": contacts.contacts, **_of_offer(offer)}

    @transaction.atomic
    def save(version: int | None) -> object:
        key = _free_key(desk, form.cleaned_data["name"])
        facts = {**written(), "key": key}
        words = named(Kind.SERVICE_WORDS, key, SOURCE_LANGUAGE)
        actions.save_item(name=words, body=form.words, expected_version=None, by=request.viewer)
        return actions.save_item(name=named(Kind.SERVICE, key), body=facts, expected_version=None, by=request.viewer)

    page = Page(
        template="editing/service.html",
        save=save,
        done=reverse("guide_services"),
        written=written,
        version=None,
        context={"title": _("New service"), "contacts": contacts, "is_new": True}
        | {"is_protected": is_protected, "offer": offer},
    )
    return save_or_show(request, page, form, contacts)


def _of_offer(offer: OfferedService | None) -> dict[str, Any]:
    """What a new service is because of the offer that it is made from, whatever is posted."""
    if offer is None:
        return {}
    secret = {"is_protected": True, "place": None} if offer.is_protected else {}
    return {**origin(offer), **secret}


def _looked_at(request: ViewerRequest, offer: OfferedService | None) -> dict[str, str]:
    """That the editor has seen what the offer says now, if that is what the page showed."""
    return origin(offer) if offer is not None and request.POST.get(SAID) == offer.said else {}


def _free_key(desk: Desk, name: str) -> str:
    """A key made from the name that no service has; taken away ones keep theirs."""
    wanted = slugify(name)[:60] or "tjanst"
    taken = {each.key for each in (*desk.newest, *desk.last) if each.kind == Kind.SERVICE}
    return next(key for key in (wanted, *(f"{wanted}-{n}" for n in range(2, 1000))) if key not in taken)
