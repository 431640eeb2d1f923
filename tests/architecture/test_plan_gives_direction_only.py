"""Rule 1: the plan gives direction only. It holds no activities, goals, indicators, organisation or resources.

Three proofs, each with a positive control: over the models, over the tables as they are in the database, and by inserts
that break the rule, which the database itself refuses.
"""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from django.test.utils import isolate_apps

from fyren.people.models import Body, User
from fyren.plan.models import DevelopmentArea, FocusArea, Plan, PlanEdition
from fyren.steering.models import Activity, InternalBudget, Stance
from tests.actions.world import World
from tests.architecture.test_layers import height, layers
from tests.steering.course import YearCourse

PARTS = (Plan, PlanEdition, DevelopmentArea, FocusArea)
# What is done points at the plan here and nowhere else: `Model.field` → why.
POINTS_AT_THE_PLAN = {
    "Activity.focus_areas": "what an activity helps: the one thread from what is done to the plan",
    "Stance.focus_area": "a body's answer about a focus area for a year",
    "Agreement.focus_areas": "what an agreement with a partner serves, which is no activity of the plan's either",
    "JointWork.focus_areas": "what several bodies do together for, each by activities of its own",
    "Proposal.focus_areas": "what a proposed activity would help, until the body has answered",
    "BodyAnalysis.focus_area": "what a body's analysis is about: analysis is how a plan is followed up",
    "RoundAnswer.focus_area": "what an answer in such an analysis is about",
    "PlanAnalysis.development_area": "what the coordinator's analysis is about",
    "AdoptedReport.plan": "the plan that a decided report of analysis is about",
    "Assessment.plan": "whose numbers of focus areas the national questions' own serve",
    "AuditPack.focus_area": "what auditors were given material about",
}
# Inside the room `plan`: words about the plan itself, never about what is done.
OF_THE_PLAN = {
    "PlanEdition.plan": "an edition of it",
    "DevelopmentArea.edition": "an anchor of its wording",
    "FocusArea.development_area": "an anchor of its wording",
    "PlanLink.from_plan": "a plan that it names",
    "PlanLink.to_plan": "a plan that it names",
    "PlanImport.edition": "the document that it was read from",
    "EditorialNote.edition": "a note beside its wording",
    "InternalNote.focus_area": "a body's own note beside its wording",
    "Interpretation.development_area": "how the coordinator reads it with the municipality's processes",
    "Revision.plan": "a revision of it",
    "ConsultationRequest.edition": "whom its revision was sent to",
    "ConsultationAnswer.edition": "what a body says of its revision",
    "FocusAreaMapping.old": "what a focus area became",
    "FocusAreaMapping.new": "what a focus area became",
}


def pointing(found: Iterable[type[models.Model]], parts: Iterable[type[models.Model]]) -> set[str]:
    """The relations of the models that point at a part of a plan, as `Model.field`."""
    wanted = set(parts)
    return {
        f"{model.__name__}.{field.name}"
        for model in found
        for field in [*model._meta.local_fields, *model._meta.local_many_to_many]
        if field.related_model in wanted
    }


def test_only_what_is_named_points_at_the_plan() -> None:
    found = pointing(apps.get_models(), PARTS)
    assert found - POINTS_AT_THE_PLAN.keys() - OF_THE_PLAN.keys() == set(), "say why, or point at an activity instead"
    assert (POINTS_AT_THE_PLAN.keys() | OF_THE_PLAN.keys()) - found == set(), "gone: take it off the list"


def test_what_is_excused_as_the_plans_own_is_in_the_room_of_the_plan() -> None:
    in_room = {
        f"{model.__name__}.{field.name}"
        for model in apps.get_models()
        if model._meta.app_label == "plan"
        for field in [*model._meta.local_fields, *model._meta.local_many_to_many]
    }
    assert OF_THE_PLAN.keys() <= in_room
    assert not POINTS_AT_THE_PLAN.keys() & in_room


def test_nothing_in_the_plan_points_at_what_is_done() -> None:
    """The other way round: no key or many-to-many of the plan leads upwards, hidden tables included."""
    rooms = layers()
    plan = height("fyren.plan", rooms)
    assert height("fyren.steering", rooms) > plan
    for model in apps.get_app_config("plan").get_models(include_auto_created=True):
        for field in [*model._meta.local_fields, *model._meta.local_many_to_many]:
            if isinstance(field.related_model, type):
                assert height(field.related_model.__module__, rooms) <= plan, f"{model.__name__}.{field.name}"


WORDS_OF_DOING = ("activit", "aktivitet", "indicator", "target_value", "amount", "budget", "money", "cost", "staff")


def doing(found: Iterable[type[models.Model]]) -> set[str]:
    """The fields whose names speak of what is done, of money or of measures."""
    return {
        f"{model.__name__}.{field.name}"
        for model in found
        for field in model._meta.local_fields
        if any(word in field.name.lower() for word in WORDS_OF_DOING)
    }


def test_no_field_of_the_plan_speaks_of_what_is_done() -> None:
    assert doing(apps.get_app_config("plan").get_models()) == set()


