"""The reasons not to publish a guide, each in words that lead to mending it.

That a fact is past its day of review is no reason: the guide shows it marked, since an old number is better than none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from fyren.base.screening import Kind as Found
from fyren.base.screening import screen
from fyren.guide.content import Audience, Channel, Contact, Hours, Language, Need, Service, TopicPlan
from fyren.guide.numbers import is_number, is_shown_as
from fyren.guide.pack_files import SOURCE_LANGUAGE, Kind
from fyren.guide.reading import Guide
from fyren.publishing.compressing import too_large
from fyren.publishing.items import Item, ItemName, Items, texts_in
from fyren.publishing.packs import named
from fyren.publishing.port import Fault
from fyren.publishing.typed import Unreadable

# Largest size of a document on its way (brotli): for a municipality's usual services, and for each further one.
BUDGET, USUAL_SERVICES, LARGEST, MANY_SERVICES = 60_000, 80, 120_000, 300
FULL_ONLY = ("full.", "tool.")
_SHOWN_KEYS = 5
_TIME = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")
_PLACEHOLDER = re.compile(r"\{[a-z_]+\}")
# What tells where a place is, apart from a street address: coordinates, and links to maps.
_POSITION = re.compile(r"\b[0-9]{1,2}\.[0-9]{4,}|\bgeo:|//(?:www\.)?(?:maps?|kartor)\.|/maps?/|goo\.gl", re.I)
_PLACE_KEYS = {"place", "postal_code", "town", "street", "latitude", "longitude", "coordinates", "map", "address"}


def faults_of(items: Items) -> list[Fault]:
    """What the content lacks or breaks; empty when it can be made into pages."""
    guide = Guide(items)
    first = [*_without_source(items), *_protected(guide)]
    told = {fault.about for fault in first}
    first += [fault for fault in _unreadable(items) if fault.about not in told]
    if first:
        return first  # the rest stands on items that can be read
    checks = (_settings, _languages, _services, _words, _structure, _full_texts)
    return [fault for check in checks for fault in check(guide)]


def faults_of_tree(guide: Guide, documents: Mapping[Language, bytes]) -> list[Fault]:
    """What is wrong with finished documents: too large, or showing what nobody has checked."""
    budget = budget_of(len(guide.shown))
    shown = {contact.number for service in guide.shown.values() for contact in service.contacts}
    faults = too_large({named(Kind.LANGUAGE, each.code): html for each, html in documents.items()}, budget)
    for html in documents.values():
        for service in guide.services:
            if not service.is_verified and _is_in(html, service, shown):
                faults.append(Fault(named(Kind.SERVICE, service.key), _("It is shown though nobody has checked it.")))
    return faults


def budget_of(services: int) -> int:
    """How many bytes a document may take with so many services."""
    step = (LARGEST - BUDGET) / (MANY_SERVICES - USUAL_SERVICES)
    return BUDGET + round(step * max(0, min(services, MANY_SERVICES) - USUAL_SERVICES))


def _is_in(html: bytes, service: Service, shown: set[str]) -> bool:
    numbers = {contact.number for contact in service.contacts if contact.number} - shown
    return any(f'tel:{number}"'.encode() in html for number in numbers)


def _without_source(items: Items) -> Iterator[Fault]:
    for name, item in _of_kind(items, Kind.SERVICE):
        source = item.body.get("source") or {}
        if not (source.get("name") and source.get("checked_on") and source.get("review_by")):
            yield Fault(
                name, _("It has no source. Write where the facts come from, when they were checked and when to review.")
            )


def _protected(guide: Guide) -> Iterator[Fault]:
    """A protected service with anything that tells where it is, in any field and any language."""
    names = {name.key: item for name, item in _of_kind(guide.items, Kind.SERVICE) if item.body.get("is_protected")}
    for item in names.values():
        if _place_keys(item.body) or any(map(_tells_where, texts_in(item.body))):
            yield Fault(item.name, _("Its place is protected, but an address or a position is there. Take it away."))
    for name, item in _of_kind(guide.items, Kind.SERVICE_WORDS):
        if name.key in names and any(map(_tells_where, texts_in(item.body))):
            yield Fault(name, _("Its place is protected, but its words hold an address. Take it away."))


def _place_keys(body: Mapping[str, Any]) -> bool:
    """Whether there is a field that holds a place. A contact's address is a web or mail address."""
    return any(value for key, value in body.items() if key in _PLACE_KEYS)


