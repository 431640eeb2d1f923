"""Activities and stances follow a plan's new edition, another year and another body."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from fyren.people.models import Succession
from fyren.plan.actions.mapping import save_mapping
from fyren.plan.actions.revision import change_draft
from fyren.plan.editing import add_block, remove
from fyren.plan.mapping import Pair
from fyren.plan.models import FocusArea, PlanEdition
from fyren.plan.queries.revision import working_draft
from fyren.plan.rules import Stage
from fyren.plan.structure import BlockKind
from fyren.steering.actions import activities, steps
from fyren.steering.actions.budgets import take_stance
from fyren.steering.content import BudgetContent
from fyren.steering.models import Activity
from fyren.steering.rules import BudgetState, StanceKind
from tests.actions.world import World
from tests.plan.revision.course import Course
from tests.steering.course import YearCourse

pytestmark = pytest.mark.django_db

AIM = "att-tidigt-upptacka-vald"
Revise = Callable[[], PlanEdition]


@pytest.fixture
def revise(world: World) -> Revise:
    """Adopts a new edition of the plan in which 3.1.2 has been split into 3.1.2 and 3.1.3."""

    def run() -> PlanEdition:
        add = partial(add_block, area_path="area/3.1", kind=BlockKind.FOCUS_AREA, text="att fler lyssnar")
        pairs = [Pair("3.1.1", "3.1.1"), Pair("3.1.2", "3.1.2"), Pair("3.1.2", "3.1.3"), Pair(AIM, AIM)]
        return _revised(world, add, pairs)

    return run


def _revised(world: World, edit: Callable[..., object], pairs: list[Pair]) -> PlanEdition:
    plan_course = Course(world)
    revision = plan_course.opened()
    draft = working_draft(revision)
    change_draft(edition=draft, edits=[edit], expected_version=draft.row_version, by=world.coordinator)
    revision.refresh_from_db()
    save_mapping(revision=revision, pairs=pairs, expected_version=revision.row_version, by=world.coordinator)
    plan_course.advance(revision, Stage.PROPOSAL)
    return plan_course.advance(revision, Stage.ADOPTED, decision=plan_course.decision())


def _area(world: World, slug: str, number: int = 1) -> FocusArea:
    edition = world.plan.editions.get(number=number)
    return FocusArea.objects.get(development_area__edition=edition, slug=slug)


def _where(activity: Activity) -> list[tuple[int, str]]:
    areas = activity.focus_areas.select_related("development_area__edition")
    return sorted((area.development_area.edition.number, area.slug) for area in areas)


def test_drafts_follow_the_new_edition_and_what_is_split_is_pointed_at_twice(
    world: World, course: YearCourse, revise: Revise
) -> None:
    activity = course.activity(_area(world, "3.1.2"), _area(world, AIM))
    new = revise().number
    assert _where(activity) == [(new, "3.1.2"), (new, "3.1.3"), (new, AIM)]


def test_a_stance_on_an_area_that_was_split_is_taken_on_each_part(
    world: World, course: YearCourse, revise: Revise
) -> None:
    take_stance(
        budget=course.budget,
        focus_area=_area(world, "3.1.2"),
        kind=StanceKind.NOT_THIS_YEAR,
        reason="Annat går före.",
        expected_version=None,
        by=course.by,
    )
    new = revise()
    found = [(each.focus_area.slug, each.kind, each.reason) for each in course.budget.stances.all()]
    assert found == [
        ("3.1.2", "not_this_year", "Annat går före."),
        ("3.1.3", "not_this_year", "Annat går före."),
    ]
    assert {each.focus_area.development_area.edition for each in course.budget.stances.all()} == {new}


@pytest.mark.usefixtures("adopted")
def test_what_is_decided_keeps_the_focus_areas_it_was_decided_under(
    course: YearCourse, second: YearCourse, revise: Revise
) -> None:
    decided, draft = course.adopted(), second.activity()
    revise()
    assert _where(decided) == [(1, "3.1.1")]
    assert course.budget.stances.get().focus_area.development_area.edition.number == 1
    assert _where(draft) != [(1, "3.1.1")], "the positive control: what is not decided has moved"


@pytest.mark.usefixtures("proposed")
def test_what_lies_with_the_meeting_stays_as_its_papers_say(course: YearCourse, revise: Revise) -> None:
    course.driven_to(BudgetState.PROPOSED)
    revise()
    activity = course.budget.activities.get()
    assert _where(activity) == [(1, "3.1.1")]
    edition = course.adopt()
    (said,) = BudgetContent.from_json(edition.content).activities
    assert [area.public_id for area in said.focus_areas] == [area.public_id for area in activity.focus_areas.all()]


@pytest.mark.usefixtures("proposed")
def test_and_catches_up_when_the_proposal_is_taken_back(course: YearCourse, revise: Revise) -> None:
    course.driven_to(BudgetState.PROPOSED)
    new = revise().number
    course.take_back()
    assert _where(course.budget.activities.get()) == [(new, "3.1.1")]
    assert course.budget.stances.get().focus_area.development_area.edition.number == new


@pytest.mark.usefixtures("adopted")
def test_what_is_added_to_a_change_follows_and_what_was_decided_does_not(course: YearCourse, revise: Revise) -> None:
    decided = course.adopted()
    course.amend()
    added = course.activity(title="Tillagd")
    new = revise().number
    assert (_where(decided), _where(added)) == ([(1, "3.1.1")], [(new, "3.1.1")])


def test_an_activity_for_an_area_that_ended_is_left_where_it_was(world: World, course: YearCourse) -> None:
    activity = course.activity(_area(world, "3.1.2"))
    edit = partial(remove, path="area/3.1/b3")
    _revised(world, edit, [Pair("3.1.1", "3.1.1"), Pair("3.1.2", None), Pair(AIM, AIM)])
    assert _where(activity) == [(1, "3.1.2")]


@pytest.fixture
def next_year(world: World) -> YearCourse:
    return YearCourse(world, year=world.day.year + 1)


def _copy(activity: Activity, to: YearCourse) -> list[Activity]:
    return activities.copy_activities(activities=[activity], to=to.budget, by=to.by)


def test_a_copy_is_not_started_and_a_year_on(course: YearCourse, next_year: YearCourse) -> None:
    year = course.number
    activity = course.activity(
        starts_on=dt.date(year, 2, 1),
        ends_on=dt.date(year, 6, 30),
        status="done",
        unit="Grundskola",
        target_groups=("children",),
        public_message="Nu är det klart.",
        external_id="A-7",
    )
    due = dt.date(year, 3, 1)
    steps.save_step(activity=activity, values={"title": "Utbilda", "due_on": due, "done_on": due}, by=course.by)
    (made,) = _copy(activity, next_year)
    made.refresh_from_db()
    assert (made.title, made.unit, made.target_groups) == (activity.title, "Grundskola", ("children",))
    assert (made.starts_on, made.ends_on) == (dt.date(year + 1, 2, 1), dt.date(year + 1, 6, 30))
    assert (made.status, made.public_message, made.external_id) == ("not_started", "", "")
    assert (made.copied_from, made.is_decided) == (activity, False)
    step = made.steps.get()
    assert (step.title, step.due_on, step.done_on) == ("Utbilda", due.replace(year=year + 1), None)


def test_the_last_of_february_is_copied_to_a_year_without_it(world: World) -> None:
    leap, after = YearCourse(world, year=2028), YearCourse(world, year=2029)
    (made,) = _copy(leap.activity(ends_on=dt.date(2028, 2, 29)), after)
    assert made.ends_on == dt.date(2029, 2, 28)


def test_a_second_copy_makes_no_double(course: YearCourse, next_year: YearCourse) -> None:
    activity = course.activity()
    assert len(_copy(activity, next_year)) == 1
    assert _copy(activity, next_year) == []
    assert next_year.budget.activities.count() == 1


def test_a_copy_in_the_bin_stands_in_nobodys_way(course: YearCourse, next_year: YearCourse) -> None:
    activity = course.activity()
    (made,) = _copy(activity, next_year)
    activities.bin_activity(activity=made, expected_version=made.row_version, by=course.by)
    assert len(_copy(activity, next_year)) == 1


def test_a_decided_activity_is_copied_to_what_its_areas_have_become(
    world: World, course: YearCourse, next_year: YearCourse, revise: Revise
) -> None:
    activity = course.activity(_area(world, "3.1.2"))
    course.propose()
    course.adopt()
    new = revise().number
    assert _where(activity) == [(1, "3.1.2")]
    (made,) = _copy(activity, next_year)
    assert _where(made) == [(new, "3.1.2"), (new, "3.1.3")]


def test_another_bodys_activity_is_not_copied(course: YearCourse, world: World) -> None:
    theirs = YearCourse(world, "Vidingehem", year=world.day.year + 1)
    assert _copy(course.activity(), theirs) == []
    with pytest.raises(PermissionDenied):
        activities.copy_activities(activities=[], to=theirs.budget, by=course.by)


@pytest.mark.usefixtures("adopted")
def test_an_activity_moves_to_the_body_that_succeeds_and_is_undecided_there(
    course: YearCourse, second: YearCourse, world: World
) -> None:
    activity = course.adopted()
    second.budget  # noqa: B018 - begun
    move = partial(activities.move_activity, activity=activity, expected_version=activity.row_version, by=course.by)
    with pytest.raises(ValidationError):
        move(to=second.body)
    Succession.objects.create(predecessor=course.body, successor=second.body, on=world.day)
    move(to=second.body)
    activity.refresh_from_db()
    assert (activity.budget, activity.is_decided, activity.released_on) == (second.budget, False, None)


def test_it_waits_until_the_successor_has_begun_its_budget(course: YearCourse, world: World) -> None:
    activity, to = course.activity(), world.company
    Succession.objects.create(predecessor=course.body, successor=to, on=world.day)
    with pytest.raises(ValidationError, match=str(to)):
        activities.move_activity(activity=activity, to=to, expected_version=1, by=course.by)
