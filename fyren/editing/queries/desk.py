"""What is published as an editor sees it: what counts, what is newest, and what an item was made from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fyren.base import clock
from fyren.detection.pack_files import Kind as Told
from fyren.detection.reading import Guidance
from fyren.editing.naming import source_of
from fyren.guide.content import Language
from fyren.guide.pack_files import Kind
from fyren.guide.reading import Guide
from fyren.publishing.effective import drafts_of, effective_items, pack_sum
from fyren.publishing.items import Body, Item, ItemName, Items, Origin
from fyren.publishing.models import Entry, Revision
from fyren.publishing.port import Publisher, publisher_named

GUIDE, EMPLOYEES = "guide", "detection"
# What the names of each publisher's addresses begin with.
PREFIXES = {GUIDE: "guide", EMPLOYEES: "employees"}
TITLES: dict[str, str | Promise] = {GUIDE: _("The public guide"), EMPLOYEES: _("The pages for employees")}


def guide_publisher() -> Publisher:
    """The room that publishes the guide.

    Raises:
        fyren.publishing.port.UnknownPublisher: the house has wired none.
    """
    return publisher_named(GUIDE)


def desks() -> list[Desk]:
    """The desk of each publisher, the guide's first.

    Raises:
        fyren.publishing.port.UnknownPublisher: the house has not wired one of them.
    """
    return [Desk(publisher_named(name)) for name in PREFIXES]


def desk_of(request: HttpRequest) -> Desk:
    """The desk that an address is of, by the beginning of its name."""
    match = request.resolver_match
    prefix = (match.url_name or "").partition("_")[0] if match else ""
    found = next((name for name, each in PREFIXES.items() if each == prefix), GUIDE)
    return Desk(publisher_named(found))


@dataclass(frozen=True)
class Desk:
    """What a publisher says at a moment: the guide, unless another is said."""

    publisher: Publisher = field(default_factory=guide_publisher)
    at: dt.datetime = field(default_factory=clock.now)

    @property
    def title(self) -> str:
        """What is published, as pages beside the desk call it."""
        return str(TITLES[self.publisher.name])

    @property
    def day(self) -> dt.date:
        """The Swedish day."""
        return clock.day_in_sweden(self.at)

    @cached_property
    def pack(self) -> Mapping[ItemName, Body]:
        """The national items."""
        return self.publisher.pack()

    @cached_property
    def published(self) -> Items:
        """What counts now."""
        return effective_items(self.publisher, self.at)

    @cached_property
    def newest(self) -> Items:
        """What would count if every draft did."""
        return effective_items(self.publisher, self.at, drafts_of(self.publisher))

    @cached_property
    def guide(self) -> Guide:
        """The newest of all, typed."""
        return Guide(self.newest)

    @cached_property
    def guidance(self) -> Guidance:
        """The newest of all of the guidance for employees, typed."""
        return Guidance(self.newest)

    @cached_property
    def languages(self) -> tuple[Language, ...]:
        """The languages in order. What is written here for employees waits for no approval."""
        if self.publisher.name == GUIDE:
            return self.guide.languages
        return tuple(Language(each.code, each.name, each.direction, is_full=True) for each in self.guidance.languages)

    def address(self, page: str, *args: str, **kwargs: str) -> str:
        """The address of one of the publisher's pages at the desk, such as "publish"."""
        return reverse(f"{PREFIXES[self.publisher.name]}_{page}", args=args, kwargs=kwargs)

    @cached_property
    def last(self) -> Mapping[ItemName, Revision]:
        """The newest revision of each local item."""
        revisions = Revision.objects.filter(entry__publisher=self.publisher.name).select_related("entry")
        return {revision.entry.name: revision for revision in revisions.order_by("number")}

    @property
    def waiting(self) -> list[Revision]:
        """Newest revisions that are drafts, the latest saved first."""
        drafts = (revision for revision in self.last.values() if revision.counts_from is None)
        return sorted(drafts, key=lambda revision: revision.made_at, reverse=True)

    @property
    def scheduled(self) -> list[Revision]:
        """Newest revisions that begin to count later, the next first."""
        dated = [(each.counts_from, each) for each in self.last.values() if each.counts_from is not None]
        return [each for moment, each in sorted(dated, key=lambda pair: (pair[0], pair[1].pk)) if moment > self.at]

    def entry(self, name: ItemName) -> Entry | None:
        """The local item; None where there is only the pack's, or nothing."""
        revision = self.last.get(name)
        return revision.entry if revision else None

    def version(self, name: ItemName) -> int | None:
        """The row version that one who opens the item now sees; None where nothing is saved locally."""
        entry = self.entry(name)
        return entry.row_version if entry else None

    def language(self, code: str) -> Language | None:
        """The language of the code."""
        return next((each for each in self.languages if each.code == code), None)

    def made_from(self, item: Item) -> str:
        """The checksum of what a translation was made from. The pack's were made from the pack's own source."""
        source = source_of(item.name)
        if item.made_from or source is None or item.origin is not Origin.PACK:
            return item.made_from
        return pack_sum(self.pack.get(source))

    def is_stale(self, item: Item) -> bool:
        """Whether the source has changed since the translation was made."""
        source_name = source_of(item.name)
        source = self.newest.get(source_name) if source_name else None
        if source is None or (not item.made_from and source.origin is item.origin is Origin.PACK):
            return False  # the pack's own translations were made from the pack's own source
        made_from = self.made_from(item)
        return bool(made_from) and made_from != source.checksum

    def stale(self) -> Iterator[Item]:
        """Every translation that is behind its source."""
        return (item for name, item in sorted(self.newest.items()) if self.is_stale(item))

    def missing(self, language: Language) -> list[ItemName]:
        """What the language shall show and has no text for, by the names that the texts would have."""
        if language.code == self.publisher.source_language:
            return []
        if self.publisher.name == EMPLOYEES:
            kinds: tuple[str, ...] = _OF_EMPLOYEES
        else:
            kinds = _SHOWN_IN_FULL if language.shows_everything else _SHOWN_ALWAYS
        wanted = (
            ItemName(name.kind, name.key, language.code)
            for name in sorted(self.newest)
            if name.language == self.publisher.source_language and name.kind in kinds
        )
        return [name for name in wanted if name not in self.newest]

    def last_author(self, language: str) -> str:
        """Who saved the language's newest text; "" where all of it is the pack's."""
        saved = [each for name, each in self.last.items() if name.language == language]
        return max(saved, key=lambda each: (each.made_at, each.pk)).author if saved else ""

    def body_of_sum(self, name: ItemName, checksum: str) -> Body | None:
        """The body of an item that has the checksum, wherever it is kept; None where it is not."""
        if pack_sum(self.pack.get(name)) == checksum:
            return self.pack.get(name)
        found = Revision.objects.filter(
            entry__publisher=self.publisher.name,
            entry__kind=name.kind,
            entry__key=name.key,
            entry__language=name.language,
        )
        return next((each.body for each in found if each.body is not None and pack_sum(each.body) == checksum), None)


_SHOWN_ALWAYS = (Kind.SERVICE_WORDS, Kind.STRINGS)
_SHOWN_IN_FULL = (*_SHOWN_ALWAYS, Kind.DOOR, Kind.TOPIC, Kind.TOOLS)
_OF_EMPLOYEES = (Told.PROFESSION_TEXT, Told.PARTICULAR_TEXT, Told.STRINGS, Told.AID, Told.REPORT)
