"""A report filled in from a file: our own there and back, a planning system's, and what must be put right first."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from fyren.base.importing.comparing import SAVED, YOURS, Decisions, Verdict
from fyren.steering.actions import report_imports as actions
from fyren.steering.import_layout import layouts_of
from fyren.steering.models import RememberedColumns, ReportImport
from fyren.steering.queries.imports import Preview
from fyren.steering.queries.report_imports import report_preview
from fyren.steering.report_exchange import report_workbook
from fyren.steering.round_rules import ReportState, Scope
from tests.steering.files.workbooks import column, edited, own_file, tables_of
from tests.steering.report.rounds import RoundCourse

pytestmark = pytest.mark.django_db
TITLE = "Fråga om våld vid nybesök"  # what the course's activity is called


def started(course: RoundCourse, data: bytes, tmp_path: Path) -> ReportImport:
    """The file on its way in."""
    tables = tables_of(data, tmp_path)
    return actions.start_report_import(report=course.fresh(), tables=tables, file_name="fil.xlsx", by=course.by)


def taken_in(draft: ReportImport, course: RoundCourse) -> Preview:
    """The file taken in as it now reads."""
    draft.refresh_from_db()
    seen = report_preview(draft).seen
    return actions.import_report(draft=draft, seen=seen, expected_version=draft.row_version, by=course.by)


def verdicts(draft: ReportImport) -> list[Verdict]:
    return [each.verdict for each in report_preview(draft).outcomes]


def exported(course: RoundCourse, **cells: str) -> bytes:
    """Our own file, with other words in the cells of the first row under the headers."""
    headers = {"result": "Vad som har gjorts och med vilket resultat", "status": "Status", "deviation": "Avvikelse"}

    def change(book) -> None:
        sheet = book.active
        row = sheet.max_row
        for key, text in cells.items():
            sheet.cell(row, column(sheet, headers.get(key, key)), text)

    return edited(report_workbook(course.content()), change)


def test_our_own_file_taken_in_again_changes_nothing(course: RoundCourse, tmp_path: Path) -> None:
    course.tell(result="Ett.\n\nTvå.", deviation="=1+1", measure="Ny lokal.")
    draft = started(course, exported(course), tmp_path)
    assert layouts_of(draft).is_settled
    assert verdicts(draft) == [Verdict.SAME]


def test_what_is_filled_in_is_taken_in(course: RoundCourse, tmp_path: Path) -> None:
    question = course.question(Scope.ACTIVITY, "Vad behöver ni?")
    assert course.activity
    data = exported(course, result="Alla frågar.", status="Klar", **{question.text: "Mer tid."})
    draft = started(course, data, tmp_path)
    assert verdicts(draft) == [Verdict.CHANGED]
    taken_in(draft, course)
    part = course.content().parts[0]
    assert [text for _label, text in part.texts if text] == ["Alla frågar.", "Mer tid."]
    assert part.said == [("Status", "Klar")]
    assert not part.is_done
    draft.refresh_from_db()
    assert (draft.state, draft.tables) == ("done", [])


def test_a_planning_systems_own_columns_are_remembered(course: RoundCourse, tmp_path: Path) -> None:
    assert course.activity
    data = own_file(("Uppdrag", "Kommentar", "Läget"), (TITLE, "Alla frågar.", "Pågår"))
    draft = started(course, data, tmp_path)
    assert not layouts_of(draft).is_settled
    layouts = layouts_of(draft)
    names = {"uppdrag": "title", "kommentar": "result", "laget": "status"}
    said = type(layouts)(0, type(layouts.activities)(0, {0: "title", 1: "result", 2: "status"}), is_settled=True)
    actions.set_report_columns(draft=draft, layouts=said, names=names, expected_version=1, by=course.by)
    taken_in(draft, course)
    assert course.content().parts[0].texts[0][1] == "Alla frågar."
    assert RememberedColumns.objects.get().report_names == names
    again = layouts_of(started(course, data, tmp_path))
    assert set(again.activities.places.values()) >= {"title", "result"}


def test_faulty_rows_are_named_and_nothing_is_taken_in(course: RoundCourse, tmp_path: Path) -> None:
    assert course.activity
    data = own_file(("Aktivitet", "Resultat", "Status"), (TITLE, "Bra.", "klart?"), ("Finns inte alls", "Bra.", "Klar"))
    draft = started(course, data, tmp_path)
    faults = [str(fault) for each in report_preview(draft).outcomes for fault in each.faults]
    assert faults[0].startswith("Rad 2, kolumn Status")
    assert "Rad 3: ingen av era beslutade aktiviteter heter så" in faults[1]
    with pytest.raises(ValidationError, match="2, 3"):
        taken_in(draft, course)
    assert course.content().parts[0].version == 0


def test_a_deviation_without_its_measure_in_a_part_that_is_done(course: RoundCourse, tmp_path: Path) -> None:
    course.tell(is_done=True)
    draft = started(course, exported(course, deviation="Sent."), tmp_path)
    assert verdicts(draft) == [Verdict.FAULTY]


@pytest.mark.parametrize("written_before", [True, False])
def test_what_both_have_changed_is_asked_about(course: RoundCourse, tmp_path: Path, written_before: bool) -> None:
    assert course.activity
    if written_before:
        course.tell(result="Först.")
    data = exported(course, result="Filens.")
    course.tell(int(written_before), result="Sparat sedan.")
    draft = started(course, data, tmp_path)
    assert verdicts(draft) == [Verdict.CONFLICT]
    with pytest.raises(ValidationError):
        taken_in(draft, course)
    row = report_preview(draft).outcomes[0].row.number
    for said, expected in ((SAVED, "Sparat sedan."), (YOURS, "Filens.")):
        draft.refresh_from_db()
        decisions = Decisions(fields={(row, "result"): said, (row, "status"): SAVED})
        version = draft.row_version
        actions.decide_report_rows(draft=draft, decisions=decisions, expected_version=version, by=course.by)
        (found,) = report_preview(draft).outcomes
        done = {change.column.key: change.new for change in found.changes if change.is_done}
        assert done.get("result", "Sparat sedan.") == expected
    taken_in(draft, course)
    assert course.content().parts[0].texts[0][1] == "Filens."


def test_what_only_others_have_changed_is_left_as_saved(course: RoundCourse, tmp_path: Path) -> None:
    course.tell(result="Först.")
    data = exported(course, deviation="Två skolor är sena.")
    course.tell(1, result="Sparat sedan.")
    taken_in(started(course, data, tmp_path), course)
    part = course.content().parts[0]
    assert [text for _label, text in part.texts[:2]] == ["Sparat sedan.", "Två skolor är sena."]


def test_a_report_that_is_sent_takes_no_file_in(course: RoundCourse, tmp_path: Path) -> None:
    course.driven_to(ReportState.WRITING)
    draft = started(course, exported(course, result="För sent."), tmp_path)
    course.send()
    with pytest.raises(PermissionDenied):
        taken_in(draft, course)


def test_through_the_pages(client_of, course: RoundCourse) -> None:
    assert course.activity
    client, report = client_of("bjorn"), course.report
    fetched = client.get(reverse("report_exchange", args=[report.public_id]))
    assert fetched.content[:2] == b"PK"
    files = reverse("report_file", args=[report.public_id])
    data = own_file(("Vad", "Text"), (TITLE, "Ring 0470-410 00 vid frågor."))
    document = SimpleUploadedFile("plan.xlsx", data, content_type="application/octet-stream")
    columns = client.post(files, {"document": document})["Location"]
    assert "plan.xlsx" in client.get(files).content.decode()
    page = client.post(columns, {"row_version": 1, "place_0": "title", "place_1": "result"})["Location"]
    shown = client.get(page)
    assert "Det är en ny aktivitet" not in shown.content.decode()
    posted = {"seen": shown.context["preview"].seen, "do": "import"}
    client.post(page, posted)
    assert course.content().parts[0].version == 0, "nobody has said whose the telephone number is"
    response = client.post(page, {**posted, "confirm": shown.context["confirms"]}, follow=True)
    assert "Ring 0470-410 00 vid frågor." in response.content.decode()
    assert "är inläst" in client.get(page).content.decode()
    assert client_of("carin").get(page).status_code == 404


def test_a_file_can_be_discarded(client_of, course: RoundCourse, tmp_path: Path) -> None:
    assert course.activity
    draft = started(course, exported(course), tmp_path)
    address = reverse("report_import_discard", args=[draft.public_id])
    client_of("bjorn").post(address, {"row_version": 1})
    draft.refresh_from_db()
    assert (draft.state, draft.tables) == ("discarded", [])
