"""The register of routines: what each body has and lacks, and the pages on which its keepers write and decide."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from fyren.cooperation.actions import routines as actions
from fyren.cooperation.forms.routines import (
    RoutineChangeForm,
    RoutineDecisionForm,
    RoutineForm,
    RoutineReviewForm,
)
from fyren.cooperation.models import Routine, RoutineEdition
from fyren.cooperation.queries.routines import body_rows, routine_rows
from fyren.cooperation.reading import readings_of
from fyren.cooperation.routines.areas import area_of, register
from fyren.cooperation.routines.text import gaps, sections
from fyren.cooperation.suggestions import ROUTINES
from fyren.people.access import KEEPERS, can_keep
from fyren.people.forms.versioned import values_of
from fyren.people.models import Body
from fyren.people.requests import ViewerRequest
from fyren.people.viewer import Viewer
from fyren.people.views.editing import Editing, add, history_of
from fyren.people.views.own import own_authority
from fyren.people.views.register import Place, Register, Words
from fyren.plan.forms.notes import VersionOnlyForm
from fyren.plan.queries.blanking import texts_to_blank
from fyren.plan.views.confirming import confirm


def routine_register(request: ViewerRequest) -> HttpResponse:
    """How every board and company stands with its routines."""
    rows = body_rows(request.viewer.day)
    own = request.viewer.authorities_as(*KEEPERS)
    context = {"rows": sorted(rows, key=lambda row: row.body.public_id not in own), "own": own}
    return render(request, "cooperation/routine_register.html", context)


def routines_of(request: ViewerRequest, public_id: str) -> HttpResponse:
    """One body's areas: the routines there are, what is old, what is lacking."""
    body = get_object_or_404(Body.objects.authorities(), public_id=public_id)
    (row,) = body_rows(request.viewer.day, [body])
    context = {
        "row": row,
        "body": body,
        "said": [each for each in row.areas if each.applies is True],
        "unsaid": [each for each in row.areas if each.applies is None],
        "not_concerned": [each for each in row.areas if each.applies is False],
        "may_keep": can_keep(request.viewer, body),
        "may_take_up": request.viewer.holds(*KEEPERS),
        "reason": f"{ROUTINES}{public_id}",
        "to_blank": texts_to_blank(request.viewer, list(body.units.all())),
    }
    return render(request, "cooperation/routines_of.html", context)


