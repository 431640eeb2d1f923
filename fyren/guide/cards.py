"""The guide on paper: a poster for waiting rooms and a pocket card, in each language, like any list of numbers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from fyren.guide.content import Channel, Contact, Hours, Language, Need, Reach, Service, Settings
from fyren.guide.numbers import each_word_first
from fyren.guide.opening import is_always, minutes
from fyren.guide.pack_files import SOURCE_LANGUAGE, Kind
from fyren.guide.reading import Guide
from fyren.publishing.packs import named
from fyren.publishing.paper import as_read, code_of, pdf_of
from fyren.publishing.port import Files

_TEMPLATES = Path(__file__).with_name("sheets")
# What everybody has on a note by the telephone, and what makes the sheet look like one: the contract's own order.
_ORDINARY = ("1177", "11414")
_ALARM = "112"
_SUPPORT = {Need.NOW, Need.TALK}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file: its name, and how many support lines it has room for, at most so many of them the place's own."""

    name: str
    lines: int
    own: int


POSTER = Sheet("affisch", lines=14, own=5)
CARD = Sheet("kort", lines=11, own=2)


@dataclass(frozen=True, slots=True)
class Row:
    """A number on paper, with a word that tells nothing of why one would call.

    Attributes:
        language: of the word, as screen readers are told.
        hours: days, and times of those days.
        mark: said where nobody has checked the number in time.
    """

    number: str
    word: str
    language: str
    hours: tuple[tuple[str, str], ...] = ()
    mark: str = ""


def cards_of(guide: Guide, language: Language, day: dt.date) -> Files:
    """The poster and the pocket card in a language, as PDF/A-2a and PDF/UA-1.

    Numbers, hours and plain words only: no organisation's name, and nothing that says what the numbers are for. The
    code leads to the guide in the language, and is left out when the guide has no address yet. The same guide and day
    give the same bytes.

    Raises:
        Unwritable: a text has a character that none of our fonts has.
    """
    paths = {sheet: f"{language.code}/{sheet.name}.pdf" for sheet in (POSTER, CARD)}
    return {
        path: pdf_of(_TEMPLATES / f"{sheet.name}.typ", path, content_of(sheet, guide, language, day), day)
        for sheet, path in paths.items()
    }


def content_of(sheet: Sheet, guide: Guide, language: Language, day: dt.date) -> dict[str, Any]:
    """What stands on a sheet, as its template is given it. The texts are data to the template, never markup."""
    return _Making(guide, language, day).content(sheet)


def address_of(settings: Settings | None, language: Language) -> str:
    """Where the guide is in a language; "" when that is not decided. It tells no topic and no profession."""
    if settings is None or not settings.address:
        return ""
    return f"{settings.address.rstrip('/')}/{language.code}/"


