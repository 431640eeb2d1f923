"""What the document's parts share: its content and words, numbers and times, prose, icons' names."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from fyren.guide.content import Contact, Language, Service, Settings, blocks
from fyren.guide.opening import table_of
from fyren.guide.pack_files import SOURCE_LANGUAGE
from fyren.guide.reading import Guide

# What waits for somebody qualified: never taken from Swedish into a language that is not approved.
_WAITING = ("full.", "tool.")
# A run of digits as numbers, times and days are written.
_DIGITS = re.compile(r"\+?\d(?:[\d\u00a0 .:–-]*\d)?")
NOTHING = SafeString("")
FILM = "film"


class NoSettings(ValueError):
    """The municipality has not said what it is called and where the exit leads."""


@dataclass(frozen=True)
class Making:
    """One document in the making: whose content, in which language, on which day."""

    guide: Guide
    language: Language
    day: dt.date

    @property
    def code(self) -> str:
        """The language's code."""
        return self.language.code

    @cached_property
    def settings(self) -> Settings:
        """The municipality's own.

        Raises:
            NoSettings: there are none.
        """
        if self.guide.settings is None:
            raise NoSettings
        return self.guide.settings

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

    def say(self, key: str, **values: str) -> str:
        """One of the guide's own strings, its places filled in."""
        text = self.strings.get(key, "")
        for name, value in values.items():
            text = text.replace("{" + name + "}", value)
        return text

    def say_html(self, key: str, **values: SafeString | str) -> SafeString:
        """The same where a value is markup."""
        parts = re.split(r"\{(\w+)\}", self.strings.get(key, ""))
        texts = (values.get(part, "") if place % 2 else part for place, part in enumerate(parts))
        return format_html_join("", "{}", ((text,) for text in texts))

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

    def number(self, text: str) -> SafeString:
        """A number, time or day, from left to right in any script."""
        return format_html('<bdi dir="ltr">{}</bdi>', text)

    def date(self, day: dt.date) -> SafeString:
        """A day, written as it is sorted."""
        return self.number(day.isoformat())

    def time(self, time: str) -> str:
        """A time as the language writes it."""
        return time.replace(":", self.time_sign)

    @property
    def time_sign(self) -> str:
        """What stands between hours and minutes."""
        return "." if self.code.split("-")[0] in ("sv", "fi") else ":"

    def swedish(self, text: SafeString | str) -> SafeString:
        """What is Swedish in every language: marked so, and kept whole in a script from right to left."""
        if not text or self.code.split("-")[0] == SOURCE_LANGUAGE:
            return format_html("{}", text)
        return format_html("<span lang=sv dir=ltr>{}</span>", text)

    def inline(self, text: str) -> SafeString:
        """A line of text; in a script from right to left its numbers are kept whole."""
        if self.language.direction == "ltr":
            return format_html("{}", text)
        pieces: list[SafeString] = []
        place = 0
        for found in _DIGITS.finditer(text):
            pieces += [format_html("{}", text[place : found.start()]), self.number(found.group())]
            place = found.end()
        return join([*pieces, format_html("{}", text[place:])])

    def prose(self, body: str) -> SafeString:
        """Paragraphs and lists."""
        return join(self._block(block) for block in blocks(body))

    def _block(self, block: str | list[str]) -> SafeString:
        if isinstance(block, list):
            rows = format_html_join("", "<li>{}", ((self.inline(row),) for row in block))
            return format_html("<ul>{}</ul>", rows)
        lines = format_html_join(SafeString("<br>"), "{}", ((self.inline(line),) for line in block.split("\n")))
        return format_html("<p>{}</p>", lines)


# The national services that one looks for first.
FIRST = ("sos",)


def is_timed(contact: Contact) -> bool:
    """Whether a contact's hours are stated."""
    return contact.hours is not None or bool(contact.other_days)


def join(parts: Iterable[SafeString]) -> SafeString:
    """Pieces of markup after each other."""
    return SafeString("".join(parts))


def element(tag: str, text: str | SafeString, css: str = "") -> SafeString:
    """An element with a text; nothing where the text is empty."""
    if not text:
        return NOTHING
    name = SafeString(tag)
    return (
        format_html('<{} class="{}">{}</{}>', name, css, text, name)
        if css
        else format_html("<{}>{}</{}>", name, text, name)
    )


def fold(summary: SafeString | str, inside: SafeString, attributes: SafeString = NOTHING) -> SafeString:
    """Something that opens; needs no script."""
    return format_html("<details{}><summary>{}</summary>{}</details>\n", attributes, summary, inside)
