"""What a page's claims rest on, said under them."""

from __future__ import annotations

import datetime as dt
from abc import abstractmethod
from collections.abc import Iterable, Mapping

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from fyren.publishing.document.pieces import NOTHING, Wording
from fyren.publishing.sources import Source


class SourcedWording(Wording):
    """A language's words on a day, where claims rest on sources."""

    day: dt.date

    @property
    @abstractmethod
    def sources(self) -> Mapping[str, Source]:
        """What claims rest on, by key."""

    def rests_on(self, keys: Iterable[str]) -> SafeString:
        """What a claim rests on: each source with the day it was read, and whether it can be told without reserve."""
        rows = format_html_join("; ", "{}", ((self._source(self.sources[key]),) for key in keys))
        return format_html("<p class=rests>{}: {}.</p>\n", self.say("source.rests"), rows) if rows else NOTHING

    def verified(self, source: Source, name: str, whole: str) -> SafeString:
        """A source that is verified on the day: its name, and the whole of it with its section."""
        return format_html("{}", whole)

    def _source(self, source: Source) -> SafeString:
        if not source.is_law and not source.verified:
            return format_html("{}", self.say("source.not_law"))
        read = self.say_html("source.read", day=self.date(source.checked_on))
        return format_html("{} ({})", self._named(source), read)

    def _named(self, source: Source) -> SafeString:
        """A source, with its section if it is law."""
        name, part, past = source.name, source.section, self.say("source.unverified")
        if not source.is_law:
            name, part, past = f"{name}, {self.say('source.no_law')}", "", self.say("source.unchecked")
        if not source.is_verified_on(self.day):
            return format_html("{}, {}", name, past)
        return self.verified(source, name, f"{name}, {part}" if part else name)
