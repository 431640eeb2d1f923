"""What one publisher lends another: it counts there as it does here, and goes from there too when it is erased."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from fyren.base import clock
from fyren.publishing.effective import effective_items
from fyren.publishing.erasing import erase
from fyren.publishing.items import Body, ItemName
from fyren.publishing.models import Release, Revision
from fyren.publishing.port import LENDINGS, PUBLISHERS, Lending, borrowers_of, lent_to
from fyren.publishing.releasing import is_due, release
from tests.publishing.conftest import AUTHOR, BUN, Cookbook, keep, make_count, text_of

pytestmark = pytest.mark.django_db
TART = ItemName("recipe", "tart", "sv")


class Leaflet(Cookbook):
    """A recipe of its own, and those that the cookbook lends it."""

    name = "leaflet"
    folder = "blad"

    def __init__(self) -> None:
        super().__init__()
        self.national = {TART: {"text": "Vispa."}}


@pytest.fixture
def leaflet(cookbook: Cookbook) -> Iterator[Leaflet]:
    lending = LENDINGS.register(Lending("recipe", lender="cookbook", borrower="leaflet"))
    yield PUBLISHERS.register(made := Leaflet())
    PUBLISHERS.unregister(made)
    LENDINGS.unregister(lending)


def test_what_is_lent_counts_as_it_does_with_the_lender(cookbook: Cookbook, leaflet: Leaflet) -> None:
    assert [lent_to(cookbook), borrowers_of(leaflet)] == [[], []]
    assert borrowers_of(cookbook) == [leaflet]
    assert set(effective_items(leaflet)) == set(cookbook.national) | {TART}
    keep(cookbook, BUN, "Nytt.")
    assert text_of(leaflet, BUN) == "Grädda."
    make_count(BUN)
    assert text_of(leaflet, BUN) == "Nytt."
    assert TART not in effective_items(cookbook)


def test_an_own_item_goes_before_one_that_is_lent(cookbook: Cookbook, leaflet: Leaflet) -> None:
    leaflet.national[BUN] = {"text": "Egen."}
    assert text_of(leaflet, BUN) == "Egen."


def test_it_is_due_when_what_it_is_lent_has_begun_to_count(cookbook: Cookbook, leaflet: Leaflet) -> None:
    assert not is_due(leaflet)
    keep(cookbook, BUN, "Nytt.")
    make_count(BUN)
    assert is_due(leaflet), "never released, and there is something to release it with"
    release(leaflet, AUTHOR)
    assert not is_due(leaflet)
    keep(cookbook, BUN, "Nyare.")
    make_count(BUN)
    assert is_due(leaflet)


def test_what_is_erased_goes_from_the_borrowers_trees_too(cookbook: Cookbook, leaflet: Leaflet) -> None:
    keep(cookbook, BUN, "Hemligt.")
    make_count(BUN)
    release(cookbook, AUTHOR, clock.now())
    made = release(leaflet, AUTHOR, clock.now())

    def without(revision: Revision) -> Body:
        return {"text": "–"} if revision.body == {"text": "Hemligt."} else dict(revision.body or {})

    erase(cookbook, without, AUTHOR)
    made.refresh_from_db()
    assert made.withdrawn_at is not None
    assert text_of(leaflet, BUN) == "–"
    assert Release.objects.filter(publisher="leaflet", is_current=True).exclude(pk=made.pk).exists()
