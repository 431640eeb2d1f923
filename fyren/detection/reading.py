"""The guidance as a whole, typed: read once from items, and asked by pages and checks alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from fyren.detection.content import (
    Particular,
    ParticularText,
    Profession,
    ProfessionText,
    Settings,
)
from fyren.detection.pack_files import Kind
from fyren.publishing.content import Content, PlainLanguage
from fyren.publishing.items import Body
from fyren.publishing.packs import named
from fyren.publishing.sources import Source
from fyren.publishing.typed import read, typed


@dataclass(frozen=True)
class Guidance(Content):
    """The content."""

    @cached_property
    def settings(self) -> Settings | None:
        """What the municipality has said; None until it has."""
        return self.typed_or_none(Settings, named(Kind.SETTINGS))

    @cached_property
    def languages(self) -> tuple[PlainLanguage, ...]:
        """The languages in order."""
        return self.languages_as(PlainLanguage)

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """What claims rest on, by key."""
        return {item.name.key: typed(Source, item, without=("url",)) for item in self.of_kind(Kind.SOURCE)}

    @cached_property
    def professions(self) -> tuple[Profession, ...]:
        """Every profession, in order."""
        found = (typed(Profession, item) for item in self.of_kind(Kind.PROFESSION))
        return tuple(sorted(found, key=lambda profession: (profession.place, profession.key)))

    @cached_property
    def particulars(self) -> Mapping[str, Particular]:
        """What several professions need to know, by key."""
        item = self.items.get(named(Kind.PARTICULARS))
        rows = item.body["particulars"] if item else ()
        return {row["key"]: read(Particular, row, named(Kind.PARTICULARS)) for row in rows}

    def profession_text(self, key: str, language: str) -> ProfessionText | None:
        """A profession's words; None where the language lacks them."""
        return self.typed_or_none(ProfessionText, named(Kind.PROFESSION_TEXT, key, language))

    def particular_text(self, key: str, language: str) -> ParticularText | None:
        """A particular's words; None where the language lacks them."""
        return self.typed_or_none(ParticularText, named(Kind.PARTICULAR_TEXT, key, language))

    @cached_property
    def rules(self) -> Mapping[str, Any]:
        """The decision aid's questions, rules and sources, which were read when the guidance's were."""
        body = self.items[named(Kind.RULES)].body
        return {**body, "sources": {key: self._with_days(key, told) for key, told in body["sources"].items()}}

    def _with_days(self, key: str, told: Body) -> Body:
        """A source of the aid with the days of the guidance's own of the same key: an editor checks both at once."""
        found = self.sources.get(key)
        if found is None:
            return told
        return {**told, "checked_on": found.checked_on.isoformat(), "review_by": found.review_by.isoformat()}

    def aid(self, language: str) -> Body:
        """The decision aid's words."""
        return self.body_of(Kind.AID, language)

    def report(self, language: str) -> Body:
        """The words and fields of the report of concern."""
        return self.body_of(Kind.REPORT, language)