def test_that_probe_finds_them_where_they_belong() -> None:
    assert {"Activity.budget", "Activity.amount", "Stance.budget"} <= doing(
        apps.get_app_config("steering").get_models()
    )


@isolate_apps("fyren.plan", "fyren.steering")
def test_the_probe_finds_an_indicator_that_points_at_a_plan() -> None:
    class Indicator(models.Model):  # noqa: DJ008
        __module__ = "fyren.steering.models"
        plan = models.ForeignKey(Plan, models.CASCADE, related_name="+")
        areas = models.ManyToManyField(FocusArea, related_name="+")

        class Meta:
            app_label = "steering"

    assert pointing([Indicator], PARTS) == {"Indicator.plan", "Indicator.areas"}


def test_an_activity_stands_in_exactly_one_internal_budget() -> None:
    field = Activity._meta.get_field("budget")
    assert field.related_model is InternalBudget
    assert not field.null
    assert field.remote_field.on_delete is models.PROTECT
    assert not InternalBudget._meta.get_field("authority").null
    assert not InternalBudget._meta.get_field("year").null


@pytest.fixture
def activity(bodies: dict[str, Body], people: dict[str, User]) -> Activity:
    course = YearCourse(World(bodies, people))
    course.stance()
    return course.activity()


# A row is copied with one column changed: `table`, columns and the value that breaks the rule, as SQL.
BROKEN = {
    "an activity in no budget": (Activity, {"budget_id": "NULL"}),
    "an activity in a budget that is not there": (Activity, {"budget_id": "999999"}),
    "a stance in no budget": (Stance, {"budget_id": "NULL"}),
    "a stance on nothing": (Stance, {"focus_area_id": "NULL"}),
    "a stance on a focus area that is not there": (Stance, {"focus_area_id": "999999"}),
    "a focus area of an activity that is not there": (Activity.focus_areas.through, {"activity_id": "999999"}),
    "a focus area that is not there": (Activity.focus_areas.through, {"focusarea_id": "999999"}),
    "a budget of nobody": (InternalBudget, {"authority_id": "NULL"}),
    "a budget of no year": (InternalBudget, {"year_id": "NULL"}),
}


def insert_copy(model: type[models.Model], changed: dict[str, str]) -> int:
    """Insert a copy of a row by raw SQL; gives back how many rows were inserted, deferred keys checked."""
    columns = [field.column for field in model._meta.local_fields if not field.primary_key]
    given = {"public_id": "'zzzzzzzzzzzzzz'", **changed}
    chosen = [given.get(column, connection.ops.quote_name(column)) for column in columns]
    names = ", ".join(map(connection.ops.quote_name, columns))
    table = connection.ops.quote_name(model._meta.db_table)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {table} ({names}) SELECT {', '.join(chosen)} FROM {table} LIMIT 1")
        inserted = cursor.rowcount
        connection.check_constraints()
    return inserted


@pytest.mark.django_db
@pytest.mark.parametrize("case", BROKEN)
def test_the_database_refuses(case: str, activity: Activity) -> None:
    model, changed = BROKEN[case]
    with pytest.raises(IntegrityError):
        insert_copy(model, changed)


@pytest.mark.django_db
def test_the_database_takes_a_row_that_keeps_the_rule(activity: Activity) -> None:
    """The positive control: the same insert, of a sound row."""
    assert insert_copy(Activity, {}) == 1
    other = activity.budget.authority_id + 1
    assert insert_copy(InternalBudget, {"authority_id": str(other)}) == 1
    area = FocusArea.objects.exclude(activities=activity).values_list("pk", flat=True)[0]
    assert insert_copy(Stance, {"focus_area_id": str(area), "public_id": "'yyyyyyyyyyyyyy'"}) == 1
    assert insert_copy(Activity.focus_areas.through, {"focusarea_id": str(area)}) == 1


@pytest.mark.django_db
def test_no_table_of_the_plan_has_a_key_to_what_is_done(activity: Activity) -> None:
    """As the database has it, whatever the models say."""
    keys = {model._meta.db_table: _keys(model._meta.db_table) for model in apps.get_models(include_auto_created=True)}
    ours = {table for table in keys if table.startswith("plan_")}
    assert {(table, target) for table in ours for target in keys[table] if target.startswith("steering_")} == set()
    plans = {model._meta.db_table for model in PARTS}
    reaching = {table for table in keys if not table.startswith("plan_") and keys[table] & plans}
    assert reaching == {
        *("steering_activity_focus_areas", "steering_proposal_focus_areas", "steering_stance"),
        *("steering_bodyanalysis", "steering_roundanswer", "steering_plananalysis"),
        *("reports_adoptedreport", "reports_auditpack", "cooperation_agreement_focus_areas"),
        *("cooperation_jointwork_focus_areas", "reports_assessment"),
    }


def _keys(table: str) -> set[str]:
    """The tables that a table's foreign keys lead to."""
    with connection.cursor() as cursor:
        constraints = connection.introspection.get_constraints(cursor, table)
    return {found["foreign_key"][0] for found in constraints.values() if found["foreign_key"]}
