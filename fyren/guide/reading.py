"""The guide as a whole, typed: read once from items, and asked by page, print, open data and checks alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from fyren.guide.content import (
    Audience,
    DoorText,
    Language,
    Order,
    SearchWords,
    Service,
    ServiceWords,
    Settings,
    Source,
    TopicPlan,
    TopicText,
)
from fyren.guide.pack_files import DOORS, SOURCE_LANGUAGE, Kind
from fyren.publishing.content import Content
from fyren.publishing.packs import named
from fyren.publishing.typed import read, typed


@dataclass(frozen=True)
class Guide(Content):
    """The guide's content. What an item is missing in a language is taken from Swedish only where that is said."""

    @cached_property
    def settings(self) -> Settings | None:
        """What the municipality has said; None until it has."""
        return self.typed_or_none(Settings, named(Kind.SETTINGS))

    @cached_property
    def languages(self) -> tuple[Language, ...]:
        """The languages in order."""
        return self.languages_as(Language)

    @cached_property
    def services(self) -> tuple[Service, ...]:
        """Every service, those that nobody has checked too, by key."""
        found = (typed(Service, item) for item in self.of_kind(Kind.SERVICE))
        return tuple(sorted(found, key=lambda service: service.key))

    @cached_property
    def shown(self) -> Mapping[str, Service]:
        """The services that are shown, by key."""
        return {service.key: service for service in self.services if service.is_verified}

    def topics(self, audience: Audience) -> tuple[TopicPlan, ...]:
        """The topics behind a door, in order."""
        item = self.items.get(named(Kind.STRUCTURE, audience))
        if item is None:
            return ()
        plans = [read(TopicPlan, {**topic, "audience": audience}, item.name) for topic in item.body["topics"]]
        places = self.places(audience)
        return tuple(sorted(map(self._as_checked, plans), key=lambda plan: places.get(plan.key, len(places))))

    def _as_checked(self, plan: TopicPlan) -> TopicPlan:
        """A topic whose sources tell when the municipality last read them, where it has since the pack was made."""
        return replace(plan, sources=tuple(map(self._read_here, plan.sources))) if plan.sources else plan

    def _read_here(self, source: Source) -> Source:
        said = self.typed_or_none(Source, named(Kind.SOURCE, source.key))
        return replace(source, checked_on=said.checked_on, review_by=said.review_by) if said else source

    @cached_property
    def doors(self) -> tuple[Audience, ...]:
        """The doors, in order."""
        places = self.places(DOORS)
        return tuple(sorted(Audience, key=lambda audience: places.get(audience, len(places))))

    def places(self, key: str) -> Mapping[str, int]:
        """Where the municipality has put each, of what it has put in an order of its own."""
        said = self.typed_or_none(Order, named(Kind.ORDER, key))
        return {each: place for place, each in enumerate(said.order)} if said else {}

    def services_for(self, topic: TopicPlan) -> tuple[Service, ...]:
        """What a topic leads to: the municipality's own of the same audience and need, then those that it names."""
        own = [
            service
            for service in self.shown.values()
            if service.reach != "national" and topic.audience in service.audiences and topic.need in service.needs
        ]
        chosen = [self.shown[key] for key in topic.services if key in self.shown]
        return tuple(dict.fromkeys([*own, *chosen]))

    def words_of(self, service: Service, language: str) -> ServiceWords:
        """What a service is called and does; what the language lacks is said in Swedish."""
        bodies = [
            self.items[name].body
            for code in (SOURCE_LANGUAGE, language)
            if (name := named(Kind.SERVICE_WORDS, service.key, code)) in self.items
        ]
        merged = {key: value for body in bodies for key, value in body.items() if value}
        return read(ServiceWords, merged, named(Kind.SERVICE_WORDS, service.key, language))

    def door(self, audience: Audience, language: str) -> DoorText | None:
        """What stands first behind a door; None where the language lacks it."""
        return self.typed_or_none(DoorText, named(Kind.DOOR, audience, language))

    def topic(self, plan: TopicPlan, language: str) -> TopicText | None:
        """A topic's text; None where the language lacks it."""
        return self.typed_or_none(TopicText, named(Kind.TOPIC, plan.key, language))

    def tools(self, language: str) -> Mapping[str, Any] | None:
        """The on-device tools' texts; None where the language lacks them."""
        item = self.items.get(named(Kind.TOOLS, language=language))
        return item.body if item else None

    def search_words(self, language: str) -> tuple[SearchWords, ...]:
        """The words that people type in the language."""
        rows = self.body_of(Kind.SEARCH, language).get("search", [])
        return tuple(read(SearchWords, row, named(Kind.SEARCH, language=language)) for row in rows)
