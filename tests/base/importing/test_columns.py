"""Cells as values, headers as columns, rows matched."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import translation

from fyren.base.importing.columns import CellFault, choice_column, day_column, number_column, set_column, text_column
from fyren.base.importing.comparing import SKIP, Match, Saved, Verdict, compare, match_rows, outcome
from fyren.base.importing.headers import find_header_row, match_columns
from fyren.base.importing.reading import Table
from fyren.base.importing.rows import WITHHELD, Layout, ReadRow, read_rows, without_identities

STATUS = choice_column("status", "Status", [("new", "Ny"), ("done", "Klar")], blank="new")
COLUMNS = [text_column("title", "Rubrik", limit=20, is_required=True), STATUS, day_column("end", "Slutdatum")]


@pytest.fixture(autouse=True)
def swedish():
    with translation.override("sv"):
        yield


@pytest.mark.parametrize("cell", ["2026-03-01", "20260301", "1/3/2026", "1.3.2026", "2026-03-01 00:00", " 2026-03-01 "])
def test_days_are_read_as_people_write_them(cell):
    assert day_column("x", "X").read(cell) == dt.date(2026, 3, 1)


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        (day_column("x", "X"), "nästa år"),
        (day_column("x", "X"), "2026-02-30"),
        (number_column("x", "X"), "-4"),
        (number_column("x", "X"), "1,5"),
        (number_column("x", "X"), "²"),
        (STATUS, "klart?"),
        (set_column("x", "X", {"a": "A"}), "A; C"),
        (text_column("x", "X", limit=3), "fyra"),
    ],
)
def test_what_is_not_understood_is_a_fault(column, cell):
    with pytest.raises(CellFault):
        column.read(cell)


def test_choices_are_known_by_word_and_value_in_any_case():
    assert [STATUS.read(cell) for cell in ("klar", "KLAR ", "done", "")] == ["done", "done", "done", "new"]
    assert set_column("x", "X", {"a": "Ål", "b": "Bi"}).read("ål;\nbi") == {"a", "b"}
    assert number_column("x", "X").read("12 000 kr") == 12000


def test_headers_are_found_under_other_rows_and_matched_by_likeness_and_memory():
    table = Table("", (("Planering",), (), ("Rubrik", "Statuss", "Klart senast", "Annat"), ("A", "Ny", "", "")))
    assert find_header_row(table, COLUMNS, {"klart senast": "end"}) == 2
    assert match_columns(table.rows[2], COLUMNS, {"klart senast": "end"}) == {0: "title", 1: "status", 2: "end"}
    assert match_columns(("Rubrik", "Status"), COLUMNS, {"status": ""}) == {0: "title"}


def test_faults_name_row_and_column():
    table = Table("", (("Rubrik", "Status"), ("", "Ny"), (), ("B", "hm")))
    first, second = read_rows(table, Layout(0, {0: "title", 1: "status"}), COLUMNS, {})
    assert str(first.faults[0]).startswith("Rad 2, kolumn Rubrik: ")
    assert str(second.faults[0]).startswith("Rad 4, kolumn Status: ”hm” känns inte igen.")
    (_first, mended) = read_rows(table, Layout(0, {0: "title", 1: "status"}), COLUMNS, {(4, "status"): "Klar"})
    assert (mended.faults, mended.values["status"]) == ((), "done")


def test_personal_identity_numbers_are_withheld():
    kept = without_identities(Table("811218-9876", (("811218-9876", "0470-410 00"),)))
    assert kept == Table("", ((WITHHELD, "0470-410 00"),))


def row(number: int, title: str, **more: object) -> ReadRow:
    return ReadRow(number, {"title": title, **more}, {})


SAVED_ONES = [
    Saved("aaa", 1, "Utbilda vikarier", {"title": "Utbilda vikarier", "status": "new"}, external="S-1"),
    Saved("bbb", 1, "Fråga alla", {"title": "Fråga alla", "status": "new"}),
]


def matched(*rows: ReadRow, decided: dict[int, str] | None = None) -> list[Match]:
    found = match_rows(rows, SAVED_ONES, decided or {}, title="title", external="external_id")
    return [found[each.number] for each in rows]


def test_rows_are_known_by_own_id_and_title_and_doubted_when_like():
    by_external, by_title, like, new = matched(
        row(2, "Annat", external_id="S-1"), row(3, "FRÅGA  alla"), row(4, "Utbilda vikarierna"), row(5, "Samtalsgrupp")
    )
    assert by_external.saved is SAVED_ONES[0]
    assert by_title.saved is SAVED_ONES[1]
    assert like.is_unsure
    assert like.candidates == (SAVED_ONES[0],)
    assert (new.saved, new.is_unsure) == (None, False)
    (decided,) = matched(row(4, "Utbilda vikarierna"), decided={4: "aaa"})
    assert decided.saved is SAVED_ONES[0]


def test_only_what_both_have_changed_is_a_conflict():
    columns = {column.key: column for column in COLUMNS}
    both = compare(row(2, "Mitt"), SAVED_ONES[0], columns, {"title": "Förr"}, {})
    theirs = compare(row(2, "Förr"), SAVED_ONES[0], columns, {"title": "Förr"}, {})
    mine = compare(row(2, "Mitt"), SAVED_ONES[0], columns, {}, {})
    assert [change.is_conflict for change in both] == [True]
    assert theirs == ()
    assert [change.is_conflict for change in mine] == [False]


def test_a_row_that_is_left_out_is_never_faulty():
    assert outcome(row(2, "x"), Match(), (), ["fel"], {2: SKIP}).verdict is Verdict.SKIPPED  # type: ignore[list-item]
