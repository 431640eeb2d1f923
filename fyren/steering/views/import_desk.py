"""What the pages about a body's file share, whatever the file fills in: received, looked through, decided, taken in."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_protect

from fyren.base.history import Conflict
from fyren.base.importing.comparing import SKIP, Decisions, Outcome, Verdict
from fyren.base.importing.models import TableImport, TableImportState
from fyren.base.importing.words import UPLOAD_LIMIT
from fyren.base.uploads import declares_too_much, limit_upload
from fyren.people.requests import ViewerRequest
from fyren.steering.forms.imports import TableFileForm, decisions_in
from fyren.steering.queries.imports import Preview

Show = Callable[[TableFileForm, int], HttpResponse]


@dataclass(frozen=True)
class Desk:
    """The pages and acts of one kind of file.

    Args:
        files, page, columns, discard: names of addresses: where files are chosen, and the pages about one.
        files_label: what the first is called.
        owner: the public id of what a file is for, which stands in the address of `files`.
        home: the page of that, as label and address.
        preview, decide, take_in: what the rows would do, and the acts.
        is_fixed: no row of a file can be something new.
    """

    files: str
    page: str
    columns: str
    discard: str
    files_label: str | Promise
    owner: Callable[[Any], str]
    home: Callable[[Any], tuple[str, str]]
    preview: Callable[[Any], Preview]
    decide: Callable[..., object]
    take_in: Callable[..., Preview]
    is_fixed: bool = False

    def about(self, draft: TableImport) -> dict[str, Any]:
        """What every page about a file needs."""
        home, home_url = self.home(draft)
        return {
            "draft": draft,
            "home": home,
            "home_url": home_url,
            "files_label": self.files_label,
            "files_url": self.files_url(draft),
            "columns_url": reverse(self.columns, args=[draft.public_id]),
            "discard_url": reverse(self.discard, args=[draft.public_id]),
            "is_fixed": self.is_fixed,
        }

    def files_url(self, draft: TableImport) -> str:
        """Where files are chosen."""
        return reverse(self.files, args=[self.owner(draft)])


def receive(request: HttpRequest, show: Show, take: Callable[[TableFileForm], HttpResponse]) -> HttpResponse:
    """Take a posted file, once its body is known to be small enough to be read. The view is exempt from the token's
    check, which is done here: it looks for the token in the body."""
    if declares_too_much(request, UPLOAD_LIMIT):
        return _too_large(show)
    guard = limit_upload(request, UPLOAD_LIMIT)
    response: HttpResponse = _received(request, show, take)
    return _too_large(show) if guard.is_exceeded else response


@csrf_protect
def _received(request: HttpRequest, show: Show, take: Callable[[TableFileForm], HttpResponse]) -> HttpResponse:
    form = TableFileForm(request.POST, request.FILES)
    return take(form) if form.is_valid() else show(form, 200)


def _too_large(show: Show) -> HttpResponse:
    form = TableFileForm({})
    form.refuse_size()
    return show(form, 413)


def look_through(request: ViewerRequest, desk: Desk, draft: TableImport) -> HttpResponse:
    """What each row of the file would do; choose, and take it in."""
    preview = desk.preview(draft)
    if request.method == "POST":
        return _decide(request, desk, draft, preview)
    by_verdict: dict[str, list[Outcome]] = {verdict.value: [] for verdict in Verdict}
    for each in preview.outcomes:
        if not each.waits:
            by_verdict[each.verdict.value].append(each)
    decisions = draft.read_decisions()
    context = desk.about(draft) | {
        "preview": preview,
        "by_verdict": by_verdict,
        "changed": [*by_verdict[Verdict.CHANGED], *by_verdict[Verdict.CONFLICT]],
        "decided": decisions.rows,
        "corrected": [(f"cell-{row}-{key}", said) for (row, key), said in decisions.cells.items()],
        "details": preview.contact_details,
        "confirms": _digest(preview.contact_details),
        "sentence": _sentence(preview),
    }
    return render(request, "steering/import_preview.html", context)


def _sentence(preview: Preview) -> str:
    """How many rows there are of each kind, in words."""
    counted = {
        verdict: sum(each.verdict == verdict and not each.waits for each in preview.outcomes) for verdict in Verdict
    }
    changed = counted[Verdict.CHANGED] + counted[Verdict.CONFLICT]
    new, same, left = counted[Verdict.NEW], counted[Verdict.SAME], counted[Verdict.SKIPPED]
    parts = [
        ngettext("%(n)d new", "%(n)d new (several)", new) % {"n": new} if new else "",
        ngettext("%(n)d changed", "%(n)d changed (several)", changed) % {"n": changed} if changed else "",
        ngettext("%(n)d unchanged", "%(n)d unchanged (several)", same) % {"n": same} if same else "",
        ngettext("%(n)d left out", "%(n)d left out (several)", left) % {"n": left} if left else "",
        _("%(n)d to decide") % {"n": len(preview.waiting)} if preview.waiting else "",
    ]
    total = len(preview.outcomes)
    rows = ngettext("%(n)d row", "%(n)d rows", total) % {"n": total}
    return f"{rows}: {', '.join(part for part in parts if part)}." if total else _("The file has no rows.")


def _decide(request: ViewerRequest, desk: Desk, draft: TableImport, preview: Preview) -> HttpResponse:
    """Keep the choices; take the file in when that was asked for and nothing new has come up."""
    address = reverse(desk.page, args=[draft.public_id])
    if request.POST.get("seen") != preview.seen:
        messages.warning(request, _("Something was changed while you read. Nothing has been taken in. Look once more."))
        return redirect(address)
    before, said = draft.read_decisions(), decisions_in(request.POST, preview)
    try:
        if said != before:
            desk.decide(draft=draft, decisions=said, expected_version=draft.row_version, by=request.viewer)
        now = desk.preview(draft)
        problem = _hinders(request, preview, now, before, said)
        if request.POST.get("do") != "import" or problem:
            messages.info(request, problem or _("Your choices are saved."))
            return redirect(address)
        done = desk.take_in(draft=draft, seen=now.seen, expected_version=draft.row_version, by=request.viewer)
    except Conflict:
        return changed_meanwhile(request, desk, draft)
    except ValidationError as error:
        for text in error.messages:
            messages.error(request, text)
        return redirect(address)
    count = len(done.taken)
    said_done = ngettext("%(n)d activity taken in.", "%(n)d activities taken in.", count) % {"n": count}
    messages.success(request, said_done if count else _("Nothing in the file was new. Nothing has been changed."))
    return redirect(desk.home(draft)[1] or desk.files_url(draft))


def _hinders(request: ViewerRequest, seen: Preview, now: Preview, before: Decisions, said: Decisions) -> str:
    """Why the rows are not taken in yet; "" when nothing hinders."""
    chosen = {row: what for row, what in said.rows.items() if what != SKIP}
    if now.waiting:
        rows = ", ".join(str(each.row.number) for each in now.waiting[:10])
        return _("Choose what shall happen to these rows first: %(rows)s.") % {"rows": rows}
    if said.cells != before.cells or chosen != {row: what for row, what in before.rows.items() if what != SKIP}:
        return _("Your choices are saved. Look at what they lead to, and take the rows in.")
    ticked = request.POST.get("confirm") == _digest(seen.contact_details)
    if now.contact_details and not (ticked and set(now.contact_details) <= set(seen.contact_details)):
        return _("The file holds contact details. Say first that they belong to a function, not to a person.")
    return ""


def _digest(details: Iterable[tuple[int, str]]) -> str:
    """A short name for exactly these details, so that a tick cannot cover others."""
    return hashlib.sha256("\0".join(f"{row} {text}" for row, text in details).encode()).hexdigest()[:16]


def closed(request: ViewerRequest, desk: Desk, draft: TableImport) -> HttpResponse:
    """A file that has been taken in or discarded."""
    context = desk.about(draft) | {"is_done": draft.state == TableImportState.DONE}
    return render(request, "steering/import_closed.html", context)


def changed_meanwhile(request: ViewerRequest, desk: Desk, draft: TableImport) -> HttpResponse:
    """Somebody else chose at the same time."""
    messages.warning(request, _("Somebody else chose while you did. Nothing has been taken in. Look once more."))
    return redirect(desk.page, draft.public_id)
