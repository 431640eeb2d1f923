"""Laying a plan out: order, lists, places; and not a word lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fyren.plan.addresses import address_of
from fyren.plan.reading import NodeKind, PartKind, lay_out, split_bullet
from fyren.plan.structure import Block, BlockKind, DevelopmentArea, PlanStructure, Section
from tests.plan.pages.sample import AIM_SLUG, STRUCTURE


def laid(structure: PlanStructure = STRUCTURE):
    return lay_out(structure, anchors=(), notes={}, address=address_of)


@pytest.mark.parametrize(
    ("text", "mark", "words"),
    [
        ("• Planen", "•", "Planen"),
        ("•Planen", "•", "Planen"),
        ("– en sak", "–", "en sak"),
        ("-5 grader", "", "-5 grader"),
        ("–", "", "–"),
        ("•", "", "•"),
        ("Planen • punkt", "", "Planen • punkt"),
        ("", "", ""),
    ],
)
def test_a_bullet_is_lifted_only_where_it_is_one(text: str, mark: str, words: str) -> None:
    assert split_bullet(text) == (mark, words)


def test_every_word_of_the_document_is_shown_once() -> None:
    layout = laid()
    shown = [
        f"{part.mark} {line.text}".strip()
        for chapter in (*layout.chapters, layout.closing)
        for part in chapter.parts
        for line in part.lines
    ]
    shown += [chapter.title.text for chapter in layout.chapters]
    wanted = [text for path, text in STRUCTURE.texts() if path != "title"]
    assert sorted(shown) == sorted(wanted)


def test_areas_follow_the_chapter_that_holds_them() -> None:
    after = Section("4", "Uppföljning", ("Planen följs upp.",))
    numbers = [chapter.number for chapter in laid(replace(STRUCTURE, sections=(*STRUCTURE.sections, after))).chapters]
    assert numbers == ["1", "1.1", "2", "2.1", "2.3", "3", "3.1", "3.2", "4"]


def test_areas_without_a_chapter_above_them_come_last_with_their_long_title() -> None:
    area = DevelopmentArea("Mål 1", "Trygghet", "Trygghet för alla", (Block(BlockKind.PARAGRAPH, "Text"),))
    structure = PlanStructure("Plan", (Section("1", "Inledning"), Section("2", "Slut")), (area,))
    layout = laid(structure)
    assert [chapter.number for chapter in layout.chapters] == ["1", "2", "Mål 1"]
    assert layout.chapters[-1].level == 2
    assert [line.text for part in layout.chapters[-1].parts for line in part.lines] == ["Trygghet för alla", "Text"]


def test_the_overview_stands_after_the_words_that_open_it() -> None:
    chapter = next(chapter for chapter in laid().chapters if chapter.number == "3")
    assert [part.kind for part in chapter.parts] == [PartKind.PARAGRAPH, PartKind.OVERVIEW, PartKind.PARAGRAPH]


def test_the_aim_without_number_keeps_its_place_and_gets_no_number() -> None:
    nodes = [node for node in laid().nodes if node.area and node.area.number == "3.2"]
    assert [(node.kind, node.number) for node in nodes] == [
        (NodeKind.AIM, ""),
        (NodeKind.FOCUS_AREA, "3.2.1"),
        (NodeKind.FOCUS_AREA, "3.2.2"),
        (NodeKind.FOCUS_AREA, "3.2.3"),
    ]
    assert nodes[0].slug == AIM_SLUG


def test_neighbours_with_one_bullet_are_one_list() -> None:
    structure = PlanStructure("Plan", (Section("1", "Ett", ("• a", "• b", "– c", "Slut", "• d")),))
    parts = laid(structure).chapters[0].parts
    assert [(part.kind.value, part.mark, len(part.lines)) for part in parts] == [
        ("list", "•", 2),
        ("list", "–", 1),
        ("paragraph", "", 1),
        ("list", "•", 1),
    ]


def test_paths_are_those_that_notes_and_answers_use() -> None:
    layout = laid()
    texts = dict(STRUCTURE.texts())
    for chapter in layout.chapters:
        for part in chapter.parts:
            for line in part.lines:
                assert texts[line.path].endswith(line.text)


def test_before_and_after_walk_the_whole_plan() -> None:
    layout = laid()
    before, after = layout.beside(layout.node("3.2.1"))
    assert (before.slug, after.slug) == (AIM_SLUG, "3.2.2")
    assert layout.beside(layout.nodes[0])[0] is None
    assert layout.beside(layout.nodes[-1])[1] is None
