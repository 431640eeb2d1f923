"""Comparison: every text in exactly one row, and the right word for what happened to it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import given, settings

from fyren.base.wording import Change
from fyren.plan.comparison import Row, RowKind, Summary, compare, summarise, units
from fyren.plan.editing import add_block, add_paragraph, move, move_to_area, remove, renumber, replace_text
from fyren.plan.structure import BlockKind, PlanStructure
from tests.plan.revision.structures import SMALL, structures


def changed(old: PlanStructure, new: PlanStructure) -> list[Row]:
    return [row for row in compare(old, new) if row.is_changed]


@given(structures)
@settings(max_examples=60, deadline=None)
def test_a_wording_compared_with_itself_has_no_changes(plan: PlanStructure) -> None:
    assert changed(plan, plan) == []


@given(structures, structures)
@settings(max_examples=80, deadline=None)
def test_every_text_of_both_lands_in_exactly_one_row(old: PlanStructure, new: PlanStructure) -> None:
    rows = compare(old, new)
    assert Counter(row.old for row in rows if row.old) == Counter(units(old))
    assert [row.new for row in rows if row.new] == list(units(new))


@given(structures, structures)
@settings(max_examples=80, deadline=None)
def test_the_pieces_of_a_row_give_back_both_texts(old: PlanStructure, new: PlanStructure) -> None:
    for row in compare(old, new):
        before = "".join(piece.text for piece in row.pieces if piece.change is not Change.ADDED)
        after = "".join(piece.text for piece in row.pieces if piece.change is not Change.REMOVED)
        assert (before, after) == (row.old.text if row.old else "", row.new.text if row.new else "")


@given(structures)
@settings(max_examples=40, deadline=None)
def test_units_are_the_texts_of_the_structure(plan: PlanStructure) -> None:
    assert [(unit.path, unit.text) for unit in units(plan)] == list(plan.texts())


def test_a_changed_word_is_reworded() -> None:
    new = replace_text(SMALL, "area/3.1/b4", "Att skolan och fritiden arbetar mot hedersrelaterat förtryck")
    (row,) = changed(SMALL, new)
    assert row.kind is RowKind.REWORDED
    assert [piece.text for piece in row.pieces if piece.change is Change.ADDED] == [" och fritiden"]


def test_a_wholly_new_wording_under_the_same_number_is_removed_and_added() -> None:
    new = replace_text(SMALL, "area/3.1/b4", "Civilsamhällets aktörer bjuds in")
    assert Counter(row.kind for row in changed(SMALL, new)) == {RowKind.ADDED: 1, RowKind.REMOVED: 1}


def test_what_is_gone_stands_where_it_stood() -> None:
    rows = compare(SMALL, remove(SMALL, "area/3.1/b4"))
    kinds = [row.kind for row in rows]
    place = kinds.index(RowKind.REMOVED)
    assert rows[place - 1].unit.number == "3.1.1"
    assert rows[place + 1].unit.number == "3.1.3"


def test_a_paragraph_put_in_between_is_added_and_moves_nothing() -> None:
    new = add_paragraph(SMALL, "section/1", "Ett nytt stycke.", after=1)
    assert summarise(compare(SMALL, new)) == Summary(added=1)


def test_order_in_the_part_counts_as_moved() -> None:
    rows = changed(SMALL, move(SMALL, "section/1/p1", 1))
    assert [row.kind for row in rows] == [RowKind.MOVED]


def test_a_new_number_counts_as_moved_and_says_from_where() -> None:
    (gone, come) = changed(SMALL, renumber(remove(SMALL, "area/3.1/b4"), "area/3.1"))
    assert gone.kind is RowKind.REMOVED
    assert come.kind is RowKind.MOVED
    assert come.old
    assert come.new
    assert (come.old.number, come.new.number) == ("3.1.3", "3.1.2")


def test_a_focus_area_in_another_area_is_moved() -> None:
    (row,) = changed(SMALL, move_to_area(SMALL, "area/3.1/b5", "area/3.2"))
    assert row.kind is RowKind.MOVED
    assert not row.is_reworded


def test_a_section_in_between_does_not_move_the_texts_of_those_after() -> None:
    first, second = SMALL.sections
    new = replace(
        SMALL,
        sections=(
            first,
            replace(second, number="2", title="Nytt", paragraphs=("Helt annat här.",)),
            replace(second, number="3"),
        ),
    )
    assert summarise(compare(SMALL, new)) == Summary(added=2, moved=1)


def test_an_aim_that_gets_a_number_is_moved_to_it() -> None:
    new = add_block(
        remove(SMALL, "area/3.2/b1"), "area/3.2", BlockKind.FOCUS_AREA, SMALL.development_areas[1].blocks[0].text
    )
    (row,) = changed(SMALL, new)
    assert row.kind is RowKind.MOVED
    assert row.new
    assert row.new.number == "3.2.2"


def test_the_summary_is_empty_when_nothing_differs() -> None:
    assert summarise(compare(SMALL, SMALL)).is_empty
    assert not Summary(moved=1).is_empty
