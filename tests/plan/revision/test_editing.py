"""Changes to the wording: what each does, and what is refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fyren.plan.editing import (
    CannotEdit,
    Fault,
    add_block,
    add_paragraph,
    move,
    move_to_area,
    next_number,
    remove,
    renumber,
    replace_text,
)
from fyren.plan.structure import Block, BlockKind, DevelopmentArea, PlanStructure
from tests.plan.revision.structures import SMALL, structures, texts


def texts_of(structure: PlanStructure) -> dict[str, str]:
    return dict(structure.texts())


@given(structures, texts, st.data())
@settings(max_examples=60, deadline=None)
def test_every_text_can_be_replaced_and_no_other_changes(plan: PlanStructure, text: str, data: st.DataObject) -> None:
    paths = [path for path, _ in plan.texts()]
    path = data.draw(st.sampled_from(paths))
    if paths.count(path) > 1:
        return  # a document that numbers two parts alike: the first is meant
    before, after = list(plan.texts()), list(replace_text(plan, path, text).texts())
    assert [p for (p, old), (_, new) in zip(before, after, strict=True) if old != new] in ([path], [])
    assert dict(after)[path] == text


@pytest.mark.parametrize(
    "path", ["title", "section/1/title", "section/1/p2", "area/3.1/long_title", "area/3.2/b2", "closing"]
)
def test_replacing_puts_the_words_in_place(path: str) -> None:
    assert texts_of(replace_text(SMALL, path, "  Nya\n ord "))[path] == "Nya ord"


def test_the_closing_keeps_its_paragraphs() -> None:
    new = replace_text(SMALL, "closing", "Ett.\r\n\r\n\r\nTvå\ntre.")
    assert new.closing == "Ett.\n\nTvå tre."


def test_only_white_space_changes_nothing() -> None:
    assert replace_text(SMALL, "section/1/p1", " Planen  anger\nriktning. ") is SMALL


def test_a_name_that_is_no_longer_quoted_is_dropped_from_the_mentions() -> None:
    assert replace_text(SMALL, "section/2/p1", "Planen ska bidra.").target_pictures == ()
    assert replace_text(SMALL, "section/1/p1", "Annat.").target_pictures == ("Tryggt och tillitsfullt",)


def test_a_new_focus_area_gets_the_next_number_and_changes_no_other() -> None:
    new = add_block(SMALL, "area/3.1", BlockKind.FOCUS_AREA, "Att civilsamhället bjuds in", after=2)
    assert [b.number for b in new.development_areas[0].focus_areas] == ["3.1.4", "3.1.1", "3.1.2", "3.1.3"]


def test_a_new_aim_has_no_number() -> None:
    new = add_block(SMALL, "area/3.1", BlockKind.AIM, "Att ingen lämnas utan stöd")
    assert new.development_areas[0].blocks[-1].number == ""


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        (["3.1.1", "3.1.3"], "3.1.4"),
        (["3.1.9", "3.1.10"], "3.1.11"),
        (["a", "b"], "c"),
        (["Delmål 1.1"], "Delmål 1.2"),
        (["z"], "z.1"),
        ([], "4.1"),
    ],
)
def test_the_next_number_follows_the_areas_own_way(numbers: list[str], expected: str) -> None:
    blocks = tuple(Block(BlockKind.FOCUS_AREA, "Text", number) for number in numbers)
    assert next_number(DevelopmentArea("4", "Område", "", blocks)) == expected


def test_an_area_without_any_number_begins_with_one() -> None:
    assert next_number(DevelopmentArea("", "Område")) == "1"


def test_renumbering_gives_numbers_in_order() -> None:
    shuffled = move(SMALL, "area/3.1/b5", -2)
    assert [b.number for b in shuffled.development_areas[0].focus_areas] == ["3.1.3", "3.1.1", "3.1.2"]
    new = renumber(shuffled, "area/3.1")
    assert [b.number for b in new.development_areas[0].focus_areas] == ["3.1.1", "3.1.2", "3.1.3"]
    assert renumber(new, "area/3.1") == new


def test_renumbering_letters() -> None:
    area = DevelopmentArea("1", "O", "", tuple(Block(BlockKind.FOCUS_AREA, "T", n) for n in ["c)", "a)", "d)"]))
    new = renumber(PlanStructure("P", development_areas=(area,)), "area/1")
    assert [b.number for b in new.development_areas[0].focus_areas] == ["a)", "b)", "c)"]


def test_renumbering_an_area_without_numbers_invents_none() -> None:
    only_aims = remove(SMALL, "area/3.2/b2")
    assert renumber(only_aims, "area/3.2") == only_aims


def test_moving_to_another_area() -> None:
    new = move_to_area(SMALL, "area/3.1/b3", "area/3.2")
    assert [b.number for b in new.development_areas[0].focus_areas] == ["3.1.2", "3.1.3"]
    assert [b.number for b in new.development_areas[1].focus_areas] == ["3.2.1", "3.2.2"]


def test_removing() -> None:
    assert remove(SMALL, "closing").closing == ""
    assert len(remove(SMALL, "section/1/p1").sections[0].paragraphs) == 1
    assert "area/3.1/b5" not in texts_of(remove(SMALL, "area/3.1/b3"))


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda: replace_text(SMALL, "section/9/p1", "X"), Fault.NO_SUCH_PLACE),
        (lambda: replace_text(SMALL, "section/1/p3", "X"), Fault.NO_SUCH_PLACE),
        (lambda: replace_text(SMALL, "section/1/p0", "X"), Fault.NO_SUCH_PLACE),
        (lambda: replace_text(SMALL, "area/3.2/long_title", "X"), Fault.NO_SUCH_PLACE),
        (lambda: replace_text(SMALL, "area/3.1", "X"), Fault.NO_SUCH_PLACE),
        (lambda: replace_text(remove(SMALL, "closing"), "closing", "X"), Fault.NO_SUCH_PLACE),
        (lambda: replace_text(SMALL, "title", "  "), Fault.EMPTY_TEXT),
        (lambda: add_paragraph(SMALL, "area/3.1", "X", after=0), Fault.WRONG_KIND),
        (lambda: add_paragraph(SMALL, "section/1", "X", after=3), Fault.NO_SUCH_PLACE),
        (lambda: add_block(SMALL, "section/1", BlockKind.AIM, "X"), Fault.WRONG_KIND),
        (lambda: add_block(SMALL, "area/3.1", BlockKind.AIM, "X", after=9), Fault.NO_SUCH_PLACE),
        (lambda: add_block(SMALL, "area/3.1", BlockKind.AIM, ""), Fault.EMPTY_TEXT),
        (lambda: remove(SMALL, "title"), Fault.NOT_REMOVABLE),
        (lambda: remove(SMALL, "section/1/title"), Fault.NOT_REMOVABLE),
        (lambda: remove(SMALL, "section/2/p1"), Fault.LAST_ONE),
        (lambda: move(SMALL, "section/1/p1", -1), Fault.AT_THE_EDGE),
        (lambda: move(SMALL, "area/3.1/b5", 1), Fault.AT_THE_EDGE),
        (lambda: move(SMALL, "title", 1), Fault.WRONG_KIND),
        (lambda: move_to_area(SMALL, "area/3.1/b1", "area/3.2"), Fault.WRONG_KIND),
        (lambda: move_to_area(SMALL, "area/3.1/b3", "area/3.1"), Fault.AT_THE_EDGE),
        (lambda: move_to_area(SMALL, "section/1/p1", "area/3.1"), Fault.WRONG_KIND),
        (lambda: renumber(SMALL, "section/1"), Fault.WRONG_KIND),
    ],
)
def test_what_does_not_fit_is_refused_with_its_reason(change: Callable[[], PlanStructure], fault: Fault) -> None:
    with pytest.raises(CannotEdit) as refused:
        change()
    assert refused.value.fault is fault
