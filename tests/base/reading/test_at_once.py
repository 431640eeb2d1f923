"""Several querysets read in one query give what each would give by itself."""

from __future__ import annotations

from typing import Any

import pytest
from django.db.models import Exists, F, OuterRef, Value

from fyren.base.at_once import read_at_once
from fyren.base.models import ChangeEntry
from fyren.indicators.models import Figure
from fyren.people.models import Body, RoleAssignment, User
from fyren.plan.models import FocusArea, PlanEdition
from fyren.steering.models import Activity, Round
from tests.actions.world import World
from tests.steering.round_course import RoundCourse


def test_objects_have_all_that_they_have_otherwise(bodies: dict[str, Body], people: dict[str, User]) -> None:
    RoundCourse(World(bodies, people)).written()
    read = read_at_once(
        editions=PlanEdition.objects.select_related("plan", "adopted_by"),
        activities=Activity.objects.all(),
        assignments=RoleAssignment.objects.order_by("-pk"),
        rounds=Round.objects.select_related("year"),
        log=ChangeEntry.objects.all(),
    )
    for name, held in read.items():
        assert held, name
        for each in held:
            assert _values(each) == _values(type(each)._default_manager.get(pk=each.pk))


def _values(obj: Any) -> list[tuple[str, type, Any]]:
    pairs = [(field.attname, getattr(obj, field.attname)) for field in obj._meta.concrete_fields]
    return [(name, type(value), value) for name, value in pairs]


def test_related_and_added_columns_come_along_and_what_is_left_out_stays_out(
    bodies: dict[str, Body], people: dict[str, User], django_assert_num_queries: Any
) -> None:
    chosen = World(bodies, people).focus_area
    areas = FocusArea.objects.select_related("development_area__edition__plan")
    areas = areas.defer("development_area__edition__structure").annotate(
        is_there=Exists(Body.objects.filter(pk=OuterRef("development_area__edition__plan__authority"))), five=Value(5)
    )
    with django_assert_num_queries(1):
        (found, *_rest) = read_at_once(areas=areas.filter(pk=chosen.pk))["areas"]
        assert (found, found.is_there, found.five) == (chosen, True, 5)
        edition = found.development_area.edition
        assert edition.plan.title
    assert "structure" in edition.get_deferred_fields()


def test_rows_are_as_asked_for_and_in_order(bodies: dict[str, Body]) -> None:
    asked = {
        "tuples": Body.objects.order_by("-name").values_list("name", "valid_from", "parent__name"),
        "flat": Body.objects.order_by("name").values_list("name", flat=True),
        "dicts": Body.objects.order_by("pk").values("name", called=F("short_name")),
    }
    read = read_at_once(**asked)
    assert read == {name: list(queryset) for name, queryset in asked.items()}
    assert len(read["flat"]) == Body.objects.count() > 1


def test_nothing_is_no_rows(bodies: dict[str, Body], django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        read = read_at_once(
            known=Body.objects.filter(pk__in=[]), found=Body.objects.filter(name="Finns inte"), all=Body.objects.all()
        )
    assert (read["known"], read["found"]) == ([], [])
    assert read["all"]
    with django_assert_num_queries(0):
        assert read_at_once(known=Body.objects.none()) == {"known": []}


def test_a_column_that_json_does_not_bear_is_refused(bodies: dict[str, Body]) -> None:
    with pytest.raises(TypeError):
        read_at_once(values=Figure.objects.values_list("value"))
    assert read_at_once(values=Figure.objects.values_list("year"), all=Body.objects.all())["all"]