def routine_scope(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Say with a press whether an area concerns the body; who comes by reading is led to the page it stands on."""
    body = own_authority(request, public_id)
    area = area_of(request.POST.get("area", ""))
    if request.method == "POST" and area is not None:
        actions.say_scope(authority=body, area=area.key, applies=request.POST.get("applies") == "ja", by=request.viewer)
    return redirect("routines_of", public_id=public_id)


def routine_work(request: ViewerRequest, public_id: str) -> HttpResponse:
    """A routine as it is worked on: the text, what is left to fill in, decisions. Drafts are the own authority's."""
    routine = _routine(public_id)
    reads_draft = routine.authority.public_id in request.viewer.draft_authorities
    editions = list(routine.editions.all())
    if not editions and not reads_draft:
        raise Http404
    (row,) = routine_rows(request.viewer.day, Routine.objects.filter(pk=routine.pk))
    latest = editions[0] if editions else None
    context = {
        "row": row,
        "routine": routine,
        "editions": editions,
        "latest": latest,
        "is_changed": reads_draft and latest is not None and latest.text != routine.text,
        "sections": sections(routine.text) if reads_draft else [],
        "gaps": gaps(routine.text) if reads_draft else [],
        "area": routine.of_area,
        "readings": readings_of(latest) if latest is not None else 0,
        "may_keep": can_keep(request.viewer, routine.authority),
        "history": history_of(routine) if reads_draft else None,
        "to_blank": texts_to_blank(request.viewer, [routine, *editions]),
    }
    return render(request, "cooperation/routine_work.html", context)


def routine_edition(request: ViewerRequest, public_id: str, number: int) -> HttpResponse:
    """An edition that management decided, also when another has followed it."""
    editions = RoutineEdition.objects.select_related("routine__authority", "routine__unit")
    edition = get_object_or_404(editions, routine__public_id=public_id, number=number)
    context = {"edition": edition, "routine": edition.routine, "sections": sections(edition.text)}
    return render(request, "cooperation/routine_edition.html", context)


def routine_new(request: ViewerRequest, public_id: str, area: str) -> HttpResponse:
    """Begin a routine from the area's template."""
    body, of_area = own_authority(request, public_id), area_of(area)
    if of_area is None:
        raise Http404
    begun = Routine(authority=body, area=of_area.key)
    editing = Editing(
        save=lambda form: actions.save_routine(
            routine=Routine(authority=body, area=of_area.key),
            values=values_of(form),
            expected_version=1,
            by=request.viewer,
        ),
        done=lambda made: _place(made)[1],
        message=_("The routine is begun. It holds when management has decided it."),
        template="cooperation/routine_form.html",
        context={
            "title": of_area.title,
            "button": _("Save"),
            "explanation": body.name,
            "back": _of(body),
            "register": register(),
            "is_past": register().review_by < request.viewer.day,
        },
    )
    initial = {"title": of_area.title, "text": of_area.template}
    return add(request, RoutineForm(request.POST or None, instance=begun, initial=initial, **_day(request)), editing)


def routine_decide(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Enter management's decision on the text as it stands."""
    routine = ROUTINES_KEPT.own(request, public_id)
    editing = _asked(
        routine,
        save=lambda form: actions.decide_routine(
            routine=ROUTINES_KEPT.own(request, public_id),
            values=values_of(form),
            expected_version=form.version,
            by=request.viewer,
        ),
        message=_("The routine holds. Those who work there find it on the own network."),
        title=_("Enter management's decision"),
        button=_("Enter the decision"),
    )

    def make(data: Any, expected: int) -> RoutineDecisionForm:
        edition = RoutineEdition(routine=routine, number=1, title=routine.title, text=routine.text)
        return RoutineDecisionForm(
            data, instance=edition, expected=expected, initial={"decided_on": request.viewer.day}
        )

    return confirm(request, routine, make, editing)


def routine_review(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Say that management has gone through the routine and lets it stand."""
    routine = ROUTINES_KEPT.own(request, public_id)
    editing = _asked(
        routine,
        save=lambda form: actions.review_routine(
            routine=ROUTINES_KEPT.own(request, public_id),
            reviewed_on=form.cleaned_data["reviewed_on"],
            expected_version=form.version,
            by=request.viewer,
        ),
        message=_("The review is entered. The routine counts as current for twelve months."),
        title=_("Reviewed, and stands as it is"),
        button=_("Enter the review"),
    )

    def make(data: Any, expected: int) -> RoutineReviewForm:
        return RoutineReviewForm(data, expected=expected, initial={"reviewed_on": request.viewer.day})

    return confirm(request, routine, make, editing)


def routine_end(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Let a routine hold no more."""
    routine = ROUTINES_KEPT.own(request, public_id)
    editing = _asked(
        routine,
        save=lambda form: actions.end_routine(
            routine=ROUTINES_KEPT.own(request, public_id), expected_version=form.version, by=request.viewer
        ),
        message=_("The routine holds no more."),
        title=_("Let the routine hold no more"),
        button=_("End it"),
        danger=True,
    )
    return confirm(request, routine, VersionOnlyForm, editing)


def _asked(routine: Routine, *, save: Any, message: str, **context: Any) -> Editing:
    place = _place(routine)
    return Editing(
        save=save, done=place[1], message=message, context={**context, "explanation": str(routine), "back": place}
    )


def _routine(public_id: str) -> Routine:
    return get_object_or_404(Routine.objects.select_related("authority", "unit"), public_id=public_id)


def _of(body: Body) -> Place:
    return body.name, reverse("routines_of", args=[body.public_id])


def _place(routine: Routine) -> Place:
    return str(routine), reverse("routine_work", args=[routine.public_id])


def _day(request: ViewerRequest) -> dict[str, Any]:
    return {"day": request.viewer.day}


def _save(routine: Routine, values: dict[str, Any], expected_version: int, by: Viewer) -> Routine:
    return actions.save_routine(routine=routine, values=values, expected_version=expected_version, by=by)


ROUTINES_KEPT = Register(
    kind=Routine,
    form=RoutineForm,
    change_form=RoutineChangeForm,
    save=_save,
    place=_place,
    options=_day,
    words=Words("", "", "", _lazy("Save"), _lazy("Saved.")),
)
