"""Releases: what counts becomes a tree, the tree becomes what is served, and an earlier one can be put back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from fyren.base import clock
from fyren.base.jobs import JOBS, JobProblem
from fyren.publishing import releasing
from fyren.publishing.jobs import RELEASING, release_due
from fyren.publishing.models import Entry, Release
from fyren.publishing.port import PUBLISHERS, UnknownPublisher, publisher_named, tree_of
from fyren.publishing.releasing import (
    NotPublishable,
    TreeDamaged,
    build,
    current,
    folder_of,
    home_of,
    is_due,
    put_back,
    release,
)
from tests.publishing.conftest import AUTHOR, BUN, Cookbook, keep, make_count

Capture = Callable[..., AbstractContextManager[list[Callable[[], object]]]]
ON_COMMIT = transaction.on_commit
HOUR = dt.timedelta(hours=1)


class Going:
    """A job's turn that goes on."""

    def go_on(self) -> None:
        """Nothing stops it."""

    def pause(self, seconds: float) -> None:
        """It waits for nothing."""


def served(path: str = "bun.txt") -> str:
    """What a reader gets."""
    return (home_of("cookbook") / "current" / path).read_text(encoding="utf-8")


def test_a_release_is_written_and_served(cookbook: Cookbook) -> None:
    made = release(cookbook, AUTHOR)
    assert (made.number, made.is_current, made.author) == (1, True, AUTHOR)
    assert served() == "Grädda."
    assert served("about/day.txt") == clock.today().isoformat()
    assert set(made.contents) == {"recipe/bun/sv", "recipe/soup/sv"}
    assert made.size == sum(map(len, tree_of(cookbook, {}, clock.today()).values())) + len("Grädda.Koka.".encode())


def test_drafts_are_not_released(cookbook: Cookbook) -> None:
    keep(cookbook, BUN, "Utkast.")
    release(cookbook, AUTHOR)
    assert served() == "Grädda."
    make_count(BUN)
    release(cookbook, AUTHOR)
    assert served() == "Utkast."


def test_what_is_built_beforehand_is_not_built_again(cookbook: Cookbook, monkeypatch: pytest.MonkeyPatch) -> None:
    """The drafts that are about to count are in it."""
    keep(cookbook, BUN, "Nytt.")
    built = build(cookbook, drafts=frozenset(Entry.objects.values_list("pk", flat=True)))
    make_count(BUN)
    monkeypatch.delattr(Cookbook, "build")
    release(cookbook, AUTHOR, built=built)
    assert served() == "Nytt."


def test_what_has_come_to_count_since_it_was_built_is_released(cookbook: Cookbook) -> None:
    built = build(cookbook)
    keep(cookbook, BUN, "Nytt.")
    make_count(BUN)
    release(cookbook, AUTHOR, built=built)
    assert served() == "Nytt."


def test_the_old_tree_is_served_until_the_switch(cookbook: Cookbook, monkeypatch: pytest.MonkeyPatch) -> None:
    release(cookbook, AUTHOR)
    keep(cookbook, BUN, "Nytt.")
    make_count(BUN)
    seen = []
    switch = releasing.make_current

    def look_then_switch(home: Path, name: str) -> None:
        seen.append((served(), (home / name / "bun.txt").read_text(encoding="utf-8")))
        switch(home, name)

    monkeypatch.setattr(releasing, "make_current", look_then_switch)
    release(cookbook, AUTHOR)
    assert seen == [("Grädda.", "Nytt.")]  # the new one is whole before anybody sees it
    assert served() == "Nytt."


def test_what_cannot_be_published_changes_nothing(cookbook: Cookbook) -> None:
    release(cookbook, AUTHOR)
    keep(cookbook, BUN, "")
    make_count(BUN)
    with pytest.raises(NotPublishable) as refused:
        release(cookbook, AUTHOR)
    assert [(fault.about, fault.why) for fault in refused.value.faults] == [(BUN, "Write the recipe.")]
    assert Release.objects.count() == 1
    assert served() == "Grädda."


