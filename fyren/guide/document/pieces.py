"""What the document's parts share: its content and words on a day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from django.utils.html import format_html
from django.utils.safestring import SafeString

from fyren.guide.content import Contact, Language, Service, Settings
from fyren.guide.opening import table_of
from fyren.guide.pack_files import SOURCE_LANGUAGE
from fyren.guide.reading import Guide
from fyren.publishing.document.pieces import Wording, told

# What waits for somebody qualified: never taken from Swedish into a language that is not approved.
_WAITING = ("full.", "tool.")
FILM = "film"


@dataclass(frozen=True)
class Making(Wording):
    """One document in the making: whose content, in which language, on which day."""

    guide: Guide
    language: Language
    day: dt.date

    @property
    def settings(self) -> Settings:
        """The municipality's own.

        Raises:
            NoSettings: there are none.
        """
        return told(self.guide.settings)

    @cached_property
    def strings(self) -> dict[str, str]:
        """The guide's own words; what the language lacks is Swedish, apart from what waits."""
        swedish = self.guide.strings(SOURCE_LANGUAGE)
        kept = {
            key: value
            for key, value in swedish.items()
            if self.language.shows_everything or not key.startswith(_WAITING)
        }
        own = {
            key: value
            for key, value in self.guide.strings(self.code).items()
            if self.language.shows_everything or not key.startswith(_WAITING)
        }
        return kept | own

    @cached_property
    def services(self) -> tuple[Service, ...]:
        """What is shown: the municipality's own first, then by how widely they answer and by name."""
        found = self.guide.shown.values()
        return tuple(sorted(found, key=lambda each: (each.reach == "national", each.key not in FIRST, each.key)))

    @cached_property
    def films(self) -> dict[str, str]:
        """Films in sign language by topic: files of the tree, in the language's own items of kind "film"."""
        found = (item for name, item in self.guide.items.items() if (name.kind, name.language) == (FILM, self.code))
        return {item.name.key: str(item.body["file"]) for item in found}

    @cached_property
    def schedules(self) -> dict[str, int]:
        """Each different table of hours and its place in the list that the script reads."""
        contacts = (contact for service in self.services for contact in service.contacts)
        keys = (repr(table_of(contact)) for contact in contacts if is_timed(contact))
        return {key: place for place, key in enumerate(dict.fromkeys(keys))}

    def schedule(self, contact: Contact) -> int:
        """Where a contact's hours stand in that list."""
        return self.schedules[repr(table_of(contact))]

    def swedish(self, text: SafeString | str) -> SafeString:
        """What is Swedish in every language: marked so, and kept whole in a script from right to left."""
        if not text or self.code.split("-")[0] == SOURCE_LANGUAGE:
            return format_html("{}", text)
        return format_html("<span lang=sv dir=ltr>{}</span>", text)


# The national services that one looks for first.
FIRST = ("sos",)


def is_timed(contact: Contact) -> bool:
    """Whether a contact's hours are stated."""
    return contact.hours is not None or bool(contact.other_days)