@dataclass(frozen=True)
class _Making:
    """What stands on one language's sheets."""

    guide: Guide
    language: Language
    day: dt.date

    @cached_property
    def strings(self) -> Mapping[str, str]:
        """The guide's own words; what the language lacks is Swedish."""
        return {**self.guide.strings(SOURCE_LANGUAGE), **self.guide.strings(self.language.code)}

    def content(self, sheet: Sheet) -> dict[str, Any]:
        """All that a template is given."""
        lines = list(self._lines(sheet))
        address = address_of(self.guide.settings, self.language)
        return {
            "title": self.strings["print.card_title"],
            "language": _plain_code(self.language.code),
            "direction": self.language.direction,
            "first": [asdict(self._row(service, contact)) for service, contact in self._ordinary()]
            + [asdict(row) for row in self._switchboard()],
            "lines": [asdict(self._row(service, contact)) for service, contact in lines],
            "note": self._note(contact for _service, contact in lines),
            "address": as_read(address),
            "code": code_of(address),
            "languages": [
                {"name": each.name, "language": _plain_code(each.code), "direction": each.direction}
                for each in self.guide.languages
            ],
            "updated": self.strings["foot.updated"],
            "day": self.day.isoformat(),
        }

    def _ordinary(self) -> Iterator[tuple[Service, Contact]]:
        found = {contact.number: (service, contact) for service, contact in self._phones()}
        return (found[number] for number in _ORDINARY if number in found)

    def _switchboard(self) -> Iterator[Row]:
        settings = self.guide.settings
        if settings is not None:
            word = self.strings["print.card_switchboard"]
            yield Row(
                settings.switchboard_shown,
                word,
                _plain_code(self.language.code),
                mark=self._mark(settings.switchboard_source.review_by),
            )

    def _lines(self, sheet: Sheet) -> Iterator[tuple[Service, Contact]]:
        """The alarm number, then those that answer most of the week; few enough of the place's own to leave room."""
        settings = self.guide.settings
        taken = {*_ORDINARY, settings.switchboard if settings else ""}
        others: list[tuple[Service, Contact]] = []
        for service, contact in sorted(self._phones(), key=_longest_first):
            is_support = contact.number == _ALARM or not _SUPPORT.isdisjoint(service.needs)
            if is_support and contact.number not in taken:
                taken.add(contact.number)
                others.append((service, contact))
        own = [each for each in others if each[0].reach != Reach.NATIONAL][: sheet.own]
        wide = [each for each in others if each[0].reach == Reach.NATIONAL]
        national = each_word_first(wide, lambda each: self._word(each[0])[0])[: sheet.lines - len(own)]
        return (each for each in others if each in own or each in national)

    def _phones(self) -> Iterator[tuple[Service, Contact]]:
        """Each shown service's first telephone. One without a plain word is not for paper."""
        for service in self.guide.shown.values():
            spoken = [contact for contact in service.contacts if contact.channel == Channel.VOICE]
            if spoken and self._word(service)[0]:
                yield service, spoken[0]

    def _row(self, service: Service, contact: Contact) -> Row:
        word, language = self._word(service)
        return Row(contact.shown, word, language, tuple(self._said(contact)), self._mark(service.source.review_by))

    def _word(self, service: Service) -> tuple[str, str]:
        """The plain word, and its language: Swedish where nobody has translated it."""
        item = self.guide.items.get(named(Kind.SERVICE_WORDS, service.key, self.language.code))
        is_own = item is not None and bool(item.body.get("plain"))
        word = self.guide.words_of(service, self.language.code).plain
        return word, _plain_code(self.language.code) if is_own else SOURCE_LANGUAGE

    def _mark(self, review_by: dt.date) -> str:
        return self.strings["service.check"] if review_by < self.day else ""

    def _note(self, contacts: Iterable[Contact]) -> str:
        """That holidays may differ, where anything on the sheet has other hours than always."""
        differs = any(contact.hours and not is_always(contact.hours) for contact in contacts)
        return self.strings["hours.holidays_may_differ"] if differs else ""

    def _said(self, contact: Contact) -> Iterator[tuple[str, str]]:
        """The hours that hold now: days in the language, times as it writes them."""
        if is_always(contact.hours):
            yield self.strings["hours.always"], ""
            return
        sign = "." if _plain_code(self.language.code) in ("sv", "fi") else ":"
        for hours in contact.hours or ():
            if _holds(hours, self.day):
                yield self._days(hours.days), f"{hours.opens}–{hours.closes}".replace(":", sign)

    def _days(self, days: tuple[int, ...]) -> str:
        names = self.strings["hours.days_short"].split("|")
        if len(set(days)) == len(names):
            return self.strings["hours.every_day"]
        return ", ".join("–".join(names[day - 1] for day in run) for run in _runs(days))


def _runs(days: Iterable[int]) -> list[tuple[int, ...]]:
    """Days in a row as their first and last one; two in a row stand each for itself."""
    runs: list[list[int]] = []
    for day in sorted(set(days)):
        if runs and day == runs[-1][-1] + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    found: list[tuple[int, ...]] = []
    for run in runs:
        found += [(run[0], run[-1])] if len(run) > 2 else [(day,) for day in run]
    return found


def _holds(hours: Hours, day: dt.date) -> bool:
    return (hours.valid_from or day) <= day <= (hours.valid_to or day)


def _lasts(hours: Hours) -> int:
    """How many minutes somebody answers on each of the days."""
    length = minutes(hours.closes) - minutes(hours.opens)
    return length if length > 0 else length + 24 * 60


def _longest_first(each: tuple[Service, Contact]) -> tuple[bool, int, str]:
    """The alarm number before all; hours that nobody has stated last."""
    service, contact = each
    week = sum(_lasts(hours) * len(set(hours.days)) for hours in contact.hours or ())
    return contact.number != _ALARM, -week, service.key


def _plain_code(code: str) -> str:
    """The language alone, as typst knows it."""
    return code.split("-")[0]
