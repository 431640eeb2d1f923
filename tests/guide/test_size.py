"""What a document weighs on its way, with the real texts and made-up services that repeat nothing, and what of it comes
first."""

from __future__ import annotations

from functools import cache

import brotli
import pytest

from bench.guide_services import items_with
from fyren.guide.document import document_of
from fyren.guide.reading import Guide
from fyren.publishing.compressing import compressed
from tests.guide.document.content import DAY, language_of

LANGUAGES = ("sv", "ti", "sv-simple", "en", "ar", "so", "prs", "fa", "uk", "ckb", "pl", "fi")
IN_EVERY_RUN = ("sv", "ti")
FIRST = 14_000
ALL_LANGUAGES = [
    pytest.param(each, marks=() if each in IN_EVERY_RUN else pytest.mark.slow, id=each) for each in LANGUAGES
]


@cache
def guide_with(services: int) -> Guide:
    return Guide(items_with(services))


def document(code: str, services: int) -> bytes:
    guide = guide_with(services)
    return document_of(guide, language_of(code, guide), DAY).html


@pytest.mark.parametrize("code", ALL_LANGUAGES)
@pytest.mark.parametrize(("services", "budget"), [(80, 60_000), (300, 120_000)])
def test_a_document_keeps_within_its_size(code: str, services: int, budget: int) -> None:
    assert len(guide_with(services).shown) == services
    assert len(compressed(document(code, services)).brotli) <= budget


@pytest.mark.parametrize("code", ALL_LANGUAGES)
@pytest.mark.parametrize("services", [80, 300])
def test_what_one_sees_first_comes_first(code: str, services: int) -> None:
    html = document(code, services)
    first = brotli.Decompressor().process(compressed(html).brotli[:FIRST])
    assert html.startswith(first)
    strings = guide_with(services).strings(code)
    said = [strings[key] for key in ("exit.button", "first.emergency", "silence.open", "first.languages", "first.who")]
    calm = [f'<b><bdi dir="ltr">{number}</bdi></b>' for number in ("114 14", "1177")]
    others = [f'href="../{each}/index.html"' for each in LANGUAGES if each != code]
    parts = ["data-exit", 'href="tel:112"', "</style>", *said, *calm, *others, 'data-door="adult"']
    seen = first.decode(errors="ignore")
    assert [part for part in parts if part not in seen] == []
    assert "data-s=" not in seen[: seen.index(calm[0])], "nothing stands before the numbers"
    assert f'href="../{code}/index.html"' not in seen, "the control: this language is no link"


def test_made_up_services_are_marked_and_unlike_each_other() -> None:
    guide = guide_with(80)
    words = [guide.words_of(each, "sv") for each in guide.shown.values() if each.key.startswith("exempel-")]
    assert len(words) > 60
    assert all(each.name.startswith("Exempel ") for each in words)
    assert len({each.does for each in words}) == len(words)
