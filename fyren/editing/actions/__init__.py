"""Writes: thin over `publishing`, which asks nobody; here it is asked who, and written in the audit."""

from fyren.editing.actions.facts import check_fact
from fyren.editing.actions.faults import settle_faults
from fyren.editing.actions.items import publish_items, restore_item, save_item
from fyren.editing.actions.languages import approve_language
from fyren.editing.actions.pack import follow_pack, keep_own, take_away
from fyren.editing.actions.releases import put_back_release, release_guide

__all__ = [
    "approve_language",
    "check_fact",
    "follow_pack",
    "keep_own",
    "publish_items",
    "put_back_release",
    "release_guide",
    "restore_item",
    "save_item",
    "settle_faults",
    "take_away",
]
