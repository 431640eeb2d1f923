"""What an editor's words for paper may not say."""

from __future__ import annotations

import pytest

from fyren.guide.discreet import items_that_tell, tells
from fyren.guide.pack_files import Kind, national_pack
from fyren.publishing.packs import named
from tests.guide.cards.papers import guide_with, own


def test_the_pack_tells_nothing() -> None:
    assert list(items_that_tell(guide_with())) == []


@pytest.mark.parametrize("plain", ["mot Våld", "mottagningen a", "Växjö kommun, råd"])
def test_a_plain_word_that_tells_is_found(plain: str) -> None:
    assert named(Kind.SERVICE_WORDS, "a", "sv") in set(items_that_tell(guide_with(own("a", 11, plain=plain))))


def test_a_plain_word_that_tells_nothing_is_let_be() -> None:
    assert list(items_that_tell(guide_with(own("a", 11, plain="råd")))) == []


def test_a_title_that_tells_is_found() -> None:
    name = named(Kind.STRINGS, language="fi")
    strings = national_pack()[name]
    changed = {**strings, "print": {**strings["print"], "card_title": "Apua väkivaltaan"}}
    assert list(items_that_tell(guide_with({name: changed}))) == [name]


@pytest.mark.parametrize("code", [language.code for language in guide_with().languages])
def test_the_word_for_violence_is_known_in_every_language(code: str) -> None:
    assert tells(guide_with().strings(code)["need.stop"])
