"""The search finds indicators by title, by what they say and do not say, and by id; what is gone is not found."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from fyren.base.search import indexing, search
from fyren.base.search.models import SearchEntry
from fyren.house.demo.load import installer
from fyren.indicators.actions.library import load_library, save_indicator
from fyren.indicators.models import Indicator
from fyren.indicators.search import SOURCE
from fyren.plan.sorts import removal_mark
from tests.actions.world import World
from tests.steering.blanking.erased import registrar_of, take_away

pytestmark = pytest.mark.django_db


def found(query: str) -> set[str]:
    """The ids of the indicators that everyone finds."""
    addresses = {hit.url for hit in search(query).hits if hit.source == SOURCE}
    return {each.code for each in Indicator.objects.all() if f"/nyckeltal/{each.public_id}/" in addresses}


@pytest.fixture
def saved(world: World) -> Indicator:
    values = {
        "code": "X-77",
        "title": "Trygga gårdar",
        "says": "Hur många som hälsar på grannen.",
        "says_not": "Inget om trappstädning.",
    }
    return save_indicator(indicator=Indicator(), values=values, expected_version=1, by=world.coordinator)


@pytest.mark.parametrize("query", ["gård", "grannar", "trappstädningen", "X-77"])
def test_everyone_finds_what_is_entered(saved: Indicator, query: str) -> None:
    assert found(query) == {"X-77"}
    assert found("trapphus") == set()


def test_the_page_leads_to_the_indicator(saved: Indicator, client_of: Callable[[str | None], Client]) -> None:
    page = client_of(None).get("/sok/", {"q": "gårdar"}).content.decode()
    assert f'href="/nyckeltal/{saved.public_id}/"' in page
    assert "Nyckeltal · Omvärld, X-77" in page


def test_what_is_changed_is_found_by_its_new_words_only(saved: Indicator, world: World) -> None:
    save_indicator(indicator=saved, values={"title": "Ljusa portar"}, expected_version=1, by=world.coordinator)
    assert found("portar") == {"X-77"}
    assert found("gårdar") == set()


def test_one_that_only_tells_anothers_uncertainty_is_not_found(saved: Indicator, world: World) -> None:
    by = world.coordinator
    other = save_indicator(indicator=Indicator(), values={"code": "Y", "title": "Marginal"}, expected_version=1, by=by)
    assert found("marginal") == {"Y"}
    save_indicator(indicator=saved, values={"uncertainty": other}, expected_version=1, by=by)
    assert found("marginal") == set()
    save_indicator(indicator=saved, values={"uncertainty": None}, expected_version=2, by=by)
    assert found("marginal") == {"Y"}


def test_the_library_is_found_when_it_is_loaded_and_when_the_index_is_made_anew() -> None:
    assert "N07402" not in found("kvinnofridskränkning")
    load_library(by=installer())
    first = set(SearchEntry.objects.filter(source=SOURCE).values_list("key", "title", "text"))
    assert "N07402" in found("kvinnofridskränkning")
    indexing.rebuild()
    assert set(SearchEntry.objects.filter(source=SOURCE).values_list("key", "title", "text")) == first


def test_what_is_blanked_is_found_no_more(saved: Indicator, world: World) -> None:
    assert found("grannar") == {"X-77"}
    take_away(saved, "says", registrar_of(world, "KS"))
    saved.refresh_from_db()
    assert saved.says == removal_mark()
    assert found("grannar") == set()
    assert found("gårdar") == {"X-77"}
