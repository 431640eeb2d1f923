"""What a document's parts share: the content, a language's words, and the day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from fyren.competence.course.content import Audience, LessonText, Settings
from fyren.competence.course.pack_files import SOURCE_LANGUAGE
from fyren.competence.course.reading import Reading
from fyren.publishing.content import PlainLanguage
from fyren.publishing.document.pieces import told
from fyren.publishing.document.sourced import SourcedWording
from fyren.publishing.sources import Source


@dataclass(frozen=True)
class Making(SourcedWording):
    """Documents in the making: whose content, in which language, on which day."""

    reading: Reading
    language: PlainLanguage
    day: dt.date

    @cached_property
    def strings(self) -> Mapping[str, str]:
        """The course's own words; what the language lacks is Swedish."""
        return {**self.reading.strings(SOURCE_LANGUAGE), **self.reading.strings(self.code)}

    @property
    def settings(self) -> Settings:
        """The municipality's own.

        Raises:
            NoSettings: there are none.
        """
        return told(self.reading.settings)

    @property
    def sources(self) -> Mapping[str, Source]:
        """What sections rest on, by key."""
        return self.reading.sources

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
