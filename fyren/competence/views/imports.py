"""A file about knowledge, in: choosing it, saying its columns, taking it in or not."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_exempt

from fyren.base.importing.desk import Crumbs, Desk
from fyren.base.importing.models import TableImportState
from fyren.base.uploads import receive_upload
from fyren.competence.actions import imports as actions
from fyren.competence.actions.hashed import import_hashed, purge_hashed
from fyren.competence.forms.imports import NumbersColumnsForm
from fyren.competence.hashed import hasher, opt_in_of
from fyren.competence.importing.columns import columns_for, known_at
from fyren.competence.importing.files import NumbersForm, limit_for
from fyren.competence.importing.layout import layout_of
from fyren.competence.importing.numbers import preview_of
from fyren.competence.importing.people import hashed_preview, leaving_preview
from fyren.competence.models import CompetenceImport, ImportKind
from fyren.people.access import can_keep
from fyren.people.models import Body
from fyren.people.requests import ViewerRequest, viewer_of
from fyren.people.views.own import require_own
from fyren.plan.views.confirming import confirm_discard

KINDS = {
    "genomforda": ImportKind.COMPLETIONS,
    "antal": ImportKind.HEADCOUNTS,
    "hashade": ImportKind.HASHED,
    "anstallda": ImportKind.PEOPLE,
}
_WORDS = {kind: word for word, kind in KINDS.items()}
TITLES = {
    ImportKind.COMPLETIONS: _lazy("Read in completed courses"),
    ImportKind.HEADCOUNTS: _lazy("Read in numbers of people"),
    ImportKind.HASHED: _lazy("Read in completed courses by hashed identities"),
    ImportKind.PEOPLE: _lazy("Remove those who have left"),
}
SHOWN: dict[ImportKind, tuple[Any, str]] = {
    ImportKind.COMPLETIONS: (preview_of, "competence/import_numbers.html"),
    ImportKind.HEADCOUNTS: (preview_of, "competence/import_numbers.html"),
    ImportKind.HASHED: (hashed_preview, "competence/import_hashed.html"),
    ImportKind.PEOPLE: (leaving_preview, "competence/import_hashed.html"),
}
TAKEN = {
    ImportKind.COMPLETIONS: actions.import_numbers,
    ImportKind.HEADCOUNTS: actions.import_numbers,
    ImportKind.HASHED: import_hashed,
    ImportKind.PEOPLE: purge_hashed,
}


def _way(draft: CompetenceImport) -> Crumbs:
    word, authority = _WORDS[ImportKind(draft.kind)], draft.authority.public_id
    return [
        (_("Coverage of knowledge"), reverse("coverage")),
        (_("Read in a file"), reverse("competence_import_new", args=[word, authority])),
    ]


DESK = Desk(
    page="competence_import", columns="competence_import_columns", discard="competence_import_discard", way=_way
)


@csrf_exempt
def competence_import_new(request: HttpRequest, kind: str, public_id: str) -> HttpResponse:
    """Choose a file, or go on with one that waits."""
    body, viewer = get_object_or_404(Body, public_id=public_id), viewer_of(request)
    if kind not in KINDS or not can_keep(viewer, body):
        raise Http404
    chosen = KINDS[kind]
    opt_in = opt_in_of(body, viewer.day) if chosen in (ImportKind.HASHED, ImportKind.PEOPLE) else None
    if chosen in (ImportKind.HASHED, ImportKind.PEOPLE) and opt_in is None:
        raise Http404
    hashed = hasher(opt_in) if opt_in is not None else None
    make_form = partial(NumbersForm, hashed=hashed)

    def show(form: NumbersForm, status: int) -> HttpResponse:
        waiting = CompetenceImport.objects.filter(authority=body, kind=chosen, state=TableImportState.OPEN)
        context = {
            "form": form,
            "body": body,
            "kind": chosen.value,
            "title": TITLES[chosen],
            "waiting": waiting.defer("tables", "content"),
            "file_page": DESK.page,
            "columns": [column.label for column in columns_for(chosen, known_at(body), viewer.day)],
        }
        return render(request, "competence/import_choose.html", context, status=status)

    def take(form: NumbersForm) -> HttpResponse:
        draft = actions.start_competence_import(
            authority=body, kind=chosen, sheet=form.sheet, file_name=form.file_name, by=viewer
        )
        return DESK.first_page(draft)

    return receive_upload(request, make_form, limit_for(hashed), show, take, in_memory=hashed is not None)


def competence_import_columns(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Say which column of the file is which."""
    draft = _own(request, public_id)
    kind, known = ImportKind(draft.kind), known_at(draft.authority)

    def make_form(data: QueryDict | None) -> NumbersColumnsForm:
        return NumbersColumnsForm(
            data,
            table=draft.read_tables()[0],
            layout=layout_of(draft),
            kind=kind,
            columns=columns_for(kind, known, request.viewer.day),
            known=known,
            expected=draft.row_version,
        )

    def keep(form: NumbersColumnsForm) -> None:
        actions.set_competence_columns(
            draft=draft, layout=form.said, names=form.names, expected_version=form.version, by=request.viewer
        )

    return DESK.choose_columns(request, draft, make_form, keep)


def competence_import(request: ViewerRequest, public_id: str) -> HttpResponse:
    """What taking the file in would do; and take it in."""
    draft = _own(request, public_id)
    if (elsewhere := DESK.elsewhere(request, draft)) is not None:
        return elsewhere
    if request.method == "POST":
        return DESK.attempt(request, draft, partial(_take_in, request, draft))
    preview, template = SHOWN[ImportKind(draft.kind)]
    context = DESK.about(draft) | {
        "preview": preview(draft, request.viewer.day),
        "is_leaving": draft.kind == ImportKind.PEOPLE,
    }
    return render(request, template, context)


def _take_in(request: ViewerRequest, draft: CompetenceImport) -> HttpResponse:
    count = TAKEN[ImportKind(draft.kind)](
        draft=draft, seen=request.POST.get("seen", ""), expected_version=draft.row_version, by=request.viewer
    )
    if draft.kind == ImportKind.PEOPLE:
        said = ngettext("%(n)d hash is removed.", "%(n)d hashes are removed.", count)
    else:
        said = ngettext("%(n)d number taken in.", "%(n)d numbers taken in.", count)
    messages.success(request, said % {"n": count})
    return redirect("body_coverage", draft.authority.public_id)


def competence_import_discard(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Throw a file away, once confirmed."""
    return confirm_discard(request, DESK, _own(request, public_id), actions.discard_competence_import)


def _own(request: ViewerRequest, public_id: str) -> CompetenceImport:
    found = get_object_or_404(CompetenceImport.objects.select_related("authority"), public_id=public_id)
    require_own(request, found.authority)
    return found
