"""The reasons not to publish the course, each in words that lead to mending it."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from fyren.competence.course.content import Audience, Lesson, LessonText
from fyren.competence.course.pack_files import Kind
from fyren.competence.course.reading import Reading
from fyren.publishing.items import Items
from fyren.publishing.packs import named
from fyren.publishing.pages import faults_in
from fyren.publishing.port import Fault

LESSONS = 6


def faults_of(items: Items) -> list[Fault]:
    """What the content lacks or breaks; empty when it can be made into pages."""
    return faults_in(Reading(items), (_settings, _structure, _sources, _words))


def _settings(reading: Reading) -> Iterator[Fault]:
    if reading.settings is None:
        yield Fault(named(Kind.SETTINGS), _("Say what the municipality is called and where the exit leads."))


def _structure(reading: Reading) -> Iterator[Fault]:
    """Everyone takes as many lessons, and each asks something."""
    about = named(Kind.COURSE)
    for audience in Audience:
        lessons = reading.course.lessons_of(audience)
        if len(lessons) != LESSONS:
            words = _("It has {count} lessons for {audience} and should have {expected}.")
            yield Fault(about, format_lazy(words, count=len(lessons), audience=audience, expected=LESSONS))
    for lesson in reading.course.lesson:
        if not lesson.checks:
            yield Fault(about, format_lazy(_("The lesson {lesson} asks nothing."), lesson=lesson.key))


def _sources(reading: Reading) -> Iterator[Fault]:
    """Every section rests on sources that are there, and every number is there."""
    about, words = named(Kind.COURSE), _("It rests on {source}, which is not there.")
    for lesson in reading.course.lesson:
        for section in lesson.sections:
            if not section.sources:
                yield Fault(about, _("A section has no source."))
            for key in sorted(set(section.sources) - set(reading.sources)):
                yield Fault(about, format_lazy(words, source=key))
        for key in sorted(set(lesson.numbers) - set(reading.numbers)):
            yield Fault(about, format_lazy(words, source=key))


def _words(reading: Reading) -> Iterator[Fault]:
    """Every language says everything."""
    for language in reading.languages:
        if not reading.strings(language.code):
            yield Fault(named(Kind.STRINGS, language=language.code), _("The text is missing."))
        for lesson in reading.course.lesson:
            about = named(Kind.LESSON_TEXT, lesson.key, language.code)
            text = reading.text(lesson.key, language.code)
            if text is None:
                yield Fault(about, _("The text is missing."))
                continue
            for key in _lacking(lesson, text):
                yield Fault(about, format_lazy(_("A section has no text: {section}."), section=key))


def _lacking(lesson: Lesson, text: LessonText) -> Iterator[str]:
    """What the lesson's structure names and its words lack."""
    for section in lesson.sections:
        found = text.section.get(section.key)
        if found is None or not (found.title.strip() and found.body.strip()):
            yield section.key
    for check in lesson.checks:
        asked = text.check.get(check.key)
        said = [asked.choice.get(key) for key in check.choices] if asked else [None]
        if any(each is None or not (each.text.strip() and each.why.strip()) for each in said):
            yield check.key
