"""The course as a whole, typed: read once from items, and asked by pages, packages and checks alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cached_property

from fyren.competence.course.content import Course, LessonText, Number, Settings
from fyren.competence.course.pack_files import Kind
from fyren.publishing.content import Content, PlainLanguage
from fyren.publishing.packs import named
from fyren.publishing.sources import Source
from fyren.publishing.typed import read, typed

_ASKED_FOR = tuple(each.name for each in fields(Settings))


@dataclass(frozen=True)
class Reading(Content):
    """The content."""

    @cached_property
    def settings(self) -> Settings | None:
        """What the municipality has said, of which the course needs little; None until it has."""
        item = self.items.get(named(Kind.SETTINGS))
        if item is None:
            return None
        return read(Settings, {key: item.body[key] for key in _ASKED_FOR if key in item.body}, item.name)

    @cached_property
    def course(self) -> Course:
        """The lessons and their order."""
        return typed(Course, self.items[named(Kind.COURSE)])

    @cached_property
    def languages(self) -> tuple[PlainLanguage, ...]:
        """The languages in order."""
        return self.languages_as(PlainLanguage)

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """What sections rest on, by key."""
        return {item.name.key: typed(Source, item) for item in self.of_kind(Kind.SOURCE)}

    @cached_property
    def numbers(self) -> Mapping[str, Number]:
        """Helplines by key."""
        item = self.items.get(named(Kind.NUMBERS))
        rows = item.body["number"] if item else ()
        return {row["key"]: read(Number, row, named(Kind.NUMBERS)) for row in rows}

    def text(self, lesson: str, language: str) -> LessonText | None:
        """A lesson's words; None where the language lacks them."""
        return self.typed_or_none(LessonText, named(Kind.LESSON_TEXT, lesson, language))
