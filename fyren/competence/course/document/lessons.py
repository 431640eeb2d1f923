"""Lessons as they are read without a script: each opens, its questions are asked, and the answers stand under them.

The script makes buttons of the answers and takes what it says from what stands here, so that nothing stands twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from fyren.competence.course.content import Check, CheckText, Lesson, Number, Section, Text
from fyren.competence.course.document.making import Making
from fyren.publishing.document.pieces import NOTHING, element, fold, join


def lessons_of(making: Making, lessons: Sequence[Lesson]) -> SafeString:
    """Every lesson, in order."""
    return join(_lesson(making, lesson, place, len(lessons)) for place, lesson in enumerate(lessons, start=1))


def _lesson(making: Making, lesson: Lesson, place: int, count: int) -> SafeString:
    text = making.text(lesson.key)
    number = making.say("lesson.number", n=str(place), of=str(count))
    summary = format_html("<h2>{} <span>{}</span></h2>", element("small", number), text.title)
    inside = format_html(
        "<div class=in>\n{}{}{}{}</div>",
        element("p", making.inline(text.lead), "lead"),
        join(_section(making, section, text.section[section.key]) for section in lesson.sections),
        _numbers(making, [making.reading.numbers[key] for key in lesson.numbers]),
        join(_checks(making, lesson, text.check)),
    )
    return fold(summary, inside, format_html(' class="step lesson" data-lesson="{}"', lesson.key))


def _section(making: Making, section: Section, words: Text) -> SafeString:
    return format_html(
        "<section>{}\n{}{}</section>\n",
        element("h3", words.title),
        making.prose(words.body),
        making.rests_on(section.sources),
    )


def _checks(making: Making, lesson: Lesson, texts: dict[str, CheckText]) -> Iterator[SafeString]:
    for place, check in enumerate(lesson.checks, start=1):
        number = making.say("check.title", n=str(place), of=str(len(lesson.checks)))
        name = f"{lesson.key}-{check.key}"
        yield _check(making, check, texts[check.key], name, number)


def _check(making: Making, check: Check, words: CheckText, name: str, number: str) -> SafeString:
    """A question with its answers, and under a fold which of them is right and why the others are not."""
    choices = format_html_join("", "<li>{}\n", ((words.choice[key].text,) for key in check.choices))
    right_first = sorted(check.choices, key=lambda key: key != check.right)
    return format_html(
        '<div class=check data-check="{}">{}\n<h3 id="{}">{}</h3>\n<ul class=options>{}</ul>\n{}</div>\n',
        name,
        element("p", number, "nr"),
        name,
        making.inline(words.question),
        choices,
        fold(
            format_html("<span>{}</span>", making.say("check.answer")),
            join(_answer(making, check, words, key) for key in right_first),
            SafeString(" class=whys"),
        ),
    )


def _answer(making: Making, check: Check, words: CheckText, key: str) -> SafeString:
    choice = words.choice[key]
    mark = SafeString(" data-right") if key == check.right else NOTHING
    said = format_html("{}: ", making.say("check.right_one")) if key == check.right else NOTHING
    return format_html(
        '<p data-place="{}"{}><b>{}{}</b> <span>{}</span></p>\n',
        check.choices.index(key),
        mark,
        said,
        choice.text,
        choice.why,
    )


def _numbers(making: Making, numbers: Sequence[Number]) -> SafeString:
    """Helplines, each with the day when somebody last checked it."""
    if not numbers:
        return NOTHING
    rows = join(_number(making, each) for each in numbers)
    return format_html(
        "<section class=lines>{}\n<ul>{}</ul>\n{}</section>\n",
        element("h3", making.say("number.title")),
        rows,
        element("p", making.say("number.trace"), "rests"),
    )


def _number(making: Making, number: Number) -> SafeString:
    old = number.review_by < making.day
    note = making.say("number.old") if old else ""
    return format_html(
        '<li><a class=tel href="tel:{}">{}</a> {} <small>{}. {} {}</small>\n',
        number.number,
        making.number(number.shown),
        making.say(f"number.{number.key}"),
        number.source,
        making.say_html("number.checked", day=making.date(number.checked_on)),
        note,
    )
