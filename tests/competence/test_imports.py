"""Files from HR and learning systems: what is understood, replaced, left out and never kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook

from fyren.base.documents import Problem, UnreadableDocument
from fyren.base.history import Conflict
from fyren.base.importing.models import TableImportState
from fyren.base.importing.rows import WITHHELD
from fyren.base.importing.streaming import csv_rows, packed, unpacked
from fyren.competence.actions.imports import discard_competence_import, import_numbers, start_competence_import
from fyren.competence.importing.files import keep, read_sheet
from fyren.competence.importing.layout import layout_of
from fyren.competence.importing.numbers import preview_of
from fyren.competence.models import CompetenceImport, Completion, Course, Headcount, ImportKind
from fyren.people.models import Unit
from tests.actions.world import World
from tests.competence.files import HEADERS, LEVEL, Rows, csv_file, started
from tests.competence.known import required_course, unit_of

pytestmark = pytest.mark.django_db
ClientOf = Callable[[str | None], Client]


@pytest.fixture
def unit(world: World) -> Unit:
    return unit_of(world.board)


@pytest.fixture
def course(world: World) -> Course:
    return required_course(world)


def taken(world: World, rows: Rows, kind: ImportKind = ImportKind.COMPLETIONS) -> int:
    draft = started(world, rows, kind)
    seen = preview_of(draft, world.day).seen
    return import_numbers(draft=draft, seen=seen, expected_version=draft.row_version, by=world.contact)


def numbers() -> list[int]:
    return list(Completion.objects.order_by("month").values_list("number", flat=True))


def row(
    unit: Unit, number: str = "4", month: str = "2026-03", level: str = LEVEL, course: str = "Grundkurs"
) -> tuple[str, ...]:
    return (unit.name, level, course, month, number)


def test_sums_are_saved_and_taken_in_again_they_replace(world: World, unit: Unit, course: Course) -> None:
    assert taken(world, (HEADERS, row(unit, "4"), row(unit, "2", "2026-04"))) == 2
    assert numbers() == [4, 2]
    draft = started(world, (HEADERS, row(unit, "5"), row(unit, "2", "2026-04"), row(unit, "1", "2026-05")))
    preview = preview_of(draft, world.day)
    assert (preview.new, preview.changed, preview.same) == (1, 1, 1)
    (changed,) = preview.changed_lines
    assert (changed.unit, changed.what, changed.before, changed.after) == (unit.name, "Grundkurs, 2026-03", 4, 5)
    import_numbers(draft=draft, seen=preview.seen, expected_version=1, by=world.contact)
    assert numbers() == [5, 2, 1]


def test_without_numbers_each_row_is_one(world: World, unit: Unit, course: Course) -> None:
    rows = [row(unit, month=day)[:4] for day in ("2026-03-02", "2026-03-28", "20260401")]
    assert taken(world, (HEADERS[:4], *rows)) == 2
    assert numbers() == [2, 1]


def test_each_faulty_row_is_told_by_row_and_column(world: World, unit: Unit, course: Course) -> None:
    rows = (
        HEADERS,
        row(unit),
        ("Förskolan Okänd", LEVEL, "Grundkurs", "2026-03", "1"),
        row(unit, level="Vaktmästare"),
        row(unit, course="Simning"),
        row(unit, month="2031-01"),
        row(unit, number="många"),
        ("", "", "", "", ""),
        row(unit, month=""),
    )
    preview = preview_of(started(world, rows), world.day)
    assert [str(fault).split(":")[0] for fault in preview.summed.faults] == [
        "Rad 3, kolumn Enhet",
        "Rad 4, kolumn Nivå",
        "Rad 5, kolumn Kurs",
        "Rad 6, kolumn Genomförd",
        "Rad 7, kolumn Antal",
        "Rad 9, kolumn Genomförd",
    ]
    assert (preview.new, preview.summed.rows, preview.summed.faulty) == (1, 7, 6)


def test_another_bodys_units_are_unknown(world: World, course: Course) -> None:
    elsewhere = unit_of(world.executive)
    assert preview_of(started(world, (HEADERS, row(elsewhere))), world.day).summed.faulty == 1


def test_what_tells_who_it_is_is_never_kept(world: World, unit: Unit, course: Course) -> None:
    rows = (
        ("Namn", "Personnummer", "Kontakt", *HEADERS),
        ("Anna Andersson", "19811218-9876", "anna@example.com", *row(unit)),
        ("Bo Berg", "19811218-9876", "19811218-9876", *row(unit)),
    )
    draft = started(world, rows)
    kept = [cell for each in draft.read_rows() for cell in each]
    assert WITHHELD in kept
    assert unit.name in kept
    for told in ("Anna Andersson", "Bo Berg", "19811218-9876", "anna@example.com"):
        assert told not in kept
        assert told not in str(draft.tables)


def test_columns_that_are_not_known_are_asked_about_and_remembered(
    client_of: ClientOf, world: World, unit: Unit, course: Course
) -> None:
    client = client_of("bjorn")
    address = reverse("competence_import_new", args=["genomforda", world.board.public_id])
    rows = (("Var", "Moment", "När"), (unit.name, "Grundkurs", "2026-03-01"))
    answer = client.post(address, {"document": csv_file(rows)}, follow=True)
    draft = CompetenceImport.objects.get()
    columns = reverse("competence_import_columns", args=[draft.public_id])
    assert answer.redirect_chain == [(columns, 302)]
    said = {"row_version": 1, "place_0": "unit", "place_1": "course", "place_2": "month"}
    assert client.post(columns, said).status_code == 200
    answer = client.post(columns, {**said, "whole_level": "front_line"}, follow=True)
    seen = answer.context["preview"].seen
    page = reverse("competence_import", args=[draft.public_id])
    answer = client.post(page, {"seen": seen}, follow=True)
    assert answer.redirect_chain == [(reverse("body_coverage", args=[world.board.public_id]), 302)]
    assert numbers() == [1]
    answer = client.post(address, {"document": csv_file((*rows, (unit.name, "Grundkurs", "2026-04-01")))}, follow=True)
    again = CompetenceImport.objects.get(state=TableImportState.OPEN)
    assert set(layout_of(again).layout.places.values()) == {"unit", "course", "month"}


def test_headcounts_are_taken_in_for_a_day(world: World, unit: Unit) -> None:
    headers = ("Enhet", "Nivå", "Antal", "Datum")
    rows = (headers, (unit.name, "chef", "2", "2026-09-01"), (unit.name, "politiker", "9", "2026-09-01"))
    assert taken(world, rows, ImportKind.HEADCOUNTS) == 2
    assert list(Headcount.objects.order_by("level").values_list("level", "number")) == [("elected", 9), ("manager", 2)]


def test_nothing_is_taken_in_that_was_not_shown(world: World, unit: Unit, course: Course) -> None:
    draft = started(world, (HEADERS, row(unit)))
    seen = preview_of(draft, world.day).seen
    taken(world, (HEADERS, row(unit, "9")))
    with pytest.raises(ValidationError, match="ändrades"):
        import_numbers(draft=draft, seen=seen, expected_version=1, by=world.contact)
    assert numbers() == [9]


def test_a_file_is_wiped_when_it_is_closed(world: World, unit: Unit, course: Course) -> None:
    draft = started(world, (HEADERS, row(unit)))
    assert bytes(CompetenceImport.objects.get().content)
    with pytest.raises(Conflict):
        discard_competence_import(draft=draft, expected_version=2, by=world.contact)
    discard_competence_import(draft=draft, expected_version=1, by=world.contact)
    kept = CompetenceImport.objects.get()
    assert (bytes(kept.content), kept.tables, kept.state) == (b"", [], TableImportState.DISCARDED)
    with pytest.raises(ValidationError):
        import_numbers(draft=kept, seen="", expected_version=2, by=world.contact)


def test_only_who_keeps_the_registers_takes_files_in(world: World) -> None:
    sheet = keep("", [["Enhet"]])
    for by in (world.coordinator, world.other_contact, world.registrar, world.head):
        with pytest.raises(PermissionDenied):
            start_competence_import(
                authority=world.board, kind=ImportKind.COMPLETIONS, sheet=sheet, file_name="f.csv", by=by
            )


def test_excel_and_csv_say_the_same(tmp_path: Path) -> None:
    book = Workbook()
    for each in (HEADERS, ("Ängen", LEVEL, "Grundkurs", "2026-03", "4")):
        book.active.append(list(each))
    book.save(tmp_path / "kurser.xlsx")
    (tmp_path / "kurser.csv").write_bytes(csv_file((HEADERS, ("Ängen", LEVEL, "Grundkurs", "2026-03", "4"))).read())
    excel, text = read_sheet(tmp_path / "kurser.xlsx"), read_sheet(tmp_path / "kurser.csv")
    assert excel.head.rows == text.head.rows
    assert list(unpacked(excel.content)) == list(unpacked(text.content))


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", Problem.EMPTY),
        (b";;;\n;;\n", Problem.EMPTY),
        (b"<html><body>", Problem.UNKNOWN_TYPE),
        (b"a;b\n\0\0", Problem.UNKNOWN_TYPE),
        (b"PK\x03\x04nothing", Problem.BROKEN),
        (b";" * 300, Problem.TOO_LONG),
        (b'a;"b\nc', Problem.BROKEN),
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, content: bytes, problem: Problem) -> None:
    path = tmp_path / "fil"
    path.write_bytes(content)
    with pytest.raises(UnreadableDocument) as refused:
        read_sheet(path)
    assert refused.value.code is problem


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_letters_are_read_however_they_were_saved(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "fil.csv"
    path.write_bytes("Enhet,Antal\r\nÄngen,4\r\n".encode(encoding))
    assert list(csv_rows(path, most=10)) == [["Enhet", "Antal"], ["Ängen", "4"]]


def test_a_row_too_many_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "fil.csv"
    path.write_text("a;b\n" * 4)
    assert len(list(csv_rows(path, most=4))) == 4
    with pytest.raises(UnreadableDocument):
        list(csv_rows(path, most=3))


def test_packed_rows_come_back_as_they_were() -> None:
    rows = [["a", 'b "c"', "d\ne"], [], ["å", "", WITHHELD]]
    assert list(unpacked(packed(rows))) == rows