def _tells_where(text: str) -> bool:
    return bool(screen(text).of(Found.STREET_ADDRESS) or _POSITION.search(text))


def _unreadable(items: Items) -> Iterator[Fault]:
    for item in items.values():
        try:
            _read(Guide({item.name: item}), item)
        except Unreadable as error:
            yield Fault(item.name, format_lazy(_("It cannot be read. Look at: {fields}."), fields=_some(error.places)))
        except ValueError:
            yield Fault(item.name, _("It stands behind a door that does not exist."))


def _read(alone: Guide, item: Item) -> object:
    """Read one item as the guide will."""
    name = item.name
    readers: dict[str, Callable[[], object]] = {
        Kind.SETTINGS: lambda: alone.settings,
        Kind.LANGUAGE: lambda: alone.languages,
        Kind.SERVICE: lambda: alone.services,
        Kind.STRUCTURE: lambda: alone.topics(Audience(name.key)),
        Kind.DOOR: lambda: alone.door(Audience(name.key), name.language),
        Kind.TOPIC: lambda: alone.topic(TopicPlan(name.key, Audience.ADULT, Need.NOW), name.language),
        Kind.SEARCH: lambda: alone.search_words(name.language),
        Kind.ORDER: lambda: alone.places(name.key),
    }
    return readers[name.kind]() if name.kind in readers else None


def _settings(guide: Guide) -> Iterator[Fault]:
    about, said = named(Kind.SETTINGS), guide.settings
    if said is None:
        yield Fault(about, _("The municipality's name and switchboard are not entered."))
        return
    if not said.municipality.strip():
        yield Fault(about, _("The municipality's name is not entered."))
    if not is_number(said.switchboard) or not is_shown_as(said.switchboard, said.switchboard_shown):
        yield Fault(about, _("The switchboard's number is missing or wrong. Write it as +46… and as it is read."))
    if not said.switchboard_source.name:
        yield Fault(about, _("The switchboard's number has no source."))
    if not said.exit_address.startswith("https://"):
        yield Fault(about, _("The page that the exit leads to must begin with https://."))


def _languages(guide: Guide) -> Iterator[Fault]:
    """Every language has the guide's own words, with the same places to fill in."""
    codes = [language.code for language in guide.languages]
    if SOURCE_LANGUAGE not in codes:
        yield Fault(None, _("Swedish is missing; the other languages are made from it."))
    source = guide.strings(SOURCE_LANGUAGE)
    for language in guide.languages:
        words, about = guide.strings(language.code), named(Kind.STRINGS, language=language.code)
        needed = {key for key in source if language.shows_everything or not key.startswith(FULL_ONLY)}
        if missing := sorted(key for key in needed if not words.get(key)):
            why = format_lazy(_("{language} lacks words: {keys}."), language=language.name, keys=_some(missing))
            yield Fault(about, why)
        if differing := sorted(key for key in needed - set(missing) if _places(words[key]) != _places(source[key])):
            why = format_lazy(_("What is to be filled in differs from the Swedish: {keys}."), keys=_some(differing))
            yield Fault(about, why)


def _places(text: str) -> set[str]:
    return set(_PLACEHOLDER.findall(text))


def _services(guide: Guide) -> Iterator[Fault]:
    for service in guide.shown.values():
        about = named(Kind.SERVICE, service.key)
        for contact in service.contacts:
            if why := contact_fault(contact):
                yield Fault(about, why)
            if not _has_real_hours(contact):
                words = _("The opening hours of {contact} are no real times.")
                yield Fault(about, format_lazy(words, contact=contact.shown))


