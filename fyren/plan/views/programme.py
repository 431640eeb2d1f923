"""The steering model, kept by a coordinator: programme, processes, direction goals, interpretations."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fyren.base.models import VersionedModel
from fyren.people.forms.versioned import values_of
from fyren.people.requests import ViewerRequest
from fyren.people.views.editing import Editing, add, change, history_of
from fyren.plan.access import can_interpret
from fyren.plan.actions import programme as actions
from fyren.plan.forms import thread as forms
from fyren.plan.models import (
    Challenge,
    DirectionGoal,
    Interpretation,
    Process,
    Programme,
    TargetInterpretation,
    TargetPicture,
)
from fyren.plan.queries import programme as queries
from fyren.plan.queries.blanking import blanks_steering_model
from fyren.plan.sorts import removal_mark
from fyren.plan.views.confirming import confirm


@dataclass(frozen=True, slots=True)
class Sort:
    """One sort of thing in the steering model. `save` takes object, values, version seen and viewer."""

    model: type[VersionedModel]
    form: Callable[..., Any]
    save: Callable[[Any, dict[str, Any], int, Any], object]
    new: str | Promise
    changed: str | Promise


SORTS: dict[str, Sort] = {
    "program": Sort(
        Programme,
        forms.ProgrammeForm,
        lambda obj, values, version, by: actions.save_programme(
            programme=obj, values=values, expected_version=version, by=by
        ),
        _("Add the sustainability programme"),
        _("The sustainability programme"),
    ),
    "malbild": Sort(
        TargetPicture,
        forms.TargetPictureForm,
        lambda obj, values, version, by: actions.save_programme_part(
            part=obj, values=values, expected_version=version, by=by
        ),
        _("Add a target picture"),
        _("Target picture"),
    ),
    "utmaning": Sort(
        Challenge,
        forms.ChallengeForm,
        lambda obj, values, version, by: actions.save_programme_part(
            part=obj, values=values, expected_version=version, by=by
        ),
        _("Add a challenge"),
        _("Challenge"),
    ),
    "process": Sort(
        Process,
        forms.ProcessForm,
        lambda obj, values, version, by: actions.save_process(
            process=obj, values=values, expected_version=version, by=by
        ),
        _("Add a process"),
        _("Process"),
    ),
    "riktningsmal": Sort(
        DirectionGoal,
        forms.GoalForm,
        lambda obj, values, version, by: actions.save_direction_goal(
            goal=obj, values=values, expected_version=version, by=by
        ),
        _("Add a direction goal"),
        _("Direction goal"),
    ),
}
READINGS: dict[str, type[Interpretation | TargetInterpretation]] = {
    "tolkning": Interpretation,
    "malbildstolkning": TargetInterpretation,
}


def steering_model(request: ViewerRequest) -> HttpResponse:
    """Everything that the red thread is made of above the plans: its coordinator's ways to add and change, and the
    registrar's to blank."""
    context = {
        "model": queries.steering_model(request.viewer),
        "may_keep": can_interpret(request.viewer),
        "may_blank": blanks_steering_model(request.viewer),
        "removal_mark": removal_mark(),
    }
    return render(request, "plan/programme_model.html", context)


def part_new(request: ViewerRequest, sort: str) -> HttpResponse:
    """Add a thing of a sort."""
    what = _sort(sort)
    editing = Editing(
        save=lambda form: what.save(what.model(), values_of(form), 1, request.viewer),
        done=reverse("steering_model"),
        message=_("Saved."),
        context={"title": what.new, "button": _("Save"), "back": _back()},
    )
    return add(request, what.form(request.POST or None, expected=1), editing)


def part_change(request: ViewerRequest, sort: str, public_id: str) -> HttpResponse:
    """Change a thing of a sort."""
    what = _sort(sort)
    part = get_object_or_404(what.model._default_manager, public_id=public_id)
    editing = Editing(
        save=lambda form: what.save(part, values_of(form), form.version, request.viewer),
        done=reverse("steering_model"),
        message=_("Saved."),
        context={"title": what.changed, "button": _("Save"), "back": _back(), "history": history_of(part)},
    )

    def make(data: Any, expected: int) -> Any:
        return what.form(data, instance=what.model._default_manager.get(pk=part.pk), expected=expected)

    return change(request, part, make, editing)


def interpretation_new(request: ViewerRequest, reading: str) -> HttpResponse:
    """Make a dated interpretation with its reason."""
    kind = _reading(reading)
    initial = {"valid_from": request.viewer.day}
    form: Any
    if kind is Interpretation:
        form = forms.InterpretationForm(
            request.POST or None, areas=queries.current_areas(request.viewer), goals=queries.goals(), initial=initial
        )
    else:
        form = forms.TargetInterpretationForm(
            request.POST or None,
            goals=queries.goals(),
            pictures=TargetPicture.objects.exclude(name=""),
            initial=initial,
        )
    editing = Editing(
        save=lambda valid: _make(valid.cleaned_data, request),
        done=reverse("steering_model"),
        message=_("The interpretation is made. The red thread shows it, with your reason."),
        context={
            "title": _("Interpret a development area") if kind is Interpretation else _("Interpret a direction goal"),
            "explanation": _("Your reading, with a date and a reason. The plan itself is not changed."),
            "button": _("Make the interpretation"),
            "back": _back(),
        },
    )
    return add(request, form, editing)


def _make(chosen: dict[str, Any], request: ViewerRequest) -> object:
    shared = {"goal": chosen["goal"], "rationale": chosen["rationale"], "valid_from": chosen["valid_from"]}
    if "area" in chosen:
        return actions.make_interpretation(area=chosen["area"], by=request.viewer, **shared)
    return actions.interpret_target(picture=chosen["picture"], by=request.viewer, **shared)


def interpretation_end(request: ViewerRequest, reading: str, public_id: str) -> HttpResponse:
    """End an interpretation; it remains as one that held."""
    made: Any = get_object_or_404(_reading(reading)._default_manager, public_id=public_id)
    editing = Editing(
        save=lambda form: actions.end_interpretation(
            interpretation=made,
            last_day=form.cleaned_data["last_day"],
            expected_version=form.version,
            by=request.viewer,
        ),
        done=reverse("steering_model"),
        message=_("The interpretation is ended."),
        context={
            "title": _("End the interpretation"),
            "explanation": made.rationale,
            "button": _("End it"),
            "back": _back(),
            "history": history_of(made),
        },
    )

    def make(data: Any, expected: int) -> forms.EndForm:
        return forms.EndForm(data, initial={"last_day": request.viewer.day}, expected=expected)

    return confirm(request, made, make, editing)


def _sort(name: str) -> Sort:
    if name not in SORTS:
        raise Http404
    return SORTS[name]


def _reading(name: str) -> type[Interpretation | TargetInterpretation]:
    if name not in READINGS:
        raise Http404
    return READINGS[name]


def _back() -> tuple[Any, str]:
    return _("The steering model"), reverse("steering_model")
