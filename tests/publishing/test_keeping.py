"""What is kept locally over the pack: drafts, publishing at a time, taking away, restoring, conflicts, differences."""

from __future__ import annotations

import datetime as dt

import pytest

from fyren.base import clock
from fyren.base.history import Conflict
from fyren.publishing.effective import differences, drafts_of, effective_items, pack_sum
from fyren.publishing.items import Item, ItemName, Origin, is_stale
from fyren.publishing.keeping import Writing, restore, save_body
from fyren.publishing.models import Entry
from tests.publishing.conftest import AUTHOR, BUN, SOUP, Cookbook, keep, make_count, text_of, writing

STEW = ItemName("recipe", "stew", "sv")


def test_the_pack_counts_until_something_local_is_published(cookbook: Cookbook) -> None:
    assert text_of(cookbook, BUN) == "Grädda."
    keep(cookbook, BUN, "Grädda länge.")
    assert text_of(cookbook, BUN) == "Grädda."  # a draft
    make_count(BUN)
    assert text_of(cookbook, BUN) == "Grädda länge."
    assert text_of(cookbook, SOUP) == "Koka."
    origins = {name: item.origin for name, item in effective_items(cookbook).items()}
    assert origins == {BUN: Origin.LOCAL, SOUP: Origin.PACK}


def test_a_local_item_may_stand_alone(cookbook: Cookbook) -> None:
    keep(cookbook, STEW, "Sjud.")
    assert text_of(cookbook, STEW) is None
    make_count(STEW)
    assert text_of(cookbook, STEW) == "Sjud."


def test_a_preview_sees_the_drafts_that_it_names(cookbook: Cookbook) -> None:
    keep(cookbook, BUN, "Utkast.")
    seen = effective_items(cookbook, drafts=drafts_of(cookbook))
    assert seen[BUN].body == {"text": "Utkast."}


def test_what_is_published_at_a_time_counts_from_then(cookbook: Cookbook) -> None:
    noon = clock.now() + dt.timedelta(hours=3)
    keep(cookbook, BUN, "I morgon.")
    make_count(BUN, noon)
    assert text_of(cookbook, BUN) == "Grädda."
    assert text_of(cookbook, BUN, noon - dt.timedelta(seconds=1)) == "Grädda."
    assert text_of(cookbook, BUN, noon) == "I morgon."


def test_a_later_draft_does_not_hide_what_is_published(cookbook: Cookbook) -> None:
    keep(cookbook, BUN, "Ett.")
    make_count(BUN)
    keep(cookbook, BUN, "Två.")
    assert text_of(cookbook, BUN) == "Ett."


def test_taking_a_local_item_away_lets_the_pack_count_again(cookbook: Cookbook) -> None:
    for name in (BUN, STEW):
        keep(cookbook, name, "Vårt.")
        make_count(name)
        keep(cookbook, name, None)
        assert text_of(cookbook, name) == "Vårt."
        make_count(name)
    assert text_of(cookbook, BUN) == "Grädda."
    assert text_of(cookbook, STEW) is None


def test_an_earlier_body_comes_back_as_a_draft(cookbook: Cookbook) -> None:
    first = keep(cookbook, BUN, "Ett.")
    keep(cookbook, BUN, "Två.")
    make_count(BUN)
    back = restore(first, writing(BUN))
    assert (back.number, back.body, back.restores) == (3, {"text": "Ett."}, first)
    assert text_of(cookbook, BUN) == "Två."
    make_count(BUN)
    assert text_of(cookbook, BUN) == "Ett."


def test_the_later_of_two_writers_is_told(cookbook: Cookbook) -> None:
    keep(cookbook, BUN, "Ett.")
    opened = writing(BUN)
    keep(cookbook, BUN, "Någon annans.")
    for late in (opened, Writing(AUTHOR)):  # one that saw an older version, and one that saw none
        with pytest.raises(Conflict):
            save_body(cookbook, BUN, {"text": "För sent."}, late)
    with pytest.raises(Conflict):
        restore(Entry.objects.get().revisions.get(number=1), opened)
    assert [each.body for each in Entry.objects.get().revisions.all()] == [{"text": "Någon annans."}, {"text": "Ett."}]


def test_an_update_of_the_pack_is_offered_and_overwrites_nothing(cookbook: Cookbook) -> None:
    keep(cookbook, BUN, "Vårt.")
    make_count(BUN)
    assert differences(cookbook) == []
    seen = pack_sum(cookbook.national[BUN])
    cookbook.national[BUN] = {"text": "Grädda varmare."}
    (found,) = differences(cookbook)
    assert (found.name, found.local, found.pack) == (BUN, {"text": "Vårt."}, {"text": "Grädda varmare."})
    assert found.seen == seen
    assert text_of(cookbook, BUN) == "Vårt."
    keep(cookbook, BUN, "Vårt, varmare.")  # made with the new one before one's eyes
    assert differences(cookbook) == []


def test_a_local_item_that_the_pack_drops_or_brings_is_a_difference(cookbook: Cookbook) -> None:
    keep(cookbook, BUN, "Vårt.")
    keep(cookbook, STEW, "Vårt eget.")
    del cookbook.national[BUN]
    cookbook.national[STEW] = {"text": "Sjud."}
    assert [(each.name, each.pack) for each in differences(cookbook)] == [(BUN, None), (STEW, {"text": "Sjud."})]


def test_a_translation_of_an_older_text_is_stale() -> None:
    source = Item(BUN, {"text": "Grädda."}, Origin.PACK)
    english = ItemName("recipe", "bun", "en")
    assert not is_stale(Item(english, {"text": "Bake."}, Origin.LOCAL, source.checksum), source)
    assert not is_stale(Item(english, {"text": "Bake."}, Origin.LOCAL), source)  # says nothing of its source
    assert is_stale(Item(english, {"text": "Bake."}, Origin.LOCAL, "0" * 64), source)


def test_no_author_is_named_and_none_can_be_looked_up(cookbook: Cookbook) -> None:
    revision = keep(cookbook, BUN, "Ett.")
    assert revision.author == AUTHOR
    assert [field.name for field in revision._meta.get_fields() if field.is_relation] == ["entry", "restores"]
