"""A body's file on its way in: matched, compared, decided, and taken in in one act or not at all."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from fyren.base.importing.comparing import NEW, SAVED, SKIP, YOURS, Decisions, Verdict
from fyren.steering.actions import imports
from fyren.steering.actions.activities import bin_activity
from fyren.steering.actions.steps import save_step
from fyren.steering.import_layout import layouts_of
from fyren.steering.models import Activity, ActivityImport, RememberedColumns, Step
from fyren.steering.queries.imports import preview_of
from fyren.vault.models import AuditRow
from tests.steering.files.workbooks import column, edited, exported, own_file, started, taken_in

pytestmark = pytest.mark.django_db

HEADERS = ("Aktivitetens namn", "Insatsområde", "Status", "Ansvarig enhet", "Eget id")


@pytest.fixture
def area(world):
    return world.focus_area


def decide(draft: ActivityImport, course, **said) -> ActivityImport:
    draft.refresh_from_db()
    return imports.decide_import_rows(
        draft=draft, decisions=Decisions(**said), expected_version=draft.row_version, by=course.by
    )


def verdicts(draft: ActivityImport) -> list[Verdict]:
    return [each.verdict for each in preview_of(draft).outcomes]


def test_the_bodys_own_file_is_understood_and_taken_in_once(course, area, tmp_path):
    data = own_file(
        HEADERS, ("Utbilda vikarier", "3.1.1", "Pågår", "Grundskola", "S-1"), ("Fråga alla", "3.1.1; 3.1.2", "", "", "")
    )
    draft = started(course, data, tmp_path)
    assert set(layouts_of(draft).activities.places.values()) == {
        "title",
        "focus_areas",
        "status",
        "unit",
        "external_id",
    }
    assert verdicts(draft) == [Verdict.NEW, Verdict.NEW]
    taken_in(draft, course)
    made = course.budget.activities.get(external_id="S-1")
    assert (made.status, made.unit, list(made.focus_areas.all())) == ("ongoing", "Grundskola", [area])
    again = started(course, data, tmp_path)
    assert verdicts(again) == [Verdict.SAME, Verdict.SAME]
    taken_in(again, course)
    assert course.budget.activities.count() == 2


def test_a_faulty_row_is_named_with_row_column_and_reason_and_put_right_on_screen(course, area, tmp_path):
    draft = started(
        course, own_file(HEADERS, ("A", "3.1.1", "klart?", "", ""), ("B", "3.1.1", "Klar", "", "")), tmp_path
    )
    first, second = preview_of(draft).outcomes
    assert [str(fault) for fault in first.faults] == [
        "Rad 2, kolumn Status: ”klart?” känns inte igen. Välj status eller hoppa över raden."
    ]
    assert second.is_taken
    with pytest.raises(ValidationError, match="2"):
        taken_in(draft, course)
    assert not Activity.objects.exists()
    decide(draft, course, cells={(2, "status"): "Pågår"})
    taken_in(draft, course)
    assert {each.status for each in Activity.objects.all()} == {"ongoing", "done"}


def test_a_row_that_is_left_out_is_not_taken_in(course, area, tmp_path):
    draft = started(course, own_file(HEADERS, ("A", "9.9.9", "", "", ""), ("B", "3.1.1", "", "", "")), tmp_path)
    decide(draft, course, rows={2: SKIP})
    taken_in(draft, course)
    assert [each.title for each in Activity.objects.all()] == ["B"]


def test_like_titles_are_candidates_to_choose_among(course, area, tmp_path):
    there = course.activity(title="Utbilda vikarier i förskolan")
    draft = started(course, own_file(HEADERS, ("Utbilda vikarier i förskola", "3.1.1", "Klar", "", "")), tmp_path)
    (row,) = preview_of(draft).outcomes
    assert row.verdict is Verdict.UNSURE
    assert [each.public_id for each in row.candidates] == [there.public_id]
    decide(draft, course, rows={2: there.public_id})
    assert verdicts(draft) == [Verdict.CHANGED]
    decide(draft, course, rows={2: NEW})
    assert verdicts(draft) == [Verdict.NEW]


def test_two_rows_about_one_activity_are_stopped(course, area, tmp_path):
    data = own_file(HEADERS, ("A", "3.1.1", "", "", "S-1"), ("B", "3.1.1", "", "", "S-1"), ("A", "3.1.1", "", "", ""))
    assert verdicts(started(course, data, tmp_path)) == [Verdict.NEW, Verdict.FAULTY, Verdict.UNSURE]


def test_a_row_changed_since_the_export_is_a_conflict_to_choose_in(course, area, tmp_path):
    activity = course.activity(title="Fråga", unit="Grundskola")
    data = exported(course)
    course.change(activity, unit="Förskola", role="Rektor")

    def change(book):
        sheet = book["Aktiviteter"]
        sheet.cell(2, column(sheet, "Ansvarig enhet")).value = "Gymnasiet"
        sheet.cell(2, column(sheet, "Status")).value = "Pågår"

    draft = started(course, edited(data, change), tmp_path)
    (row,) = preview_of(draft).outcomes
    assert row.verdict is Verdict.CONFLICT
    assert {change.column.key: change.is_conflict for change in row.changes} == {"unit": True, "status": False}
    assert row.waits
    decide(draft, course, fields={(2, "unit"): SAVED})
    taken_in(draft, course)
    activity.refresh_from_db()
    assert (activity.unit, activity.role, activity.status) == ("Förskola", "Rektor", "ongoing")


def test_the_file_may_win_a_conflict(course, area, tmp_path):
    activity = course.activity(unit="Grundskola")
    data = exported(course)
    course.change(activity, unit="Förskola")

    def change(book):
        sheet = book["Aktiviteter"]
        sheet.cell(2, column(sheet, "Ansvarig enhet")).value = "Gymnasiet"

    draft = started(course, edited(data, change), tmp_path)
    decide(draft, course, fields={(2, "unit"): YOURS})
    taken_in(draft, course)
    activity.refresh_from_db()
    assert activity.unit == "Gymnasiet"


def test_steps_are_changed_and_added_from_the_second_sheet(course, area, tmp_path):
    activity = course.activity(title="Fråga")
    step = save_step(activity=activity, values={"title": "Välj skolor"}, by=course.by)

    def change(book):
        sheet = book["Steg"]
        sheet.cell(2, column(sheet, "Ska vara klart")).value = dt.date(2026, 5, 1)
        sheet.append([None, "Fråga", None, None, "Följ upp", dt.date(2026, 9, 1), None])
        sheet.append([None, "Något annat", None, None, "Borttappat", None, None])

    data = edited(exported(course), change)
    draft = started(course, data, tmp_path)
    preview = preview_of(draft)
    assert len(preview.loose) == 1
    assert "Blad Steg, rad 4" in str(preview.loose[0])
    taken_in(draft, course)
    step.refresh_from_db()
    assert step.due_on == dt.date(2026, 5, 1)
    assert Step.objects.count() == 2
    again = started(course, data, tmp_path)
    assert verdicts(again) == [Verdict.SAME]


def test_steps_of_a_file_without_ids_make_no_doubles(course, area, tmp_path):
    def change(book):
        book.active.append(["Fråga alla", "3.1.1"])
        sheet = book.create_sheet("Steg")
        sheet.append(["Aktivitetens rubrik", "Steg", "Ska vara klart"])
        sheet.append(["Fråga alla", "Välj skolor", dt.date(2026, 5, 1)])

    data = edited(own_file(("Rubrik", "Insatsområden")), change)
    for _time in range(2):
        taken_in(started(course, data, tmp_path), course)
    assert [(step.activity.title, step.title) for step in Step.objects.all()] == [("Fråga alla", "Välj skolor")]


def test_what_a_decision_binds_is_left_and_the_rest_taken_in(course, area, tmp_path):
    activity = course.adopted()

    def change(book):
        sheet = book["Aktiviteter"]
        sheet.cell(2, column(sheet, "Titel")).value = "Något helt annat"
        sheet.cell(2, column(sheet, "Status")).value = "Pågår"

    draft = started(course, edited(exported(course), change), tmp_path)
    (row,) = preview_of(draft).outcomes
    assert [change.column.key for change in row.held] == ["title"]
    taken_in(draft, course)
    title = activity.title
    activity.refresh_from_db()
    assert (activity.title, activity.status) == (title, "ongoing")


def test_nothing_new_comes_into_an_adopted_budget(course, area, tmp_path):
    course.adopted()
    (row,) = preview_of(started(course, own_file(HEADERS, ("Ny sak", "3.1.1", "", "", "")), tmp_path)).outcomes
    assert row.verdict is Verdict.FAULTY


def test_an_activity_in_the_bin_does_not_come_back_as_a_double(course, area, tmp_path):
    activity = course.activity(title="Fråga")
    data = exported(course)
    bin_activity(activity=activity, expected_version=1, by=course.by)
    (row,) = preview_of(started(course, data, tmp_path)).outcomes
    assert row.verdict is Verdict.FAULTY


def test_columns_are_remembered_per_authority(course, area, tmp_path):
    data = own_file(("Vad gör vi", "IO"), ("Utbilda", "3.1.1"))
    draft = started(course, data, tmp_path)
    layouts = layouts_of(draft)
    assert not layouts.is_settled
    said = type(layouts)(0, type(layouts.activities)(0, {0: "title", 1: "focus_areas"}), is_settled=True)
    imports.set_import_columns(
        draft=draft,
        layouts=said,
        names={"vad gor vi": "x", "vad gör vi": "title", "io": "focus_areas"},
        expected_version=1,
        by=course.by,
    )
    again = started(course, data, tmp_path)
    assert layouts_of(again).activities.places == {0: "title", 1: "focus_areas"}
    assert RememberedColumns.objects.get().authority == course.body


def test_a_personal_identity_number_is_never_kept(course, area, tmp_path):
    data = own_file(HEADERS, ("Träffa 811218-9876 varje vecka", "3.1.1", "", "", ""))
    draft = started(course, data, tmp_path)
    assert "811218" not in str(ActivityImport.objects.values_list("tables").get())
    (row,) = preview_of(draft).outcomes
    assert row.verdict is Verdict.FAULTY
    assert "personnummer" in str(row.faults[0])


def test_what_is_taken_in_is_what_was_read(course, area, tmp_path):
    activity = course.activity(title="Fråga")
    draft = started(course, own_file(HEADERS, ("Fråga", "3.1.1", "Pågår", "", "")), tmp_path)
    seen = preview_of(draft).seen
    course.change(activity, unit="Förskola")
    with pytest.raises(ValidationError, match="ändrades"):
        imports.import_activities(draft=draft, seen=seen, expected_version=1, by=course.by)
    activity.refresh_from_db()
    assert activity.status == "not_started"


def test_it_is_one_act_and_leaves_nothing_of_the_file(course, area, tmp_path):
    draft = started(course, own_file(HEADERS, ("A", "3.1.1", "", "", ""), ("B", "3.1.1", "", "", "")), tmp_path)
    before = AuditRow.objects.count()
    taken_in(draft, course)
    assert AuditRow.objects.count() == before + 1
    draft.refresh_from_db()
    assert (draft.tables, draft.places, draft.decisions) == ([], {}, {})
    with pytest.raises(ValidationError):
        imports.import_activities(draft=draft, seen="", expected_version=draft.row_version, by=course.by)


def test_one_rule_broken_saves_none(course, area, tmp_path, monkeypatch):
    """A rule that only the model knows: both rows are undone."""
    draft = started(course, own_file(HEADERS, ("A", "3.1.1", "", "", ""), ("B", "3.1.1", "", "", "")), tmp_path)

    def refuse(obj, *, by):
        if obj.title == "B":
            raise ValidationError("Nej.")
        obj.save()
        return obj

    monkeypatch.setattr(imports, "save_new", refuse)
    with pytest.raises(ValidationError, match="Rad 3: Nej"):
        taken_in(draft, course)
    assert not Activity.objects.exists()
