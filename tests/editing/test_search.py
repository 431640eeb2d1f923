"""The staff's search finds the guide's services and topics, and leads each to where it belongs."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from fyren.base.search import EVERYONE_LOGGED_IN, Hit, index, rebuild, search
from fyren.base.search.models import SearchEntry
from fyren.editing import actions
from fyren.editing.queries.desk import Desk
from fyren.editing.search import SOURCE, GuideSearchSource, index_published
from fyren.guide.content import Audience
from fyren.guide.pack_files import Kind
from fyren.people.viewer import Viewer
from fyren.publishing.items import ItemName
from fyren.publishing.packs import named
from tests.editing.stand_in import SETTINGS, StandIn

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("guide", "committed_at_once")]

LINE = "/guiden/hittat/service/kvinnofridslinjen/"
WORDS = named(Kind.SERVICE_WORDS, "bris", "sv")


def hits(query: str, *authorities: str) -> list[Hit]:
    found = search(query, viewer_authorities=frozenset(authorities or [EVERYONE_LOGGED_IN]), limit=50)
    return [hit for hit in found.hits if hit.source == SOURCE]


def title(hit: Hit) -> str:
    return "".join(text for text, _is_found in hit.title)


def save(by: Viewer, name: ItemName, **texts: str) -> None:
    desk = Desk()
    body = {**desk.newest[name].body, **texts}
    entry = actions.save_item(name=name, body=body, expected_version=desk.version(name), by=by).entry
    actions.publish_items(versions={entry.public_id: entry.row_version}, by=by)


def test_services_and_topics_are_found_by_those_who_are_logged_in() -> None:
    assert index_published()
    assert not index_published(), "it is there already"
    assert LINE in {hit.url for hit in hits("kvinnofridslinjen")}
    guide = Desk().guide
    topic = next(plan for plan in guide.topics(Audience.ADULT) if guide.topic(plan, "sv"))
    text = guide.topic(topic, "sv")
    assert text is not None
    assert reverse("guide_found", args=["topic", topic.key]) in {hit.url for hit in hits(text.title)}
    assert not hits("kvinnofridslinjen", "another authority"), "the public searches in the guide itself"


def test_what_counts_is_found_and_drafts_are_not(cast: dict[str, Viewer]) -> None:
    by = cast["hanna"]
    entry = actions.save_item(
        name=WORDS, body={"name": "Trollsländan", "does": "Svarar."}, expected_version=None, by=by
    ).entry
    actions.release_guide(by=by)
    assert hits("bris")
    assert not hits("trollslända")
    actions.publish_items(versions={entry.public_id: 1}, by=by)
    actions.release_guide(by=by)
    assert [title(hit) for hit in hits("trollsländan")] == ["Trollsländan"]


def test_a_service_that_nobody_has_checked_is_not_found(cast: dict[str, Viewer]) -> None:
    actions.release_guide(by=cast["hanna"])
    assert SearchEntry.objects.filter(source=SOURCE, key="s:bris").exists()
    name = named(Kind.SERVICE, "bris")
    body = {**Desk().newest[name].body, "is_verified": False}
    entry = actions.save_item(name=name, body=body, expected_version=None, by=cast["hanna"]).entry
    actions.publish_items(versions={entry.public_id: 1}, by=cast["hanna"])
    actions.release_guide(by=cast["hanna"])
    assert not SearchEntry.objects.filter(source=SOURCE, key="s:bris").exists()


def test_the_index_made_anew_is_the_same(cast: dict[str, Viewer]) -> None:
    actions.release_guide(by=cast["hanna"])
    kept = sorted(SearchEntry.objects.filter(source=SOURCE).values_list("key", "title", "text", "within"))
    rebuild()
    assert kept == sorted(SearchEntry.objects.filter(source=SOURCE).values_list("key", "title", "text", "within"))
    assert len(kept) > 20


def test_a_hit_leads_editors_to_where_it_is_mended(hanna: Client) -> None:
    service = hanna.get(reverse("guide_found", args=["service", "bris"]))
    assert service["Location"] == reverse("guide_service", args=["bris"])
    topic = hanna.get(reverse("guide_found", args=["topic", "adult.now"]))
    assert topic["Location"] == reverse("guide_text", args=["topic", "sv", "adult.now"])


def test_a_hit_leads_others_to_the_guide(client_of: Callable[[str | None], Client], guide: StandIn) -> None:
    address, amira = reverse("guide_found", args=["service", "bris"]), client_of("amira")
    page = amira.get(address)
    assert page.status_code == 200
    assert "webbadress" in page.content.decode()
    guide.changed[named(Kind.SETTINGS)] = {**SETTINGS, "address": "https://stod.example/"}
    assert amira.get(address)["Location"] == "https://stod.example/sv/"
    assert client_of(None).get(address)["Location"].startswith(reverse(settings.LOGIN_URL))


@pytest.mark.parametrize("place", [("service", "finns-inte"), ("door", "adult"), ("topic", "finns-inte")])
def test_what_is_not_there_leads_nowhere(hanna: Client, place: tuple[str, str]) -> None:
    assert hanna.get(reverse("guide_found", args=place)).status_code == 404


def test_the_search_page_shows_what_a_hit_is(client_of: Callable[[str | None], Client]) -> None:
    index(GuideSearchSource().documents())
    page = client_of("amira").get(reverse("search"), {"q": "kvinnofridslinjen"}).content.decode()
    assert "Den öppna guiden" in page
    assert LINE in page
    assert LINE not in client_of(None).get(reverse("search"), {"q": "kvinnofridslinjen"}).content.decode()
