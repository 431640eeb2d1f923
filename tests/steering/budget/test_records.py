"""What the registrar takes out of the year."""

from __future__ import annotations

import pytest

from fyren.base.records import Record, records_of
from fyren.people.models import Body
from fyren.steering.actions import activities
from fyren.steering.rules import BudgetState
from tests.steering.course import YearCourse

pytestmark = pytest.mark.django_db


def taken_out(body: Body) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = {}
    for record in records_of(body.public_id):
        found.setdefault(record.code, []).append(record)
    return found


def told(record: Record) -> str:
    return "\n".join([str(record.title), *(part.text for part in record.parts), *(value for _k, value in record.facts)])


@pytest.mark.usefixtures("adopted")
def test_budget_activities_and_editions(course: YearCourse) -> None:
    course.driven_to(BudgetState.ADOPTED)
    found = taken_out(course.body)
    (budget,) = found["steering.InternalBudget"]
    assert not budget.is_draft
    assert "Prioriteras" in told(budget)
    (activity,) = found["steering.Activity"]
    assert "Alla får frågan." in told(activity)
    stages = {record.state: record for record in found["steering.BudgetEdition"]}
    assert set(stages) == {"Antagen", "Föreslagen"}
    proposed = course.budget.editions.get(number=1)
    assert proposed.checksum in told(stages["Föreslagen"])
    assert proposed.files.get(kind="pdf").sha256 in told(stages["Föreslagen"])


def test_drafts_and_the_bin_are_there_and_marked(course: YearCourse) -> None:
    kept, binned = course.activity(), course.activity(title="Slängd")
    activities.bin_activity(activity=binned, expected_version=1, by=course.by)
    found = {record.title: record for record in taken_out(course.body)["steering.Activity"]}
    assert found[kept.title].is_draft
    assert found["Slängd"].state == "I papperskorgen"


@pytest.mark.usefixtures("draft")
def test_what_was_handed_over_belongs_to_both(course: YearCourse) -> None:
    course.driven_to(BudgetState.DRAFT)
    assert "steering.BudgetEdition" not in taken_out(course.world.executive)
    course.hand_over()
    (own,) = taken_out(course.body)["steering.BudgetEdition"]
    (received,) = taken_out(course.world.executive)["steering.BudgetEdition"]
    assert own.public_id == received.public_id
    assert received.state == "Inkommen"
    assert "steering.BudgetEdition" not in taken_out(course.world.company)


@pytest.mark.usefixtures("adopted")
def test_comments_and_proposals(course: YearCourse) -> None:
    activity = course.driven_to(BudgetState.ADOPTED).activities.get()
    course.proposal()
    activities.write_comment(
        activity=activity, authority=course.world.executive, text="Hur går det?", by=course.world.coordinator
    )
    assert "Hur går det?" in told(taken_out(course.body)["steering.Activity"][0])
    for body in (course.body, course.world.executive):
        assert "Utbilda vikarier" in told(taken_out(body)["steering.Proposal"][0])
    assert "steering.Proposal" not in taken_out(course.world.company)
