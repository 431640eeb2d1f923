"""A newer program brings a newer pack: what it says comes out by itself where no local text lies over it."""

from __future__ import annotations

import pytest

from fyren.base.jobs import JobProblem
from fyren.publishing.effective import differences
from fyren.publishing.jobs import release_due
from fyren.publishing.models import Release
from fyren.publishing.releasing import current, home_of, is_due, put_back, release
from tests.publishing.conftest import AUTHOR, BUN, SOUP, Cookbook, keep, make_count
from tests.publishing.test_releasing import Going

pytestmark = pytest.mark.django_db


def served(path: str) -> str:
    return (home_of("cookbook") / "current" / path).read_text(encoding="utf-8")


def test_a_newer_pack_comes_out_by_itself(cookbook: Cookbook) -> None:
    release(cookbook, AUTHOR)
    assert not is_due(cookbook)
    cookbook.national = {**cookbook.national, SOUP: {"text": "Sjud."}}
    assert is_due(cookbook)
    release_due(Going())
    assert served("soup.txt") == "Sjud."
    found = current("cookbook")
    assert found is not None
    assert found.author == "", "nobody did it"
    assert not is_due(cookbook)


def test_a_local_text_is_never_overwritten(cookbook: Cookbook) -> None:
    keep(cookbook, BUN, "Vår egen.")
    make_count(BUN)
    release(cookbook, AUTHOR)
    cookbook.national = {BUN: {"text": "Deras nya."}, SOUP: {"text": "Sjud."}}
    release_due(Going())
    assert (served("bun.txt"), served("soup.txt")) == ("Vår egen.", "Sjud.")
    assert [each.name for each in differences(cookbook)] == [BUN], "it is offered instead"


def test_a_change_under_a_local_text_alone_makes_no_edition(cookbook: Cookbook) -> None:
    keep(cookbook, BUN, "Vår egen.")
    make_count(BUN)
    release(cookbook, AUTHOR)
    cookbook.national = {**cookbook.national, BUN: {"text": "Deras nya."}}
    assert not is_due(cookbook)


def test_what_stands_in_the_way_is_said_and_what_is_served_stays(cookbook: Cookbook) -> None:
    release(cookbook, AUTHOR)
    cookbook.national = {**cookbook.national, SOUP: {"text": ""}}
    with pytest.raises(JobProblem, match="Write the recipe"):
        release_due(Going())
    assert served("soup.txt") == "Koka."
    assert is_due(cookbook), "it goes on being due"


def test_an_edition_that_was_put_back_stays_until_the_pack_is_newer_than_that(cookbook: Cookbook) -> None:
    first = release(cookbook, AUTHOR)
    cookbook.national = {**cookbook.national, SOUP: {"text": "Sjud."}}
    release(cookbook, AUTHOR)
    put_back(first)
    assert not is_due(cookbook), "somebody chose the earlier one knowing of it"
    cookbook.national = {**cookbook.national, SOUP: {"text": "Låt sjuda."}}
    assert is_due(cookbook)


def test_nothing_is_published_that_never_was(cookbook: Cookbook) -> None:
    cookbook.national = {**cookbook.national, SOUP: {"text": "Sjud."}}
    assert not is_due(cookbook)
    release(cookbook, AUTHOR)
    Release.objects.update(pack_sum="")  # as those have that were made before it was kept
    assert not is_due(cookbook)
    cookbook.national = {**cookbook.national, SOUP: {"text": "Koka."}}
    assert is_due(cookbook)
