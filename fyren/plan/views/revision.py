"""A revision's own page and its steps: opened, sent out, moved on, decided, withdrawn."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fyren.base.history import Conflict
from fyren.people.requests import viewer_of
from fyren.people.roles import Role
from fyren.people.viewer import Viewer
from fyren.plan.access import can_blank
from fyren.plan.actions.revision import advance_revision, open_revision, withdraw_revision
from fyren.plan.forms.revision import DecideForm, OpenForm, SendForm, StepForm, WithdrawForm, accept_version
from fyren.plan.models import Plan, PlanEdition, Revision
from fyren.plan.queries.answers import compilation
from fyren.plan.queries.mapping import sides_of, stored_pairs
from fyren.plan.queries.revision import base_of, consulted_edition, visible_revisions, working_draft
from fyren.plan.queries.revision_page import revision_page
from fyren.plan.rules import Stage, may_follow
from fyren.plan.sorts import removal_mark

# What each step without further facts is called, says and confirms.
STEPS: dict[Stage, tuple[str | Promise, str | Promise, str | Promise]] = {
    Stage.COMPILATION: (
        gettext_lazy("Go on to compilation"),
        gettext_lazy("The consultation closes: bodies can no longer answer. You can change the draft again."),
        gettext_lazy("The consultation is closed. The compilation has begun."),
    ),
    Stage.PROPOSAL: (
        gettext_lazy("Make it the proposal"),
        gettext_lazy("The draft as it stands becomes the public proposal that the deciding body is asked to adopt."),
        gettext_lazy("The proposal is public now."),
    ),
}
TAKE_BACK = (
    gettext_lazy("Take the proposal back"),
    gettext_lazy("You can change the draft and weigh the answers again, and make it the proposal when it is ready."),
    gettext_lazy("The proposal is taken back."),
)


def own_plan(viewer: Viewer, slug: str) -> Plan:
    """A plan that the viewer steers.

    Raises:
        Http404: there is none, or it is another authority's.
    """
    steered = viewer.authorities_as(Role.COORDINATOR)
    return get_object_or_404(Plan.objects.select_related("authority"), slug=slug, authority__public_id__in=steered)


def steered_revision(viewer: Viewer, public_id: str) -> Revision:
    """A revision of a plan that the viewer steers.

    Raises:
        Http404: there is none, or it is another authority's.
    """
    steered = viewer.authorities_as(Role.COORDINATOR)
    rows = visible_revisions(viewer).filter(plan__authority__public_id__in=steered)
    return get_object_or_404(rows, public_id=public_id)


def open_(request: HttpRequest, slug: str) -> HttpResponse:
    """Open a revision of a plan."""
    viewer = viewer_of(request)
    plan = own_plan(viewer, slug)
    open_one = plan.revisions.filter(is_open=True).first()
    if open_one is not None:
        return redirect("revision", open_one.public_id)
    form = OpenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            revision = open_revision(plan=plan, reason=form.cleaned_data["reason"], by=viewer)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("The revision is open. Change the draft, then send it out."))
            return redirect("revision", revision.public_id)
    return render(request, "plan/revision_open.html", {"form": form, "plan": plan})


def show(request: HttpRequest, public_id: str) -> HttpResponse:
    """A revision: where it stands, what is next, who has answered."""
    viewer = viewer_of(request)
    revision = get_object_or_404(visible_revisions(viewer), public_id=public_id)
    page = revision_page(viewer, revision)
    is_mapped = not page.may_steer or not revision.is_open or not sides_of(revision).faults(stored_pairs(revision))
    stages = {stage.value: stage in page.next_stages for stage in Stage}
    context = {"page": page, "revision": revision, "plan": revision.plan, "may": stages, "is_mapped": is_mapped}
    context |= {"may_blank": can_blank(viewer, revision.authority), "removal_mark": removal_mark()}
    return render(request, "plan/revision_page.html", context)


def send(request: HttpRequest, public_id: str) -> HttpResponse:
    """Send the draft out: to whom, and when they must have answered."""
    viewer = viewer_of(request)
    revision = _at(steered_revision(viewer, public_id), Stage.CONSULTATION)
    form = SendForm(request.POST or None, day=viewer.day, **_versions(revision))

    def act() -> None:
        advance_revision(
            revision=revision,
            to=Stage.CONSULTATION,
            expected_version=form.version,
            draft_version=form.seen_draft,
            sending=form.sending(),
            by=viewer,
        )

    if _done(request, form, act, _("Sent. The bodies see the consultation now, under Today.")):
        return redirect("revision", public_id)
    return render(request, "plan/revision_send.html", {"form": form, "revision": revision, "plan": revision.plan})


def compile_(request: HttpRequest, public_id: str) -> HttpResponse:
    """Close the consultation, or take a proposal back."""
    return _step(request, public_id, Stage.COMPILATION)


def propose(request: HttpRequest, public_id: str) -> HttpResponse:
    """Make the draft the proposal."""
    return _step(request, public_id, Stage.PROPOSAL)


def _step(request: HttpRequest, public_id: str, to: Stage) -> HttpResponse:
    """Take a step that needs no facts of its own."""
    viewer = viewer_of(request)
    revision = _at(steered_revision(viewer, public_id), to)
    form = StepForm(request.POST or None, **_versions(revision))
    title, explanation, confirmation = TAKE_BACK if revision.stage == Stage.PROPOSAL else STEPS[to]

    def act() -> None:
        seen = form.seen_draft
        advance_revision(revision=revision, to=to, expected_version=form.version, draft_version=seen, by=viewer)

    if _done(request, form, act, str(confirmation)):
        return redirect("revision", public_id)
    asked = [one for one in revision_page(viewer, revision).asked if not one.handed_over]
    missing = asked if revision.stage == Stage.CONSULTATION else []
    asked_about = consulted_edition(revision) if revision.stage == Stage.COMPILATION else None
    context = {
        "form": form,
        "revision": revision,
        "plan": revision.plan,
        "step_title": title,
        "explanation": explanation,
        "missing": missing,
        "unweighed": sum(section.unweighed for section in compilation(viewer, asked_about)) if asked_about else 0,
    }
    return render(request, "plan/revision_step.html", context)


def decide(request: HttpRequest, public_id: str) -> HttpResponse:
    """Enter the decision to adopt the proposal."""
    viewer = viewer_of(request)
    revision = _at(steered_revision(viewer, public_id), Stage.ADOPTED)
    base = base_of(revision)
    owner = base.document_owner if base else ""
    form = DecideForm(request.POST or None, day=viewer.day, **_versions(revision, document_owner=owner))

    def act() -> None:
        advance_revision(
            revision=revision,
            to=Stage.ADOPTED,
            expected_version=form.version,
            draft_version=form.seen_draft,
            decision=form.decision(),
            by=viewer,
        )

    if _done(request, form, act, _("Adopted. The plan's page shows the new edition now.")):
        return redirect("revision", public_id)
    is_mapped = not sides_of(revision).faults(stored_pairs(revision))
    context = {"form": form, "revision": revision, "plan": revision.plan, "is_mapped": is_mapped}
    return render(request, "plan/revision_decide.html", context)


def withdraw(request: HttpRequest, public_id: str) -> HttpResponse:
    """Close a revision without a decision."""
    viewer = viewer_of(request)
    revision = steered_revision(viewer, public_id)
    if not revision.is_open:
        return redirect("revision", public_id)
    form = WithdrawForm(request.POST or None, expected=revision.row_version)

    def act() -> None:
        because = form.cleaned_data["because"]
        withdraw_revision(revision=revision, because=because, expected_version=form.version, by=viewer)

    if _done(request, form, act, _("Withdrawn. What was sent out stays readable, with your reason.")):
        return redirect("revision", public_id)
    return render(request, "plan/revision_withdraw.html", {"form": form, "revision": revision, "plan": revision.plan})


def _versions(revision: Revision, **initial: Any) -> dict[str, Any]:
    """What a step's form must have seen, the revision's version and its draft's; with what it else starts from."""
    initial["draft_version"] = working_draft(revision).row_version
    return {"expected": revision.row_version, "initial": initial}


def _at(revision: Revision, to: Stage) -> Revision:
    """The revision, when the step may be taken from where it is.

    Raises:
        Http404: the step does not follow here.
    """
    if not revision.is_open or not may_follow(Stage(revision.stage), to):
        raise Http404
    return revision


def _done(request: HttpRequest, form: forms.Form, act: Callable[[], None], confirmation: str) -> bool:
    """Run the action of a posted and valid form; what hinders it becomes the form's errors."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        act()
    except ValidationError as error:
        form.add_error(None, error)
    except Conflict as conflict:
        # A step has nothing to choose between: it is shown again as things now are.
        _show_conflict(form, conflict.current)
    else:
        messages.success(request, confirmation)
        return True
    return False


def _show_conflict(form: forms.Form, current: Any) -> None:
    """Say what was changed meanwhile; only what the form had a version of is seen by the next press."""
    if isinstance(current, PlanEdition):
        form.add_error(None, _("The draft was changed meanwhile. Read it again, then press once more."))
        accept_version(form, current.row_version, "draft_version")
        return
    form.add_error(None, _("The revision was changed meanwhile. Look at it again, then press once more."))
    if isinstance(current, Revision):
        accept_version(form, current.row_version)
