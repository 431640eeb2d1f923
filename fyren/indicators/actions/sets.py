"""The council's indicators of a year: its decision, and what it chose, from its own file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _

from fyren.base.history import save_changes, save_new
from fyren.base.history.changes import log_texts, take_version
from fyren.base.importing.keeping import changed_meanwhile, check_settled, close
from fyren.base.importing.models import TableImportState
from fyren.indicators.access import check_keep_indicators
from fyren.indicators.actions.importing import check_open
from fyren.indicators.models import CouncilSet, CouncilSetMember, Indicator, ValueImport
from fyren.indicators.queries.imports import SetLine, set_preview
from fyren.indicators.search import refresh_indicators
from fyren.people.viewer import Viewer
from fyren.vault.acts import Act
from fyren.vault.audit import action, record

FIELDS = frozenset({"owner", "year", "decided_on", "section", "dnr"})
TAKEN = ("unit", "direction", "says", "says_not", "source")  # what a file may say of an indicator, beside its title


@action(Act.COUNCIL_SET_SAVED)
def save_council_set(
    *, council_set: CouncilSet, values: Mapping[str, Any], expected_version: int, by: Viewer
) -> CouncilSet:
    """Enter that the council decides on indicators for a year (a new, unsaved object), or correct what is known of it.

    Until its indicators are taken in from a file, it shows as not entered.

    Args:
        values: any of `FIELDS`.

    Raises:
        PermissionDenied: `by` is no coordinator.
        ValidationError: there is one for that owner and year.
        Conflict: someone else was first.
        ValueError: a field is none of those allowed.
    """
    check_keep_indicators(by)
    if not values.keys() <= FIELDS:
        raise ValueError(f"Not to be changed here: {sorted(values.keys() - FIELDS)}")
    if council_set.pk is not None:
        changed = save_changes(council_set, changes=values, expected_version=expected_version, by=by.actor)
    else:
        for name, value in values.items():
            setattr(council_set, name, value)
        save_new(council_set, by=by.actor)
        changed = sorted(values)
    record(Act.COUNCIL_SET_SAVED, by=by.actor, about=council_set, fields=changed)
    return council_set


@action(Act.COUNCIL_SET_FILLED)
def fill_council_set(
    *, draft: ValueImport, seen: str, expected_version: int, by: Viewer, is_example: bool = False
) -> CouncilSet:
    """Let the file's rows be the set's indicators, in their order, instead of those it had; the log keeps which.

    Those that are not in the library are added to it; those that are become the council's.

    Args:
        seen: `SetPreview.seen` of what the person has read.
        is_example: the indicators are made up, and are shown so wherever they go.

    Raises:
        PermissionDenied, Conflict: as `check_open`.
        ValidationError: a row is faulty, something has changed since it was shown, or the import is closed.
    """
    check_open(draft, expected_version, by)
    check_settled(draft)
    preview, council_set = set_preview(draft), draft.council_set
    if preview.seen != seen or council_set is None:
        raise changed_meanwhile()
    if preview.faults or not preview.lines:
        raise ValidationError(_("Put the file right first: the council's indicators are taken in all at once."))
    before = ", ".join(council_set.members.order_by("entries__position").values_list("code", flat=True))
    chosen = [(_indicator(line, council_set, is_example, by), line.values.get("aim", "")) for line in preview.lines]
    refresh_indicators([indicator for indicator, _aim in chosen])
    council_set.entries.all().delete()
    CouncilSetMember.objects.bulk_create(
        CouncilSetMember(council_set=council_set, indicator=indicator, aim=aim, position=position)
        for position, (indicator, aim) in enumerate(chosen, start=1)
    )
    take_version(council_set, council_set.row_version)
    after = ", ".join(indicator.code for indicator, _aim in chosen)
    log_texts(council_set, {"members": (before, after)}, by=by.actor)
    close(draft, TableImportState.DONE, expected_version)
    record(Act.COUNCIL_SET_FILLED, by=by.actor, about=council_set, fields=["members"])
    return council_set


def _indicator(line: SetLine, council_set: CouncilSet, is_example: bool, by: Viewer) -> Indicator:
    """The indicator of a row: the library's, now the council's own; or a new one."""
    said = {name: line.values[name] for name in TAKEN if line.values.get(name)}
    if line.indicator is not None:
        changes = {"owner": council_set.owner, **said}
        save_changes(line.indicator, changes=changes, expected_version=line.indicator.row_version, by=by.actor)
        return line.indicator
    title = line.values["title"]
    code = line.values.get("code") or _free_code(f"{council_set.owner[:1]}-{slugify(title)}"[:34])
    checked_on = by.day if said.get("source") else None
    new = Indicator(code=code, title=title, owner=council_set.owner, checked_on=checked_on, is_example=is_example)
    for name, value in said.items():
        setattr(new, name, value)
    return save_new(new, by=by.actor)


def _free_code(wanted: str) -> str:
    taken = set(Indicator.objects.filter(code__startswith=wanted).values_list("code", flat=True))
    return next(code for code in (wanted, *(f"{wanted}-{number}" for number in range(2, 1000))) if code not in taken)
