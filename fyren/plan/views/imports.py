"""Importing a plan document in the browser: taking it in, reviewing, publishing or discarding."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from fyren.base.history import Conflict
from fyren.base.models import ChangeEntry
from fyren.base.uploads import declares_too_much, limit_upload
from fyren.people.queries import people_names
from fyren.people.requests import viewer_of
from fyren.plan.access import can_import
from fyren.plan.actions import imports
from fyren.plan.addresses import address_of
from fyren.plan.forms.imports import AnswerForm, ImportForm, LabelForm, MentionsForm, PublishForm, ReviewForm, TitleForm
from fyren.plan.import_words import LABELS
from fyren.plan.importing import TitleSource
from fyren.plan.models import ImportState, PlanImport
from fyren.plan.publishing import what_remains
from fyren.plan.queries.imports import (
    listed_imports,
    own_plans,
    proposals_of,
    read_import,
    visible_imports,
)
from fyren.plan.queries.pages import plan_rows
from fyren.plan.queries.revision import workspace_revisions
from fyren.plan.reading import lay_out
from fyren.plan.review import Answer, relabelled
from fyren.plan.views.import_page import review_page


def _posted(view: Callable[[HttpRequest, str], HttpResponse]) -> Callable[[HttpRequest, str], HttpResponse]:
    """A view that only posts; its address read again (a reload, a link on a page that it drew) leads to the review."""

    @wraps(view)
    def run(request: HttpRequest, public_id: str) -> HttpResponse:
        if request.method == "POST":
            return view(request, public_id)
        address = reverse("import_review", args=[public_id])
        return redirect(f"{address}?{request.GET.urlencode()}" if request.GET else address)

    return run


def workspace(request: HttpRequest) -> HttpResponse:
    """Where plans are worked with: imports, revisions and the plans themselves."""
    viewer = viewer_of(request)
    context = {
        "may_import": can_import(viewer),
        "imports": list(listed_imports(viewer)) if can_import(viewer) else [],
        "rows": plan_rows(viewer),
        "revisions": workspace_revisions(viewer),
    }
    return render(request, "plan/workspace.html", context)


# The token is looked for in the body, so the check waits until the body is known to be small enough to be read.
@csrf_exempt
def import_upload(request: HttpRequest) -> HttpResponse:
    """Choose a document; it is read at once, and kept for review."""
    if request.method != "POST":
        return _import_form(request, ImportForm(viewer=viewer_of(request)))
    if declares_too_much(request, settings.PLAN_UPLOAD_LIMIT):
        return _too_large(request)
    guard = limit_upload(request, settings.PLAN_UPLOAD_LIMIT)
    response: HttpResponse = _take_in(request)
    return _too_large(request) if guard.is_exceeded else response


@csrf_protect
def _take_in(request: HttpRequest) -> HttpResponse:
    viewer = viewer_of(request)
    form = ImportForm(request.POST, request.FILES, viewer=viewer)
    if not form.is_valid() or form.read is None:
        return _import_form(request, form)
    plan_import = imports.start_import(document=form.read, authority=form.authority, by=viewer)
    return redirect("import_review", plan_import.public_id)


def _too_large(request: HttpRequest) -> HttpResponse:
    form = ImportForm({}, viewer=viewer_of(request))
    form.refuse_size()
    return _import_form(request, form, status=413)


def _import_form(request: HttpRequest, form: ImportForm, status: int = 200) -> HttpResponse:
    return render(request, "plan/import_upload.html", {"form": form}, status=status)


def import_review(request: HttpRequest, public_id: str) -> HttpResponse:
    """The document beside what was found in it, and the lines to decide."""
    plan_import = _find(request, public_id)
    if plan_import.state == ImportState.PUBLISHED:
        return _published(request, plan_import)
    return _review(request, plan_import)


def _published(request: HttpRequest, plan_import: PlanImport) -> HttpResponse:
    """What is kept of a published import: what was left out, and the proposals set aside."""
    content = read_import(plan_import)
    aside = {proposal.line for proposal in proposals_of(plan_import)}
    left = [row for row in content.parsed.unresolved if row.line and row.line not in aside]
    context = {
        "plan_import": plan_import,
        "plan": plan_import.edition.plan if plan_import.edition else None,
        "proposals": proposals_of(plan_import),
        "removed": content.parsed.removed,
        "left": left,
    }
    return render(request, "plan/import_published.html", context)


def _review(request: HttpRequest, plan_import: PlanImport, *, status: int = 200, **shown: Any) -> HttpResponse:
    """The review page. `shown` replaces parts of its context: bound forms, what remains, what a conflict left."""
    content = read_import(plan_import)
    line = shown.pop("line", None) or _number(request, "rad")
    laid_out = review_page(content, page=_number(request, "page"), line=line, whole_queue="alla" in request.GET)
    viewer = viewer_of(request)
    version = plan_import.row_version
    is_missing = content.parsed.title_source is TitleSource.FILE_NAME
    title = "" if is_missing else content.parsed.structure.title
    context = {
        "plan_import": plan_import,
        "review": laid_out,
        "title_form": TitleForm(expected=version, initial={"title": title}, auto_id="title_%s", is_missing=is_missing),
        "title_missing": is_missing,
        "mentions_form": MentionsForm(expected=version, parsed=content.parsed, auto_id="mentions_%s"),
        "publish_form": PublishForm(expected=version, viewer=viewer, auto_id="publish_%s"),
        "has_plans": own_plans(viewer).exists(),
        "labels": LABELS,
        "edit_choices": LabelForm().fields["label"].choices,  # type: ignore[attr-defined]
        "undo_url": f"{reverse('import_undo', args=[plan_import.public_id])}?version={version}",
    }
    return render(request, "plan/import_review.html", context | shown, status=status)


@_posted
def import_label(request: HttpRequest, public_id: str) -> HttpResponse:
    """Give a line, or the part of it from a character on, another label."""
    plan_import = _find(request, public_id)
    form = LabelForm(request.POST)
    if not form.is_valid():
        return _faulty(request, plan_import, form)
    data = form.cleaned_data

    def correct() -> None:
        content = read_import(plan_import)
        items = relabelled(
            content.pieces.get(data["line"], ()),
            content.review.corrections,
            line=data["line"],
            start=data["start"],
            label=data["label"],
            area=data["area"],
        )
        imports.correct_import(
            plan_import=plan_import, items=items, expected_version=form.version, by=viewer_of(request)
        )

    said = _("Line %(line)s is now: %(label)s.") % {"line": data["line"], "label": LABELS[data["label"]]}
    place = "#ko" if "ko" in request.POST else f"?rad={data['line']}#rad-{data['line']}"
    return _settle(request, plan_import, correct, said, place, line=data["line"], yours=LABELS[data["label"]])


@_posted
def import_answer(request: HttpRequest, public_id: str) -> HttpResponse:
    """Answer one or several questions of the queue without changing a label."""
    plan_import = _find(request, public_id)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _faulty(request, plan_import, form)
    data = form.cleaned_data

    def decide() -> None:
        imports.decide_doubt(
            plan_import=plan_import,
            keys=data["keys"],
            answer=data["answer"],
            expected_version=form.version,
            by=viewer_of(request),
        )

    is_left = data["answer"] is Answer.LEAVE_OUT
    said = _("Left out of the plan. The text is wiped when the plan is published.") if is_left else _("Decided.")
    return _settle(
        request, plan_import, decide, said, "#ko", yours=_("Leave out of the plan") if is_left else _("Right")
    )


@_posted
def import_title(request: HttpRequest, public_id: str) -> HttpResponse:
    """Write the plan's title."""
    plan_import = _find(request, public_id)
    is_missing = read_import(plan_import).parsed.title_source is TitleSource.FILE_NAME
    form = TitleForm(request.POST, auto_id="title_%s", is_missing=is_missing)
    if not form.is_valid():
        return _review(request, plan_import, title_form=form)
    data = form.cleaned_data

    def rename() -> None:
        imports.rename_import(
            plan_import=plan_import, title=data["title"], expected_version=form.version, by=viewer_of(request)
        )

    return _settle(request, plan_import, rename, _("The title has been saved."), "#ko", yours=data["title"])


