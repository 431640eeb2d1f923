"""A piece's earlier wordings, and the national pack's changes."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from fyren.base.history import Conflict
from fyren.editing import actions
from fyren.editing.naming import arguments_of, name_from
from fyren.editing.queries.desk import Desk, desk_of
from fyren.editing.queries.labels import changes
from fyren.editing.queries.refs import ref_of, refs
from fyren.editing.views.saving import VERSION
from fyren.people.queries import people_names
from fyren.people.requests import ViewerRequest
from fyren.publishing.effective import differences
from fyren.publishing.items import Difference, ItemName
from fyren.publishing.models import Revision

OURS, THEIRS = "ours", "theirs"


def history(request: ViewerRequest, kind: str, language: str, key: str) -> HttpResponse:
    """A piece's revisions, the latest first, each with what it changed; last of all the pack's.

    Raises:
        Http404: there is no such piece.
    """
    desk, name = desk_of(request), name_from(kind, language, key)
    revisions = list(_revisions(desk, name))
    if not revisions and name not in desk.pack:
        raise Http404
    names = people_names({each.author for each in revisions})
    earlier = [*(each.body for each in revisions[1:]), desk.pack.get(name)]
    rows = [
        {
            "revision": each,
            "who": names.get(each.author) or _("Unknown person"),
            "pairs": changes(desk, name, before or {}, each.body) if each.body is not None else [],
            "counts": each.counts_at(desk.at),
            "is_newest": place == 0,
        }
        for place, (each, before) in enumerate(zip(revisions, earlier, strict=False))
    ]
    context = {"ref": ref_of(desk, name), "rows": rows, "in_pack": name in desk.pack, "version": desk.version(name)}
    return render(request, "editing/history.html", context)


def _revisions(desk: Desk, name: ItemName) -> Any:
    return (
        Revision.objects.filter(
            entry__publisher=desk.publisher.name,
            entry__kind=name.kind,
            entry__key=name.key,
            entry__language=name.language,
        )
        .select_related("entry", "restores")
        .order_by("-number")
    )


def restore(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Take up an earlier revision as a draft."""
    desk = desk_of(request)
    kept = Revision.objects.filter(entry__publisher=desk.publisher.name).select_related("entry")
    revision = get_object_or_404(kept, public_id=public_id)
    done = redirect(desk.address("history", **arguments_of(revision.entry.name)))
    try:
        actions.restore_item(revision=revision, expected_version=_version(request), by=request.viewer)
    except Conflict:
        messages.warning(request, _("Somebody saved meanwhile. Look again, and choose then."))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("The earlier wording is a draft again. It counts when you publish it."))
    return done


def take_away(request: ViewerRequest, kind: str, language: str, key: str) -> HttpResponse:
    """Take the local piece away, as a draft.

    Raises:
        Http404: there is no local piece.
    """
    desk, name = desk_of(request), name_from(kind, language, key)
    if desk.entry(name) is None:
        raise Http404
    try:
        actions.take_away(
            name=name, expected_version=_version(request), by=request.viewer, publisher=desk.publisher.name
        )
    except Conflict:
        messages.warning(request, _("Somebody saved meanwhile. Look again, and choose then."))
    else:
        messages.success(request, _("Our wording goes when you publish. Until then it stays."))
    return redirect(desk.address("history", **arguments_of(name)))


def _version(request: ViewerRequest) -> int:
    said = request.POST.get(VERSION, "")
    return int(said) if said.isdigit() and len(said) < 9 else 0


def pack_changes(request: ViewerRequest) -> HttpResponse:
    """The local pieces under which the national pack has changed."""
    desk = desk_of(request)
    return render(
        request, "editing/pack_changes.html", {"rows": refs(desk, [each.name for each in differences(desk.publisher)])}
    )


def pack_change(request: ViewerRequest, kind: str, language: str, key: str) -> HttpResponse:
    """Theirs and ours side by side; posted to, one of them is chosen.

    Raises:
        Http404: there is no such difference.
    """
    desk, name = desk_of(request), name_from(kind, language, key)
    found = next((each for each in differences(desk.publisher) if each.name == name), None)
    if found is None:
        raise Http404
    if request.method == "POST":
        return _choose(request, desk, name)
    context = {
        "ref": ref_of(desk, name),
        "version": desk.version(name),
        "pairs": changes(desk, name, found.pack or {}, found.local),
        "since": _pack_since(desk, found),
        "is_gone": found.pack is None,
    }
    return render(request, "editing/pack_change.html", context)


def _pack_since(desk: Desk, found: Difference) -> list[Any]:
    """What the pack changed, where its earlier wording is still known: as an own revision made from it unchanged."""
    then = desk.body_of_sum(found.name, found.seen) if found.seen else None
    return changes(desk, found.name, then, found.pack) if then is not None and found.pack is not None else []


def _choose(request: ViewerRequest, desk: Desk, name: ItemName) -> HttpResponse:
    chosen, version, publisher = request.POST.get("choice"), _version(request), desk.publisher.name
    try:
        if chosen == THEIRS:
            actions.follow_pack(name=name, expected_version=version, by=request.viewer, publisher=publisher)
            messages.success(request, _("The national wording counts when you publish."))
        elif chosen == OURS:
            actions.keep_own(name=name, expected_version=version, by=request.viewer, publisher=publisher)
            messages.success(request, _("Our wording stays."))
        else:
            messages.warning(request, _("Choose one of the two."))
            return redirect(desk.address("pack_change", **arguments_of(name)))
    except Conflict:
        messages.warning(request, _("Somebody saved meanwhile. Look again, and choose then."))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect(desk.address("pack_changes"))
