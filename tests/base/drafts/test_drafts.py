"""Personal drafts: kept for one person, screened, dropped."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from fyren.base import clock
from fyren.base.drafts import KEPT_FOR, LARGEST, draft_of, drop_draft, forget_old_drafts, keep_draft
from fyren.base.jobs import job_named
from fyren.base.jobs.running import Outcome, run_job
from fyren.base.models import PersonalDraft
from fyren.people.models import Body

PERSONAL_NUMBER = "19121212-1212"


@pytest.fixture
def about(bodies: dict[str, Body]) -> Body:
    """Any object will do."""
    return bodies["KS"]


def test_a_draft_is_its_writers_own_and_the_latest_replaces_the_one_before(about: Body) -> None:
    keep_draft("a", about, {"text": "Först"})
    keep_draft("a", about, {"text": "Sedan"})
    keep_draft("b", about, {"text": "En annans"})
    found = draft_of("a", about)
    assert found is not None
    assert found.data == {"text": "Sedan"}
    assert PersonalDraft.objects.count() == 2
    drop_draft("a", about)
    assert draft_of("a", about) is None
    assert draft_of("b", about) is not None


def test_a_personal_identity_number_is_not_kept_even_as_a_draft(about: Body) -> None:
    keep_draft("a", about, {"text": "Före"})
    with pytest.raises(ValidationError):
        keep_draft("a", about, {"text": f"Hon har {PERSONAL_NUMBER}"})
    found = draft_of("a", about)
    assert found is not None
    assert found.data == {"text": "Före"}


def test_too_much_text_is_refused_and_as_much_as_allowed_is_kept(about: Body) -> None:
    keep_draft("a", about, {"text": "x" * LARGEST})
    with pytest.raises(ValidationError):
        keep_draft("a", about, {"text": "x" * LARGEST, "more": "y"})


def test_old_drafts_are_forgotten_and_new_ones_stay(about: Body) -> None:
    keep_draft("new", about, {"text": "x"})
    old = keep_draft("old", about, {"text": "x"})
    PersonalDraft.objects.filter(pk=old.pk).update(saved_at=clock.now() - KEPT_FOR - dt.timedelta(days=1))
    assert forget_old_drafts(clock.now()) == 1
    assert draft_of("new", about) is not None
    assert draft_of("old", about) is None


def test_a_daily_job_forgets_them(about: Body) -> None:
    spec = job_named("forget_drafts")
    assert spec is not None
    assert spec.every == dt.timedelta(days=1)
    keep_draft("new", about, {"text": "x"})
    old = keep_draft("old", about, {"text": "x"})
    PersonalDraft.objects.filter(pk=old.pk).update(saved_at=clock.now() - KEPT_FOR - dt.timedelta(days=1))
    for _again in range(2):
        assert run_job(spec) is Outcome.DONE
        assert [draft.actor for draft in PersonalDraft.objects.all()] == ["new"]


def test_no_name_of_a_field_smuggles_a_number_in(about: Body) -> None:
    with pytest.raises(ValidationError):
        keep_draft("a", about, {PERSONAL_NUMBER: "text"})
    assert draft_of("a", about) is None
