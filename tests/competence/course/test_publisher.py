"""The course as pages: what they hold, why they cannot be published, how large they are, the same bytes every time."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from fyren.competence.course.content import Check
from fyren.competence.course.pack_files import Kind, national_pack
from fyren.competence.course.publisher import COURSE, CoursePublisher
from fyren.publishing.compressing import compressed
from fyren.publishing.items import Body, ItemName
from fyren.publishing.packs import named
from fyren.publishing.pages import BUDGET
from fyren.publishing.port import tree_of
from tests.competence.course.content import DAY, LANGUAGES, SLUGS, items_of
from tests.guide import checker
from tests.guide.test_validity import KNOWN, written
from tests.guide.test_validity import faults as faults_in_html

LESSONS = named(Kind.COURSE)
WORDS = named(Kind.LESSON_TEXT, "honour", "en")
PAGES = [f"{code}/{slug}/index.html" for code in LANGUAGES for slug in SLUGS]


def changed(name: ItemName, **values: Any) -> dict[ItemName, Body]:
    return {name: {**national_pack()[name], **values}}


def lessons() -> list[dict[str, Any]]:
    return [dict(each) for each in national_pack()[LESSONS]["lesson"]]


def with_lesson(**values: Any) -> dict[ItemName, Body]:
    first, *rest = lessons()
    return changed(LESSONS, lesson=[{**first, **values}, *rest])


def faults(items: dict[ItemName, Body]) -> list[tuple[ItemName | None, str]]:
    return [(fault.about, str(fault.why)) for fault in COURSE.faults(items_of(items), DAY)]


def test_the_pack_can_be_published_and_every_page_is_within_its_size() -> None:
    assert COURSE.faults(items_of(), DAY) == []
    files = COURSE.build(items_of(), DAY)
    assert set(PAGES) | {"index.html", "sv/index.html", "en/index.html"} <= set(files)
    sizes = {path: len(compressed(files[path]).brotli) for path in PAGES}
    assert all(1_000 < size < BUDGET for size in sizes.values()), sizes


@pytest.mark.parametrize("path", [*PAGES, "index.html", "sv/index.html", "en/index.html"])
def test_a_page_is_well_formed_and_its_headings_are_in_order(path: str) -> None:
    page = COURSE.build(items_of(), DAY)[path].decode()
    assert faults_in_html(page) == []
    levels = [int(each.tag[1]) for each in html.fromstring(page).iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.slow
@pytest.mark.skipif(not checker.can_be_had(), reason="the checker is not in var/, and no npm can fetch it")
def test_the_checker_of_the_w3c_finds_nothing(tmp_path: Path) -> None:
    pages = {path: data.decode() for path, data in COURSE.build(items_of(), DAY).items() if path.endswith(".html")}
    broken = pages["index.html"].replace("</h1>", "</h1><h1 id=q></h1><p id=q>", 1)
    found = checker.complaints(written({**pages, "broken/index.html": broken}, tmp_path))
    assert [each for each in found if not KNOWN.search(each) and not each.startswith("broken/")] == []
    assert any("Duplicate ID" in each for each in found if each.startswith("broken/"))


def test_a_section_says_what_it_rests_on_and_what_is_not_verified() -> None:
    page = COURSE.build(items_of(), DAY)["sv/anstalld/index.html"].decode()
    assert "Socialtjänstlagen (2025:400), 19 kap. 1 §" in page
    assert "sektionen är inte verifierad" in page
    assert "Kontrollera numret" not in page
    late = COURSE.build(items_of(), DAY.replace(year=2030))["sv/anstalld/index.html"].decode()
    assert "19 kap. 1 §" not in late
    assert late.count("Kontrollera numret") == 5


def test_without_a_script_each_question_has_its_answers_under_it() -> None:
    page = html.fromstring(COURSE.build(items_of(), DAY)["sv/anstalld/index.html"].decode())
    asked = page.xpath("//*[@data-check]")
    assert len(asked) == 17
    for each in asked:
        rows = each.xpath(".//ul[@class='options']/li")
        answers = each.xpath(".//details[@class='whys']/p")
        assert len(rows) == len(answers) >= 2
        [right] = each.xpath(".//p[@data-right]")
        assert right is answers[0]
        assert {int(answer.get("data-place")) for answer in answers} == set(range(len(rows)))
        for answer in answers:
            assert rows[int(answer.get("data-place"))].text_content().strip() in answer.text_content()


def test_each_audience_has_its_own_fifth_lesson() -> None:
    files = COURSE.build(items_of(), DAY)
    found = {
        slug: html.fromstring(files[f"sv/{slug}/index.html"].decode()).xpath("//*[@data-lesson]/@data-lesson")
        for slug in SLUGS
    }
    assert [lessons[4] for lessons in found.values()] == ["report", "mandate"]
    assert all(len(lessons) == 6 for lessons in found.values())


def test_the_same_content_gives_the_same_bytes() -> None:
    backwards = dict(reversed(items_of().items()))
    assert CoursePublisher().build(backwards, DAY) == COURSE.build(items_of(), DAY)


def test_it_is_served_with_a_policy_that_lets_nothing_out() -> None:
    tree = tree_of(COURSE, items_of(), DAY)
    policies = COURSE.policies(items_of(), DAY)
    assert set(policies) == {"/", "/index.html", "/sv/*", "/en/*", "/paket/*"}
    assert all("connect-src" not in policy for policy in policies.values())
    assert b"default-src 'none'" in tree["_headers"]


def test_without_settings_nothing_is_made() -> None:
    items = {name: item for name, item in items_of().items() if name.kind != Kind.SETTINGS}
    [fault] = COURSE.faults(items, DAY)
    assert fault.about == named(Kind.SETTINGS)


def test_of_others_settings_only_what_it_needs_is_read() -> None:
    more = items_of(contact_centre={"number": 17}, field_order=["a"])
    assert COURSE.faults(more, DAY) == []
    assert b"Fyrk\xc3\xb6pings kommun" in COURSE.build(more, DAY)["index.html"]


@pytest.mark.parametrize(
    ("change", "about"),
    [
        (with_lesson(sections=[{"key": "forms", "sources": ["nowhere"]}]), LESSONS),
        (with_lesson(sections=[{"key": "forms", "sources": []}]), LESSONS),
        (with_lesson(checks=[]), LESSONS),
        (with_lesson(numbers=["nowhere"]), LESSONS),
        (with_lesson(audience="elected"), LESSONS),
        (with_lesson(checks=[{"key": "never-hit", "choices": ["no", "yes"], "right": "maybe"}]), LESSONS),
        (with_lesson(sections=[{"key": "unwritten", "sources": ["duty"]}]), named(Kind.LESSON_TEXT, "violence", "sv")),
        (changed(WORDS, section={}), WORDS),
        (changed(WORDS, check={}), WORDS),
        (changed(WORDS, title=["no", "text"]), WORDS),
        (
            changed(named(Kind.STRINGS, language="en")) | {named(Kind.STRINGS, language="en"): {}},
            named(Kind.STRINGS, language="en"),
        ),
    ],
)
def test_what_is_wrong_is_told_of_the_piece_that_it_is_about(change: dict[ItemName, Body], about: ItemName) -> None:
    assert about in [name for name, _why in faults(change)]


def test_a_page_that_is_too_large_is_told() -> None:
    noise = " ".join(f"{number * 2654435761 % 2**32:08x}" for number in range(20_000))
    section = {key: {**text} for key, text in national_pack()[WORDS]["section"].items()}
    section["several"]["body"] = noise
    found = faults(changed(WORDS, section=section))
    assert found
    assert all("60000" in why.replace("\u00a0", "") for _about, why in found)


@pytest.mark.parametrize(("choices", "right"), [(("a",), "a"), (("a", "a"), "a"), (("a", "b"), "c")])
def test_a_question_without_one_right_answer_cannot_be_made(choices: tuple[str, ...], right: str) -> None:
    with pytest.raises(ValueError):
        Check("k", choices, right)
