"""Blanking a piece of a plan's wording, wherever the plan says it. A step inside `blank`, with no audit of its own."""

from __future__ import annotations

import re
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.text import slugify
from django.utils.translation import gettext as _

from fyren.base.history import Conflict, blank_entries, blank_text, log_blanked, save_changes, take_version
from fyren.base.history.changes import object_type
from fyren.base.models import ChangeEntry, VersionedModel
from fyren.people.viewer import Viewer
from fyren.plan.actions.anchors import reword_anchors
from fyren.plan.addresses import goal_addresses
from fyren.plan.erasing import Erasing, is_same, lineage, paths_of
from fyren.plan.models import Plan, PlanEdition, PlanImport
from fyren.plan.ports import WORDING_BLANKED
from fyren.plan.publishing import free_address
from fyren.plan.queries.revision import standing_wording
from fyren.plan.search import refresh_plan
from fyren.plan.sorts import removal_mark
from fyren.plan.structure import PlanStructure

TITLE_LENGTH = 300  # of a plan's title; the wording's own may be longer


def blank_wording(edition: PlanEdition, path: str, reason: str, expected_version: int, *, by: Viewer) -> None:
    """Put the mark in place of the same words in every edition of the plan, drafts and frozen ones.

    A frozen edition gets the checksum of what it now says and keeps number, decision and day of freezing. Gone with
    the words are: what the anchors and the plan's title copy, addresses made of them, names quoted from them, the
    change log's versions of the piece, and the same words in the document that was imported.

    Raises:
        Conflict: the edition was changed since it was read.
        ValidationError: there is no such text, or an edition's wording does not match its checksum.
    """
    plan = Plan.objects.select_for_update().select_related("authority").get(pk=edition.plan_id)
    editions = list(plan.editions.select_for_update())
    current = next(each for each in editions if each.pk == edition.pk)
    if current.row_version != expected_version:
        raise Conflict(current)
    before = {each.pk: _read(each) for each in editions}
    words = dict(before[edition.pk].texts()).get(path, "")
    if not words.strip():
        raise ValidationError(_("There is no text here to blank."))
    erasing = Erasing(words, removal_mark())
    after = {pk: erasing.structure(structure) for pk, structure in before.items()}
    moved: dict[str, str] = {}
    for each in editions:
        moved |= _blank_edition(each, before[each.pk], after[each.pk], words, reason, by=by)
    _readdress_mappings(plan, before, after, moved)
    _blank_title(plan, erasing, reason, by=by)
    _drop_links(plan, before, after)
    imports = list(PlanImport.objects.filter(edition__plan=plan))
    for plan_import in imports:
        _blank_import(plan_import, erasing, reason, by=by)
    for obj in (*editions, *imports):
        _blank_log(obj, words, reason)
    for tell in WORDING_BLANKED:
        tell(plan, erasing, reason, by)
    refresh_plan(plan)


def _read(edition: PlanEdition) -> PlanStructure:
    """The wording. One that was tampered with is not to get a checksum that says otherwise."""
    try:
        return edition.read()
    except ValueError as fault:
        message = _("The wording of edition %(number)s does not match its checksum. Ask whoever runs the server first.")
        raise ValidationError(message % {"number": edition.number}) from fault


def _blank_edition(
    edition: PlanEdition, old: PlanStructure, new: PlanStructure, words: str, reason: str, *, by: Viewer
) -> dict[str, str]:
    """Returns the addresses of anchors that are made anew, by the old ones."""
    if old == new:
        return {}
    checksum = new.checksum() if edition.frozen_at else ""
    take_version(edition, edition.row_version, structure=new.to_json(), checksum=checksum)
    owner = edition.plan.authority.public_id
    log_blanked(edition, paths_of(old, words), authority=owner, reason=reason, by=by.actor)
    return reword_anchors(edition, new)


def _readdress_mappings(
    plan: Plan, before: dict[int, PlanStructure], after: dict[int, PlanStructure], moved: dict[str, str]
) -> None:
    """Mappings, and the log of them, name focus areas by address, which is made of words where there is no number.

    Args:
        moved: addresses of anchors that were made anew; a draft has no anchors, and its own are added here.
    """
    for revision in plan.revisions.all():
        edition = standing_wording(revision)
        pairs = zip(goal_addresses(before[edition.pk]), goal_addresses(after[edition.pk]), strict=True)
        own = {old: new for (_was, old), (_is, new) in pairs if old != new}
        rows = [row for row in revision.mappings.all() if row.new_slug in own]
        for row in rows:
            row.new_slug = own[row.new_slug]
        revision.mappings.bulk_update(rows, ["new_slug"])
        logged = _log_of(revision).filter(field="mapping")
        renamed = moved | own
        for entry in logged if renamed else ():
            entry.old, entry.new = (_renamed(text, renamed) for text in (entry.old, entry.new))
            entry.save(update_fields=["old", "new"])


def _renamed(text: str, addresses: dict[str, str]) -> str:
    return re.sub(r"[\w.-]+", lambda word: addresses.get(word[0], word[0]), text)


def _blank_title(plan: Plan, erasing: Erasing, reason: str, *, by: Viewer) -> None:
    """The plan is called by its title, and its address was made of it unless somebody chose another."""
    if not is_same(plan.title, erasing.words[:TITLE_LENGTH]):
        return
    changes = {"title": erasing.mark}
    if slugify(plan.title).startswith(plan.slug.rstrip("-0123456789") or plan.slug):
        changes["slug"] = free_address("plan")
    for field in save_changes(plan, changes=changes, expected_version=plan.row_version, by=by.actor):
        blank_text(plan, field, reason=reason)


def _drop_links(plan: Plan, before: dict[int, PlanStructure], after: dict[int, PlanStructure]) -> None:
    """A plan that only the words named is named no more."""
    named = {name[:200] for structure in before.values() for name in structure.related_plans}
    still = {name[:200] for structure in after.values() for name in structure.related_plans}
    plan.links.filter(named__in=named - still).delete()


def _blank_import(plan_import: PlanImport, erasing: Erasing, reason: str, *, by: Viewer) -> None:
    """The same words in the document that the plan was read from; its other lines and the decisions about them stay."""
    columns = (plan_import.lines, plan_import.parsed, plan_import.corrections)
    lines, parsed, corrections = erasing.imported(*columns)
    values = {"lines": lines, "parsed": parsed, "corrections": corrections}
    if is_same(plan_import.title, erasing.words[:TITLE_LENGTH]):
        values["title"] = erasing.mark
    name = Path(plan_import.file_name)
    if is_same(name.stem, erasing.words):
        values["file_name"] = f"{erasing.mark}{name.suffix}"
    changed = [field for field, value in values.items() if getattr(plan_import, field) != value]
    if changed:
        take_version(plan_import, plan_import.row_version, **{field: values[field] for field in changed})
        owner = plan_import.authority.public_id
        log_blanked(plan_import, ["document"], authority=owner, reason=reason, by=by.actor)


def _blank_log(obj: VersionedModel, words: str, reason: str) -> None:
    """What the log says of the piece: every change to or from the words, and the versions that came before them."""
    found = lineage(_log_of(obj).values_list("pk", "old", "new"), words)
    blank_entries(ChangeEntry.objects.filter(pk__in=found), reason=reason)


def _log_of(obj: VersionedModel) -> QuerySet[ChangeEntry]:
    """What is logged of an object and has not been blanked."""
    return ChangeEntry.objects.filter(object_type=object_type(obj), object_id=obj.public_id, blanked_reason="")
