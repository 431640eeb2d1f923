"""A round as it is read: a preview while it is open, its editions once it is closed, and what everyone may read."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from fyren.base.history import Conflict
from fyren.people.requests import ViewerRequest
from fyren.people.views.editing import Editing, add, change
from fyren.steering.actions import rounds as actions
from fyren.steering.blanking import blanked_in_rounds
from fyren.steering.forms.rounds import CorrectionForm, SupplementForm
from fyren.steering.models import Round, RoundEdition
from fyren.steering.queries import rounds as queries
from fyren.steering.queries.round_content import round_content
from fyren.steering.queries.round_decided import decided_in
from fyren.steering.queries.round_public import closed_rounds, later_figures
from fyren.steering.round_access import can_run_rounds, check_run_rounds
from fyren.steering.round_content import AreaContent, RoundContent
from fyren.steering.round_page import lay_out
from fyren.steering.round_parts import plan_of, public_part
from fyren.steering.round_rules import RoundState


def round_preview(request: ViewerRequest, public_id: str) -> HttpResponse:
    """What the round would say if it were closed now."""
    check_run_rounds(request.viewer)
    found = queries.round_of(public_id)
    if found.state != RoundState.OPEN:
        return redirect("round", public_id)
    return _read(request, found, round_content(found), title=_("Draft"))


def round_edition(request: ViewerRequest, public_id: str, number: int) -> HttpResponse:
    """One frozen edition, for coordinators and auditors: what is not decided is marked so."""
    found = queries.round_of(public_id)
    edition = queries.edition_of(found, number)
    return _read(request, found, edition.read(), title=_("Edition %(number)s") % {"number": number}, edition=edition)


def _read(
    request: ViewerRequest, found: Round, content: RoundContent, *, title: str, edition: RoundEdition | None = None
) -> HttpResponse:
    plan = plan_of(content, request.GET.get("plan", ""))
    decided = decided_in(edition, content) if edition is not None else {}
    context: dict[str, Any] = {
        "title": f"{content.title} {content.year}",
        "kind": title,
        "round": found,
        "content": content,
        "plan": plan,
        "page": lay_out(content, plan, decided) if plan is not None else None,
        "edition": edition,
        "editions": queries.editions_of(found),
        "supplements": queries.supplements_of(found),
        "may_run": can_run_rounds(request.viewer),
        "blanked": blanked_in_rounds([edition]) if edition is not None else [],
    }
    return render(request, "steering/round_edition.html", context)


def round_correct(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Make a new edition of a closed round, with its reason."""
    check_run_rounds(request.viewer)
    found, areas = _standing(public_id)

    def save(valid: Any) -> RoundEdition:
        said = {"analyses": valid.analyses, "reason": valid.cleaned_data["reason"]}
        try:
            return actions.correct_round(round=found, expected_version=valid.version, by=request.viewer, **said)
        except Conflict:
            raise Conflict(_standing(public_id)[0]) from None

    def make(data: Any, expected: int) -> CorrectionForm:
        return CorrectionForm(data, areas=areas, expected=expected)

    editing = Editing(
        save=save,
        done=lambda made: reverse("round_edition", args=[public_id, made.number]),
        message=_("The new edition is made."),
        context={
            "title": _("Correct the closed round"),
            "explanation": _(
                "You correct your own analyses. What the bodies wrote stays as it was; decisions that they have made "
                "since are taken up."
            ),
            "button": _("Make a new edition"),
            "back": (str(found), reverse("round", args=[public_id])),
        },
    )
    return change(request, found, make, editing)


def _standing(public_id: str) -> tuple[Round, list[AreaContent]]:
    """A closed round with the development areas of its latest edition. It holds their texts by the names of the form's
    fields, so that what two have written at the same time can be compared."""
    found, latest = _closed(public_id)
    areas = [area for plan in latest.read().plans for area in plan.areas]
    for name, text in CorrectionForm.standing(areas).items():
        setattr(found, name, text)
    return found, areas


def round_supplement(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Add the figures that have come since the round was frozen."""
    check_run_rounds(request.viewer)
    found, latest = _closed(public_id)
    figures = later_figures(found, latest)
    editing = Editing(
        save=lambda form: actions.supplement_round(
            round=found, indicators=figures, reason=form.cleaned_data["reason"], by=request.viewer
        ),
        done=reverse("round", args=[public_id]),
        message=_("The supplement is added, with today's date."),
        template="steering/round_supplement.html",
        context={
            "title": _("Add later figures"),
            "button": _("Add the supplement"),
            "back": (str(found), reverse("round", args=[public_id])),
            "figures": figures,
        },
    )
    return add(request, SupplementForm(request.POST or None), editing)


def _closed(public_id: str) -> tuple[Round, RoundEdition]:
    """A closed round with its latest edition.

    Raises:
        Http404: there is no such round, or it is open.
    """
    found = queries.round_of(public_id)
    latest = found.editions.first()
    if found.state != RoundState.CLOSED or latest is None:
        raise Http404
    return found, latest


def rounds_public(request: ViewerRequest) -> HttpResponse:
    """The closed rounds, for everyone."""
    return render(request, "steering/rounds_public.html", {"rounds": closed_rounds()})


def round_public(request: ViewerRequest, public_id: str) -> HttpResponse:
    """A closed round as everyone may read it: what the bodies' own boards have decided, and is public; and the plan's
    own analyses, once its report is decided."""
    found, latest = _closed(public_id)
    frozen = latest.read()
    decided = decided_in(latest, frozen, to_everyone=True)
    content = public_part(frozen, decided)
    plan = plan_of(content, request.GET.get("plan", ""))
    shown = replace(content, bodies=tuple(body for body in content.bodies if body.is_decided))
    context = {
        "round": found,
        "content": content,
        "plan": plan,
        "page": lay_out(shown, plan, decided) if plan is not None else None,
        "is_public": True,
        "edition": latest,
        "blanked": blanked_in_rounds([latest]),
        "editions": queries.editions_of(found),
        "supplements": queries.supplements_of(found),
        "undecided": [body.name for body in content.bodies if not body.is_decided],
    }
    return render(request, "steering/round_public.html", context)