@_posted
def import_mentions(request: HttpRequest, public_id: str) -> HttpResponse:
    """Correct the lists of names quoted from the text."""
    plan_import = _find(request, public_id)
    content = read_import(plan_import)
    form = MentionsForm(request.POST, parsed=content.parsed, auto_id="mentions_%s")
    if not form.is_valid():
        return _review(request, plan_import, mentions_form=form)
    changed = form.changed()
    if not changed:
        return redirect(reverse("import_review", args=[public_id]) + "#namn")

    def correct() -> None:
        imports.correct_import(
            plan_import=plan_import,
            mentions=changed,
            expected_version=form.version,
            by=viewer_of(request),
        )

    return _settle(request, plan_import, correct, _("The names have been saved."), "#namn")


@_posted
def import_undo(request: HttpRequest, public_id: str) -> HttpResponse:
    """Undo the last step of the review."""
    plan_import = _find(request, public_id)
    version = _number(request, "version") or 0

    def undo() -> None:
        imports.undo_correction(plan_import=plan_import, expected_version=version, by=viewer_of(request))

    return _settle(request, plan_import, undo, _("The last step has been undone."), "#ko")


@_posted
def import_publish(request: HttpRequest, public_id: str) -> HttpResponse:
    """Publish the import, or say what remains."""
    plan_import = _find(request, public_id)
    form = PublishForm(request.POST, viewer=viewer_of(request), auto_id="publish_%s")
    if not form.is_valid():
        return _faulty(request, plan_import, form)
    data = form.cleaned_data
    try:
        edition = imports.publish_import(
            plan_import=plan_import,
            plan=data["plan"],
            address=data["address"],
            expected_version=form.version,
            by=viewer_of(request),
        )
    except ValidationError as error:
        return _review(request, _find(request, public_id), remains=error.messages)
    except Conflict as conflict:
        return _conflict(request, conflict, {})
    messages.success(request, _("The plan has been published."))
    return redirect("plan", edition.plan.slug)


