"""Property: what is exported and taken in again changes nothing, whatever the activities hold."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from fyren.base.importing.comparing import Verdict
from fyren.base.models import ChangeEntry
from fyren.base.screening import without_controls
from fyren.steering.models import Activity, Financing, Knowledge, Origin, Perspective, Step, TargetGroup
from fyren.steering.models.choices import STATUSES
from fyren.steering.queries.imports import preview_of
from tests.steering.files.workbooks import exported, started, taken_in

pytestmark = pytest.mark.django_db

AWKWARD = st.sampled_from(
    ["=1+1", "+46", "-", "@SUM(A1)", "'=x", "_x000D_", "\ttab", "a\nb", " med mellanslag ", "1,5", "ja"]
)
TEXT = st.one_of(AWKWARD, st.text(max_size=60)).map(without_controls)
LINE = st.one_of(AWKWARD, st.text(max_size=60)).map(lambda text: without_controls(text, one_line=True))
DAY = st.one_of(st.none(), st.dates(dt.date(2020, 1, 1), dt.date(2035, 12, 31)))


def _one_of(choices: list[tuple[str, object]]) -> st.SearchStrategy[str]:
    return st.sampled_from([value for value, _label in choices])


ACTIVITY = st.fixed_dictionaries(
    {
        "title": LINE.filter(lambda text: bool(text.strip())),
        "description": TEXT,
        "expected_result": TEXT,
        "unit": LINE,
        "role": LINE,
        "partners": LINE,
        "origin": _one_of(Origin.choices),
        "origin_section": LINE,
        "financing": _one_of(Financing.choices),
        "amount": st.one_of(st.none(), st.integers(0, 900_000_000)),
        "knowledge": _one_of([("", ""), *Knowledge.choices]),
        "perspectives": st.sets(_one_of(Perspective.choices)).map(tuple),
        "target_groups": st.sets(_one_of(TargetGroup.choices)).map(tuple),
        "starts_on": DAY,
        "ends_on": st.none(),
        "status": _one_of(STATUSES[:3]),
        "public_message": TEXT,
    }
)
PLAIN = {
    "title": "Utbilda",
    "description": "",
    "expected_result": "",
    "unit": "",
    "role": "",
    "partners": "",
    "origin": Origin.choices[0][0],
    "origin_section": "",
    "financing": Financing.choices[0][0],
    "amount": None,
    "knowledge": "",
    "perspectives": (),
    "target_groups": (),
    "starts_on": None,
    "ends_on": None,
    "status": STATUSES[0][0],
    "public_message": "",
}
STEP = st.fixed_dictionaries({"title": LINE.filter(lambda text: bool(text.strip())), "due_on": DAY, "done_on": DAY})


@pytest.mark.parametrize("examples", [8, pytest.param(80, marks=pytest.mark.slow)])
def test_export_then_import_changes_nothing(course, tmp_path, examples):
    @settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck))
    @example(drawn=[({**PLAIN, "public_message": "\ufffc"}, [])])  # stands where Word had a picture
    @given(drawn=st.lists(st.tuples(ACTIVITY, st.lists(STEP, max_size=3)), min_size=1, max_size=4))
    def changes_nothing(drawn):
        _there_and_back(course, tmp_path, drawn)

    changes_nothing()


def _there_and_back(course, tmp_path, drawn):
    course.budget.activities.all().delete()
    for values, steps in drawn:
        try:
            activity = course.activity(**values)
            for place, step in enumerate(steps, start=1):
                made = Step(activity=activity, position=place, **step)
                made.full_clean()
                made.save()
        except ValidationError:  # a drawn text that looks like a personal identity number
            continue
    before = _everything()
    preview = preview_of(draft := started(course, exported(course), tmp_path))
    shown = [
        (each.verdict, [(c.column.key, c.old, c.new) for c in each.changes], each.faults) for each in preview.outcomes
    ]
    assert {verdict for verdict, _changes, _faults in shown} <= {Verdict.SAME}, shown
    assert len(shown) == course.budget.activities.count()
    assert preview.loose == ()
    taken_in(draft, course)
    assert _everything() == before


def _everything() -> tuple[list[object], ...]:
    """All that an import could have touched."""
    activities = list(Activity.objects.order_by("pk").values())
    steps = list(Step.objects.order_by("pk").values())
    links = [
        list(through.objects.order_by("pk").values())
        for through in (
            Activity.focus_areas.through,
            Activity.direction_goals.through,
            Activity.target_pictures.through,
        )
    ]
    return activities, steps, links, list(ChangeEntry.objects.order_by("pk").values("object_id", "field"))


def test_the_comparison_sees_a_change(course, world, tmp_path):
    """The positive control."""
    activity = course.activity(title="Fråga")
    data = exported(course)
    course.change(activity, title="Fråga alla")
    preview = preview_of(started(course, data, tmp_path))
    assert [each.verdict for each in preview.outcomes] == [Verdict.SAME]  # only we have changed it since
    before = _everything()
    course.change(activity, title="Fråga alltid")
    assert _everything() != before
