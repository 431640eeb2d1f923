"""The steps of an internal budget: handed over, proposed, decided, changed, released, closed. Each is confirmed."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fyren.base.frozen import checksum_of
from fyren.base.history import Conflict
from fyren.people.requests import ViewerRequest
from fyren.people.viewer import Viewer
from fyren.people.views.editing import Editing, change
from fyren.plan.views.confirming import confirm
from fyren.steering.access import check_write_budget, check_write_for
from fyren.steering.actions import budgets as actions
from fyren.steering.appendix import summary
from fyren.steering.forms.budgets import DecisionForm, FactsForm, ReadForm
from fyren.steering.models import InternalBudget
from fyren.steering.queries.budget_page import budget_page
from fyren.steering.queries.budgets import own_budget
from fyren.steering.queries.content import content_of
from fyren.steering.queries.release import becomes_public
from fyren.steering.rules import DECIDED_STATES, BudgetState
from fyren.steering.terms import term_of

DECIDED = (BudgetState.ADOPTED, BudgetState.AMENDING)
Text = str | Promise
Reading = Callable[[Viewer, InternalBudget], tuple[str, dict[str, Any]]]
"""What is read before a step, for its page, with a checksum that changes with it."""


@dataclass(frozen=True, slots=True)
class Ask:
    """What a step asks before it is taken, and what is said when it has been.

    Args:
        states: where the budget, or the report, must stand.
        reads: what the act concerns, shown on the page; who confirms must have seen all of it.
        is_after_closing: whether a report's step can be taken when its round is closed.
    """

    title: Text
    explanation: Text
    button: Text
    done: Text
    states: Collection[str]
    template: str = "steering/budget_confirm.html"
    danger: bool = False
    reads: Reading | None = None
    is_after_closing: bool = False


def _writable(request: ViewerRequest, public_id: str) -> InternalBudget:
    """A budget that the viewer writes.

    Raises:
        Http404: the viewer may not know of its drafts.
        PermissionDenied: she reads it only.
    """
    budget = own_budget(request.viewer, public_id)
    check_write_budget(request.viewer, budget)
    return budget


def _take(
    request: ViewerRequest, public_id: str, ask: Ask, act: Callable[..., Any], make: Any = ReadForm
) -> HttpResponse:
    """Ask, then take the step. Where it does not follow, say so and show where the budget stands."""
    budget = _writable(request, public_id)
    if budget.state not in ask.states:
        messages.warning(request, _("That step does not follow here. This is where the budget stands now."))
        return redirect("budget", public_id)
    return _ask(request, budget, ask, act, make)


def _ask(
    request: ViewerRequest, budget: InternalBudget, ask: Ask, act: Callable[..., Any], make: Any = ReadForm
) -> HttpResponse:
    seen, told = ask.reads(request.viewer, budget) if ask.reads else ("", {})

    def save(form: Any) -> object:
        if ask.reads and form.cleaned_data["seen"] != seen:
            raise Conflict(budget)
        return act(budget=budget, expected_version=form.version, by=request.viewer)

    def make_form(data: Any, expected: int) -> Any:
        return make(data, expected=expected, initial={"seen": seen})

    editing = Editing(
        save=save,
        done=reverse("budget", args=[budget.public_id]),
        message=ask.done,
        template=ask.template,
        context={
            "title": ask.title,
            "explanation": ask.explanation,
            "button": ask.button,
            "danger": ask.danger,
            **_about(budget),
            **told,
        },
    )
    return confirm(request, budget, make_form, editing)


def _about(budget: InternalBudget) -> dict[str, Any]:
    """What every step's page says of the budget, and the way back to it."""
    term = term_of(budget.authority)
    name = f"{term.heading} {budget.year}, {budget.authority}"
    return {"budget": budget, "term": term, "back": (name, reverse("budget", args=[budget.public_id]))}


def _everything(viewer: Viewer, budget: InternalBudget) -> tuple[str, dict[str, Any]]:
    """All that the budget says, what waits for a decision included."""
    content = content_of(budget)
    told = {"content": content, "summary": summary(content), "page": budget_page(viewer, budget)}
    return checksum_of(content.to_json()), told


def _in_the_open(viewer: Viewer, budget: InternalBudget) -> tuple[str, dict[str, Any]]:
    """What everyone reads once it is released."""
    told = becomes_public(budget)
    return told.checksum, {"told": told}


