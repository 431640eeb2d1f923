"""Saying what becomes of each focus area."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from fyren.base.history import take_version
from fyren.base.history.changes import log_texts
from fyren.people.viewer import Viewer
from fyren.plan.access import check_steer_plan
from fyren.plan.mapping import Pair
from fyren.plan.models import FocusAreaMapping, Revision
from fyren.plan.queries.mapping import sides_of, stored_pairs
from fyren.vault.acts import Act
from fyren.vault.audit import action, record


@action(Act.MAPPING_SAVED)
def save_mapping(*, revision: Revision, pairs: Iterable[Pair], expected_version: int, by: Viewer) -> Revision:
    """Replace a revision's mapping of old focus areas to new.

    Args:
        pairs: addresses of old and new focus areas; a side that is None says that the other ends or is new.

    Raises:
        PermissionDenied: `by` is not the plan's coordinator.
        Conflict: someone else was first.
        ValidationError: the revision is closed, or the pairs do not account for every focus area exactly.
    """
    check_steer_plan(by, revision.plan)
    pairs, sides = list(dict.fromkeys(pairs)), sides_of(revision)
    if not revision.is_open:
        raise ValidationError(_("The revision is closed."))
    if sides.faults(pairs):
        raise ValidationError(_("The mapping does not cover every focus area, or says two things about one."))
    before = stored_pairs(revision)
    take_version(revision, expected_version)  # the mapping has no version of its own; it counts its revision's up
    revision.mappings.all().delete()
    kinds = sides.kinds(pairs)
    FocusAreaMapping.objects.bulk_create(
        FocusAreaMapping(
            revision=revision,
            old=sides.anchors[pair.old] if pair.old is not None else None,
            new_slug=pair.new or "",
            kind=kinds[pair],
        )
        for pair in pairs
    )
    log_texts(revision, {"mapping": (_listed(before), _listed(pairs))}, by=by.actor)
    record(Act.MAPPING_SAVED, by=by.actor, about=revision, fields=["mapping"])
    return revision


def _listed(pairs: Iterable[Pair]) -> str:
    return "; ".join(f"{pair.old or '–'} → {pair.new or '–'}" for pair in pairs)