def contact_fault(contact: Contact) -> Promise | None:
    """What is wrong with how a service is reached."""
    match contact.channel:
        case Channel.VOICE | Channel.SMS:
            if not is_number(contact.number):
                words = _("{shown} is neither a whole number (+46…) nor 112, 114 14, 1177, 116 111 or 116 006.")
                return format_lazy(words, shown=contact.shown)
            if not is_shown_as(contact.number, contact.shown):
                words = _("{shown} is shown, but {number} is what is dialled.")
                return format_lazy(words, shown=contact.shown, number=contact.number)
            if contact.abroad_number and not is_number(contact.abroad_number):
                words = _("The number from abroad, {number}, is no whole number.")
                return format_lazy(words, number=contact.abroad_number)
        case Channel.EMAIL:
            if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[a-z]{2,}", contact.address):
                return format_lazy(_("{shown} has no e-mail address."), shown=contact.shown)
        case Channel.CHAT | Channel.WEB:
            if not contact.address.startswith("https://"):
                return format_lazy(_("{shown} has no address that begins with https://."), shown=contact.shown)
    return None


def _has_real_hours(contact: Contact) -> bool:
    other = (day for day in contact.other_days if day.opens or day.closes)
    return all(map(_is_real, contact.hours or ())) and all(_are_times(day.opens, day.closes) for day in other)


def _is_real(hours: Hours) -> bool:
    return bool(hours.days) and set(hours.days) <= set(range(1, 8)) and _are_times(hours.opens, hours.closes)


def _are_times(opens: str, closes: str) -> bool:
    return bool(_TIME.fullmatch(opens)) and bool(closes == "24:00" or _TIME.fullmatch(closes))


def _words(guide: Guide) -> Iterator[Fault]:
    """A service that is shown has its name in Swedish at least, which the other languages then borrow."""
    for service in guide.shown.values():
        for language in guide.languages:
            try:
                guide.words_of(service, language.code)
            except Unreadable as error:
                about = named(Kind.SERVICE_WORDS, service.key, language.code)
                yield Fault(about, format_lazy(_("Words are missing: {fields}."), fields=_some(error.places)))


def _structure(guide: Guide) -> Iterator[Fault]:
    known = {service.key for service in guide.services}
    for audience in Audience:
        about = named(Kind.STRUCTURE, audience)
        if not guide.topics(audience):
            yield Fault(about, _("The door has nothing behind it."))
        for topic in guide.topics(audience):
            if unknown := sorted(set(topic.services) - known):
                words = _("{topic} leads to services that do not exist: {services}.")
                yield Fault(about, format_lazy(words, topic=topic.key, services=_some(unknown)))


def _full_texts(guide: Guide) -> Iterator[Fault]:
    """In a language that is written in full every door and topic has its text, and the tools theirs."""
    for language in guide.languages:
        if not language.is_full:
            continue
        topics = [topic for audience in Audience for topic in guide.topics(audience)]
        for audience in Audience:
            if guide.door(audience, language.code) is None:
                yield Fault(named(Kind.DOOR, audience, language.code), _lacking(language))
        for topic in topics:
            if (text := guide.topic(topic, language.code)) is None or not text.body.strip():
                yield Fault(named(Kind.TOPIC, topic.key, language.code), _lacking(language))
        if any(topic.tool for topic in topics) and not guide.tools(language.code):
            yield Fault(named(Kind.TOOLS, language=language.code), _lacking(language))


def _lacking(language: Language) -> Promise:
    return format_lazy(_("The text is missing in {language}, which is written in full."), language=language.name)


def _some(keys: Iterable[str]) -> str:
    """The first few, and how many more there are."""
    found = list(keys)
    more = len(found) - _SHOWN_KEYS
    return ", ".join(found[:_SHOWN_KEYS]) + (f" (+{more})" if more > 0 else "")


def _of_kind(items: Items, kind: str) -> Iterator[tuple[ItemName, Item]]:
    return ((name, item) for name, item in sorted(items.items()) if name.kind == kind)
