"""What the pages about a body's file of activities share: looked through, decided, taken in."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fyren.base.importing.comparing import SKIP, Decisions, Outcome, Verdict
from fyren.base.importing.desk import Desk
from fyren.base.importing.models import TableImport
from fyren.people.requests import ViewerRequest
from fyren.steering.forms.imports import decisions_in
from fyren.steering.queries.imports import Preview


@dataclass(frozen=True)
class ActivityDesk(Desk):
    """The pages of files whose rows are activities, and the acts on them.

    Args:
        preview, decide, take_in: what the rows would do, and the acts.
        home: where to go when a file has been taken in.
        is_fixed: no row of a file can be something new.
    """

    preview: Callable[[Any], Preview]
    decide: Callable[..., object]
    take_in: Callable[..., Preview]
    home: Callable[[Any], str]
    is_fixed: bool = False


def look_through(request: ViewerRequest, desk: ActivityDesk, draft: TableImport) -> HttpResponse:
    """What each row of the file would do; choose, and take it in."""
    preview = desk.preview(draft)
    if request.method == "POST":
        return desk.attempt(request, draft, lambda: _decide(request, desk, draft, preview))
    by_verdict: dict[str, list[Outcome]] = {verdict.value: [] for verdict in Verdict}
    for each in preview.outcomes:
        if not each.waits:
            by_verdict[each.verdict.value].append(each)
    decisions = draft.read_decisions()
    context = desk.about(draft) | {
        "is_fixed": desk.is_fixed,
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


def _decide(request: ViewerRequest, desk: ActivityDesk, draft: TableImport, preview: Preview) -> HttpResponse:
    """Keep the choices; take the file in when that was asked for and nothing new has come up."""
    address = reverse(desk.page, args=[draft.public_id])
    if request.POST.get("seen") != preview.seen:
        messages.warning(request, _("Something was changed while you read. Nothing has been taken in. Look once more."))
        return redirect(address)
    before, said = draft.read_decisions(), decisions_in(request.POST, preview)
    if said != before:
        desk.decide(draft=draft, decisions=said, expected_version=draft.row_version, by=request.viewer)
    now = desk.preview(draft)
    problem = _hinders(request, preview, now, before, said)
    if request.POST.get("do") != "import" or problem:
        messages.info(request, problem or _("Your choices are saved."))
        return redirect(address)
    done = desk.take_in(draft=draft, seen=now.seen, expected_version=draft.row_version, by=request.viewer)
    count = len(done.taken)
    said_done = ngettext("%(n)d activity taken in.", "%(n)d activities taken in.", count) % {"n": count}
    messages.success(request, said_done if count else _("Nothing in the file was new. Nothing has been changed."))
    return redirect(desk.home(draft) or desk.files(draft)[1])


def _hinders(request: ViewerRequest, seen: Preview, now: Preview, before: Decisions, said: Decisions) -> str:
    """Why the rows are not taken in yet; "" when nothing hinders."""
    chosen = {row: what for row, what in said.rows.items() if what != SKIP}
    if now.waiting:
        return now.asks
    if said.cells != before.cells or chosen != {row: what for row, what in before.rows.items() if what != SKIP}:
        return _("Your choices are saved. Look at what they lead to, and take the rows in.")
    ticked = request.POST.get("confirm") == _digest(seen.contact_details)
    if now.contact_details and not (ticked and set(now.contact_details) <= set(seen.contact_details)):
        return _("The file holds contact details. Say first that they belong to a function, not to a person.")
    return ""


def _digest(details: Iterable[tuple[int, str]]) -> str:
    """A short name for exactly these details, so that a tick cannot cover others."""
    return hashlib.sha256("\0".join(f"{row} {text}" for row, text in details).encode()).hexdigest()[:16]
