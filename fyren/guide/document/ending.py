"""What stands after the doors: search, every service, the foot, and the card that is printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from fyren.guide.content import Channel, Contact, Reach, Service
from fyren.guide.document.first import FirstView
from fyren.guide.document.pieces import Making
from fyren.guide.document.services import ALARM, ServiceParts
from fyren.guide.numbers import each_word_first
from fyren.guide.opening import is_always
from fyren.publishing.document.pieces import NOTHING, element, join

# What fits on a card of 85 x 54 mm.
_CARD_ROWS = 11
# So many of the place's own lines, that the national ones keep room.
_CARD_OWN = 2
_CARD_FIRST = ("vard-1177", "polisen")
ACCESSIBILITY = "../tillganglighet/index.html"
EMPLOYEES = "../arbete/index.html"


@dataclass(frozen=True)
class Ending:
    """The later parts of one document."""

    making: Making
    parts: ServiceParts
    first: FirstView

    def search(self) -> SafeString:
        """Search on the device; shown by the script, since it can do nothing without one."""
        say = self.making.say
        return format_html(
            "<div class=search role=search hidden>\n<h2><label for=q>{}</label></h2>\n"
            "<p class=field><input id=q type=search autocomplete=off autocapitalize=off "
            "spellcheck=false enterkeyhint=search aria-describedby=qh><button type=button data-clear>{}</button></p>\n"
            "<p id=qh class=hint>{}</p>\n<p class=count role=status></p>\n<ul class=results></ul></div>\n",
            say("search.label"),
            say("search.clear"),
            say("search.hint"),
        )

    def all_services(self) -> SafeString:
        """The full card of each service, once."""
        say = self.making.say
        cards = join(map(self.parts.card, self.making.services))
        return format_html(
            "<section class=all>\n<details data-all><summary><h2>{}</h2></summary>\n"
            "<div class=in><p>{}</p>\n{}</div></details></section>\n",
            say("service.all"),
            say("service.all_hint"),
            cards,
        )

    def foot(self) -> SafeString:
        """Every language, what the page is, and its accessibility statement."""
        say = self.making.say
        lacks = self.making.code.split("-")[0] == "sv" and not self.making.films
        film = say("view.sign_language_missing") if lacks else ""
        return format_html(
            '<footer>\n<nav aria-label="{}">\n<h2>{}</h2>\n<ul class=languages>{}</ul></nav>\n'
            '<h2>{}</h2>\n<p>{}</p>{}\n{}<p><a href="{}" data-replace>{}</a></p>\n<p>{}</p>\n<p>{}</p>\n</footer>\n',
            say("first.languages"),
            say("first.languages"),
            self.first.language_links(),
            say("foot.about"),
            say("foot.about_text"),
            element("p", film),
            self._employees(),
            ACCESSIBILITY,
            say("foot.accessibility"),
            self.making.say_html("foot.updated", day=self.making.date(self.making.day)),
            say("hours.swedish_time"),
        )

    def _employees(self) -> SafeString:
        """The way to the pages for employees, which are in Swedish first; it takes this page's place."""
        if not self.making.settings.employees:
            return NOTHING
        words = self.making.say("foot.employees")
        return format_html('<p><a href="{}" hreflang=sv data-replace>{}</a></p>\n', EMPLOYEES, words)

    def card(self) -> SafeString:
        """The card that is printed when nothing is chosen: digits, hours and plain words; no organisation is named."""
        rows = format_html_join(
            "", "<tr><th scope=row>{}<td>{}<td>{}\n", ((word, number, when) for word, number, when in self._card_rows())
        )
        return format_html(
            "<section class=bra>\n<h2>{}</h2>\n<table>\n<tbody>\n{}</tbody></table></section>\n",
            self.making.say("print.card_title"),
            rows,
        )

    def _card_rows(self) -> Iterator[tuple[str, SafeString, SafeString]]:
        making, shown = self.making, self.making.guide.shown
        always = {"vard-1177": making.say("first.care"), "polisen": making.say("first.police")}
        for key in _CARD_FIRST:
            if key in shown and (contact := _called(shown[key])):
                yield always[key], self.parts.dated(making.number(contact.shown), shown[key].source), NOTHING
        board = making.number(making.settings.switchboard_shown)
        board = self.parts.dated(board, making.settings.switchboard_source)
        yield making.say("print.card_switchboard"), board, NOTHING
        for service, contact in self._lines()[: _CARD_ROWS - len(_CARD_FIRST) - 1]:
            word = making.guide.words_of(service, making.code).plain
            number = self.parts.dated(making.number(contact.shown), service.source)
            yield word, number, self.parts.short_hours(contact)

    def _lines(self) -> list[tuple[Service, Contact]]:
        """The lines for support: round the clock first, each with a plain word; no word twice before all are said."""
        words = self.making.guide.words_of
        found = [
            (service, contact)
            for service in self.making.services
            if service.key not in _CARD_FIRST
            and words(service, self.making.code).plain
            and (contact := _called(service))
            and contact.number not in (ALARM, self.making.settings.switchboard)
        ]
        found.sort(key=lambda each: (not is_always(each[1].hours), each[0].reach == Reach.NATIONAL))
        own = [each for each in found if each[0].reach != Reach.NATIONAL][:_CARD_OWN]
        kept = [each for each in found if each[0].reach == Reach.NATIONAL or each in own]
        return each_word_first(kept, lambda each: words(each[0], self.making.code).plain)


def _called(service: Service) -> Contact | None:
    return next((each for each in service.contacts if each.channel == Channel.VOICE and each.number), None)
