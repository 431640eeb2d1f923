"""Publishing: what waits, what stands in the way, editions and putting one back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from fyren.base.history import Conflict
from fyren.editing import actions
from fyren.editing.forms.others import PublishForm
from fyren.editing.queries.desk import Desk, desk_of
from fyren.editing.queries.refs import hindrances, refs, revision_refs
from fyren.editing.queries.releases import Comparison, before, compare, release_of, releases
from fyren.editing.views.saving import tell
from fyren.people.queries import people_names
from fyren.people.requests import ViewerRequest
from fyren.publishing.models import Entry, Release
from fyren.publishing.port import Fault
from fyren.publishing.releasing import NotPublishable, TreeDamaged, build, current

CHOSEN, SEEN = "piece", "seen_"


def publish(request: ViewerRequest) -> HttpResponse:
    """What waits, and what stands in the way; posted to, what is chosen counts and the guide is built anew."""
    form = PublishForm(request.POST or None)
    chosen = _chosen(request) if request.method == "POST" else None
    faults: Sequence[Fault] | None = None
    if chosen is not None and form.is_valid():
        try:
            return _publish(request, form, chosen)
        except ValidationError as error:
            tell(form, error)
        except Conflict:
            form.add_error(None, _("Somebody saved one of them meanwhile. Look again, and publish then."))
        except NotPublishable as refused:
            faults = refused.faults
            form.add_error(None, _("It cannot be published yet. What stands in the way is listed below."))
    return render(request, "editing/publish.html", _publish_context(request, form, chosen, faults))


def _chosen(request: ViewerRequest) -> dict[str, int]:
    """Row versions as they were seen, by public id, of the chosen pieces."""
    ids = request.POST.getlist(CHOSEN)
    seen = {each: request.POST.get(f"{SEEN}{each}", "") for each in ids}
    return {each: int(version) for each, version in seen.items() if version.isdigit() and len(version) < 9}


def _publish(request: ViewerRequest, form: PublishForm, chosen: dict[str, int]) -> HttpResponse:
    """Let what is chosen count, and build; what stands in the way undoes both.

    Raises:
        NotPublishable: there are reasons against; what is chosen stays as drafts.
    """
    desk = desk_of(request)
    if form.moment is not None:
        actions.publish_items(versions=chosen, at=form.moment, by=request.viewer, publisher=desk.publisher.name)
        messages.success(request, _("It will count from the time that you chose."))
        return redirect(desk.address("publish"))
    drafts = Entry.objects.filter(public_id__in=chosen).values_list("pk", flat=True)
    built = build(desk.publisher, drafts=frozenset(drafts))
    with transaction.atomic():
        if chosen:
            actions.publish_items(versions=chosen, by=request.viewer, publisher=desk.publisher.name)
        made = actions.release_guide(built=built, by=request.viewer, publisher=desk.publisher.name)
    messages.success(request, _("Published: edition %(number)s.") % {"number": made.number})
    return redirect(desk.address("release", made.public_id))


def _publish_context(
    request: ViewerRequest, form: PublishForm, chosen: dict[str, int] | None, faults: Sequence[Fault] | None
) -> dict[str, Any]:
    """The page. The guide's own pages are made for it once, until something changes: only they tell their size."""
    desk = desk_of(request)
    only = request.GET.get("bara", "")
    waiting = revision_refs(desk, desk.waiting)
    names = people_names({each.revision.author for each in waiting})
    rows = [
        (each, names.get(each.revision.author, ""), _is_ticked(each.revision.entry.public_id, only, chosen))
        for each in waiting
    ]
    return {
        "form": form,
        "rows": rows,
        "scheduled": revision_refs(desk, desk.scheduled),
        "hindrances": hindrances(desk, desk.publisher.faults(desk.newest, desk.day) if faults is None else faults),
        "current": current(desk.publisher.name),
        "languages": desk.languages,
    }


def _is_ticked(public_id: str, only: str, chosen: dict[str, int] | None) -> bool:
    if chosen is not None:
        return public_id in chosen
    return only in ("", public_id)


def release_list(request: ViewerRequest) -> HttpResponse:
    """The guide's editions, the latest first."""
    found = list(releases(desk_of(request).publisher.name)[:60])
    names = people_names({each.author for each in found})
    rows = [(each, names.get(each.author, "")) for each in found]
    return render(request, "editing/releases.html", {"rows": rows})


def release(request: ViewerRequest, public_id: str) -> HttpResponse:
    """An edition: what it holds, and what differs from the one before."""
    desk = desk_of(request)
    found = release_of(desk.publisher.name, public_id)
    earlier = before(found)
    context = {
        "release": found,
        "who": people_names({found.author}).get(found.author, ""),
        "earlier": earlier,
        "count": len(found.contents),
        "changes": _changes(desk, found, earlier),
    }
    return render(request, "editing/release.html", context)


def _changes(desk: Desk, found: Release, earlier: Release | None) -> list[tuple[str, list[Any]]]:
    if earlier is None:
        return []
    return _parts(desk, compare(found.contents, earlier.contents))


def _parts(desk: Desk, compared: Comparison) -> list[tuple[str, list[Any]]]:
    parts = ((_("Changed"), compared.changed), (_("New"), compared.added), (_("Gone"), compared.removed))
    return [(label, refs(desk, names)) for label, names in parts if names]


def put_back(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Asks whether an earlier edition is to be served again, with what then differs; posted to, it is."""
    desk = desk_of(request)
    found = release_of(desk.publisher.name, public_id)
    if request.method == "POST":
        try:
            actions.put_back_release(release=found, by=request.viewer)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        except TreeDamaged:
            messages.error(request, _("The edition's files are gone or changed, so it cannot be put back."))
        else:
            messages.success(request, _("Edition %(number)s is what the public sees now.") % {"number": found.number})
        return redirect(desk.address("release", public_id))
    served = current(desk.publisher.name)
    compared = compare(found.contents, served.contents) if served else None
    context = {
        "release": found,
        "served": served,
        "changes": _parts(desk, compared) if compared else [],
    }
    return render(request, "editing/put_back.html", context)
