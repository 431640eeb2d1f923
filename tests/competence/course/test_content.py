"""What the lessons say: everything in every language, everything with its source, no word that brands anyone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from fyren.competence.course.content import Audience
from fyren.competence.course.pack_files import Kind, national_pack
from fyren.competence.course.reading import Reading
from fyren.detection.pack_files import Kind as Told
from fyren.detection.pack_files import national_pack as employees_pack
from fyren.editing.readability import readability
from fyren.guide.pack_files import Kind as GuideKind
from fyren.guide.pack_files import national_pack as guide_pack
from fyren.publishing.items import texts_in
from tests.competence.course.content import LANGUAGES, items_of

READING = Reading(items_of())
LESSONS = READING.course.lesson
TEXTS = [(lesson.key, code) for lesson in LESSONS for code in LANGUAGES]
# Björnsson calls what is below 30 very easy.
LIX = 30
# Who somebody is is never what somebody has been exposed to or done.
BRANDING = {
    "sv": r"\b(offer|offret|förövare\w*|utövare\w*|gärningsm[aä]n\w*|misshandla\w*)\b",
    "en": r"\b(victims?|perpetrators?|offenders?|abusers?|batterers?)\b",
}
SECTION = re.compile(r"\d+\s*(?:kap|§)|chapter \d+|section \d+", re.IGNORECASE)


def said(lesson: str, code: str) -> str:
    body = national_pack()[next(name for name in national_pack() if (name.key, name.language) == (lesson, code))]
    return "\n".join(texts_in(body))


def shape(value: Any) -> Any:
    """A body's keys, and of prose how many paragraphs and rows it has."""
    if isinstance(value, dict):
        return {key: shape(each) for key, each in value.items()}
    return (value.count("\n\n"), value.count("\n- ")) if isinstance(value, str) else value


def test_everyone_takes_six_lessons_of_which_one_is_their_own() -> None:
    taken = {audience: [lesson.key for lesson in READING.course.lessons_of(audience)] for audience in Audience}
    employees, elected = taken[Audience.EMPLOYEES], taken[Audience.ELECTED]
    assert len(employees) == len(elected) == 6
    assert set(employees) - set(elected) == {"report"}
    assert set(elected) - set(employees) == {"mandate"}
    assert employees.index("report") == elected.index("mandate")


@pytest.mark.parametrize("lesson", [lesson.key for lesson in LESSONS])
def test_a_lesson_is_the_same_in_every_language(lesson: str) -> None:
    pack = national_pack()
    bodies = [body for name, body in pack.items() if name.kind == Kind.LESSON_TEXT and name.key == lesson]
    assert len(bodies) == len(LANGUAGES)
    assert [shape(dict(body)) for body in bodies] == [shape(dict(bodies[0]))] * len(bodies)


def test_strings_are_the_same_in_every_language() -> None:
    places = [
        {key: set(re.findall(r"\{\w+\}", text)) for key, text in READING.strings(code).items()} for code in LANGUAGES
    ]
    assert places == [places[0]] * len(LANGUAGES)
    assert {"{n}", "{of}"} in places[0].values()


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.key)
def test_each_lesson_asks_two_or_three_questions_and_answers_each_choice(lesson: Any) -> None:
    assert 2 <= len(lesson.checks) <= 3
    for code in LANGUAGES:
        text = READING.text(lesson.key, code)
        assert text is not None
        assert list(text.check) == [check.key for check in lesson.checks]
        for check in lesson.checks:
            asked = text.check[check.key]
            assert asked.question.endswith("?")
            assert set(asked.choice) == set(check.choices)
            assert len({choice.text for choice in asked.choice.values()}) == len(check.choices)
            assert all(choice.why for choice in asked.choice.values())


