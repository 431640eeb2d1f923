"""Pieces of markup: words with their places filled in, numbers and prose in any script, what opens."""

from __future__ import annotations

import datetime as dt
import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeVar

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from fyren.publishing.items import STRINGS, ItemName
from fyren.publishing.packs import named
from fyren.publishing.prose import blocks

T = TypeVar("T")
# A run of digits as numbers, times and days are written.
_DIGITS = re.compile(r"\+?\d(?:[\d\u00a0 .:–-]*\d)?")
NOTHING = SafeString("")


@dataclass(frozen=True, slots=True)
class Document:
    """A document and the policy that it is to be sent with."""

    html: bytes
    policy: str


class NoSettings(ValueError):
    """The municipality has not said what it is called and where the exit leads."""


def told(settings: T | None) -> T:
    """What the municipality has said of its own.

    Raises:
        NoSettings: nothing.
    """
    if settings is None:
        raise NoSettings
    return settings


class WrittenLanguage(Protocol):
    """What a document needs to know of a language."""

    @property
    def code(self) -> str:
        """BCP 47."""

    @property
    def name(self) -> str:
        """In its own script."""

    @property
    def direction(self) -> str:
        """ "ltr" or "rtl"."""


class Wording(ABC):
    """A language's words, and how it writes numbers, times and running text."""

    language: WrittenLanguage

    @property
    @abstractmethod
    def strings(self) -> Mapping[str, str]:
        """The publisher's own words by dotted key."""

    @property
    def code(self) -> str:
        """The language's code."""
        return self.language.code

    @property
    def words(self) -> ItemName:
        """The item of the publisher's own words in the language."""
        return named(STRINGS, language=self.code)

    def say(self, key: str, **values: str) -> str:
        """One of the publisher's own strings, its places filled in."""
        text = self.strings.get(key, "")
        for name, value in values.items():
            text = text.replace("{" + name + "}", value)
        return text

    def say_html(self, key: str, **values: SafeString | str) -> SafeString:
        """The same where a value is markup."""
        parts = re.split(r"\{(\w+)\}", self.strings.get(key, ""))
        texts = (values.get(part, "") if place % 2 else part for place, part in enumerate(parts))
        return format_html_join("", "{}", ((text,) for text in texts))

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


def alarm(words: Wording) -> SafeString:
    """The emergency number."""
    return format_html(
        '<p class=numbers><a class="tel alarm" href="tel:112">{} {}</a></p>\n',
        words.say("first.emergency"),
        words.number("112"),
    )


def exit_bar(words: Wording, exit_address: str, beside: SafeString = NOTHING) -> SafeString:
    """The bar that stays at the top: the exit is what one reaches first."""
    return format_html(
        '<header class=bar>\n<a class=exit href="{}" rel=noreferrer data-exit>{}</a>\n{}</header>\n',
        exit_address,
        words.say("exit.button"),
        beside,
    )


def exit_note(words: Wording) -> SafeString:
    """What the exit does and does not do; always there."""
    return format_html(
        "<p class=beside>{}<noscript> {}</noscript></p>\n",
        words.say("exit.beside"),
        words.say("exit.without_script"),
    )


def language_links(own: WrittenLanguage, languages: Iterable[WrittenLanguage], address: str) -> SafeString:
    """Rows of each language by its own name; the document's own is not a link.

    Args:
        address: of the document in a language, with {} where the language's code stands.
    """
    return format_html_join("", "<li>{}", ((language_link(own, each, address),) for each in languages))


def language_link(own: WrittenLanguage, language: WrittenLanguage, address: str) -> SafeString:
    """A language by its own name, leading to its document, which takes this one's place."""
    marks = format_html('lang="{}" dir="{}"', language.code, language.direction)
    if language.code == own.code:
        return format_html("<span {} aria-current=true>{}</span>", marks, language.name)
    return format_html(
        '<a href="{}" hreflang="{}" {} data-replace>{}</a>',
        address.replace("{}", language.code),
        language.code,
        marks,
        language.name,
    )


def language_menu(words: Wording, links: SafeString) -> SafeString:
    """The links, folded, beside the exit."""
    return fold(
        format_html('<span class="icon language"></span>{}', words.say("first.languages")),
        format_html("<ul>{}</ul>", links),
        SafeString(" class=languages"),
    )
