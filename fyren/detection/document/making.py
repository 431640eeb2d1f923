"""What a document's parts share: the content, a language's words, and the day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from fyren.detection.content import Settings
from fyren.detection.pack_files import SOURCE_LANGUAGE
from fyren.detection.reading import Guidance, Language
from fyren.detection.rules import Source
from fyren.publishing.document.pieces import NOTHING, NoSettings, Wording


@dataclass(frozen=True)
class Making(Wording):
    """Documents in the making: whose content, in which language, on which day."""

    guidance: Guidance
    language: Language
    day: dt.date

    @cached_property
    def strings(self) -> Mapping[str, str]:
        """The pages' own words; what the language lacks is Swedish."""
        return {**self.guidance.strings(SOURCE_LANGUAGE), **self.guidance.strings(self.code)}

    @cached_property
    def settings(self) -> Settings:
        """The municipality's own.

        Raises:
            NoSettings: there are none.
        """
        if self.guidance.settings is None:
            raise NoSettings
        return self.guidance.settings

    def rests_on(self, keys: Iterable[str]) -> SafeString:
        """What a claim rests on: each source with the day it was read, and whether it can be told without reserve."""
        sources = [self.guidance.sources[key] for key in keys]
        if not sources:
            return NOTHING
        rows = format_html_join("; ", "{}", ((self._source(each),) for each in sources))
        return format_html("<p class=rests>{}: {}.</p>\n", self.say("source.rests"), rows)

    def _source(self, source: Source) -> SafeString:
        if not source.is_law and not source.verified:
            return format_html("{}", self.say("source.not_law"))
        read = self.say_html("source.read", day=self.date(source.checked_on))
        return format_html("{} ({})", self._named(source), read)

    def _named(self, source: Source) -> SafeString:
        """A source, with its section if it is law. What is verified carries its day of review, for the device."""
        name, part, past = source.name, source.section, self.say("source.unverified")
        if not source.is_law:
            name, part, past = f"{name}, {self.say('source.no_law')}", "", self.say("source.unchecked")
        if not source.is_verified_on(self.day):
            return format_html("{}, {}", name, past)
        mark = SafeString("" if source.is_law else " data-document")
        whole = f"{name}, {part}" if part else name
        day = source.review_by.isoformat()
        return format_html('<span data-review="{}" data-name="{}"{}>{}</span>', day, name, mark, whole)
