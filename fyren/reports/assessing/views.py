"""The pages of the self-assessment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fyren.base.downloads import download
from fyren.base.models import public_id_of
from fyren.people.access import KEEPERS
from fyren.people.forms.versioned import values_of
from fyren.people.models import Body
from fyren.people.requests import ViewerRequest
from fyren.people.roles import Role
from fyren.people.views.editing import Editing, add, change, history_of
from fyren.plan.forms.notes import VersionOnlyForm
from fyren.plan.queries.blanking import texts_to_blank
from fyren.plan.views.confirming import confirm
from fyren.reports.assessing import actions
from fyren.reports.assessing.access import can_assess
from fyren.reports.assessing.forms import AnswerForm, AssessmentForm
from fyren.reports.assessing.queries import assessment_of, assessments, closed_before, content_of, contents_of
from fyren.reports.assessing.suggestions import reason_of
from fyren.reports.assessing.words import CHANGE_WORDS, answer_words, due_to, source_words
from fyren.reports.assessing.workbook import assessment_workbook
from fyren.reports.assessment.comparing import Change, change_of
from fyren.reports.assessment.content import AssessmentContent, Row, row_of
from fyren.reports.assessment.questions import Question, catalogue
from fyren.reports.models import Assessment, HandAnswer

SEEN_AT = {
    "routine": "routine_register",
    "partner": "agreements",
    "agreements": "agreements",
    "knowledge": "coverage",
    "offers": "offers",
    "care": "agreements",
    "training": "coverage",
}
"""Where the source of an answer is read: names of pages, by the source."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A question as the page shows it. `seen_at`: where its source is read, "" where it has none."""

    row: Row
    answer: str
    source: str
    is_old: bool
    seen_at: str
    was: str
    change: str
    is_worse: bool
    due_to: str
    reason: str


def assessment_list(request: ViewerRequest) -> HttpResponse:
    """Every year that the viewer may read."""
    viewer = request.viewer
    own = Body.objects.filter(public_id__in=viewer.authorities_as(Role.COORDINATOR))
    context = {
        "rows": contents_of(assessments(viewer), viewer.day),
        "own": list(own),
    }
    return render(request, "reports/assessments.html", context)


def assessment(request: ViewerRequest, public_id: str) -> HttpResponse:
    """A year's questions with their answers, and what has changed since the year before."""
    viewer = request.viewer
    found = assessment_of(viewer, public_id)
    content, before = content_of(found, viewer.day), closed_before(found)
    shown = [(title, list(_shown(rows, found, before, request))) for title, rows in content.by_survey()]
    context = {
        "assessment": found,
        "content": content,
        "before": before,
        "surveys": shown,
        "left": len(content.rows) - content.answered,
        "may_assess": can_assess(viewer, found.authority),
        "may_take_up": viewer.holds(*KEEPERS),
        "to_blank": texts_to_blank(viewer, list(found.answers.select_related("assessment__authority"))),
    }
    return render(request, "reports/assessment.html", context)


def _shown(
    rows: tuple[Row, ...], found: Assessment, before: AssessmentContent | None, request: ViewerRequest
) -> Iterator[Shown]:
    for row in rows:
        was = before.find(row.key) if before else None
        changed = change_of(row, was)
        is_told = before is not None and changed is not Change.NONE
        yield Shown(
            row=row,
            answer=answer_words(row),
            source=source_words(row),
            is_old=row.is_old(request.viewer.day),
            seen_at=_page(SEEN_AT.get(row.data.partition(":")[0], "")),
            was=answer_words(was) if was else "",
            change=str(CHANGE_WORDS[changed]) if is_told else "",
            is_worse=changed in (Change.WORSE, Change.GONE),
            due_to=due_to(row) if row.lacks else "",
            reason=reason_of(found.year, row) if row.lacks else "",
        )


def _page(name: str) -> str:
    try:
        return reverse(name) if name else ""
    except NoReverseMatch:
        return ""


