"""What is agreed with partners, when it must be renewed and followed up."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from fyren.cooperation.actions import agreements as actions
from fyren.cooperation.forms.agreements import AgreementChangeForm, AgreementForm, FollowUpChangeForm, FollowUpForm
from fyren.cooperation.models import Agreement, FollowUp
from fyren.cooperation.queries import agreements as queries
from fyren.cooperation.rules import State
from fyren.cooperation.suggestions import AGREEMENT
from fyren.people.access import KEEPERS, can_keep
from fyren.people.forms.versioned import values_of
from fyren.people.requests import ViewerRequest
from fyren.people.viewer import Viewer
from fyren.people.views.editing import Editing, add, history_of
from fyren.people.views.own import writes_for
from fyren.people.views.register import Place, Register, Words
from fyren.plan.queries.blanking import texts_to_blank
from fyren.plan.queries.focus_areas import focus_areas_at_hand, grouped

# What is agreed anew each time, and not taken over from the agreement before.
NEW_EACH_TIME = frozenset({"decided_by", "decided_on", "section", "dnr", "permit_checked_on"})


def agreement_list(request: ViewerRequest) -> HttpResponse:
    """Every agreement, first what somebody must do something about, for everyone who is logged in."""
    rows = queries.agreement_rows(request.viewer.day, queries.with_partners())
    idle = [row for row in rows if not row.needs_somebody]
    context = {
        "waiting": [row for row in rows if row.needs_somebody],
        "others": [row for row in idle if row.state is not State.ENDED],
        "ended": [row for row in idle if row.state is State.ENDED],
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
        "may_take_up": request.viewer.holds(*KEEPERS),
        "reason": f"{AGREEMENT}{public_id}",
        "history": history_of(found, *page.follow_ups),
        "to_blank": texts_to_blank(request.viewer, [found, *page.follow_ups]),
    }
    return render(request, "cooperation/agreement.html", context)


def agreement_renew(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Enter the agreement that follows this one, with what it said to begin with."""
    earlier = AGREEMENTS.own(request, public_id)
    editing = Editing(
        save=lambda form: actions.renew_agreement(earlier=earlier, values=values_of(form), by=request.viewer),
        done=lambda made: _place(made)[1],
        message=_("The new agreement is entered. The earlier one is kept as it was."),
        context={
            "title": _("Renew: %(agreement)s") % {"agreement": earlier},
            "button": _("Enter the new agreement"),
            "explanation": _(
                "Filled in from the agreement that ends. The decision and its day are to be entered anew."
            ),
            "back": _place(earlier),
        },
    )
    form = AgreementForm(
        request.POST or None,
        instance=Agreement(authority=earlier.authority),
        initial=_taken_over(earlier),
        **_options(request),
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


def _options(request: ViewerRequest) -> dict[str, Any]:
    return {"areas": focus_areas_at_hand(request.viewer), "day": request.viewer.day}


def _save(agreement: Agreement, values: dict[str, Any], expected_version: int, by: Viewer) -> Agreement:
    return actions.save_agreement(agreement=agreement, values=values, expected_version=expected_version, by=by)


def _save_follow_up(follow_up: FollowUp, values: dict[str, Any], expected_version: int, by: Viewer) -> FollowUp:
    return actions.save_follow_up(follow_up=follow_up, values=values, expected_version=expected_version, by=by)


def _place(about: Agreement) -> Place:
    """The agreement's page; of one that is not there yet, the list."""
    if about.pk is None:
        return _lazy("Agreements"), reverse("agreements")
    return str(about), reverse("agreement", args=[about.public_id])


def _followed_up(request: ViewerRequest, public_id: str) -> FollowUp:
    return FollowUp(agreement=get_object_or_404(Agreement, public_id=public_id), held_on=request.viewer.day)


AGREEMENTS = Register(
    kind=Agreement,
    form=AgreementForm,
    change_form=AgreementChangeForm,
    save=_save,
    place=_place,
    options=_options,
    words=Words(
        _lazy("Enter an agreement"),
        _lazy("Enter the agreement"),
        _lazy("The agreement is entered."),
        _lazy("Save"),
        _lazy("Saved."),
    ),
)
FOLLOW_UPS = Register(
    kind=FollowUp,
    form=FollowUpForm,
    change_form=FollowUpChangeForm,
    save=_save_follow_up,
    place=lambda follow_up: _place(follow_up.agreement),
    begun=_followed_up,
    words=Words(
        _lazy("Follow up the agreement"),
        _lazy("Enter the follow-up"),
        _lazy("The follow-up is entered."),
        _lazy("Save"),
        _lazy("Saved."),
    ),
)
