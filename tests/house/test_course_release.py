"""The base course is released by itself, with what is said on the employees' desk, and anew when that changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from fyren.competence.course.pack_files import Kind
from fyren.competence.course.publisher import COURSE
from fyren.detection.publisher import EMPLOYEES
from fyren.publishing.effective import effective_items
from fyren.publishing.jobs import release_due
from fyren.publishing.keeping import Writing, publish, save_body
from fyren.publishing.packs import named
from fyren.publishing.releasing import current
from tests.publishing.test_releasing import Going

pytestmark = pytest.mark.django_db
AUTHOR = "author-1"
SETTINGS = named(Kind.SETTINGS)


def say(municipality: str, version: int | None = None) -> int:
    """Say on the employees' desk what the municipality is called; the entry's version."""
    body = {"municipality": municipality, "exit_address": "https://lugn.example/"}
    revision = save_body(EMPLOYEES, SETTINGS, body, Writing(AUTHOR, version))
    publish(revision.entry, Writing(AUTHOR, revision.entry.row_version))
    revision.entry.refresh_from_db()
    return revision.entry.row_version


def page(home: Path) -> str:
    return (home / "published/course/current/sv/anstalld/index.html").read_text(encoding="utf-8")


@pytest.mark.once
def test_the_course_follows_what_is_said_on_the_employees_desk(
    settings: Settings, tmp_path: Path, committed_at_once: None
) -> None:
    settings.VAR = tmp_path
    assert SETTINGS not in effective_items(COURSE)
    release_due(Going())
    assert current(COURSE.name) is None, "there is nothing to release it with"
    version = say("Fyrköpings kommun")
    release_due(Going())
    assert "Fyrköpings kommun" in page(tmp_path)
    first = current(COURSE.name)
    release_due(Going())
    assert current(COURSE.name) == first
    say("Femköpings kommun", version)
    release_due(Going())
    assert "Femköpings kommun" in page(tmp_path)
    assert "Fyrköpings kommun" not in page(tmp_path)
