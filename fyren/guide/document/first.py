"""The first view: the exit, the emergency numbers, somebody to talk to, silence, and the languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from fyren.guide.content import Channel, Contact, Need, Service
from fyren.guide.document.pieces import Making
from fyren.guide.document.services import ALARM, ServiceParts
from fyren.guide.opening import is_always
from fyren.publishing.document.pieces import (
    NOTHING,
    element,
    exit_bar,
    exit_note,
    fold,
    join,
    language_link,
    language_links,
    language_menu,
)

_WRITTEN = (Channel.CHAT, Channel.SMS, Channel.EMAIL)
# Known by their numbers; named in the first view by what they are for.
_CALM = {"polisen": "first.police", "vard-1177": "first.care"}
# What is Swedish within a string of another language stands between a left-to-right isolate and its end.
_SWEDISH = re.compile("\u2066(.*?)\u2069")
_MOST_TO_TALK_TO = 8
_ADDRESS = "../{}/index.html"


@dataclass(frozen=True)
class FirstView:
    """What one sees first."""

    making: Making
    parts: ServiceParts

    def bar(self) -> SafeString:
        """The bar that stays at the top: the exit is what one reaches first."""
        menu = language_menu(self.making, self.language_links())
        return exit_bar(self.making, self.making.settings.exit_address, menu)

    def beside(self) -> SafeString:
        """What the exit does and does not do; always there."""
        return exit_note(self.making)

    def language_links(self) -> SafeString:
        """Each language by its own name; this one is not a link."""
        return language_links(self.making.language, self.making.guide.languages, _ADDRESS)

    def numbers(self) -> SafeString:
        """112 first, then the two that everybody knows; then to talk, and to write."""
        say = self.making.say
        return format_html(
            '<section class=numbers aria-label="{}">\n'
            '<p><a class="tel alarm" href="tel:{}"><span>{}</span> {}</a></p>\n{}{}{}</section>\n',
            say("need.now"),
            ALARM,
            say("first.emergency"),
            self.making.number(ALARM),
            join(self._calm()),
            self._talk(),
            self._silence(),
        )

    def _calm(self) -> Iterator[SafeString]:
        """Police and care when it is not urgent: their numbers to read at once, and to dial where it also says what a
        call leaves behind."""
        shown = self.making.guide.shown
        for key, label in _CALM.items():
            if key in shown and (number := _number(shown[key])):
                said = self.parts.dated(format_html("{}", self.making.say(label)), shown[key].source)
                heading = format_html("<b>{}</b> {}", self.making.number(number), said)
                inside = format_html("<div class=in>{}</div>", self.parts.told(shown[key]))
                yield fold(heading, inside, SafeString(" class=calm"))

    def _talk(self) -> SafeString:
        """The municipality, and those who listen."""
        board = format_html(
            "<li><p><b class=name>{}</b></p><div class=way>{}</div>{}",
            self.making.say("print.card_switchboard"),
            self.parts.switchboard(),
            element("p", self.making.say("service.abroad_unverified"), "note"),
        )
        listed = join([board, *map(self.parts.row, self._listeners())])
        inside = format_html("<div class=in><ul class=rows>{}</ul>\n{}</div>", listed, self.parts.trace())
        return fold(
            format_html('<span class="icon phone"></span>{}', self.making.say("need.talk")),
            inside,
            SafeString(" class=talk"),
        )

    def _listeners(self) -> list[Service]:
        """Those who answer the telephone and are there to talk: the municipality's own, then round the clock."""
        board = self.making.settings.switchboard_shown  # stands there already
        found = [
            each
            for each in self.making.services
            if Need.TALK in each.needs and _answers(each) and _number(each) != board
        ]
        found.sort(key=lambda each: (each.reach == "national", not any(is_always(way.hours) for way in each.contacts)))
        return found[:_MOST_TO_TALK_TO]

    def _silence(self) -> SafeString:
        """Whom one can write to, and the deaf person's way."""
        say = self.making.say
        written = [each for each in self.making.services if _has(each, _WRITTEN) and not _is_alarm(each)]
        deaf = [each for each in self.making.services if _has(each, (Channel.RELAY,))]
        texted = [each for each in self.making.services if _is_alarm(each) and _has(each, (Channel.SMS,))]
        inside = join(
            [
                element("p", say("silence.lead")),
                format_html("<ul class=rows data-open-first>{}</ul>", join(map(self._written_row, written))),
                SafeString("<p class=none-open hidden></p>\n"),
                format_html("<h3>{}</h3>", say("silence.deaf")) if deaf or texted else NOTHING,
                self._relayed(deaf, texted),
            ]
        )
        return fold(
            format_html('<span class="icon chat"></span>{}', say("silence.open")),
            format_html("<div class=in>{}</div>", inside),
            SafeString(" class=silence"),
        )

    def _written_row(self, service: Service) -> SafeString:
        return self.parts.row_of_ways(service, _ways(service, _WRITTEN))

    def _relayed(self, deaf: Iterable[Service], texted: Iterable[Service]) -> SafeString:
        relay = [self.parts.row_of_ways(each, _ways(each, (Channel.RELAY,))) for each in deaf]
        alarm = [self.parts.row_of_ways(each, _ways(each, (Channel.SMS,))) for each in texted]
        if not relay and not alarm:
            return NOTHING
        return format_html("<ul class=rows>{}</ul>\n", join([*alarm, *relay]))

    def waiting_note(self) -> SafeString:
        """In a language that nobody qualified has approved: that it is so, and where all is."""
        if self.making.language.shows_everything:
            return NOTHING
        say = self.making.say
        full = [each for each in self.making.guide.languages if each.shows_everything]
        links = format_html_join(" · ", "{}", ((language_link(self.making.language, each, _ADDRESS),) for each in full))
        return format_html(
            "<div class=waiting>\n<p>{}</p>\n<p>{}</p><p>{}</p></div>\n",
            say("language.not_approved"),
            self.making.inline(say("language.in_full")),
            links,
        )

    def interpreter(self) -> SafeString:
        """How to get help in one's own language, and who has interpreters."""
        if self.making.code.split("-")[0] == "sv":
            return NOTHING
        say = self.making.say
        having = [each for each in self.making.services if each.interpreters]
        return format_html(
            "<section class=interpreter>\n<h2>{}</h2>\n<p>{}</p><p class=first>{}</p>\n{}</section>\n",
            say("language.interpreter_heading"),
            say("language.interpreter_how"),
            self._with_swedish(say("language.interpreter_say", language=self.making.language.name)),
            self.parts.rows(having) if having else NOTHING,
        )

    def _with_swedish(self, text: str) -> SafeString:
        """A string with the Swedish in it marked as such."""
        parts = enumerate(_SWEDISH.split(text))
        return join(self.making.swedish(part) if place % 2 else format_html("{}", part) for place, part in parts)


def _ways(service: Service, channels: tuple[Channel, ...]) -> list[Contact]:
    return [each for each in service.contacts if each.channel in channels]


def _has(service: Service, channels: tuple[Channel, ...]) -> bool:
    return bool(_ways(service, channels))


def _number(service: Service) -> str:
    """The first number that one can call, as it is read."""
    return next((each.shown for each in _ways(service, (Channel.VOICE,)) if each.number), "")


def _is_alarm(service: Service) -> bool:
    return any(each.number == ALARM for each in service.contacts)


def _answers(service: Service) -> bool:
    return _has(service, (Channel.VOICE,)) and not _is_alarm(service) and service.key not in _CALM
