"""A body's own file, in: choosing it, saying its columns, deciding its rows, taking it in or discarding it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_exempt

from fyren.base.history import Conflict
from fyren.base.importing.comparing import SKIP, Decisions, Outcome, Verdict
from fyren.base.importing.files import SpreadsheetForm, receive
from fyren.base.importing.models import TableImportState
from fyren.people.requests import ViewerRequest, viewer_of
from fyren.people.views.editing import Editing
from fyren.plan.views.confirming import confirm
from fyren.steering.access import can_write_budget, check_write_budget
from fyren.steering.actions import imports as actions
from fyren.steering.addresses import budget_address
from fyren.steering.exchange import activity_columns, names_for
from fyren.steering.forms.imports import ColumnsForm, DiscardForm, decisions_in
from fyren.steering.import_layout import layouts_of
from fyren.steering.models import ActivityImport, InternalBudget
from fyren.steering.queries.budgets import own_budget
from fyren.steering.queries.imports import Preview, open_imports, own_import, preview_of


@csrf_exempt
def exchange_import(request: HttpRequest, public_id: str) -> HttpResponse:
    """A budget's activities as a file: take one out, choose one to take in, go on with one that waits."""
    viewer = viewer_of(request)
    budget = own_budget(viewer, public_id)
    if not can_write_budget(viewer, budget):
        raise PermissionDenied("the budget is closed, or another's")

    def take(form: SpreadsheetForm) -> HttpResponse:
        draft = actions.start_activity_import(
            budget=budget, tables=form.tables, file_name=form.file_name, by=viewer_of(request)
        )
        name = "activity_import" if layouts_of(draft).is_settled else "activity_import_columns"
        return redirect(name, draft.public_id)

    return receive(request, lambda form, status: _exchange(request, budget, form, status), take)


def _exchange(request: HttpRequest, budget: InternalBudget, form: SpreadsheetForm, status: int) -> HttpResponse:
    context = {
        "budget": budget,
        "budget_url": budget_address(budget.public_id),
        "form": form,
        "waiting": open_imports(viewer_of(request), budget),
        "count": budget.activities.kept().count(),
    }
    return render(request, "steering/exchange.html", context, status=status)


def activity_import_columns(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Say which column of the file is which."""
    draft = own_import(request.viewer, public_id)
    check_write_budget(request.viewer, draft.budget)
    if draft.state != TableImportState.OPEN:
        return _closed(request, draft)
    names, layouts = names_for(draft.budget), layouts_of(draft)
    columns = activity_columns(names)
    form = ColumnsForm(
        request.POST or None,
        table=draft.read_tables()[layouts.sheet],
        layouts=layouts,
        columns=columns,
        areas={key: names.area_names[key] for key in names.areas},
        expected=draft.row_version,
    )
    if form.is_bound and form.is_valid():
        try:
            actions.set_import_columns(
                draft=draft,
                layouts=form.said,
                names=form.names,
                expected_version=form.version,
                by=request.viewer,
            )
        except Conflict:
            return _changed_meanwhile(request, draft)
        return redirect("activity_import", draft.public_id)
    return render(request, "steering/import_columns.html", _about(draft) | {"form": form})


def activity_import(request: ViewerRequest, public_id: str) -> HttpResponse:
    """What each row of the file would do; choose, and take it in."""
    draft = own_import(request.viewer, public_id)
    check_write_budget(request.viewer, draft.budget)
    if draft.state != TableImportState.OPEN:
        return _closed(request, draft)
    if not layouts_of(draft).is_settled:
        return redirect("activity_import_columns", draft.public_id)
    preview = preview_of(draft)
    if request.method == "POST":
        return _decide(request, draft, preview)
    return _shown(request, draft, preview)


def _shown(request: ViewerRequest, draft: ActivityImport, preview: Preview) -> HttpResponse:
    by_verdict: dict[str, list[Outcome]] = {verdict.value: [] for verdict in Verdict}
    for each in preview.outcomes:
        if not each.waits:
            by_verdict[each.verdict.value].append(each)
    decisions = draft.read_decisions()
    context = _about(draft) | {
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


def _decide(request: ViewerRequest, draft: ActivityImport, preview: Preview) -> HttpResponse:
    """Keep the choices; take the file in when that was asked for and nothing new has come up."""
    address = reverse("activity_import", args=[draft.public_id])
    if request.POST.get("seen") != preview.seen:
        messages.warning(request, _("Something was changed while you read. Nothing has been taken in. Look once more."))
        return redirect(address)
    before, said = draft.read_decisions(), decisions_in(request.POST, preview)
    try:
        if said != before:
            version = draft.row_version
            actions.decide_import_rows(draft=draft, decisions=said, expected_version=version, by=request.viewer)
        now = preview_of(draft)
        problem = _hinders(request, preview, now, before, said)
        if request.POST.get("do") != "import" or problem:
            messages.info(request, problem or _("Your choices are saved."))
            return redirect(address)
        done = actions.import_activities(
            draft=draft, seen=now.seen, expected_version=draft.row_version, by=request.viewer
        )
    except Conflict:
        return _changed_meanwhile(request, draft)
    except ValidationError as error:
        for text in error.messages:
            messages.error(request, text)
        return redirect(address)
    count = len(done.taken)
    said_done = ngettext("%(n)d activity taken in.", "%(n)d activities taken in.", count) % {"n": count}
    messages.success(request, said_done if count else _("Nothing in the file was new. Nothing has been changed."))
    return redirect(budget_address(draft.budget.public_id) or reverse("exchange_import", args=[draft.budget.public_id]))


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


def activity_import_discard(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Throw a file away, once confirmed."""
    draft = own_import(request.viewer, public_id)
    check_write_budget(request.viewer, draft.budget)
    if draft.state != TableImportState.OPEN:
        return _closed(request, draft)
    back = reverse("exchange_import", args=[draft.budget.public_id])
    editing = Editing(
        save=lambda form: actions.discard_activity_import(
            draft=draft, expected_version=form.version, by=request.viewer
        ),
        done=back,
        message=_("The file is discarded. Nothing of it has been kept."),
        context={
            "title": _("Discard the file"),
            "explanation": _("%(file)s has not been taken in. What it says is removed and cannot be fetched back.")
            % {"file": draft.file_name},
            "button": _("Discard the file"),
            "danger": True,
            "back": (_("Activities as a file"), back),
        },
    )
    return confirm(request, draft, DiscardForm, editing)


def _closed(request: ViewerRequest, draft: ActivityImport) -> HttpResponse:
    context = _about(draft) | {"is_done": draft.state == TableImportState.DONE}
    return render(request, "steering/import_closed.html", context)


def _about(draft: ActivityImport) -> dict[str, Any]:
    """What every page about a file needs."""
    return {"draft": draft, "budget": draft.budget, "budget_url": budget_address(draft.budget.public_id)}


def _changed_meanwhile(request: ViewerRequest, draft: ActivityImport) -> HttpResponse:
    messages.warning(request, _("Somebody else chose while you did. Nothing has been taken in. Look once more."))
    return redirect("activity_import", draft.public_id)
