"""Services in the document: a compact row in each topic, and one full card."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from fyren.guide.content import Abroad, Channel, Contact, Eligibility, Hours, Service, ServiceWords, Source
from fyren.guide.document.pieces import Making, is_timed
from fyren.guide.hsds import identifier_of
from fyren.guide.opening import is_always
from fyren.guide.pack_files import Kind
from fyren.publishing.document.pieces import NOTHING, element, fold, join
from fyren.publishing.packs import named

ALARM = "112"
PHONES = (Channel.VOICE, Channel.SMS)
_SITES = (Channel.CHAT, Channel.WEB, Channel.RELAY)
# Where somebody answers, so that one asks when.
_ANSWERED = (Channel.VOICE, Channel.CHAT, Channel.RELAY)
_LABELS = {
    Channel.VOICE: "service.phone",
    Channel.SMS: "service.sms",
    Channel.CHAT: "service.chat",
    Channel.EMAIL: "service.email",
    Channel.WEB: "service.web",
    Channel.RELAY: "service.relay",
}


@dataclass
class ServiceParts:
    """The rows and cards of one document. A row is the same in every topic, and is made once."""

    making: Making
    _rows: dict[str, SafeString] = field(default_factory=dict)

    def rows(self, services: Iterable[Service], attributes: SafeString = NOTHING) -> SafeString:
        """Compact rows, and under them what a call leaves behind."""
        chosen = list(services)
        if not chosen:
            return self.none_here()
        rows = format_html("<ul class=rows{}>{}</ul>\n", attributes, join(self.row(each) for each in chosen))
        return rows + (self.trace() if any(map(leaves_a_call, chosen)) else NOTHING)

    def row(self, service: Service) -> SafeString:
        """Name, numbers, hours, and whether it is open now."""
        if service.key not in self._rows:
            self._rows[service.key] = self.row_of_ways(service, service.contacts)
        return self._rows[service.key]

    def told(self, service: Service) -> SafeString:
        """What a service does, and its row with what a call leaves behind."""
        return format_html("<p>{}</p>\n{}", self._said(service, "does"), self.rows([service]))

    def row_of_ways(self, service: Service, contacts: Iterable[Contact]) -> SafeString:
        """A row with some of the ways only."""
        return self._row(service, self._said(service, "name"), contacts)

    def _said(self, service: Service, part: str) -> SafeString:
        """One of a service's words; marked as Swedish where the language has none of its own."""
        making = self.making
        text = making.inline(getattr(making.guide.words_of(service, making.code), part))
        own = making.guide.items.get(named(Kind.SERVICE_WORDS, service.key, making.code))
        return text if own and own.body.get(part) else making.swedish(text)

    def _row(self, service: Service, name: SafeString | str, contacts: Iterable[Contact]) -> SafeString:
        ways = join(format_html("<div class=way>{}</div>", self.way(each)) for each in contacts)
        return format_html(
            '<li data-s="{}" data-due="{}"><p><b class=name>{}</b>{}</p>{}\n',
            service.key,
            service.source.review_by.isoformat(),
            name,
            self.old(service.source),
            ways,
        )

    def way(self, contact: Contact) -> SafeString:
        """How to reach a service, and when; of a text message to 112 also what it takes."""
        is_alarm = contact.channel == Channel.SMS and contact.number == ALARM
        takes = element("p", self.making.inline(self.making.say("silence.sms112")), "note") if is_alarm else NOTHING
        return join([self.link(contact), SafeString(" "), self.when(contact), takes])

    def link(self, contact: Contact) -> SafeString:
        """A number to press; another site behind what it leaves in the history."""
        making, shown = self.making, self.making.number(contact.shown)
        if contact.channel in PHONES and contact.number:
            scheme = "sms" if contact.channel == Channel.SMS else "tel"
            word = format_html("{} ", making.say("service.sms")) if scheme == "sms" else NOTHING
            return format_html('{}<a class="{}" href="{}:{}">{}</a>', word, scheme, scheme, contact.number, shown)
        label = format_html("{}: {}", making.say(_LABELS[contact.channel]), shown)
        if contact.channel == Channel.EMAIL:
            return format_html(
                '{} <a class=mail href="mailto:{}">{}</a>', making.say("service.email"), contact.address, shown
            )
        if contact.address.startswith("http"):
            return self.other_site(label, contact.address)
        return label

    def other_site(self, label: SafeString, address: str) -> SafeString:
        """Another site, behind a warning."""
        go = format_html(
            '<p>{}</p><p><a class=button href="{}" rel=noreferrer data-replace>{}</a></p>',
            self.making.say("service.other_site"),
            address,
            self.making.say("service.other_site_go"),
        )
        return fold(format_html("<span>{}</span>", label), go, SafeString(" class=site"))

    def when(self, contact: Contact) -> SafeString:
        """The hours, and a place where the script says how it is now."""
        if not is_timed(contact):
            return NOTHING
        return format_html(
            '<span class=when>{}</span> <span class=now data-h="{}"></span>',
            self.hours(contact),
            self.making.schedule(contact),
        )

    def hours(self, contact: Contact) -> SafeString:
        """The hours in words: "mån–fre 09.00–16.00"."""
        if is_always(contact.hours):
            return SafeString(format_html("{}", self.making.say("hours.always")))
        return format_html_join(", ", "{}", ((self._span(each),) for each in contact.hours or ()))

    def short_hours(self, contact: Contact) -> SafeString:
        """The hours for a card: in digits, with days only where they are not all."""
        return format_html_join(", ", "{}", ((self._short_span(each),) for each in contact.hours or ()))

    def _short_span(self, hours: Hours) -> SafeString:
        times = self.making.number(f"{self.making.time(hours.opens)}–{self.making.time(hours.closes)}")
        return times if len(set(hours.days)) == 7 else format_html("{} {}", self._days(hours.days), times)

    def _span(self, hours: Hours) -> SafeString:
        making = self.making
        times = making.number(f"{making.time(hours.opens)}–{making.time(hours.closes)}")
        until = [each for each in (hours.valid_from, hours.valid_to) if each]
        dates = format_html(" ({})", making.number("–".join(map(str, until)))) if until else NOTHING
        return format_html("{} {}{}", self._days(hours.days), times, dates)

    def _days(self, days: tuple[int, ...]) -> str:
        names = self.making.say("hours.days_short").split("|")
        if len(set(days)) == 7:
            return self.making.say("hours.every_day")
        runs: list[list[int]] = []
        for day in sorted(set(days)):
            if runs and day == runs[-1][-1] + 1:
                runs[-1].append(day)
            else:
                runs.append([day])
        return ", ".join(_run([names[day - 1] for day in run]) for run in runs)

    def none_here(self) -> SafeString:
        """What is said where no service is entered: the municipality's own number."""
        return (
            element("p", self.making.say_html("service.none_here", switchboard=self.switchboard()))
            + self.switchboard_notes()
        )

    def switchboard(self) -> SafeString:
        """The municipality's number, to press; marked when nobody has looked at it since it should have been."""
        settings = self.making.settings
        shown = self.making.number(settings.switchboard_shown)
        link = format_html('<a class=tel href="tel:{}">{}</a>', settings.switchboard, shown)
        return self.dated(link, settings.switchboard_source)

    def switchboard_notes(self) -> SafeString:
        """What a call to the municipality's number leaves behind, and that nobody knows whether it answers abroad."""
        return element("p", self.making.say("service.abroad_unverified"), "note") + self.trace()

    def trace(self) -> SafeString:
        """What a call leaves behind."""
        return format_html("<p class=trace>{}</p>\n", self.making.say("service.call_trace"))

    def dated(self, what: SafeString, source: Source) -> SafeString:
        """A number outside a row of services, with its mark and the day when the script makes one."""
        return format_html('<span data-due="{}">{}{}</span>', source.review_by.isoformat(), what, self.old(source))

    def old(self, source: Source) -> SafeString:
        """The mark of what is past its day; the script makes it when the day passes after publishing."""
        mark = element("span", self.making.say("service.check"), "old") if self.is_old(source) else NOTHING
        return format_html(" {}", mark) if mark else NOTHING

    def is_old(self, source: Source) -> bool:
        """Whether nobody has looked at something since it should have been."""
        return source.review_by < self.making.day

    def card(self, service: Service) -> SafeString:
        """All that is known of a service."""
        words = self.making.guide.words_of(service, self.making.code)
        return format_html(
            '<article class=card data-s="{}" data-due="{}" data-a="{}" data-n="{}">\n'
            "<h3 tabindex=-1>{}</h3>{}<p class=does>{}</p>\n"
            "<ul class=ways>{}</ul>\n{}{}{}</article>\n",
            service.key,
            service.source.review_by.isoformat(),
            " ".join(service.audiences),
            " ".join(service.needs),
            self._said(service, "name"),
            element(
                "p", self.making.swedish(service.organisation if service.organisation != words.name else ""), "org"
            ),
            self._said(service, "does"),
            join(self._card_way(each) for each in service.contacts),
            self._facts(service, words),
            self._stamp(service),
            self._fault(service),
        )

    def _card_way(self, contact: Contact) -> SafeString:
        making = self.making
        label = NOTHING if contact.channel != Channel.VOICE else format_html("{}: ", making.say("service.phone"))
        notes = self._notes(contact)
        unsaid = not is_timed(contact) and contact.channel in _ANSWERED
        unknown = element("span", making.say("hours.unknown") if unsaid else "", "when")
        extra = join(element("p", note, "note") for note in [self._holidays(contact), *notes])
        trace = self.trace() if leaves_trace(contact) else NOTHING
        return format_html("<li><div class=way>{}{} {}</div>{}{}\n", label, self.way(contact), unknown, extra, trace)

    def _holidays(self, contact: Contact) -> str:
        if not contact.hours or is_always(contact.hours):
            return ""
        may = all(each.holidays for each in contact.hours)
        return self.making.say("hours.holidays_may_differ" if may else "hours.holidays_closed")

    def _notes(self, contact: Contact) -> list[SafeString]:
        """From abroad, and on the bill."""
        if contact.channel not in PHONES:
            return []
        making = self.making
        if contact.abroad_number:
            abroad = making.say_html("service.abroad", number=making.number(contact.abroad_number))
        else:
            key = {Abroad.YES: "yes", Abroad.NO: "no", Abroad.UNVERIFIED: "unverified"}[contact.abroad]
            abroad = format_html("{}", making.say(f"service.abroad_{key}"))
        source = contact.off_the_bill
        # What may have stopped being true is not said: somebody may rely on it.
        if source is None or source.review_by < making.day:
            return [abroad]
        said = making.say_html(
            "service.off_the_bill", source=making.swedish(source.name), day=making.date(source.checked_on)
        )
        bill = format_html('<span data-until="{}">{}</span>', source.review_by.isoformat(), said)
        return [bill, abroad]

    def _facts(self, service: Service, words: ServiceWords) -> SafeString:
        making = self.making
        whom = join([self._said(service, "eligibility"), self._ages(service.eligibility, words.eligibility)])
        names = {each.code: each.name for each in making.guide.languages}
        spoken = ", ".join(names.get(code, code) for code in service.languages)
        if service.interpreters is not False:
            asked = "interpreter" if service.interpreters else "interpreter_unknown"
            spoken = f"{spoken}. {making.say(f'service.{asked}')}"
        rows = [
            (making.say("service.for_whom"), whom),
            (making.say("service.cost"), self._said(service, "cost")),
            (making.say("service.languages"), making.inline(spoken)),
            (making.say("service.place"), self._place(service, words)),
        ]
        listed = format_html_join("", "<dt>{}\n<dd>{}\n", ((label, value) for label, value in rows if value))
        return format_html("<dl>{}</dl>{}\n", listed, element("p", self._said(service, "note"), "note"))

    def _ages(self, ages: Eligibility, said: str) -> SafeString:
        """The ages, where the words do not say them already; "under 18" says "up to 17"."""
        first, last = ages.from_age, ages.to_age
        under = None if last is None else last + 1
        if any(str(age) in said for age in (first, last, under) if age is not None):
            return NOTHING
        values = {"from": self.making.number(str(first)), "to": self.making.number(str(last))}
        kinds = {(True, True): "between", (True, False): "from", (False, True): "to"}
        kind = kinds.get((first is not None, last is not None))
        return format_html(" {}", self.making.say_html(f"service.ages_{kind}", **values)) if kind else NOTHING

    def _place(self, service: Service, words: ServiceWords) -> SafeString:
        if service.is_protected:
            return format_html("{}", self.making.say("service.protected_place"))
        place = service.place
        if place is None:
            return NOTHING
        access = format_html("<br>{}", words.accessibility) if words.accessibility else NOTHING
        return format_html("{}, {} {}{}", place.address, self.making.number(place.postal_code), place.town, access)

    def _stamp(self, service: Service) -> SafeString:
        source = service.source
        day, name = self.making.date(source.checked_on), self.making.swedish(source.name)
        stamp = self.making.say_html("service.checked", day=day, source=name)
        hint = format_html(" {}", self.making.say("service.check_hint")) if self.is_old(source) else NOTHING
        return format_html("<p class=stamp>{}{}{}</p>\n", stamp, self.old(source), hint)

    def _fault(self, service: Service) -> SafeString:
        address = self.making.settings.faults_address
        if not address:
            return NOTHING
        inside = format_html(
            '<p>{}</p><p><a class=button href="{}" rel=noreferrer data-replace>{}</a></p>',
            self.making.say("faults.elsewhere"),
            address.replace("{service}", identifier_of(self.making.guide, service)).replace(
                "{language}", self.making.language.code
            ),
            self.making.say("service.other_site_go"),
        )
        return fold(self.making.say("faults.link"), inside, SafeString(' class="site fault"'))


def _run(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{names[0]}–{names[-1]}"


def leaves_trace(contact: Contact) -> bool:
    """Whether it is a call or text message that the telephone keeps; of 112 that is not said."""
    return contact.channel in PHONES and bool(contact.number) and contact.number != ALARM


def leaves_a_call(service: Service) -> bool:
    """Whether a service is reached by such a call."""
    return any(map(leaves_trace, service.contacts))
