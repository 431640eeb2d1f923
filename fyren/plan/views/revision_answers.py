"""A body's answer: section by section, then handed over by an explicit act."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from fyren.base import clock
from fyren.base.conflicts import conflict_rows, settled
from fyren.base.history import Conflict
from fyren.base.history.changes import object_type
from fyren.base.models import ChangeEntry
from fyren.people.models import Body
from fyren.people.queries import people_names
from fyren.people.requests import viewer_of
from fyren.plan.access import can_answer, can_blank
from fyren.plan.actions.answers import hand_over_answer, save_answer
from fyren.plan.forms.revision_answers import AnswerForm, HandOverForm, seen_versions
from fyren.plan.models import ConsultationAnswer, PlanEdition
from fyren.plan.queries.answers import Place, own_places
from fyren.plan.queries.revision import base_of, consulted_edition, visible_revisions
from fyren.plan.rules import Stage


def answer(request: HttpRequest, public_id: str, body_id: str) -> HttpResponse:
    """Answer for one body: the sections with their state, one of them open."""
    edition, body = _consultation(request, public_id, body_id)
    places = own_places(edition, body)
    wanted = request.GET.get("avsnitt")
    opened = next((place for place in places if place.path == wanted), None) or _first_open(places)
    may = _may_answer(request, edition, body, places)
    if request.method == "POST":
        if not may:
            return redirect("consultation_answer", public_id, body_id)
        return _save(request, edition, body, places, opened)
    return _page(request, edition, body, places, opened, _form(opened) if may else None)


def _first_open(places: list[Place]) -> Place:
    return next((place for place in places if place.answer is None), places[0])


def _consultation(request: HttpRequest, public_id: str, body_id: str) -> tuple[PlanEdition, Body]:
    """The consulted edition and the body; 404 for a body whose drafts are not the viewer's to know of."""
    viewer = viewer_of(request)
    revision = get_object_or_404(visible_revisions(viewer), public_id=public_id)
    edition = consulted_edition(revision)
    if edition is None or body_id not in viewer.draft_authorities:
        raise Http404
    return edition, get_object_or_404(Body, public_id=body_id)


def _may_answer(request: HttpRequest, edition: PlanEdition, body: Body, places: list[Place]) -> bool:
    handed = any(place.answer and place.answer.handed_over_at for place in places)
    return not handed and can_answer(viewer_of(request), edition, body.public_id)


def _form(place: Place, data: Any = None) -> AnswerForm:
    version = place.answer.row_version if place.answer else None
    return AnswerForm(data, instance=place.answer, initial={"row_version": version})


def _save(request: HttpRequest, edition: PlanEdition, body: Body, places: list[Place], place: Place) -> HttpResponse:
    data = settled(request.POST, place.answer) if place.answer else request.POST
    form = _form(place, data)
    if not form.is_valid():
        return _page(request, edition, body, places, place, form)
    try:
        save_answer(
            edition=edition,
            authority=body,
            answer=form.answer(place.path),
            expected_version=form.cleaned_data["row_version"],
            by=viewer_of(request),
        )
    except Conflict as conflict:
        return _conflict(request, edition, body, place, form, conflict.current)
    except ValidationError as error:
        form.add_error(None, error)
        return _page(request, edition, body, places, place, form)
    messages.success(request, _("Saved. Only your own authority reads it until you hand it over."))
    return redirect(_next_address(edition, body, places, place))


def _next_address(edition: PlanEdition, body: Body, places: list[Place], place: Place) -> str:
    """The next section without an answer; the page's top when there is none."""
    revision = edition.revision
    address = reverse("consultation_answer", args=[revision.public_id if revision else "", body.public_id])
    at = places.index(place)
    ahead = [other for other in [*places[at + 1 :], *places[:at]] if other.answer is None]
    return f"{address}?{urlencode({'avsnitt': ahead[0].path})}#svar" if ahead else address


def _conflict(
    request: HttpRequest, edition: PlanEdition, body: Body, place: Place, form: AnswerForm, current: Any
) -> HttpResponse:
    """A colleague saved the same section meanwhile."""
    entries = ChangeEntry.objects.filter(object_type=object_type(current), object_id=current.public_id)
    last = entries.order_by("-at", "-id").first()
    names = people_names({last.actor}) if last else {}
    context = {
        "form": form,
        "rows": conflict_rows(form, current),
        "who": names.get(last.actor, _("A colleague")) if last else _("A colleague"),
        "at": last.at if last else current.created_at,
        "version": current.row_version,
        "place": place,
        "revision": edition.revision,
        "plan": edition.plan,
        "body": body,
    }
    return render(request, "plan/consultation_conflict.html", context, status=409)


def _page(
    request: HttpRequest, edition: PlanEdition, body: Body, places: list[Place], opened: Place, form: AnswerForm | None
) -> HttpResponse:
    handed = next((p.answer for p in places if p.answer and p.answer.handed_over_at), None)
    entries = _history(opened.answer)
    context = {
        "revision": edition.revision,
        "plan": edition.plan,
        "edition": edition,
        "body": body,
        "places": places,
        "opened": opened,
        "form": form,
        "handed": handed,
        "answered": sum(1 for place in places if place.answer),
        "entries": entries,
        "names": people_names({entry.actor for entry in entries}),
        "is_out": edition.revision is not None
        and edition.revision.is_open
        and edition.revision.stage == Stage.CONSULTATION,
        "may_blank": can_blank(viewer_of(request), body),
        "base": base_of(edition.revision) if edition.revision else None,
    }
    return render(request, "plan/consultation_answer.html", context)


def _history(answer: ConsultationAnswer | None) -> list[ChangeEntry]:
    if answer is None:
        return []
    entries = ChangeEntry.objects.filter(object_type=object_type(answer), object_id=answer.public_id)
    return list(entries.filter(field__in=("stance", "text", "proposed_wording")))


def hand_over(request: HttpRequest, public_id: str, body_id: str) -> HttpResponse:
    """Hand the whole answer over, with the body's own decision."""
    edition, body = _consultation(request, public_id, body_id)
    places = own_places(edition, body)
    if not _may_answer(request, edition, body, places) or not any(place.answer for place in places):
        return redirect("consultation_answer", public_id, body_id)
    form = HandOverForm(request.POST or None, initial={"seen": seen_versions(places)})
    if request.method == "POST" and form.is_valid():
        try:
            decision, seen = form.decision(), form.versions()
            hand_over_answer(
                edition=edition, authority=body, decision=decision, seen_versions=seen, by=viewer_of(request)
            )
        except Conflict:
            messages.warning(request, _("A colleague changed the answer meanwhile. Read it once more."))
            return redirect("consultation_hand_over", public_id, body_id)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            time = f"{clock.now().astimezone(clock.SWEDISH_TIME):%H.%M}"
            messages.success(request, _("Handed over %(time)s. The coordinator sees the answer now.") % {"time": time})
            return redirect("consultation_answer", public_id, body_id)
    context = {
        "form": form,
        "places": places,
        "unanswered": [place for place in places if place.answer is None],
        "revision": edition.revision,
        "plan": edition.plan,
        "body": body,
    }
    return render(request, "plan/consultation_hand_over.html", context)
