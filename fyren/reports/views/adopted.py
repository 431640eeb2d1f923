"""Decided reports: entered, read, fetched, their facts mended."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from fyren.base.downloads import download
from fyren.people.forms.versioned import values_of
from fyren.people.models import Body, BodyKind
from fyren.people.requests import ViewerRequest
from fyren.people.views.editing import Editing, add, change
from fyren.plan.models import Plan
from fyren.reports import actions
from fyren.reports.access import can_adopt, can_compose, check_adopt
from fyren.reports.forms import DecisionForm, FactsForm, choice_form
from fyren.reports.models import AdoptedReport
from fyren.reports.queries import adopted_report, edition_of, frame_of
from fyren.reports.rounds import adopted_from
from fyren.reports.sections import Section, Sections
from fyren.reports.views.composing import chosen_query, framed, on_page, report_name
from fyren.steering.blanking import blanked_in_rounds

WHOLE = "hel"


def adopt(request: ViewerRequest, public_id: str, slug: str) -> HttpResponse:
    """Enter the decision on a report, with the sections that the address names."""
    plan = _own_plan(request, slug)
    frame = framed(public_id, slug)
    known = adopted_from(public_id, slug)
    if known is not None:
        return redirect("adopted_report", known.public_id)
    form = choice_form(request.GET)
    sections = form.sections.chosen if form.is_valid() else frozenset(Section)

    def save(form: DecisionForm) -> AdoptedReport:
        edition = edition_of(public_id)
        return actions.adopt_report(
            edition=edition, plan=plan, decision=form.decision, sections=sections, by=request.viewer
        )

    back = reverse("report_compose", args=[public_id, slug]) + chosen_query(request.GET)
    editing = Editing(
        save=save,
        done=lambda made: reverse("adopted_report", args=[made.public_id]),
        message=_("The decision is entered, and the report is kept as it was decided."),
        context={
            "title": _("Enter the decision on the report"),
            "explanation": _("The report is kept as Word, PDF and Excel, with the sections that you have chosen."),
            "button": _("Enter the decision"),
            "back": (f"{frame.content.title} {frame.content.year}", back),
        },
    )
    return add(request, DecisionForm(request.POST or None, bodies=deciders(request)), editing)


def _own_plan(request: ViewerRequest, slug: str) -> Plan:
    """A plan whose report the viewer enters the decision on.

    Raises:
        Http404: there is none, or it is another authority's.
    """
    plan = get_object_or_404(Plan.objects.select_related("authority"), slug=slug)
    if not can_adopt(request.viewer, plan.authority.public_id):
        raise Http404
    return plan


def deciders(request: ViewerRequest) -> QuerySet[Body]:
    """Who may decide a report on the whole plan: the council and the executive board."""
    return Body.objects.on(request.viewer.day).filter(kind__in=[BodyKind.COUNCIL, BodyKind.EXECUTIVE_BOARD])


def adopted(request: ViewerRequest, public_id: str) -> HttpResponse:
    """A decided report in the version for everyone, with its files."""
    report = adopted_report(request.viewer, public_id)
    chosen = frozenset(Section(each) for each in report.sections)
    frame = frame_of(report.edition, report.plan.slug, Sections(chosen, is_public=True))
    files = report.files.defer("data")
    context = {
        "report": report,
        "frame": frame,
        "fragment": on_page(frame),
        "files": [each for each in files if each.is_public],
        "whole": [each for each in files if not each.is_public] if can_compose(request.viewer) else [],
        "may_change": can_adopt(request.viewer, report.authority.public_id),
        "is_blanked": bool(blanked_in_rounds([report.edition])),
    }
    return render(request, "reports/adopted.html", context)


def adopted_file(request: ViewerRequest, public_id: str, version: str, kind: str) -> HttpResponse:
    """A decided report: the very bytes that were kept.

    Raises:
        Http404: there is no such file, or not for the viewer.
    """
    report = adopted_report(request.viewer, public_id)
    is_whole = version == WHOLE
    if version not in (WHOLE, "offentlig") or (is_whole and not can_compose(request.viewer)):
        raise Http404
    kept = get_object_or_404(report.files, kind=kind, is_public=not is_whole)
    frame = frame_of(report.edition, report.plan.slug, Sections(is_public=not is_whole))
    name = " ".join((report_name(frame), _("decided")))
    return download(bytes(kept.data), name, kept.kind)


def adopted_change(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Mend the decision's facts."""
    report = adopted_report(request.viewer, public_id)
    if not can_adopt(request.viewer, report.authority.public_id):
        raise Http404
    check_adopt(request.viewer, report.authority.public_id)

    def save(form: FactsForm) -> AdoptedReport:
        return actions.change_decision(
            report=report, changes=values_of(form), expected_version=form.version, by=request.viewer
        )

    def make_form(data: object, expected: int) -> FactsForm:
        fresh = AdoptedReport.objects.get(pk=report.pk)  # the form writes into what it is given
        return FactsForm(data, instance=fresh, expected=expected, bodies=deciders(request))

    done = reverse("adopted_report", args=[public_id])
    editing = Editing(
        save=save,
        done=done,
        message=_("Saved."),
        context={
            "title": _("Facts of the decision"),
            "explanation": _("The kept files stay as they were decided."),
            "button": _("Save"),
            "back": (str(report), done),
        },
    )
    return change(request, report, make_form, editing)
