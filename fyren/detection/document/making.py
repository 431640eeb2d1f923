"""What a document's parts share: the content, a language's words, and the day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.utils.html import format_html
from django.utils.safestring import SafeString

from fyren.detection.content import Settings
from fyren.detection.pack_files import SOURCE_LANGUAGE
from fyren.detection.reading import Guidance
from fyren.publishing.content import PlainLanguage
from fyren.publishing.document.pieces import told
from fyren.publishing.document.sourced import SourcedWording
from fyren.publishing.sources import Source


@dataclass(frozen=True)
class Making(SourcedWording):
    """Documents in the making: whose content, in which language, on which day."""

    guidance: Guidance
    language: PlainLanguage
    day: dt.date

    @cached_property
    def strings(self) -> Mapping[str, str]:
        """The pages' own words; what the language lacks is Swedish."""
        return {**self.guidance.strings(SOURCE_LANGUAGE), **self.guidance.strings(self.code)}

    @property
    def settings(self) -> Settings:
        """The municipality's own.

        Raises:
            NoSettings: there are none.
        """
        return told(self.guidance.settings)

    @property
    def sources(self) -> Mapping[str, Source]:
        """What claims rest on, by key."""
        return self.guidance.sources

    def verified(self, source: Source, name: str, whole: str) -> SafeString:
        """A source with its day of review: past it, the device says that it is not verified, or not checked."""
        day, mark = source.review_by.isoformat(), SafeString("" if source.is_law else " data-document")
        return format_html('<span data-review="{}" data-name="{}"{}>{}</span>', day, name, mark, whole)
