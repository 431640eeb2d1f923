"""Rounds of follow-up: the list, opening one, its overview, changing and closing it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fyren.people.forms.versioned import values_of
from fyren.people.requests import ViewerRequest
from fyren.people.views.editing import Editing, add, change, history_of
from fyren.plan.forms.notes import VersionOnlyForm
from fyren.plan.queries.blanking import texts_to_blank
from fyren.plan.views.confirming import confirm
from fyren.steering.actions import rounds as actions
from fyren.steering.blanking.offered import texts_of_round
from fyren.steering.doors import door
from fyren.steering.forms.rounds import RoundChangeForm, RoundOpenForm
from fyren.steering.models import BudgetYear, Round
from fyren.steering.queries import rounds as queries
from fyren.steering.queries.budgets import year_of, years
from fyren.steering.queries.plan_analyses import analysis_rows
from fyren.steering.queries.round_public import decided_since
from fyren.steering.queries.rounds import ReportRow
from fyren.steering.round_access import can_run_rounds, check_run_rounds
from fyren.steering.round_rules import ReportState, RoundState
from fyren.steering.round_template import RoundTemplate, template_of

# Which rows of the overview are shown, by the address's `visa`.
SHOWN: dict[str, tuple[Any, Callable[[ReportRow], bool]]] = {
    "sena": (gettext_lazy("Late ones"), lambda row: row.late is not None),
    "att-ta-emot": (gettext_lazy("To receive"), lambda row: row.is_waiting),
    "ej-beslutade": (gettext_lazy("Those not decided"), lambda row: not row.is_decided),
    "beslutade": (gettext_lazy("Those decided"), lambda row: row.is_decided),
}


def round_list(request: ViewerRequest) -> HttpResponse:
    """Every round, and for the coordinator those that can be opened."""
    opened = queries.rounds()
    may_run = can_run_rounds(request.viewer)
    context = {
        "rounds": opened,
        "may_run": may_run,
        "to_open": queries.to_open(years(), opened) if may_run else [],
        "has_years": bool(years()) if may_run else True,
    }
    return render(request, "steering/round_list.html", context)


def _template(number: int, key: str) -> tuple[BudgetYear, RoundTemplate]:
    try:
        return year_of(number), template_of(key)
    except KeyError:
        raise Http404 from None


def round_open(request: ViewerRequest, number: int, key: str) -> HttpResponse:
    """Open a round: the template, to be changed."""
    check_run_rounds(request.viewer)
    year, template = _template(number, key)
    editing = Editing(
        save=lambda form: actions.open_round(
            year=year,
            key=key,
            values=values_of(form),
            scale=form.scale,
            questions=form.questions,
            by=request.viewer,
        ),
        done=lambda made: reverse("round", args=[made.public_id]),
        message=_("The round is open. Every body that the plans address has a report to write."),
        context={
            "title": _("Open a round of follow-up for %(year)s") % {"year": year},
            "explanation": _("Begin from the template and change what does not fit."),
            "button": _("Open the round"),
            "back": _back(),
        },
    )
    form = RoundOpenForm(request.POST or None, template=template, year=year.year, instance=Round(year=year, key=key))
    return add(request, form, editing)


def _back(found: Round | None = None) -> tuple[str, str]:
    if found is None:
        return _("Follow-up"), reverse("round_list")
    return str(found), reverse("round", args=[found.public_id])


def round_page(request: ViewerRequest, public_id: str) -> HttpResponse:
    """A round: how far every body has come, and what the coordinator may do with it."""
    viewer = request.viewer
    found = queries.round_of(public_id)
    rows = queries.report_rows(viewer, found)
    wanted = request.GET.get("visa", "")
    chosen = SHOWN[wanted][1] if wanted in SHOWN else lambda row: True
    may_run = can_run_rounds(viewer)
    latest = found.editions.first() if may_run else None
    context = {
        "round": found,
        "is_open": found.state == RoundState.OPEN,
        "rows": [row for row in rows if chosen(row)],
        "filters": [(key, label, sum(map(has, rows))) for key, (label, has) in SHOWN.items()],
        "wanted": wanted if wanted in SHOWN else "",
        "counts": _counts(rows),
        "may_run": may_run,
        "questions": list(found.questions.all()),
        "scale": list(found.scale.all()),
        "to_blank": texts_to_blank(viewer, texts_of_round(found)),
        "analyses": analysis_rows(viewer, found) if may_run else [],
        "editions": queries.editions_of(found),
        "may_read_editions": bool(door(viewer, "round_edition", found.public_id, 1)),
        "decided_since": decided_since(found, latest) if latest is not None else [],
        "history": _history(found) if may_run else None,
    }
    return render(request, "steering/round.html", context)


def _history(found: Round) -> dict[str, Any]:
    """What has been changed, and which editions have been made."""
    held = history_of(found)
    return {**held, "labels": {**held["labels"], "edition": _("Edition")}}


def _counts(rows: list[ReportRow]) -> dict[str, int]:
    return {
        "all": len(rows),
        "decided": sum(row.is_decided for row in rows),
        "released": sum(row.state is ReportState.RELEASED for row in rows),
        "late": sum(row.late is not None for row in rows),
    }


def round_change(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Change an open round's title, instructions and days."""
    check_run_rounds(request.viewer)
    found = queries.round_of(public_id)
    if found.state != RoundState.OPEN:
        return redirect("round", public_id)
    editing = Editing(
        save=lambda form: actions.change_round(
            round=queries.round_of(public_id),
            values=values_of(form),
            expected_version=form.version,
            by=request.viewer,
        ),
        done=reverse("round", args=[public_id]),
        message=_("The round is changed."),
        context={
            "title": _("Change the round"),
            "explanation": _("Scale and questions stay as they were opened: bodies may have begun to answer."),
            "button": _("Save the round"),
            "back": _back(found),
            "history": history_of(found),
        },
    )

    def make(data: Any, expected: int) -> RoundChangeForm:
        return RoundChangeForm(data, instance=queries.round_of(public_id), expected=expected)

    return change(request, found, make, editing)


def round_close(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Close and freeze a round, once confirmed. Says what is missing; that does not stop it."""
    check_run_rounds(request.viewer)
    found = queries.round_of(public_id)
    if found.state != RoundState.OPEN:
        return redirect("round", public_id)
    rows = queries.report_rows(request.viewer, found)
    editing = Editing(
        save=lambda form: actions.close_round(round=found, expected_version=form.version, by=request.viewer),
        done=reverse("round_edition", args=[public_id, 1]),
        message=_("The round is closed. This is its first edition."),
        template="steering/round_close.html",
        context={
            "title": _("Close the round"),
            "button": _("Close and freeze"),
            "back": _back(found),
            "round": found,
            "undecided": [row for row in rows if row.state is ReportState.RELEASED],
            "missing": [row for row in rows if row.state in (ReportState.WRITING, ReportState.SENT)],
            "unwritten": [row for row in analysis_rows(request.viewer, found) if not row.is_done],
        },
    )
    return confirm(request, found, VersionOnlyForm, editing)
