"""The working draft: all texts in order, one part open at a time."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from fyren.base import clock
from fyren.base.conflicts import ConflictRow
from fyren.base.history import Conflict
from fyren.base.history.changes import object_type
from fyren.base.models import ChangeEntry
from fyren.people.queries import people_names
from fyren.people.requests import viewer_of
from fyren.plan.access import can_blank, can_edit_draft
from fyren.plan.actions.revision import change_draft
from fyren.plan.editing import CannotEdit
from fyren.plan.forms.revision_draft import PartForm, TextsForm, pressed
from fyren.plan.models import PlanEdition
from fyren.plan.queries.revision import visible_revisions, working_draft
from fyren.plan.queries.revision_draft import DraftPart, Text, draft_parts, last_change, texts_as_seen
from fyren.plan.queries.revision_words import EDIT_FAULTS

HISTORY_LENGTH = 40


def draft(request: HttpRequest, public_id: str) -> HttpResponse:
    """Read the draft; with `del=` one part is open for the coordinator to change."""
    viewer = viewer_of(request)
    rows = visible_revisions(viewer).filter(plan__authority__public_id__in=viewer.draft_authorities)
    edition = working_draft(get_object_or_404(rows, public_id=public_id))
    parts = draft_parts(edition.read())
    opened = next((part for part in parts if part.path == request.GET.get("del")), None)
    may_edit = can_edit_draft(viewer, edition)
    if request.method == "POST":
        if opened is None:
            raise Http404
        return _save(request, edition, parts, opened)
    form = PartForm(None, opened, expected=edition.row_version) if opened and may_edit else None
    return _page(request, edition, parts, opened, form)


def _save(request: HttpRequest, edition: PlanEdition, parts: list[DraftPart], part: DraftPart) -> HttpResponse:
    """Save the texts of a part and do what the pressed button says, as one change."""
    form = PartForm(request.POST, part)
    if not form.is_valid():
        return _page(request, edition, parts, part, form)
    try:
        also = [edit for edit in (form.addition(), pressed(request.POST.get("do", ""))) if edit is not None]
        change_draft(
            edition=edition, edits=[*form.edits(), *also], expected_version=form.version, by=viewer_of(request)
        )
    except Conflict:
        return _conflict(request, edition, part, form)
    except CannotEdit as fault:
        place = fault.path if fault.path in form.fields else None
        form.add_error(place, str(EDIT_FAULTS[fault.fault]))
        return _page(request, edition, parts, part, form)
    except ValidationError as error:
        form.add_error(None, error)
        return _page(request, edition, parts, part, form)
    messages.success(request, _("Saved %(time)s.") % {"time": f"{clock.now().astimezone(clock.SWEDISH_TIME):%H.%M}"})
    return redirect(_address(edition, part.path, stay=request.POST.get("do") != "save"))


def _address(edition: PlanEdition, path: str, *, stay: bool) -> str:
    """The draft's page with the part open (`stay`) or closed, at that part."""
    revision = edition.revision
    base = reverse("revision_draft", args=[revision.public_id if revision else ""])
    query = f"?{urlencode({'del': path})}" if stay else ""
    return f"{base}{query}#{anchor(path)}"


def anchor(path: str) -> str:
    """The id of a part's heading on the page."""
    return "del-" + path.replace("/", "-")


def _conflict(request: HttpRequest, edition: PlanEdition, part: DraftPart, form: PartForm) -> HttpResponse:
    """Somebody saved meanwhile: what this person changed, beside what stands there now."""
    edition.refresh_from_db()
    seen, saved = texts_as_seen(edition, form.version), dict(edition.read().texts())
    mine = {path: text for path, text in form.posted_texts().items() if text.split() != seen.get(path, "").split()}
    labels = {text.path: text.label for text in part.texts}
    rows = [
        ConflictRow(path, labels[path], text, saved[path])
        for path, text in mine.items()
        if path in saved and text.split() != saved[path].split()
    ]
    posted = QueryDict(mutable=True)
    posted.update({"row_version": str(edition.row_version), **{row.name: row.yours for row in rows}})
    kept = TextsForm(posted, [Text(row.name, str(row.label), row.saved) for row in rows])
    who = last_change(edition)
    names = people_names({who.actor}) if who else {}
    context = {
        "revision": edition.revision,
        "plan": edition.plan,
        "part": part,
        "form": kept,
        "rows": rows,
        "lost": form.cleaned_data["new_text"],
        "who": names.get(who.actor, _("Somebody")) if who else _("Somebody"),
        "at": who.at if who else clock.now(),
        "version": edition.row_version,
        "back": _address(edition, part.path, stay=True),
    }
    return render(request, "plan/draft_conflict.html", context, status=409)


def _page(
    request: HttpRequest, edition: PlanEdition, parts: list[DraftPart], opened: DraftPart | None, form: PartForm | None
) -> HttpResponse:
    entries = list(
        ChangeEntry.objects.filter(object_type=object_type(edition), object_id=edition.public_id)[:HISTORY_LENGTH]
    )
    context = {
        "revision": edition.revision,
        "plan": edition.plan,
        "edition": edition,
        "parts": [(anchor(part.path), part) for part in parts],
        "opened": opened.path if form and opened else "",
        "form": form,
        "rows": [(form[text.path], text) for text in opened.texts if text.path in form.fields]
        if form and opened
        else [],
        "areas": [part for part in parts if part.room == "area" and (not opened or part.path != opened.path)],
        "may_edit": can_edit_draft(viewer_of(request), edition),
        "may_blank": can_blank(viewer_of(request), edition.plan.authority),
        "entries": entries,
        "names": people_names({entry.actor for entry in entries}),
        "labels": {text.path: f"{part.title}: {text.label}" for part in parts for text in part.texts},
    }
    return render(request, "plan/draft_page.html", context)
