"""Learning platforms: what they have told, what waits to be understood, and their keys."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from fyren.competence.actions import sources as actions
from fyren.competence.forms.sources import ActivityForm, LearningSourceForm, PlaceForm
from fyren.competence.models import LearningActivity, LearningPlace, LearningSource
from fyren.people.forms.versioned import refuse, values_of
from fyren.people.requests import ViewerRequest
from fyren.people.views.editing import Editing, change
from fyren.people.views.own import own_authority, require_own
from fyren.plan.forms.notes import VersionOnlyForm
from fyren.plan.queries.blanking import texts_to_blank
from fyren.plan.views.confirming import confirm


def learning_sources(request: ViewerRequest, public_id: str) -> HttpResponse:
    """The authority's learning platforms, with what of theirs waits."""
    body = own_authority(request, public_id)
    received = Count("statements", distinct=True)
    unknown = Q(statements__activity__course=None) | Q(statements__place__unit=None) | Q(statements__place__level="")
    found = LearningSource.objects.filter(authority=body)
    context = {
        "body": body,
        "sources": found.annotate(received=received, waiting=Count("statements", filter=unknown, distinct=True)),
        "address": request.build_absolute_uri("/xapi/"),
    }
    return render(request, "competence/sources.html", context)


def learning_source(request: ViewerRequest, public_id: str) -> HttpResponse:
    """One platform: its activities and groups, those that wait first."""
    source = _own_source(request, public_id)
    number = Count("statements")
    activities = source.activities.select_related("course").annotate(number=number)
    places = source.places.select_related("unit").annotate(number=number)
    context = {
        "source": source,
        "activities": sorted(activities, key=lambda each: (each.course is not None, each.iri)),
        "places": sorted(places, key=lambda each: (bool(each.unit and each.level), str(each))),
        "to_blank": texts_to_blank(request.viewer, [source]),
    }
    return render(request, "competence/source.html", context)


def learning_source_new(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Make a key for a platform; it is shown once."""
    body = own_authority(request, public_id)
    back = (_("Learning platforms"), reverse("learning_sources", args=[body.public_id]))
    form = LearningSourceForm(request.POST or None, instance=LearningSource(authority=body))
    if form.is_bound and form.is_valid():
        try:
            source, key = actions.make_learning_source(authority=body, values=values_of(form), by=request.viewer)
        except ValidationError as error:
            refuse(form, error)
        else:
            context = {"source": source, "key": key, "back": back, "address": request.build_absolute_uri("/xapi/")}
            return render(request, "competence/source_made.html", context)
    context = {
        "form": form,
        "title": _("Add a learning platform"),
        "button": _("Make its key"),
        "explanation": body.name,
        "back": back,
    }
    return render(request, "people/form.html", context)


def learning_source_end(request: ViewerRequest, public_id: str) -> HttpResponse:
    """End a platform's key, once confirmed."""
    source = _own_source(request, public_id)
    page = reverse("learning_source", args=[source.public_id])
    editing = Editing(
        save=lambda form: actions.end_learning_source(source=source, expected_version=form.version, by=request.viewer),
        done=page,
        message=_("The key is ended."),
        context={
            "title": _("End the key"),
            "button": _("End the key"),
            "danger": True,
            "explanation": _("%(name)s can no longer post, from this moment on. What it has told stays counted.")
            % {"name": source.name},
            "back": (source.name, page),
        },
    )
    return confirm(request, source, VersionOnlyForm, editing)


def learning_activity(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Say which course an activity is."""
    activity = _own(request, LearningActivity, public_id)
    return _connecting(
        request,
        activity,
        ActivityForm,
        title=_("Which course is it?"),
        save=lambda found, form: actions.connect_activity(
            activity=found, values=values_of(form), expected_version=form.version, by=request.viewer
        ),
    )


def learning_place(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Say which unit and level a group is."""
    place = _own(request, LearningPlace, public_id)
    return _connecting(
        request,
        place,
        PlaceForm,
        title=_("Which unit and level is it?"),
        save=lambda found, form: actions.connect_place(
            place=found, values=values_of(form), expected_version=form.version, by=request.viewer
        ),
    )


def _connecting(request: ViewerRequest, about: Any, form: type[Any], *, title: str, save: Any) -> HttpResponse:
    page = reverse("learning_source", args=[about.source.public_id])
    kind, public_id = type(about), about.public_id
    editing = Editing(
        save=lambda filled: save(_own(request, kind, public_id), filled),
        done=page,
        message=_("Saved. Its statements are counted there."),
        context={
            "title": title,
            "button": _("Save"),
            "explanation": str(about),
            "back": (about.source.name, page),
        },
    )

    def make(data: Any, expected: int) -> Any:
        return form(data, instance=_own(request, kind, public_id), expected=expected)

    return change(request, about, make, editing)


def _own(request: ViewerRequest, kind: type[Any], public_id: str) -> Any:
    found = get_object_or_404(kind.objects.select_related("source__authority"), public_id=public_id)
    require_own(request, found.authority)
    return found


def _own_source(request: ViewerRequest, public_id: str) -> LearningSource:
    found = get_object_or_404(LearningSource.objects.select_related("authority"), public_id=public_id)
    require_own(request, found.authority)
    return found
