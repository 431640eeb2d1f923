"""What a document's parts share: the content, a language's words, and the day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from fyren.competence.course.content import Audience, LessonText, Settings, Source
from fyren.competence.course.pack_files import SOURCE_LANGUAGE
from fyren.competence.course.reading import Language, Reading
from fyren.publishing.document.pieces import NoSettings, Wording


@dataclass(frozen=True)
class Making(Wording):
    """Documents in the making: whose content, in which language, on which day."""

    reading: Reading
    language: Language
    day: dt.date

    @cached_property
    def strings(self) -> Mapping[str, str]:
        """The course's own words; what the language lacks is Swedish."""
        return {**self.reading.strings(SOURCE_LANGUAGE), **self.reading.strings(self.code)}

    @cached_property
    def settings(self) -> Settings:
        """The municipality's own.

        Raises:
            NoSettings: there are none.
        """
        if self.reading.settings is None:
            raise NoSettings
        return self.reading.settings

    def text(self, lesson: str) -> LessonText:
        """A lesson's words.

        Raises:
            KeyError: the language lacks it.
        """
        found = self.reading.text(lesson, self.code)
        if found is None:
            raise KeyError(lesson)
        return found

    def course_name(self, audience: Audience) -> str:
        """What the course is called for an audience."""
        return self.say(f"audience.{audience}_course")

    def rests_on(self, keys: Iterable[str]) -> SafeString:
        """What a section rests on: each source with the day it was read, and whether it can be told without reserve."""
        sources = [self.reading.sources[key] for key in keys]
        rows = format_html_join("; ", "{}", ((self._source(each),) for each in sources))
        return format_html("<p class=rests>{}: {}.</p>\n", self.say("source.rests"), rows)

    def _source(self, source: Source) -> SafeString:
        if not source.is_law and not source.verified:
            return format_html("{}", self.say("source.not_law"))
        part = self.say("source.no_law")
        if source.is_law:
            part = source.section if source.is_verified_on(self.day) else self.say("source.unverified")
        name = f"{source.name}, {part}" if part else source.name
        return format_html("{} ({})", name, self.say_html("source.read", day=self.date(source.checked_on)))