HAND_OVER = Ask(
    gettext_lazy("Hand over to the coordinator"),
    gettext_lazy(
        "The coordinator and the auditors can then read it as it stands now. You go on writing in your draft."
    ),
    gettext_lazy("Hand over"),
    gettext_lazy("Handed over. The coordinator can read it now."),
    (BudgetState.DRAFT,),
    template="steering/budget_hand_over.html",
    reads=_everything,
)
PROPOSE = Ask(
    gettext_lazy("Propose for decision"),
    gettext_lazy(
        "What it says is frozen as an appendix to the meeting's papers, in Word and PDF. It then stands still until "
        "it is decided or taken back."
    ),
    gettext_lazy("Propose"),
    gettext_lazy("Proposed. Download the appendix for the meeting's papers here."),
    (BudgetState.DRAFT, BudgetState.AMENDING),
    template="steering/budget_propose.html",
    reads=_everything,
)
TAKE_BACK = Ask(
    gettext_lazy("Take the proposal back"),
    gettext_lazy("You can go on writing. The appendix that was proposed stays readable."),
    gettext_lazy("Take back"),
    gettext_lazy("Taken back. You can go on writing."),
    (BudgetState.PROPOSED,),
)
AMEND = Ask(
    gettext_lazy("Prepare a change"),
    gettext_lazy(
        "You can change stances and decided fields again. What is decided holds, and is what others read, until a "
        "new decision has been entered."
    ),
    gettext_lazy("Begin"),
    gettext_lazy("Begun. What you change waits for the new decision."),
    (BudgetState.ADOPTED,),
)
GIVE_UP = Ask(
    gettext_lazy("Give the change up"),
    gettext_lazy(
        "What was decided stands. Changes that wait are thrown away, and activities that were added go to the bin."
    ),
    gettext_lazy("Give up"),
    gettext_lazy("Given up. What was decided stands."),
    (BudgetState.AMENDING,),
    danger=True,
)
RELEASE = Ask(
    gettext_lazy("Release to the public"),
    gettext_lazy("Everyone can then read, without logging in, what this page says becomes public."),
    gettext_lazy("Release"),
    gettext_lazy("Released. Everyone can read it now."),
    DECIDED,
    template="steering/budget_release.html",
    reads=_in_the_open,
)
TAKE_BACK_RELEASE = Ask(
    gettext_lazy("Take the release back"),
    gettext_lazy("Nothing of it is public from now on, until you release it again. Who is logged in still reads it."),
    gettext_lazy("Take the release back"),
    gettext_lazy("The release is taken back. Nothing of it is public."),
    DECIDED_STATES | {BudgetState.PROPOSED},
    danger=True,
)
CLOSE = Ask(
    gettext_lazy("Close the year"),
    gettext_lazy("Nothing in a closed year can be changed. Everything stays readable."),
    gettext_lazy("Close"),
    gettext_lazy("Closed."),
    (BudgetState.ADOPTED,),
)


def hand_over(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Hand the budget over, as it now stands."""
    return _take(request, public_id, HAND_OVER, actions.hand_over_budget)


def propose(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Propose it for decision."""
    return _take(request, public_id, PROPOSE, actions.propose_budget)


def take_back(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Take a proposal back."""
    return _take(request, public_id, TAKE_BACK, actions.take_back_proposal)


def amend(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Prepare a change of what is decided."""
    return _take(request, public_id, AMEND, actions.begin_amendment)


def give_up(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Give a change up."""
    return _take(request, public_id, GIVE_UP, actions.give_up_amendment)


def release(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Release what is decided to the public."""
    return _take(request, public_id, RELEASE, actions.release_budget)


def take_back_release(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Take a release back: what was public no longer is. Also of a year that is closed."""
    budget = own_budget(request.viewer, public_id)
    check_write_for(request.viewer, budget.authority.public_id)
    if not budget.is_public:
        messages.warning(request, _("There is no release to take back."))
        return redirect("budget", public_id)
    return _ask(request, budget, TAKE_BACK_RELEASE, actions.take_back_release)


def close(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Close a year that is over."""
    return _take(request, public_id, CLOSE, actions.close_budget)


def adopt(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Enter the decision on what was proposed."""
    budget = _writable(request, public_id)
    if budget.state != BudgetState.PROPOSED:
        messages.warning(request, _("That step does not follow here. This is where the budget stands now."))
        return redirect("budget", public_id)
    about = _about(budget)
    editing = Editing(
        save=lambda form: actions.adopt_budget(
            budget=budget, decision=form.decision, expected_version=form.version, by=request.viewer
        ),
        done=about["back"][1],
        message=_("The decision is entered. Complete it with the day that the minutes are approved."),
        context={
            **about,
            "title": _("Enter the decision"),
            "explanation": _(
                "Enter what the minutes say. It is public only once the minutes are approved and you have released it."
            ),
            "button": _("Enter the decision"),
        },
    )

    def make(data: Any, expected: int) -> DecisionForm:
        blank = InternalBudget(authority=budget.authority, year=budget.year)
        return DecisionForm(data, instance=blank, expected=expected)

    return confirm(request, budget, make, editing)


def facts(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Complete or correct the facts of the decision."""
    budget = _writable(request, public_id)
    if not budget.is_decided:
        messages.warning(request, _("That step does not follow here. This is where the budget stands now."))
        return redirect("budget", public_id)
    about = _about(budget)

    def save(form: Any) -> object:
        values = {name: form.cleaned_data[name] for name in FactsForm.Meta.fields if name in form.fields}
        return actions.change_budget_facts(
            budget=budget, values=values, expected_version=form.version, by=request.viewer
        )

    def make(data: Any, expected: int) -> FactsForm:
        return FactsForm(data, instance=InternalBudget.objects.get(pk=budget.pk), expected=expected)

    editing = Editing(
        save=save,
        done=about["back"][1],
        message=_("Saved."),
        context={
            **about,
            "title": _("The decision's facts"),
            "explanation": _("What was decided is not changed here, only what is known of the decision."),
            "button": _("Save"),
        },
    )
    return change(request, budget, make, editing)
