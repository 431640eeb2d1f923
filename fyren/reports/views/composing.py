"""Making a report: choose, read it here, and take it as a file."""

from __future__ import annotations

from dataclasses import replace

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from fyren.base.charts import WEB
from fyren.base.display import Tab
from fyren.base.document_page import as_fragment
from fyren.base.documents.writing import Document
from fyren.base.downloads import download
from fyren.people.requests import ViewerRequest
from fyren.reports.access import can_adopt, can_make_pack, check_compose, check_read_papers
from fyren.reports.composing.body_papers import follow_up_appendix, two_pages
from fyren.reports.composing.frame import Frame
from fyren.reports.composing.plan_report import plan_report
from fyren.reports.forms import choice_form
from fyren.reports.making import document_file, report_file
from fyren.reports.models import ReportKind
from fyren.reports.queries import NotFound, edition_of, frame_of, open_frame_of
from fyren.reports.rounds import adopted_from, owner_of
from fyren.reports.sections import ALL, Sections
from fyren.steering.round_content import BodyReportContent

PAPERS = {"uppfoljning": follow_up_appendix, "i-korthet": two_pages}
PAPER_KINDS = (ReportKind.WORD, ReportKind.PDF, ReportKind.HTML)


def compose(request: ViewerRequest, public_id: str, slug: str) -> HttpResponse:
    """Choose sections and version, and read the report as it then becomes."""
    check_compose(request.viewer)
    form = choice_form(request.GET)
    frame = framed(public_id, slug, form.sections if form.is_valid() else ALL)
    adopted = adopted_from(public_id, slug)
    authority = owner_of(slug)
    context = {
        "form": form,
        "frame": frame,
        "public_id": public_id,
        "fragment": on_page(frame) if form.is_valid() else "",
        "kinds": ReportKind,
        "query": chosen_query(request.GET),
        "adopted": adopted,
        "may_adopt": adopted is None and can_adopt(request.viewer, authority),
        "may_make_pack": can_make_pack(request.viewer, authority),
        "bodies": [(each.public_id, each.name) for each in frame.content.bodies],
    }
    return render(request, "reports/compose.html", context)


def compose_file(request: ViewerRequest, public_id: str, slug: str, kind: str) -> HttpResponse:
    """The report as a file, with the sections that the address asks for.

    Raises:
        Http404: there is no such kind of file.
    """
    check_compose(request.viewer)
    form = choice_form(request.GET)
    if kind not in ReportKind.values or not form.is_valid():
        raise Http404
    frame = framed(public_id, slug, form.sections)
    try:
        data = report_file(frame, ReportKind(kind))
    except ValidationError as error:
        return render(request, "reports/file_stopped.html", {"problem": " ".join(error.messages)}, status=500)
    return download(data, report_name(frame), kind)


def paper(request: ViewerRequest, public_id: str, slug: str, body_id: str, which: str) -> HttpResponse:
    """A body's paper, to read here."""
    frame, body = _paper(request, public_id, slug, body_id, which)
    context = {
        "frame": frame,
        "public_id": public_id,
        "body": body,
        "which": which,
        "papers": [
            Tab(label, reverse("body_paper", args=[public_id, slug, body_id, key]), key == which)
            for key, label in (("i-korthet", _("In brief, two pages")), ("uppfoljning", _("Appendix to the meeting")))
        ],
        "document": PAPERS[which](frame, body),
        "fragment": as_fragment(PAPERS[which](frame, body), title_level=2),
        "kinds": PAPER_KINDS,
    }
    return render(request, "reports/paper.html", context)


def paper_file(request: ViewerRequest, public_id: str, slug: str, body_id: str, which: str, kind: str) -> HttpResponse:
    """A body's paper as a file.

    Raises:
        Http404: there is no such paper or kind of file.
    """
    frame, body = _paper(request, public_id, slug, body_id, which)
    if kind not in PAPER_KINDS:
        raise Http404
    document: Document = PAPERS[which](frame, body)
    try:
        data = document_file(document, ReportKind(kind))
    except ValidationError as error:
        return render(request, "reports/file_stopped.html", {"problem": " ".join(error.messages)}, status=500)
    return download(data, f"{which} {frame.content.year} {frame.content.key} {body.name}", kind)


def _paper(
    request: ViewerRequest, public_id: str, slug: str, body_id: str, which: str
) -> tuple[Frame, BodyReportContent]:
    if which not in PAPERS:
        raise Http404
    check_read_papers(request.viewer, body_id)
    try:
        frame = open_frame_of(public_id, slug, request.viewer.day)
    except NotFound:
        frame = framed(public_id, slug)
    body = next((each for each in frame.content.bodies if each.public_id == body_id), None)
    if body is None:
        raise Http404
    return frame, body


def on_page(frame: Frame) -> SafeString:
    """The plan's report as a part of a page, in the page's own colours."""
    return as_fragment(plan_report(replace(frame, theme=WEB)), title_level=2)


def framed(public_id: str, slug: str, sections: Sections = ALL) -> Frame:
    """The edition as the plan's report reads it.

    Raises:
        Http404: there is no such edition, or it is not about the plan.
    """
    try:
        return frame_of(edition_of(public_id), slug, sections)
    except NotFound as error:
        raise Http404 from error


def chosen_query(asked: QueryDict) -> str:
    """What the address asks for, to be asked for again by the files' addresses; with its question mark."""
    kept = QueryDict(mutable=True)
    for name in ("del", "version"):
        kept.setlist(name, asked.getlist(name))
    return f"?{kept.urlencode()}" if kept.urlencode() else ""


def report_name(frame: Frame) -> str:
    """What a report's file is called."""
    parts = [_("follow-up"), str(frame.content.year), frame.content.key, frame.plan.slug]
    if frame.sections.is_public:
        parts.append(_("public"))
    return " ".join(parts)
