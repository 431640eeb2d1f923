"""One row whose field is blanked: the field, what waits in its place for a decision, and both their logs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db.models import QuerySet

from fyren.base.history import blank_entries, log_blanked, save_changes, take_version
from fyren.base.history.changes import as_text, object_type
from fyren.base.models import ChangeEntry, VersionedModel
from fyren.people.models import Body
from fyren.people.viewer import Viewer
from fyren.plan.sorts import removal_mark, same_words
from fyren.steering.erasing import erased
from fyren.steering.models import ActivityImport, ReportImport

UNMARKED = frozenset({"external_id"})  # has to be the only one of its kind in a budget, so that two marks would collide

Said = Callable[[str], bool]
"""Whether some words are to go."""


def among(versions: Iterable[str]) -> Said:
    """Elsewhere only the same words are taken away."""
    known = frozenset(versions) - {""}
    return lambda text: same_words(text) in known


def versions_of(about: VersionedModel, field: str) -> set[str]:
    """Everything that the field says, is to say or has said, as far as it is kept."""
    found = {getattr(about, field), _kept(getattr(about, "pending", {}), field)}
    for entry in _log(about).filter(field=field):
        found |= {entry.old, entry.new}
    for entry in _log(about).filter(field="pending"):
        found |= {_kept(_json(text), field) for text in (entry.old, entry.new)}
    return {same_words(text) for text in found} - {"", same_words(removal_mark())}


def blank_row(
    about: VersionedModel, field: str, is_gone: Said, *, reason: str, expected_version: int, by: Viewer
) -> None:
    """Put the mark where the field, and what waits in its place, says what is to go; empty the log that says it.

    Raises:
        Conflict: the row was changed since it was read.
    """
    mark = "" if field in UNMARKED else removal_mark()
    changes: dict[str, Any] = {}
    if is_gone(getattr(about, field)):
        changes[field] = mark
    pending = getattr(about, "pending", {})
    if is_gone(_kept(pending, field)):
        changes["pending"] = {**pending, field: mark}
    changed = save_changes(about, changes=changes, expected_version=expected_version, by=by.actor)
    said = [entry.pk for entry in _log(about).filter(field=field) if is_gone(entry.old) or is_gone(entry.new)]
    blank_entries(ChangeEntry.objects.filter(pk__in=said), reason=reason)
    _blank_waiting(about, field, is_gone)
    if field not in changed:
        owner = about.authority.public_id  # type: ignore[attr-defined]
        log_blanked(about, [field], authority=owner, reason=reason, by=by.actor)


def _blank_waiting(about: VersionedModel, field: str, is_gone: Said) -> None:
    """The log of what waited holds several fields together: the others stay, and can be read on."""
    for entry in _log(about).filter(field="pending"):
        pair = [_without(text, field, is_gone) for text in (entry.old, entry.new)]
        if pair != [entry.old, entry.new]:
            entry.old, entry.new = pair
            entry.save(update_fields=["old", "new"])


def _without(text: str, field: str, is_gone: Said) -> str:
    kept = _json(text)
    return as_text({**kept, field: removal_mark()}) if is_gone(_kept(kept, field)) else text


def blank_in_files(authority: Body, is_gone: Said, *, reason: str, by: Viewer) -> None:
    """Put the mark into the authority's files that are on their way in, where a cell says what is to go."""
    files: list[ActivityImport | ReportImport] = [
        *ActivityImport.objects.filter(budget__authority=authority).select_related("budget__authority"),
        *ReportImport.objects.filter(report__authority=authority).select_related("report__authority"),
    ]
    for each in files:
        values = {name: erased(getattr(each, name), is_gone, removal_mark()) for name in ("tables", "decisions")}
        if values != {name: getattr(each, name) for name in values}:
            take_version(each, each.row_version, **values)
            owner = each.authority.public_id
            log_blanked(each, ["tables"], authority=owner, reason=reason, by=by.actor)


def said_in_log(entries: Iterable[ChangeEntry], field: str) -> set[str]:
    """What log entries, of the field or of what waits, say of the field."""
    texts = [(entry.field, text) for entry in entries for text in (entry.old, entry.new)]
    return {same_words(_kept(_json(text), field) if name == "pending" else text) for name, text in texts}


def _log(about: VersionedModel) -> QuerySet[ChangeEntry]:
    """What is logged of a row and has not been blanked."""
    return ChangeEntry.objects.filter(object_type=object_type(about), object_id=about.public_id, blanked_reason="")


def _json(text: str) -> dict[str, Any]:
    """What waited, as the log keeps it."""
    kept: dict[str, Any] = json.loads(text) if text else {}
    return kept


def _kept(pending: Mapping[str, Any], field: str) -> str:
    """The text that waits in the field's place; "" where none does."""
    return str(pending.get(field, ""))
