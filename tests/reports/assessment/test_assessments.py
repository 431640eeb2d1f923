"""A year's self-assessment: who begins, answers, reads and closes it, and what is frozen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from dateutil.relativedelta import relativedelta
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from fyren.base.history import Conflict
from fyren.base.models import ChangeEntry
from fyren.competence.rules import Level
from fyren.cooperation.actions.routines import say_scope
from fyren.cooperation.models import NeedsDecision, Offer
from fyren.people.viewer import Viewer, anonymous
from fyren.plan.sorts import removal_mark
from fyren.reports.assessing.access import can_assess, can_read_assessment
from fyren.reports.assessing.actions import close_assessment, open_assessment, save_answer
from fyren.reports.assessing.blanking import ASSESSMENT_SORTS
from fyren.reports.assessing.due import assessment_due, assessment_occasions
from fyren.reports.assessing.facts import facts_on
from fyren.reports.assessing.queries import closed_before, content_of
from fyren.reports.assessing.records import assessment_records
from fyren.reports.models import Assessment, AssessmentEdition, HandAnswer
from fyren.steering.models import Activity, InternalBudget
from tests.actions.world import World
from tests.competence.known import completed, course_of, people_in, require, unit_of
from tests.cooperation.agreed import activity_of, agreement_of, decided_routine
from tests.reports.assessment.assessed import answer_of, assessment_of, closed

pytestmark = pytest.mark.django_db

ClientOf = Callable[[str | None], Client]
ROUTINE = "routine-schooling"


@pytest.mark.parametrize(
    ("key", "writes", "reads_open", "reads_closed"),
    [
        ("amira", True, True, True),
        ("bjorn", False, True, True),
        ("carin", False, True, True),
        ("david", False, True, True),
        ("eva", False, False, True),
        ("farid", False, False, True),
        ("gun", False, False, True),
        ("hanna", False, False, True),
        ("inger", False, False, True),
        (None, False, False, False),
    ],
)
def test_who_may_what(
    key: str | None, writes: bool, reads_open: bool, reads_closed: bool, world: World, client_of: ClientOf
) -> None:
    viewer = world.viewer(key) if key else anonymous(world.day)
    assessment = assessment_of(world)
    assert can_assess(viewer, world.executive) is writes
    assert can_read_assessment(viewer, assessment) is reads_open
    client, address = client_of(key), reverse("assessment", args=[assessment.public_id])
    assert (client.get(address).status_code == 200) is reads_open
    assert (client.get(reverse("assessment_file", args=[assessment.public_id])).status_code == 200) is reads_open
    closed(world, assessment)
    assessment.refresh_from_db()
    assert can_read_assessment(viewer, assessment) is reads_closed
    assert (client.get(address).status_code == 200) is reads_closed


def test_only_the_coordinator_where_the_role_is_held_writes(world: World, cast: dict[str, Viewer]) -> None:
    assessment = assessment_of(world)
    for key in ("bjorn", "david", "gun", "nobody"):
        by = cast[key]
        with pytest.raises(PermissionDenied):
            assessment_of(world, year=2020, by=by)
        with pytest.raises(PermissionDenied):
            answer_of(world, assessment, by=by)
        with pytest.raises(PermissionDenied):
            close_assessment(assessment=assessment, expected_version=1, by=by)
    elsewhere = Assessment(authority=world.board)
    with pytest.raises(PermissionDenied):
        open_assessment(assessment=elsewhere, values={"year": 2020}, by=world.coordinator)


def test_there_is_one_a_year_and_none_of_years_to_come(world: World) -> None:
    assessment_of(world)
    with pytest.raises(ValidationError):
        assessment_of(world)
    with pytest.raises(ValidationError):
        assessment_of(world, year=world.day.year + 1)
    with transaction.atomic(), pytest.raises(IntegrityError):
        Assessment.objects.create(authority=world.board, year=world.day.year)


@pytest.mark.parametrize(
    ("question", "values", "field"),
    [
        ("training-plan", {"said": ""}, "said"),
        ("knowledge-managers", {"said": ""}, "number"),
        ("knowledge-managers", {"said": "", "number": -1}, "number"),
        ("knowledge-managers", {"said": "", "number": 101}, "number"),
        ("training-plan", {"evidence": ""}, "evidence"),
        ("training-plan", {"evidence": "Enligt 19811218-9876."}, "evidence"),
        ("training-plan", {"answered_on": dt.date(2100, 1, 1)}, "answered_on"),
    ],
)
def test_an_answer_is_as_the_question_asks(question: str, values: dict[str, object], field: str, world: World) -> None:
    with pytest.raises(ValidationError) as refused:
        answer_of(world, assessment_of(world), question, **values)
    assert field in refused.value.message_dict


def test_what_is_asked_no_more_is_not_answered(world: World) -> None:
    with pytest.raises(ValidationError, match="inte längre"):
        answer_of(world, assessment_of(world), "asked-once")


def test_an_answer_is_changed_with_its_log(world: World) -> None:
    answer = answer_of(world, assessment_of(world))
    save_answer(answer=answer, values={"said": "partly"}, expected_version=1, by=world.coordinator)
    entry = ChangeEntry.objects.get(object_id=answer.public_id)
    assert (entry.field, entry.old, entry.new) == ("said", "no", "partly")
    assert entry.authority == world.executive.public_id
    with pytest.raises(Conflict):
        save_answer(answer=answer, values={"said": "yes"}, expected_version=1, by=world.coordinator)


def test_data_answers_before_the_hand_and_follows_what_is_registered(world: World) -> None:
    assessment = assessment_of(world)
    answer_of(world, assessment, ROUTINE, said="yes", evidence="Vi minns att den finns.")
    row = content_of(assessment, world.day).find(ROUTINE)
    assert row is not None
    assert (row.said, row.by_hand) == ("yes", True)
    say_scope(authority=world.board, area="schooling", applies=True, by=world.contact)
    row = content_of(assessment, world.day).find(ROUTINE)
    assert row is not None
    assert (row.said, row.by_hand, row.lacks) == ("no", False, True)
    assert row.lacking == ((world.board.public_id, world.board.name),)
    decided_routine(world, world.contact)
    agreement_of(world, world.contact, valid_from=world.day)
    content = content_of(assessment, world.day)
    shelter, share = content.find("agreement-shelter"), content.find("agreements-followed-up")
    assert shelter is not None
    assert share is not None
    assert (shelter.said, share.number) == ("yes", 100.0)


def test_knowledge_and_offers_answer_too(world: World) -> None:
    course = course_of(world.executive, world.coordinator)
    require(course, world.coordinator, Level.MANAGER)
    unit = unit_of(world.board)
    people_in(unit, 10, world.contact, Level.MANAGER)
    completed(unit, course, 4, world.day, Level.MANAGER)
    offer = {"does": "Samtal.", "for_whom": ("using",), "referrers": ("self",), "authority": world.board}
    Offer.objects.create(name="Samtal utan beslut", decision=NeedsDecision.WITHOUT, **offer)
    content = content_of(assessment_of(world), world.day)
    managers, using = content.find("knowledge-managers"), content.find("using-violence")
    assert managers is not None
    assert using is not None
    assert managers.number == 40.0
    assert managers.lacking == ((world.board.public_id, world.board.name),)
    assert using.said == "partly"
    Offer.objects.create(name="Samtal enligt beslut", decision=NeedsDecision.EITHER, **offer)
    facts = facts_on(world.day)
    assert facts.using == (2, 1)


def test_the_coordinator_training_and_prevention_are_answered_from_data(world: World) -> None:
    assessment = assessment_of(world)
    for key in ("training-last-year", "prevention"):
        answer_of(world, assessment, key)
    say_scope(authority=world.board, area="indication-family", applies=True, by=world.contact)
    course, unit = course_of(world.executive, world.coordinator), unit_of(world.board)
    people_in(unit, 6, world.contact, Level.OFFICIAL)
    people_in(unit_of(world.board, "Liten"), 4, world.contact, Level.OFFICIAL)
    type(world.focus_area).objects.filter(pk=world.focus_area.pk).update(number="3.2.1")
    activity = activity_of(world)
    activity.focus_areas.add(world.focus_area)

    def said(key: str) -> tuple[str, bool]:
        row = content_of(Assessment.objects.get(), world.day).find(key)
        assert row is not None
        return row.said, row.by_hand

    assert said("coordinator") == ("partly", False)
    assert said("training-last-year") == ("no", False)
    assert said("prevention") == ("no", True)  # nobody has decided the year
    completed(unit, course, 1, world.day - relativedelta(months=12), Level.OFFICIAL)
    assert said("training-last-year") == ("no", False)
    completed(unit, course, 1, world.day - relativedelta(months=11), Level.OFFICIAL)
    assert said("training-last-year") == ("yes", False)
    InternalBudget.objects.filter(pk=activity.budget_id).update(decided_on=world.day)
    Activity.objects.filter(pk=activity.pk).update(is_decided=True)
    assert said("prevention") == ("no", True)  # who knows whether the work is planned goes before
    assessment.answers.filter(question="prevention").delete()
    assert said("prevention") == ("partly", False)


def test_groups_that_are_too_small_answer_nothing(world: World) -> None:
    course = course_of(world.executive, world.coordinator)
    require(course, world.coordinator, Level.MANAGER)
    unit = unit_of(world.board)
    people_in(unit, 4, world.contact, Level.MANAGER)
    completed(unit, course, 4, world.day, Level.MANAGER)
    managers = content_of(assessment_of(world), world.day).find("knowledge-managers")
    assert managers is not None
    assert not managers.is_answered


def test_how_much_is_asked_does_not_grow_with_years(
    world: World, client_of: ClientOf, django_assert_max_num_queries: Callable[..., object]
) -> None:
    for year in range(world.day.year - 4, world.day.year + 1):
        answer_of(world, assessment_of(world, year))
    amira = client_of("amira")
    page = reverse("assessment", args=[Assessment.objects.get(year=world.day.year).public_id])
    for address in (page, reverse("assessments")):
        amira.get(address)
        with django_assert_max_num_queries(28):
            amira.get(address)


def test_closing_freezes_both_kinds(world: World) -> None:
    assessment = assessment_of(world)
    answer = answer_of(world, assessment)
    say_scope(authority=world.board, area="schooling", applies=True, by=world.contact)
    before = content_of(assessment, world.day)
    edition = closed(world, assessment)
    say_scope(authority=world.board, area="schooling", applies=False, by=world.contact)
    assessment = Assessment.objects.get(pk=assessment.pk)
    assert content_of(assessment, world.day) == before
    assert edition.schema_version == 1
    assert not assessment.is_open
    with pytest.raises(ValidationError, match="stängd"):
        save_answer(answer=answer, values={"said": "yes"}, expected_version=1, by=world.coordinator)
    with pytest.raises(ValidationError, match="stängd"):
        close_assessment(assessment=assessment, expected_version=assessment.row_version, by=world.coordinator)


def test_what_was_changed_in_the_database_is_not_read(world: World) -> None:
    edition = closed(world, assessment_of(world))
    assert edition.read().year == world.day.year
    AssessmentEdition.objects.update(content=edition.content | {"authority": "Annan"})
    with pytest.raises(ValueError, match="checksum"):
        AssessmentEdition.objects.get().read()


def test_the_year_before_is_the_latest_that_is_closed(world: World) -> None:
    year = world.day.year
    closed(world, assessment_of(world, year - 2))
    assessment_of(world, year - 1)
    this = assessment_of(world)
    before = closed_before(this)
    assert before is not None
    assert before.year == year - 2
    assert closed_before(Assessment.objects.get(year=year - 2)) is None


def test_a_blanked_evidence_goes_from_the_closed_one_too(world: World) -> None:
    assessment = assessment_of(world)
    answer = answer_of(world, assessment, evidence="Ett ord som inte får stå.")
    other = answer_of(world, assessment, "follow-up-used", evidence="Ett annat.")
    was = closed(world, assessment).checksum
    sort = ASSESSMENT_SORTS["sjalvskattningssvar"]
    sort.blank(answer, "evidence", reason="Får inte stå.", expected_version=1, by=world.coordinator)
    edition = AssessmentEdition.objects.get()
    content = edition.read()
    rows = {row.key: row.evidence for row in content.rows}
    assert rows["training-plan"] == removal_mark()
    assert rows["follow-up-used"] == other.evidence
    assert edition.checksum != was
    assert "inte får stå" not in str(edition.content)
    assert HandAnswer.objects.get(pk=answer.pk).evidence == removal_mark()


def test_the_registrar_takes_out_open_and_closed(world: World) -> None:
    this = assessment_of(world)
    answer_of(world, this)
    edition = closed(world, assessment_of(world, world.day.year - 1))
    records = {each.public_id: each for each in assessment_records(world.executive.public_id)}
    assert records[this.public_id].is_draft
    assert any("Det finns ingen plan." in part.text for part in records[this.public_id].parts)
    assert edition.checksum in str(records[edition.assessment.public_id].facts)
    assert not list(assessment_records(world.board.public_id))


def test_it_waits_for_the_coordinator_from_spring_until_it_is_closed(world: World) -> None:
    assessment = assessment_of(world)

    def waiting(viewer: Viewer, month: int, day: int) -> list[str]:
        then = Viewer(viewer.actor, dt.date(assessment.year, month, day), grants=viewer.grants)
        return [item.url for item in assessment_due(then)]

    def in_calendar() -> list[tuple[str, dt.date]]:
        return [(each.title, each.first) for each in assessment_occasions(world.executive.public_id)]

    address, this, following = reverse("assessment", args=[assessment.public_id]), assessment.year, assessment.year + 1
    ahead = (f"Börja självskattningen {following}", dt.date(following, 3, 1))
    assert in_calendar() == [(f"Börja självskattningen {this}", dt.date(this, 3, 1)), ahead]
    assert not list(assessment_occasions(world.board.public_id))
    assert waiting(world.coordinator, 3, 1) == [address]
    assert waiting(world.coordinator, 2, 28) == []
    assert waiting(world.contact, 3, 1) == []
    closed(world, assessment)
    assert waiting(world.coordinator, 3, 1) == []
    assert in_calendar() == [ahead]


def test_a_year_that_nobody_has_begun_waits_from_spring(world: World) -> None:
    def waiting(viewer: Viewer, month: int, day: int) -> list[str]:
        then = Viewer(viewer.actor, dt.date(world.day.year, month, day), grants=viewer.grants)
        return [item.url for item in assessment_due(then)]

    assert waiting(world.coordinator, 2, 28) == []
    assert waiting(world.contact, 3, 1) == []
    assert waiting(world.coordinator, 3, 1) == [reverse("assessment_new", args=[world.executive.public_id])]
    assessment_of(world)
    (only,) = waiting(world.coordinator, 3, 1)
    assert "/ny/" not in only
