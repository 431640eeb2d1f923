"""Comparing two editions, and the mapping's page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from fyren.plan.models import Revision
from fyren.plan.queries.mapping import stored_pairs
from fyren.plan.queries.revision import working_draft
from tests.actions.world import World

pytestmark = pytest.mark.django_db
Clients = Callable[[str | None], Client]

AIM = "att-tidigt-upptacka-vald"


def compared(world: World, a: int, b: int) -> str:
    return reverse("plan_compare", args=[world.plan.slug, a, b])


def test_everyone_compares_public_editions_without_a_trace(client_of: Clients, world: World, sent: Revision) -> None:
    client = client_of(None)
    response = client.get(compared(world, 1, 3))
    assert response.status_code == 200
    page = response.content.decode()
    assert "och vet hur" in page
    assert "<ins>" in page
    assert not response.cookies
    assert response.content == client.get(compared(world, 3, 1)).content


@pytest.mark.parametrize("key", [None, "bjorn", "carin", "david", "eva", "farid", "gun", "hanna"])
def test_a_draft_one_may_not_know_of_is_not_there(
    client_of: Clients, world: World, key: str | None, sent: Revision
) -> None:
    draft = working_draft(sent)
    assert client_of(key).get(compared(world, 1, draft.number)).status_code == 404
    assert client_of("amira").get(compared(world, 1, draft.number)).status_code == 200
    assert client_of(key).get(compared(world, 1, 1)).status_code == 404
    assert client_of(key).get(compared(world, 1, 99)).status_code == 404


def test_the_whole_text_or_only_what_differs(client_of: Clients, world: World, sent: Revision) -> None:
    same = "Kommunen ska arbeta mot våld."
    assert same not in client_of(None).get(compared(world, 1, 3)).content.decode()
    assert same in client_of(None).get(f"{compared(world, 1, 3)}?visa=allt").content.decode()


def test_choosing_leads_to_the_comparison(client_of: Clients, world: World, sent: Revision) -> None:
    address = reverse("plan_compare_choose", args=[world.plan.slug])
    client = client_of(None)
    assert client.get(f"{address}?fran=3&till=1")["Location"] == compared(world, 1, 3)
    for query in ("", "?fran=1&till=1", "?fran=1", "?fran=x&till=2", "?fran=1&till=2"):
        assert client.get(address + query).status_code == 200
    assert client.get(reverse("plan_compare_choose", args=["finns-inte"])).status_code == 404


def test_a_comparison_takes_few_queries(
    client_of: Clients, world: World, django_assert_max_num_queries: Callable[..., object], sent: Revision
) -> None:
    with django_assert_max_num_queries(4):  # type: ignore[attr-defined]
        client_of(None).get(compared(world, 1, 3))


def pairs(
    revision: Revision, *rows: tuple[str, str], do: str = "save", remove: tuple[int, ...] = ()
) -> dict[str, object]:
    revision.refresh_from_db()
    return {
        "row_version": revision.row_version,
        "do": do,
        "old": [old for old, _new in rows],
        "new": [new for _old, new in rows],
        "remove": list(remove),
    }


ROWS = (("3.1.1", "3.1.1"), ("3.1.2", "3.1.2"), (AIM, AIM), ("", ""))


def test_the_mapping_is_suggested_previewed_and_saved(client_of: Clients, edited: Revision) -> None:
    client = client_of("amira")
    address = reverse("revision_mapping", args=[edited.public_id])
    page = client.get(address).content.decode()
    assert "%" in page
    client.post(address, pairs(edited, *ROWS, do="preview"))
    assert stored_pairs(edited) == []
    merged = pairs(edited, ("3.1.1", "3.1.2"), *ROWS, ("-", "3.1.1"), remove=(1, 5))
    assert client.post(address, merged).status_code == 200  # 3.1.1 is missing on the new side
    assert stored_pairs(edited) == []
    assert client.post(address, pairs(edited, *ROWS)).status_code == 302
    assert len(stored_pairs(edited)) == 3
    assert client.post(address, pairs(edited, *ROWS) | {"row_version": 1}).status_code == 200


@pytest.mark.parametrize(("key", "get", "post"), [("bjorn", 404, 403), ("gun", 403, 403), ("amira", 200, 302)])
def test_whose_mapping_it_is(client_of: Clients, key: str, get: int, post: int, edited: Revision) -> None:
    address = reverse("revision_mapping", args=[edited.public_id])
    assert client_of(key).get(address).status_code == get
    assert client_of(key).post(address, pairs(edited, *ROWS)).status_code == post
