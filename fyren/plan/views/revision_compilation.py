"""The compilation: everybody's answers section by section, weighed by the plan's coordinator."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from fyren.base.conflicts import conflict_rows, settled
from fyren.base.history import Conflict
from fyren.base.history.changes import object_type
from fyren.base.models import ChangeEntry
from fyren.people.queries import people_names
from fyren.people.requests import viewer_of
from fyren.people.roles import Role
from fyren.plan.access import can_steer_plan
from fyren.plan.actions.answers import enter_partner_answer, weigh_answer
from fyren.plan.forms.revision import accept_version
from fyren.plan.forms.revision_answers import CHANGE_CHOICES, PartnerForm, WeighForm
from fyren.plan.models import ConsultationAnswer, PlanEdition, Revision
from fyren.plan.queries.answers import compilation, places, readable_answers
from fyren.plan.queries.revision import consulted_edition, visible_revisions
from fyren.plan.queries.revision_page import asked_of, is_over
from fyren.plan.rules import Stage


def answers(request: HttpRequest, public_id: str) -> HttpResponse:
    """Every handed-over answer, section by section; with `vag=` the coordinator weighs one."""
    revision, edition = _consulted(request, public_id)
    if request.method == "POST":
        return _weigh(request, revision, edition)
    opened = request.GET.get("vag", "")
    answer = _weighable(request, edition, opened) if opened else None
    return _page(request, revision, edition, answer, _weigh_form(answer) if answer else None)


def _consulted(request: HttpRequest, public_id: str) -> tuple[Revision, PlanEdition]:
    revision = get_object_or_404(visible_revisions(viewer_of(request)), public_id=public_id)
    edition = consulted_edition(revision)
    if edition is None:
        raise Http404
    return revision, edition


def _weighable(request: HttpRequest, edition: PlanEdition, public_id: str) -> ConsultationAnswer:
    """A handed-over answer that the viewer may weigh.

    Raises:
        Http404: there is none, or it is another authority's draft.
        PermissionDenied: the plan is another authority's.
    """
    viewer = viewer_of(request)
    rows = readable_answers(viewer, edition).select_related("edition__plan__authority", "edition__revision")
    answer = get_object_or_404(rows.filter(handed_over_at__isnull=False), public_id=public_id)
    if not can_steer_plan(viewer, edition.plan):
        raise PermissionDenied
    return answer


def _weigh_form(answer: ConsultationAnswer, data: Any = None) -> WeighForm:
    leads = {True: "yes", False: "no", None: ""}[answer.leads_to_change]
    initial = {"weighed": answer.weighed, "leads_to_change": leads}
    return WeighForm(data, initial=initial, expected=answer.row_version, prefix="vag")


def _weigh(request: HttpRequest, revision: Revision, edition: PlanEdition) -> HttpResponse:
    answer = _weighable(request, edition, request.GET.get("vag", ""))
    form = _weigh_form(answer, request.POST)
    if form.is_valid():
        try:
            weigh_answer(
                answer=answer,
                weighed=form.cleaned_data["weighed"],
                leads_to_change=form.leads(),
                expected_version=form.version,
                by=viewer_of(request),
            )
        except Conflict as conflict:
            current: Any = conflict.current
            said = _("Somebody saved another weighing meanwhile: “%(text)s”. Save again to replace it.")
            form.add_error("weighed", said % {"text": current.weighed})
            accept_version(form, current.row_version)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("The weighing is saved."))
            return redirect(f"{reverse('revision_answers', args=[revision.public_id])}#svar-{answer.public_id}")
    return _page(request, revision, edition, answer, form)


def _page(
    request: HttpRequest,
    revision: Revision,
    edition: PlanEdition,
    opened: ConsultationAnswer | None,
    form: WeighForm | None,
) -> HttpResponse:
    viewer = viewer_of(request)
    sections = compilation(viewer, edition)
    answers = [answer for section in sections for answer in section.answers]
    own = revision.authority.public_id in viewer.draft_authorities
    context = {
        "revision": revision,
        "plan": revision.plan,
        "edition": edition,
        "sections": [section for section in sections if section.answers],
        "silent": [section.place for section in sections if not section.answers],
        "asked": asked_of(edition, is_over=is_over(revision, viewer.day)),
        "total": len(answers),
        "unweighed": sum(section.unweighed for section in sections),
        "may_weigh": revision.is_open and can_steer_plan(viewer, revision.plan),
        # The weighing is the plan owner's draft until the proposal is public.
        "shows_weighing": own or revision.stage in (Stage.PROPOSAL, Stage.ADOPTED),
        "blankable": viewer.authorities_as(Role.REGISTRAR),
        "opened": opened.public_id if opened else "",
        "form": form,
        "change_words": dict(CHANGE_CHOICES),
    }
    return render(request, "plan/compilation_page.html", context)


def partner(request: HttpRequest, public_id: str) -> HttpResponse:
    """Enter what a partner without log-in has answered."""
    viewer = viewer_of(request)
    revision, edition = _consulted(request, public_id)
    if not can_steer_plan(viewer, revision.plan):
        raise Http404
    names = [asked.name for asked in asked_of(edition, is_over=False) if asked.body is None]
    data = _settled(request, edition) if request.method == "POST" else None
    form = PartnerForm(data, places=places(edition), initial={"partner": request.GET.get("fran", "")})
    if form.is_valid():
        try:
            enter_partner_answer(
                edition=edition,
                partner=form.cleaned_data["partner"],
                answer=form.answer(),
                decision=form.decision(),
                expected_version=form.cleaned_data["row_version"],
                by=viewer,
            )
        except Conflict as conflict:
            return _partner_conflict(request, edition, form, conflict.current)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("The partner's answer is entered."))
            return redirect("revision_answers", revision.public_id)
    context = {"form": form, "revision": revision, "plan": revision.plan, "names": names}
    return render(request, "plan/consultation_partner.html", context)


def _settled(request: HttpRequest, edition: PlanEdition) -> QueryDict:
    """What was posted, with what was chosen on the page where two answers met."""
    rows = ConsultationAnswer.objects.filter(edition=edition, authority=edition.plan.authority)
    saved = rows.filter(partner=request.POST.get("partner", "").strip(), path=request.POST.get("path", "")).first()
    return settled(request.POST, saved) if saved is not None else request.POST


def _partner_conflict(request: HttpRequest, edition: PlanEdition, form: PartnerForm, current: Any) -> HttpResponse:
    """There is an answer from the partner about the section already: both are shown, to choose from field by field."""
    entries = ChangeEntry.objects.filter(object_type=object_type(current), object_id=current.public_id)
    last = entries.order_by("-at", "-id").first()
    actor = last.actor if last else current.handed_over_by
    context = {
        "form": form,
        "rows": conflict_rows(form, current),
        "who": people_names({actor}).get(actor, _("A colleague")),
        "at": last.at if last else current.created_at,
        "version": current.row_version,
        "revision": edition.revision,
        "plan": edition.plan,
        "partner": current.partner,
    }
    return render(request, "plan/consultation_partner_conflict.html", context, status=409)
