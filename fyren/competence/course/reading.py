"""The course as a whole, typed: read once from items, and asked by pages, packages and checks alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cached_property

from fyren.competence.course.content import Course, LessonText, Number, Settings, Source
from fyren.competence.course.pack_files import Kind
from fyren.publishing.items import Item, Items
from fyren.publishing.packs import named
from fyren.publishing.typed import flat, read, typed

_ASKED_FOR = tuple(each.name for each in fields(Settings))


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the course: its code, BCP 47, and its own name."""

    code: str
    name: str
    direction: str = "ltr"


@dataclass(frozen=True)
class Reading:
    """The content."""

    items: Items

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
    def languages(self) -> tuple[Language, ...]:
        """The languages in order."""
        found = sorted(self._of_kind(Kind.LANGUAGE), key=lambda item: (item.body.get("place", 99), item.name.key))
        return tuple(typed(Language, item, without=("place",)) for item in found)

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """What sections rest on, by key."""
        return {item.name.key: typed(Source, item) for item in self._of_kind(Kind.SOURCE)}

    @cached_property
    def numbers(self) -> Mapping[str, Number]:
        """Helplines by key."""
        item = self.items.get(named(Kind.NUMBERS))
        rows = item.body["number"] if item else ()
        return {row["key"]: read(Number, row, named(Kind.NUMBERS)) for row in rows}

    def text(self, lesson: str, language: str) -> LessonText | None:
        """A lesson's words; None where the language lacks them."""
        item = self.items.get(named(Kind.LESSON_TEXT, lesson, language))
        return typed(LessonText, item) if item else None

    def strings(self, language: str) -> Mapping[str, str]:
        """The course's own words by dotted key ("exit.button")."""
        item = self.items.get(named(Kind.STRINGS, language=language))
        return dict(flat(item.body)) if item else {}

    def _of_kind(self, kind: str) -> Iterator[Item]:
        return (item for name, item in self.items.items() if name.kind == kind)