def test_nobody_sees_a_release_before_it_is_kept(
    cookbook: Cookbook, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Capture
) -> None:
    release(cookbook, AUTHOR)
    keep(cookbook, BUN, "Nytt.")
    make_count(BUN)
    monkeypatch.setattr(transaction, "on_commit", ON_COMMIT)
    with django_capture_on_commit_callbacks() as waiting:
        release(cookbook, AUTHOR)
        assert served() == "Grädda."
    for each in waiting:
        each()
    assert served() == "Nytt."


def test_a_release_that_was_undone_leaves_nothing(cookbook: Cookbook, monkeypatch: pytest.MonkeyPatch) -> None:
    release(cookbook, AUTHOR)
    keep(cookbook, BUN, "Nytt.")
    make_count(BUN)
    with monkeypatch.context() as real, transaction.atomic():
        real.setattr(transaction, "on_commit", ON_COMMIT)
        release(cookbook, AUTHOR)
        transaction.set_rollback(True)
    assert current("cookbook") == Release.objects.get()
    assert served() == "Grädda."
    assert release(cookbook, AUTHOR).number == 2
    assert served() == "Nytt."


def test_an_earlier_release_is_put_back(cookbook: Cookbook) -> None:
    first = release(cookbook, AUTHOR)
    keep(cookbook, BUN, "Nytt.")
    make_count(BUN)
    second = release(cookbook, AUTHOR)
    assert served() == "Nytt."
    put_back(first)
    assert served() == "Grädda."
    assert current("cookbook") == first
    second.refresh_from_db()
    assert not second.is_current
    assert folder_of(second).is_dir()  # it can be put back in its turn


def test_a_damaged_tree_is_not_put_back(cookbook: Cookbook) -> None:
    first = release(cookbook, AUTHOR)
    release(cookbook, AUTHOR)
    (folder_of(first) / "bun.txt").write_text("någon annans", encoding="utf-8")
    with pytest.raises(TreeDamaged) as refused:
        put_back(first)
    assert refused.value.problems == [("bun.txt", "changed")]
    folder_of(first).rename(folder_of(first).with_name("away"))
    with pytest.raises(TreeDamaged):
        put_back(first)
    assert served() == "Grädda."
    found = current("cookbook")
    assert found is not None
    assert found.number == 2


def test_only_one_release_is_current(cookbook: Cookbook) -> None:
    release(cookbook, AUTHOR)
    with pytest.raises(IntegrityError), transaction.atomic():
        Release.objects.create(publisher="cookbook", number=9, is_current=True)


def test_it_is_due_when_something_has_begun_to_count(cookbook: Cookbook) -> None:
    assert not is_due(cookbook)
    first = release(cookbook, AUTHOR)
    keep(cookbook, BUN, "Nytt.")
    assert not is_due(cookbook)  # a draft
    later = clock.now() + HOUR
    make_count(BUN, later)
    assert not is_due(cookbook)
    assert is_due(cookbook, later)
    release(cookbook, AUTHOR, later)
    put_back(first)
    Release.objects.filter(pk=first.pk).update(made_current_at=later + HOUR)
    assert not is_due(cookbook, later + HOUR)  # somebody chose the earlier one knowing of it


def test_the_job_releases_what_is_due_and_only_then(cookbook: Cookbook) -> None:
    assert RELEASING in list(JOBS)
    release(cookbook, AUTHOR)
    release_due(Going())
    assert Release.objects.filter(publisher="cookbook").count() == 1
    keep(cookbook, BUN, "Nytt.")
    make_count(BUN)
    release_due(Going())
    assert served() == "Nytt."
    found = current("cookbook")
    assert found is not None
    assert found.author == ""


def test_the_job_says_what_stands_in_the_way(cookbook: Cookbook) -> None:
    release(cookbook, AUTHOR)
    keep(cookbook, BUN, "")
    make_count(BUN)
    with pytest.raises(JobProblem, match=r"The cookbook: recipe/bun/sv: Write the recipe\."):
        release_due(Going())
    assert served() == "Grädda."


def test_publishers_are_found_by_name(cookbook: Cookbook) -> None:
    assert publisher_named("cookbook") is cookbook
    assert {"guide", "cookbook"} <= {publisher.name for publisher in PUBLISHERS}
    with pytest.raises(UnknownPublisher):
        publisher_named("nothing")