def import_preview(request: HttpRequest, public_id: str) -> HttpResponse:
    """How the plan page will look, as the document is read now."""
    plan_import = _find(request, public_id, open_only=True)
    content = read_import(plan_import)
    layout = lay_out(content.parsed.structure, anchors=[], notes={}, address=address_of)
    context = {"plan_import": plan_import, "layout": layout, "title": content.parsed.structure.title}
    return render(request, "plan/import_preview.html", context | {"remains": what_remains(content)})


def import_discard(request: HttpRequest, public_id: str) -> HttpResponse:
    """Ask, then discard."""
    plan_import = _find(request, public_id, open_only=True)
    form = ReviewForm(request.POST or None, expected=plan_import.row_version)
    if not form.is_valid():
        return render(request, "plan/import_discard.html", {"plan_import": plan_import, "form": form})
    try:
        imports.discard_import(plan_import=plan_import, expected_version=form.version, by=viewer_of(request))
    except Conflict as conflict:
        return _conflict(request, conflict, {})
    messages.success(request, _("The import has been discarded, and the document's text with it."))
    return redirect("plan_workspace")


def _settle(
    request: HttpRequest, plan_import: PlanImport, act: Callable[[], None], said: str, place: str, **yours: Any
) -> HttpResponse:
    """Act, say so and go back to `place` on the review page; or show what hindered."""
    try:
        act()
    except ValidationError as error:
        for text in error.messages:
            messages.error(request, text)
        return redirect("import_review", plan_import.public_id)
    except Conflict as conflict:
        return _conflict(request, conflict, yours)
    messages.success(request, said)
    return redirect(reverse("import_review", args=[plan_import.public_id]) + place)


def _conflict(request: HttpRequest, conflict: Conflict, yours: dict[str, Any]) -> HttpResponse:
    """The review as it now stands, with who was first and what you had chosen."""
    current = _find(request, conflict.current.public_id)
    if current.state != ImportState.REVIEW:
        messages.warning(request, _("The import was closed while you were reading."))
        return redirect("import_review", current.public_id)
    entry = ChangeEntry.objects.filter(object_id=current.public_id).first()
    names = people_names({entry.actor}) if entry else {}
    who = names.get(entry.actor, _("Somebody")) if entry else _("Somebody")
    met = {"who": who, "at": entry.at if entry else None, "yours": yours.get("yours", "")}
    return _review(request, current, status=409, line=yours.get("line"), conflict=met)


def _faulty(request: HttpRequest, plan_import: PlanImport, form: ReviewForm) -> HttpResponse:
    """A form that no page of ours sends so: say it and show the review again."""
    for errors in form.errors.values():
        for text in errors:
            messages.error(request, str(text))
    return redirect("import_review", plan_import.public_id)


def _find(request: HttpRequest, public_id: str, *, open_only: bool = False) -> PlanImport:
    """The import, when the viewer may know of it.

    Raises:
        Http404: there is none, it is another authority's, or it has been discarded (or published, with `open_only`).
    """
    plan_import = visible_imports(viewer_of(request)).filter(public_id=public_id).first()
    if plan_import is None or plan_import.state == ImportState.DISCARDED:
        raise Http404
    if open_only and plan_import.state != ImportState.REVIEW:
        raise Http404
    return plan_import


def _number(request: HttpRequest, name: str) -> int | None:
    """A whole number from the address; None when there is none."""
    value = request.GET.get(name, "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 8 else None