def assessment_file(request: ViewerRequest, public_id: str) -> HttpResponse:
    """The answers as a file for Excel."""
    found = assessment_of(request.viewer, public_id)
    content = content_of(found, request.viewer.day)
    data = assessment_workbook(content, closed_before(found), is_open=found.is_open)
    return download(data, _("self-assessment %(year)s") % {"year": found.year}, "xlsx")


def assessment_new(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Begin a year.

    Raises:
        Http404: the viewer is no coordinator at the authority.
    """
    authority = get_object_or_404(Body, public_id=public_id)
    if not can_assess(request.viewer, authority):
        raise Http404
    editing = Editing(
        save=lambda form: actions.open_assessment(
            assessment=Assessment(authority=authority), values=values_of(form), by=request.viewer
        ),
        done=lambda made: _place(made)[1],
        message=_("The self-assessment is begun. What data answers is answered."),
        context={
            "title": _("Begin a self-assessment"),
            "button": _("Begin"),
            "explanation": authority.name,
            "back": (_("Self-assessment"), reverse("assessments")),
        },
    )
    form = AssessmentForm(
        request.POST or None,
        instance=Assessment(authority=authority),
        initial={"year": request.viewer.day.year},
        viewer=request.viewer,
    )
    return add(request, form, editing)


def assessment_answer(request: ViewerRequest, public_id: str, key: str) -> HttpResponse:
    """Answer a question by hand.

    Raises:
        Http404: the question is not asked, or the assessment is another authority's.
    """
    found, question = _own(request, public_id), catalogue().find(key)
    if question is None:
        raise Http404
    if not found.is_open:
        return redirect("assessment", public_id=public_id)
    answer = _answer(found, question)
    editing = Editing(
        save=lambda form: actions.save_answer(
            answer=_answer(found, question), values=form.values, expected_version=form.version, by=request.viewer
        ),
        done=f"{_place(found)[1]}#{key}",
        message=_("Saved."),
        context={
            "title": question.text,
            "button": _("Save"),
            "explanation": source_words(row_of(question, None)),
            "back": _place(found),
            "history": history_of(answer) if answer.pk else None,
        },
    )

    def make(data: Any, expected: int) -> AnswerForm:
        return AnswerForm(data, instance=_answer(found, question), expected=expected, day=request.viewer.day)

    return change(request, answer, make, editing)


def _answer(found: Assessment, question: Question) -> HandAnswer:
    """The answer there is, or a new one, which is the same each time."""
    kept = HandAnswer.objects.filter(assessment=found, question=question.key).first()
    return kept or HandAnswer(
        assessment=found, question=question.key, public_id=public_id_of(found.public_id, question.key)
    )


def assessment_close(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Close the year: its answers are frozen as they stand."""
    found = _own(request, public_id)
    if not found.is_open:
        return redirect("assessment", public_id=public_id)
    place = _place(found)
    content = content_of(found, request.viewer.day)
    left = len(content.rows) - content.answered
    unanswered = ngettext(
        "%(count)s question has no answer. It is frozen without one.",
        "%(count)s questions have no answer. They are frozen without one.",
        left,
    )
    told = unanswered % {"count": left} if left else ""
    editing = Editing(
        save=lambda form: actions.close_assessment(
            assessment=_own(request, public_id), expected_version=form.version, by=request.viewer
        ),
        done=place[1],
        message=_("The self-assessment is closed, and its answers are frozen."),
        context={
            "title": _("Close the self-assessment"),
            "button": _("Close it"),
            "explanation": " ".join(filter(None, (_("The answers are frozen as they stand today."), told))),
            "back": place,
        },
    )
    return confirm(request, found, VersionOnlyForm, editing)


def _own(request: ViewerRequest, public_id: str) -> Assessment:
    found = assessment_of(request.viewer, public_id)
    if not can_assess(request.viewer, found.authority):
        raise Http404
    return found


def _place(found: Assessment) -> tuple[str, str]:
    return _("Self-assessment %(year)s") % {"year": found.year}, reverse("assessment", args=[found.public_id])
