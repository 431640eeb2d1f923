"""The guidance as a whole, typed: read once from items, and asked by pages and checks alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
from fyren.detection.rules import Source
from fyren.publishing.items import Body, Item, Items
from fyren.publishing.packs import named
from fyren.publishing.typed import flat, read, typed


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the guidance: its code, BCP 47, and its own name."""

    code: str
    name: str
    direction: str = "ltr"


@dataclass(frozen=True)
class Guidance:
    """The content."""

    items: Items

    @cached_property
    def settings(self) -> Settings | None:
        """What the municipality has said; None until it has."""
        item = self.items.get(named(Kind.SETTINGS))
        return typed(Settings, item) if item else None

    @cached_property
    def languages(self) -> tuple[Language, ...]:
        """The languages in order."""
        found = sorted(self._of_kind(Kind.LANGUAGE), key=lambda item: (item.body.get("place", 99), item.name.key))
        return tuple(typed(Language, item, without=("place",)) for item in found)

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """What claims rest on, by key."""
        return {item.name.key: typed(Source, item, without=("url",)) for item in self._of_kind(Kind.SOURCE)}

    @cached_property
    def professions(self) -> tuple[Profession, ...]:
        """Every profession, in order."""
        found = (typed(Profession, item) for item in self._of_kind(Kind.PROFESSION))
        return tuple(sorted(found, key=lambda profession: (profession.place, profession.key)))

    @cached_property
    def particulars(self) -> Mapping[str, Particular]:
        """What several professions need to know, by key."""
        item = self.items.get(named(Kind.PARTICULARS))
        rows = item.body["particulars"] if item else ()
        return {row["key"]: read(Particular, row, named(Kind.PARTICULARS)) for row in rows}

    def profession_text(self, key: str, language: str) -> ProfessionText | None:
        """A profession's words; None where the language lacks them."""
        item = self.items.get(named(Kind.PROFESSION_TEXT, key, language))
        return typed(ProfessionText, item) if item else None

    def particular_text(self, key: str, language: str) -> ParticularText | None:
        """A particular's words; None where the language lacks them."""
        item = self.items.get(named(Kind.PARTICULAR_TEXT, key, language))
        return typed(ParticularText, item) if item else None

    def strings(self, language: str) -> Mapping[str, str]:
        """The pages' own words by dotted key ("exit.button")."""
        return dict(flat(self._body(Kind.STRINGS, language)))

    @property
    def rules(self) -> Mapping[str, Any]:
        """The decision aid's questions, rules and sources."""
        return self.items[named(Kind.RULES)].body

    def aid(self, language: str) -> Body:
        """The decision aid's words."""
        return self._body(Kind.AID, language)

    def report(self, language: str) -> Body:
        """The words and fields of the report of concern."""
        return self._body(Kind.REPORT, language)

    def _body(self, kind: str, language: str) -> Body:
        item = self.items.get(named(kind, language=language))
        return item.body if item else {}

    def _of_kind(self, kind: str) -> Iterator[Item]:
        return (item for name, item in self.items.items() if name.kind == kind)
