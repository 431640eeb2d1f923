"""The year: its wheel and phases, opening one, and how a body plans."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from fyren.people.forms.versioned import refuse, values_of
from fyren.people.models import Body
from fyren.people.requests import ViewerRequest
from fyren.people.views.editing import Editing, add, change, history_of
from fyren.plan.forms.notes import VersionOnlyForm
from fyren.plan.queries.blanking import texts_to_blank
from fyren.plan.views.confirming import confirm
from fyren.steering.access import WRITERS, can_plan_year, check_plan_year
from fyren.steering.actions import years as actions
from fyren.steering.doors import door
from fyren.steering.forms.years import OpenYearForm, PhaseChangeForm, PhaseForm, SettingsForm
from fyren.steering.models import BodySettings, BudgetYear, YearPhase
from fyren.steering.queries import budgets
from fyren.steering.queries import years as queries
from fyren.steering.year_template import template_for

OTHER_PAGES = ("budgets", "matrix", "activity_list", "timeline")


def year_at_hand(request: ViewerRequest) -> HttpResponse:
    """The year that is worked with now."""
    found = budgets.year_at_hand(request.viewer.day)
    if found is None:
        return render(request, "steering/year_none.html", {"may_plan": can_plan_year(request.viewer)})
    return _year_page(request, found)


def year(request: ViewerRequest, number: int) -> HttpResponse:
    """A budget year: the wheel of a calendar year, and the year's own phases."""
    return _year_page(request, budgets.year_of(number))


def _year_page(request: ViewerRequest, found: BudgetYear) -> HttpResponse:
    viewer = request.viewer
    groups = queries.phases_of(found, viewer.day)
    calendars = queries.calendar_years(found, groups)
    asked = request.GET.get("kalender", "")
    usual = viewer.day.year if viewer.day.year in calendars else found.year
    shown = int(asked) if asked in map(str, calendars) else usual
    context = {
        "year": found,
        "years": sorted(budgets.years(), key=lambda each: each.year),
        "groups": groups,
        "calendars": calendars,
        "wheel": queries.wheel_of(shown, own=found.year, day=viewer.day),
        "may_plan": can_plan_year(viewer),
        "pages": {name: door(viewer, name, found.year) for name in OTHER_PAGES},
        "to_blank": texts_to_blank(viewer, found.phases.all()),
        "own_bodies": _own_bodies(request),
    }
    return render(request, "steering/year.html", context)


def _own_bodies(request: ViewerRequest) -> list[tuple[str, str, str]]:
    """The bodies that the viewer writes for: name, and the addresses of how it plans and of its calendar."""
    held = {grant.authority: grant.authority_name for grant in request.viewer.grants if grant.role in WRITERS}
    return [
        (name, reverse("steering_settings", args=[public_id]), reverse("body_calendar", args=[public_id]))
        for public_id, name in held.items()
    ]


def year_open(request: ViewerRequest) -> HttpResponse:
    """Choose year and template, see the phases, open the year."""
    check_plan_year(request.viewer)
    given: Any = request.POST if request.method == "POST" else request.GET
    is_first = request.method != "POST" and "ar" not in given
    form = OpenYearForm(_first_choice(request) if is_first else given)
    is_valid = form.is_valid()
    if is_valid and request.method == "POST":
        try:
            made = actions.open_year(year=form.year, after_election=form.after_election, by=request.viewer)
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, _("The budget year %(year)s is open.") % {"year": made})
            return redirect("year", number=made.year)
    phases = [(phase, phase.days(form.year)) for phase in _template(form)] if is_valid else []
    context = {"form": form, "phases": phases, "after_election": is_valid and form.after_election}
    return render(request, "steering/year_open.html", context)


def _first_choice(request: ViewerRequest) -> dict[str, Any]:
    """The year that is worked with, or the first after it that is not open."""
    opened = {each.year for each in budgets.years()}
    wanted = queries.year_worked_with(request.viewer.day)
    while wanted in opened:
        wanted += 1
    return {"ar": wanted, "mall": "kalender"}


def _template(form: OpenYearForm) -> Any:
    return template_for(after_election=form.after_election)


def phase_new(request: ViewerRequest, number: int) -> HttpResponse:
    """Add a phase to a year."""
    check_plan_year(request.viewer)
    found = budgets.year_of(number)
    editing = Editing(
        save=lambda form: actions.save_phase(
            phase=YearPhase(year=found), values=values_of(form), expected_version=1, by=request.viewer
        ),
        done=reverse("year", args=[number]),
        message=_("The phase is added."),
        context={"title": _("Add a phase"), "button": _("Add the phase"), "back": _back(found)},
    )
    return add(request, PhaseForm(request.POST or None), editing)


def phase_edit(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Change a phase."""
    check_plan_year(request.viewer)
    phase = queries.phase_of(public_id)
    editing = Editing(
        save=lambda form: actions.save_phase(
            phase=queries.phase_of(public_id),
            values=values_of(form),
            expected_version=form.version,
            by=request.viewer,
        ),
        done=reverse("year", args=[phase.year.year]),
        message=_("The phase is changed."),
        template="steering/phase_form.html",
        context={
            "title": _("Change the phase"),
            "button": _("Save the phase"),
            "back": _back(phase.year),
            "phase": phase,
            "history": history_of(phase),
        },
    )

    def make(data: Any, expected: int) -> PhaseChangeForm:
        return PhaseChangeForm(data, instance=queries.phase_of(public_id), expected=expected)

    return change(request, phase, make, editing)


def phase_remove(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Take a phase out of its year, once confirmed."""
    check_plan_year(request.viewer)
    phase = queries.phase_of(public_id)
    editing = Editing(
        save=lambda form: actions.remove_phase(phase=phase, expected_version=form.version, by=request.viewer),
        done=reverse("year", args=[phase.year.year]),
        message=_("The phase is taken away."),
        template="steering/phase_remove.html",
        context={
            "title": _("Take the phase away"),
            "button": _("Take away"),
            "danger": True,
            "back": _back(phase.year),
            "phase": phase,
        },
    )
    return confirm(request, phase, VersionOnlyForm, editing)


def _back(found: BudgetYear) -> tuple[str, str]:
    return _("Budget year %(year)s") % {"year": found}, reverse("year", args=[found.year])


def steering_settings(request: ViewerRequest, public_id: str) -> HttpResponse:
    """How a body plans: which system leads, and what its decisions bind."""
    if not request.viewer.holds(*WRITERS, at=public_id):
        raise Http404
    authority = Body.objects.get(public_id=public_id)
    kept = queries.settings_of(authority.pk)
    editing = Editing(
        save=lambda form: actions.save_settings(
            authority=authority, values=values_of(form), expected_version=form.version, by=request.viewer
        ),
        done=reverse("steering_settings", args=[public_id]),
        message=_("Saved."),
        template="steering/settings.html",
        context={
            "title": _("How we plan"),
            "button": _("Save"),
            "back": (_("Year wheel"), reverse("year_at_hand")),
            "authority": authority,
            "said": kept,
            "history": history_of(kept) if kept is not None else None,
        },
    )

    def make(data: Any, expected: int) -> SettingsForm:
        said = queries.settings_of(authority.pk) or BodySettings(authority=authority)
        return SettingsForm(data, instance=said, expected=expected)

    # Where nothing has been said there is no version to have seen: who is first then still meets the second.
    return change(request, kept or BodySettings(authority=authority, row_version=0), make, editing)
