"""What is agreed with partners, when it must be renewed and followed up."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from fyren.cooperation.actions import agreements as actions
from fyren.cooperation.forms.agreements import AgreementChangeForm, AgreementForm, FollowUpChangeForm, FollowUpForm
from fyren.cooperation.models import Agreement, FollowUp
from fyren.cooperation.queries import agreements as queries
from fyren.cooperation.rules import State
from fyren.people.access import can_keep
from fyren.people.forms.versioned import values_of
from fyren.people.requests import ViewerRequest
from fyren.people.views.editing import Editing, add, change, history_of
from fyren.people.views.own import own_authority, require_own, writes_for
from fyren.plan.queries.blanking import texts_to_blank
from fyren.plan.queries.focus_areas import focus_areas_at_hand, grouped

# What is agreed anew each time, and not taken over from the agreement before.
NEW_EACH_TIME = frozenset({"decided_by", "decided_on", "section", "dnr", "permit_checked_on"})


def agreement_list(request: ViewerRequest) -> HttpResponse:
    """Every agreement, first what somebody must do something about, for everyone who is logged in."""
    rows = queries.agreement_rows(request.viewer.day, queries.with_partners())
    holding = [row for row in rows if row.state is not State.ENDED]
    context = {
        "waiting": [row for row in holding if row.needs_somebody],
        "others": [row for row in holding if not row.needs_somebody],
        "ended": [row for row in rows if row.state is State.ENDED],
        "writes_for": writes_for(request),
    }
    return render(request, "cooperation/agreements.html", context)


def agreement(request: ViewerRequest, public_id: str) -> HttpResponse:
    """One agreement: what it says, how long it holds, how it was followed up."""
    page = queries.agreement_page(public_id, request.viewer.day)
    if page is None:
        raise Http404
    found = page.row.agreement
    context = {
        "row": page.row,
        "agreement": found,
        "follow_ups": page.follow_ups,
        "groups": grouped(page.focus_areas),
        "may_keep": can_keep(request.viewer, found.authority),
        "history": history_of(found, *page.follow_ups),
        "to_blank": texts_to_blank(request.viewer, [found, *page.follow_ups]),
    }
    return render(request, "cooperation/agreement.html", context)


def agreement_new(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Enter an agreement."""
    body = own_authority(request, public_id)
    home = reverse("agreements")
    editing = Editing(
        save=lambda form: actions.save_agreement(
            agreement=Agreement(authority=body), values=values_of(form), expected_version=1, by=request.viewer
        ),
        done=_page,
        message=_("The agreement is entered."),
        context={
            "title": _("Enter an agreement"),
            "button": _("Enter the agreement"),
            "explanation": body.name,
            "back": (_("Agreements"), home),
        },
    )
    return add(request, _form(request, request.POST or None, instance=Agreement(authority=body)), editing)


def agreement_renew(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Enter the agreement that follows this one, with what it said to begin with."""
    earlier = _own(request, public_id)
    editing = _on_page(
        earlier,
        save=lambda form: actions.renew_agreement(earlier=earlier, values=values_of(form), by=request.viewer),
        message=_("The new agreement is entered. The earlier one is kept as it was."),
        title=_("Renew: %(agreement)s") % {"agreement": earlier},
        button=_("Enter the new agreement"),
        explanation=_("Filled in from the agreement that ends. The decision and its day are to be entered anew."),
    )
    form = _form(
        request, request.POST or None, instance=Agreement(authority=earlier.authority), initial=_taken_over(earlier)
    )
    return add(request, form, editing)


def _taken_over(earlier: Agreement) -> dict[str, Any]:
    """What the form for the next agreement begins with: it holds from the day after, and for as long."""
    names = [name for name in AgreementForm.Meta.fields if name not in NEW_EACH_TIME]
    values = {name: earlier.as_edited(name) for name in names}
    values["valid_from"] = values["valid_to"] = None
    if earlier.valid_to is not None:
        values["valid_from"] = earlier.valid_to + dt.timedelta(days=1)
    return values


def agreement_change(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Change what is said of an agreement."""
    found = _own(request, public_id)
    editing = _on_page(
        found,
        save=lambda form: actions.save_agreement(
            agreement=_own(request, public_id), values=values_of(form), expected_version=form.version, by=request.viewer
        ),
        message=_("Saved."),
        title=_("Change: %(agreement)s") % {"agreement": found},
        button=_("Save"),
    )

    def make(data: Any, expected: int) -> AgreementForm:
        return _form(request, data, AgreementChangeForm, instance=_own(request, public_id), expected=expected)

    return change(request, found, make, editing)


def follow_up_new(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Say that an agreement was followed up."""
    found = _own(request, public_id)
    editing = _on_page(
        found,
        save=lambda form: actions.save_follow_up(
            follow_up=FollowUp(agreement=found), values=values_of(form), expected_version=1, by=request.viewer
        ),
        message=_("The follow-up is entered."),
        title=_("Follow up: %(agreement)s") % {"agreement": found},
        button=_("Enter the follow-up"),
    )
    return add(request, FollowUpForm(request.POST or None, initial={"held_on": request.viewer.day}), editing)


def follow_up_change(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Correct what is said of a follow-up."""
    found = _own_follow_up(request, public_id)
    editing = _on_page(
        found.agreement,
        save=lambda form: actions.save_follow_up(
            follow_up=_own_follow_up(request, public_id),
            values=values_of(form),
            expected_version=form.version,
            by=request.viewer,
        ),
        message=_("Saved."),
        title=_("Correct the follow-up"),
        button=_("Save"),
    )

    def make(data: Any, expected: int) -> FollowUpChangeForm:
        return FollowUpChangeForm(data, instance=_own_follow_up(request, public_id), expected=expected)

    return change(request, found, make, editing)


def _form(request: ViewerRequest, data: Any, kind: type[AgreementForm] = AgreementForm, **kwargs: Any) -> AgreementForm:
    return kind(data, areas=focus_areas_at_hand(request.viewer), day=request.viewer.day, **kwargs)


def _own(request: ViewerRequest, public_id: str) -> Agreement:
    found = get_object_or_404(Agreement.objects.select_related("authority"), public_id=public_id)
    require_own(request, found.authority)
    return found


def _own_follow_up(request: ViewerRequest, public_id: str) -> FollowUp:
    found = get_object_or_404(FollowUp.objects.select_related("agreement__authority"), public_id=public_id)
    require_own(request, found.authority)
    return found


def _page(agreement: Agreement) -> str:
    return reverse("agreement", args=[agreement.public_id])


def _on_page(about: Agreement, *, save: Any, message: str, **context: Any) -> Editing:
    """A form that comes from an agreement's page and leads to the page of what was saved."""

    def done(made: Agreement | FollowUp) -> str:
        return _page(made.agreement if isinstance(made, FollowUp) else made)

    return Editing(save=save, done=done, message=message, context={**context, "back": (str(about), _page(about))})
