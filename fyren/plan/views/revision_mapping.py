"""Mapping old focus areas to new: suggested, previewed in words, then saved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from fyren.base.history import Conflict
from fyren.people.requests import viewer_of
from fyren.plan.access import can_steer_plan
from fyren.plan.actions.mapping import save_mapping
from fyren.plan.forms.revision_mapping import new_choices, old_choices, posted_pairs, rows_of
from fyren.plan.mapping import Pair
from fyren.plan.models import Revision
from fyren.plan.queries.mapping import Sides, sides_of, stored_pairs
from fyren.plan.queries.revision import visible_revisions
from fyren.plan.queries.revision_words import fault_sentence, mapping_sentences


def mapping(request: HttpRequest, public_id: str) -> HttpResponse:
    """What becomes of each focus area."""
    viewer = viewer_of(request)
    known = visible_revisions(viewer).filter(plan__authority__public_id__in=viewer.draft_authorities)
    revision = get_object_or_404(known, public_id=public_id)
    sides, stored = sides_of(revision), stored_pairs(revision)
    if request.method == "POST":
        return _post(request, revision, sides)
    suggestions = () if stored else sides.suggestions()
    pairs = stored or [suggestion.pair for suggestion in suggestions]
    rows, same = rows_of(pairs, sides, suggestions)
    context = {"rows": rows, "same": same, "is_saved": bool(stored), "version": revision.row_version}
    return _page(request, revision, sides, pairs, context)


def _post(request: HttpRequest, revision: Revision, sides: Sides) -> HttpResponse:
    """Preview or save; only a mapping without faults is saved."""
    pairs = posted_pairs(request.POST)
    version = request.POST.get("row_version", "")
    rows, same = rows_of(pairs, sides)
    context = {"rows": rows, "same": same, "version": version}
    if request.POST.get("do") != "save" or sides.faults(pairs):
        return _page(request, revision, sides, pairs, context)
    try:
        seen = int(version) if version.isdecimal() else 0
        save_mapping(revision=revision, pairs=pairs, expected_version=seen, by=viewer_of(request))
    except Conflict as conflict:
        text = _("The revision was changed meanwhile. Look through your pairs, then save again.")
        return _page(request, revision, sides, pairs, context | {"met": text, "version": conflict.current.row_version})
    except ValidationError as error:
        return _page(request, revision, sides, pairs, context | {"met": " ".join(error.messages)})
    messages.success(request, _("The mapping is saved."))
    return redirect("revision_mapping", revision.public_id)


def _page(
    request: HttpRequest, revision: Revision, sides: Sides, pairs: Sequence[Pair], context: dict[str, Any]
) -> HttpResponse:
    faults = sides.faults(pairs)
    goals = sides.old | sides.new
    sentences = [] if faults else mapping_sentences(pairs, sides.kinds(pairs), sides.old, sides.new)
    may_save = revision.is_open and can_steer_plan(viewer_of(request), revision.plan)
    context |= {
        "revision": revision,
        "plan": revision.plan,
        "sides": sides,
        "faults": [fault_sentence(fault, goals) for fault in faults],
        "sentences": [(kind.value, sentence) for kind, sentence in sentences],
        "old_choices": old_choices(sides),
        "new_choices": new_choices(sides),
        "may_save": may_save,
    }
    return render(request, "plan/mapping_page.html", context)