def test_the_right_answer_is_not_told_by_its_place_nor_by_its_length() -> None:
    """Whoever always takes the longest, or always the second, is right no more often than whoever guesses."""
    checks = [(lesson.key, check) for lesson in LESSONS for check in lesson.checks]
    places = [check.choices.index(check.right) for _lesson, check in checks]
    assert max(places.count(place) for place in set(places)) <= len(places) / 2
    for code in LANGUAGES:
        texts = {lesson.key: READING.text(lesson.key, code) for lesson in LESSONS}
        longest = 0
        for lesson, check in checks:
            text = texts[lesson]
            assert text is not None
            choices = text.check[check.key].choice
            longest += max(choices, key=lambda key: len(choices[key].text)) == check.right
        assert longest <= len(checks) / 3


def test_every_section_rests_on_sources_that_were_read_on_a_day() -> None:
    for lesson in LESSONS:
        for section in lesson.sections:
            assert section.sources, (lesson.key, section.key)
            for key in section.sources:
                source = READING.sources[key]
                assert source.name
                assert source.checked_on < source.review_by
    assert all(number.source and number.checked_on < number.review_by for number in READING.numbers.values())


def test_what_is_not_verified_has_no_section() -> None:
    unsure = [source for source in READING.sources.values() if not source.verified]
    assert unsure
    assert not [source.key for source in unsure if source.section]


@pytest.mark.parametrize(("lesson", "code"), TEXTS)
def test_a_section_of_a_law_stands_in_a_source_and_never_in_the_text(lesson: str, code: str) -> None:
    assert not SECTION.findall(said(lesson, code))
    assert SECTION.findall("19 kap. 1 §"), "the pattern finds one"


@pytest.mark.parametrize(("lesson", "code"), TEXTS)
def test_nobody_is_branded_and_nothing_is_counted(lesson: str, code: str) -> None:
    text = said(lesson, code)
    assert not re.findall(BRANDING[code], text, re.IGNORECASE)
    assert not re.findall(r"\d+\s*(?:%|procent|per cent|percent)", text)
    assert not re.findall(r"!", text)
    assert re.findall(BRANDING["sv"], "offret och förövaren") == ["offret", "förövaren"]


@pytest.mark.parametrize("lesson", [lesson.key for lesson in LESSONS])
def test_the_swedish_is_easy_to_read(lesson: str) -> None:
    found = readability(said(lesson, "sv"))
    assert found is not None
    assert found.lix < LIX
    assert found.words / found.sentences <= 12


def test_sources_say_what_they_say_on_the_employees_pages() -> None:
    theirs = {name.key: body for name, body in employees_pack().items() if name.kind == Told.SOURCE}
    ours = {name.key: body for name, body in national_pack().items() if name.kind == Kind.SOURCE}
    shared = ours.keys() & theirs.keys()
    assert len(shared) >= 15
    for key in shared:
        assert {**ours[key], "url": ""} == theirs[key], key


def test_numbers_are_the_guides() -> None:
    services = {name.key: body for name, body in guide_pack().items() if name.kind == GuideKind.SERVICE}
    assert READING.numbers
    for number in READING.numbers.values():
        service = services[number.key]
        voice = next(contact for contact in service["contacts"] if contact["channel"] == "voice")
        assert (number.number, number.shown) == (voice["number"], voice["shown"])
        assert number.source == service["source"]["name"]
        assert number.review_by.isoformat() == service["source"]["review_by"]


def test_what_must_be_said_is_said() -> None:
    """The duty concerns children; for an adult it is what the adult wants; one does not call the family."""
    report, honour = said("report", "sv"), said("honour", "sv")
    assert "lagens plikt gäller barn under 18" in report
    assert "En vuxen bestämmer själv" in report
    assert "Du behöver inga bevis och ingens tillåtelse." in report
    assert "Ring inte familjen" in honour
    assert "Gäller det dig själv?" in said("afterwards", "sv")
    assert "inte ditt fel" in said("afterwards", "sv")
    assert "Skicka inte vidare ett brev om en person." in said("mandate", "sv")


def texts_of_every_lesson() -> Iterator[str]:
    for lesson, code in TEXTS:
        yield said(lesson, code)


def test_no_text_holds_what_could_be_markup() -> None:
    assert not [text for text in texts_of_every_lesson() if re.search(r"[<>]|\*\*|\]\(", text)]
