"""What the plan's coordinator enters about it: facts of the decision, its name, which plans it names."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from fyren.people.forms.versioned import values_of
from fyren.people.requests import ViewerRequest
from fyren.people.views.editing import Editing, change, history_of
from fyren.plan.access import check_steer_plan
from fyren.plan.actions import facts as actions
from fyren.plan.forms.notes import FactsForm, LinkForm, TitleForm
from fyren.plan.models import Plan, PlanEdition
from fyren.plan.queries.notes import plan_link
from fyren.plan.queries.pages import links_of, open_edition, visible_editions
from fyren.plan.rules import Stage
from fyren.plan.views.confirming import confirm
from fyren.plan.views.notes import reading_url


def plan_facts(request: ViewerRequest, slug: str, number: int) -> HttpResponse:
    """Enter or correct the facts of an adopted edition's decision."""
    reading = open_edition(request.viewer, slug, number)
    edition = reading.edition
    check_steer_plan(request.viewer, edition.plan)
    if edition.stage != Stage.ADOPTED:
        raise Http404
    editing = Editing(
        save=lambda form: actions.change_plan_facts(
            edition=edition, facts=values_of(form), expected_version=form.version, by=request.viewer
        ),
        done=reading_url(edition),
        message=_("The facts are saved."),
        template="plan/facts_form.html",
        context={
            "title": _("Facts of the decision"),
            "button": _("Save the facts"),
            "back": (edition.plan.title, reading_url(edition)),
            "plan": edition.plan,
            "links": links_of(reading)[0],
            "history": history_of(edition, edition.plan),
        },
    )

    def make(data: Any, expected: int) -> FactsForm:
        return FactsForm(data, instance=PlanEdition.objects.get(pk=edition.pk), expected=expected)

    return change(request, edition, make, editing)


def plan_title(request: ViewerRequest, slug: str) -> HttpResponse:
    """Correct what the plan is called."""
    plan = _own_plan(request, slug)
    editing = Editing(
        save=lambda form: actions.rename_plan(
            plan=plan, title=form.cleaned_data["title"], expected_version=form.version, by=request.viewer
        ),
        done=reverse("plan", args=[plan.slug]),
        message=_("Saved."),
        context={
            "title": _("The plan's name"),
            "button": _("Save the name"),
            "back": (plan.title, reverse("plan", args=[plan.slug])),
            "history": history_of(plan),
        },
    )

    def make(data: Any, expected: int) -> TitleForm:
        return TitleForm(data, instance=Plan.objects.get(pk=plan.pk), expected=expected)

    return change(request, plan, make, editing)


def plan_link_edit(request: ViewerRequest, slug: str, place: int) -> HttpResponse:
    """Say which plan here is meant by the name at a place among those that the plan names."""
    plan = _own_plan(request, slug)
    link = plan_link(request.viewer, slug, place)
    known = visible_editions(request.viewer).values("plan")
    plans = Plan.objects.filter(pk__in=known).exclude(pk=plan.pk)
    editing = Editing(
        save=lambda form: actions.link_plan(
            link=link,
            to_plan=form.cleaned_data["to_plan"],
            expected_plan_version=form.version,
            by=request.viewer,
        ),
        done=reverse("plan", args=[plan.slug]),
        message=_("Saved."),
        context={
            "title": _("Which plan is “%(name)s”?") % {"name": link.named},
            "button": _("Save the link"),
            "back": (plan.title, reverse("plan", args=[plan.slug])),
        },
    )

    def make(data: Any, expected: int) -> LinkForm:
        return LinkForm(data, plans=plans, initial={"to_plan": link.to_plan}, expected=expected)

    return confirm(request, plan, make, editing)


def _own_plan(request: ViewerRequest, slug: str) -> Plan:
    """A plan that the viewer coordinates.

    Raises:
        Http404: there is none that the viewer may know of.
        PermissionDenied: somebody else coordinates it.
    """
    known = visible_editions(request.viewer).values("plan")
    plan = get_object_or_404(Plan.objects.select_related("authority").filter(pk__in=known), slug=slug)
    check_steer_plan(request.viewer, plan)
    return plan
