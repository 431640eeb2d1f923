"""Who are you, what do you need, what helps: the doors and what is behind them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from fyren.guide.content import Audience, Need, Service, Source, TopicPlan, TopicText
from fyren.guide.document.pieces import Making
from fyren.guide.document.services import ServiceParts
from fyren.guide.document.tools import tool_of
from fyren.publishing.document.pieces import NOTHING, element, fold, join

# So many doors stand in the first view; the rest behind "more".
FIRST_DOORS = 6
_ADULT = 18
# So many of the municipality's own services stand in a topic; the rest among all of them, one press away.
MOST_OWN = 10
_LEAD = "lead"
# What stands first behind a door, in order: the door's own lead, and exact sentences before anybody to call.
_BEFORE = {
    Audience.CHILD: (_LEAD, "full.child_before_contact"),
    Audience.HONOUR: (_LEAD, "full.honour_say"),
    Audience.STOP: ("tool.stop.first", "tool.stop.yours", _LEAD, "tool.stop.before_contact"),
}


@dataclass(frozen=True)
class Doors:
    """The doors of one document."""

    making: Making
    parts: ServiceParts

    def section(self) -> SafeString:
        """All doors, in order."""
        doors = [self.door(audience) for audience in self.making.guide.doors]
        more = fold(self.making.say("first.more"), join(doors[FIRST_DOORS:]), SafeString(" class=more"))
        return format_html(
            "<section class=doors aria-labelledby=who>\n<h2 id=who>{}</h2>\n{}{}</section>\n",
            self.making.say("first.who"),
            join(doors[:FIRST_DOORS]),
            more,
        )

    def door(self, audience: Audience) -> SafeString:
        """What is behind a door: what is said first, and each need."""
        shown = sorted(self.topics(audience), key=lambda topic: list(Need).index(topic.need))
        needs = [self.need(need, list(topics)) for need, topics in groupby(shown, key=lambda topic: topic.need)]
        inside = join(
            [
                *(self._said(audience, key) for key in _BEFORE.get(audience, (_LEAD,))),
                self._other_door(audience),
                element("p", self.making.say("need.heading"), "ask"),
                *(needs or [self.parts.none_here()]),
            ]
        )
        title = self.making.say(f"door.{audience}")
        return _opening("door", "data-door", audience, element("h3", title), inside)

    def _said(self, audience: Audience, key: str) -> SafeString:
        if key != _LEAD:
            return element("p", self.making.inline(self.making.say(key)), "first")
        text = self.making.guide.door(audience, self.making.code)
        return element("p", self.making.inline(text.lead), "lead") if text else NOTHING

    def _other_door(self, audience: Audience) -> SafeString:
        """From the door of somebody who uses violence to that of somebody afraid."""
        asked = self.making.say("tool.stop.afraid") if audience == Audience.STOP else ""
        if not asked:
            return NOTHING
        leads_to = self.making.say(f"door.{Audience.ADULT}")
        return format_html('<p>{} <b data-to="{}">{}</b></p>\n', asked, Audience.ADULT, leads_to)

    def topics(self, audience: Audience) -> Iterator[TopicPlan]:
        """The topics that the language shows: those that wait are left out, not hidden."""
        for topic in self.making.guide.topics(audience):
            if self.making.language.shows_everything or not topic.waits:
                yield topic

    def need(self, need: Need, topics: list[TopicPlan]) -> SafeString:
        """What helps with a need: one topic as it is, several to choose from."""
        written = [topic for topic in topics if self.making.guide.topic(topic, self.making.code)]
        inside = self._alone(topics[0]) if len(topics) == 1 else join(map(self._folded, written))
        if len(topics) > 1 and len(written) < len(topics):
            inside += self.topic(_as_one([topic for topic in topics if topic not in written]))
        first = self.making.say("full.digital_first") if need == Need.DIGITAL else ""
        said = element("p", self.making.inline(first), "first")
        return _opening("need", "data-need", need, element("h4", self.making.say(f"need.{need}")), said + inside)

    def _alone(self, topic: TopicPlan) -> SafeString:
        """A need's only topic; a title that is the need's own is not said again."""
        text = self.making.guide.topic(topic, self.making.code)
        repeats = text is not None and text.title == self.making.say(f"need.{topic.need}")
        return self.topic(topic, headed=not repeats)

    def _folded(self, topic: TopicPlan) -> SafeString:
        text = self.making.guide.topic(topic, self.making.code)
        title = text.title if text else ""
        return _opening("fold", "data-fold", topic.key, element("h5", title), self.topic(topic, headed=False))

    def topic(self, topic: TopicPlan, *, headed: bool = True) -> SafeString:
        """A topic's text, what helps, what it rests on, and its place for a film."""
        text = self.making.guide.topic(topic, self.making.code)
        return format_html(
            '<div class=topic data-topic="{}">{}\n{}{}{}{}{}</div>\n',
            topic.key,
            element("h5", text.title) if text and headed else NOTHING,
            format_html("<div class=text>{}</div>\n", self.making.prose(text.body)) if text else NOTHING,
            tool_of(topic, self.making),
            self._services(topic, text),
            self._rests_on(topic) if text else NOTHING,
            self._sign(topic),
        )

    def _sign(self, topic: TopicPlan) -> SafeString:
        """The place of a film in sign language: of the tree itself, without sound, loaded only when it is played."""
        file = self.making.films.get(topic.key, "")
        if not file:
            return format_html('<div class=sign data-sign="{}" hidden></div>\n', topic.key)
        title = self.making.say("page.title", municipality=self.making.settings.municipality)
        film = format_html(
            '<video controls muted playsinline preload=none src="../{}" title="{}"></video>', file, title
        )
        return fold(self.making.say("view.sign_language"), film, format_html(' class=rests data-sign="{}"', topic.key))

    def _services(self, topic: TopicPlan, text: TopicText | None) -> SafeString:
        chosen = [each for each in self.making.guide.services_for(topic) if may_stand(each, topic.audience)]
        named = [each for each in chosen if each.key in topic.services]
        own = [each for each in chosen if each.key not in topic.services]
        heading = element("p", self.making.say("service.heading"), "ask") if text and chosen else NOTHING
        return heading + self.parts.rows([*own[:MOST_OWN], *named]) + self._more(topic, len(own))

    def _more(self, topic: TopicPlan, own: int) -> SafeString:
        """To the list of every service, narrowed to this door and need, where a topic would be one long list."""
        if own <= MOST_OWN:
            return NOTHING
        places = f"{topic.audience} {topic.need}"
        return format_html('<p><b data-all-for="{}">{}</b></p>\n', places, self.making.say("service.all"))

    def _rests_on(self, topic: TopicPlan) -> SafeString:
        if not topic.sources:
            return NOTHING
        rows = format_html_join(
            "",
            '<li data-due="{}">{}{}',
            ((each.review_by.isoformat(), self._source(each), self.parts.old(each)) for each in topic.sources),
        )
        heading = self.making.say("full.rests_on") or self.making.say("foot.about")
        return fold(heading, format_html("<ul>{}</ul>", rows), SafeString(" class=rests"))

    def _source(self, source: Source) -> SafeString:
        return self.making.say_html(
            "service.checked", source=self.making.swedish(source.name), day=self.making.date(source.checked_on)
        )


def _as_one(topics: list[TopicPlan]) -> TopicPlan:
    """Topics of which the language has no text, as one: what is left of them is what they lead to."""
    services = dict.fromkeys(key for topic in topics for key in topic.services)
    sources = dict.fromkeys(source for topic in topics for source in topic.sources)
    return replace(topics[0], services=tuple(services), sources=tuple(sources))


def may_stand(service: Service, audience: Audience) -> bool:
    """Whether a service may stand behind a door: a child is never led to one for adults only."""
    return audience != Audience.CHILD or (service.eligibility.from_age or 0) < _ADULT


def _opening(css: str, attribute: str, key: str, heading: SafeString, inside: SafeString) -> SafeString:
    attributes = format_html(' class={} {}="{}"', css, SafeString(attribute), key)
    return fold(heading, format_html("<div class=in>\n{}</div>", inside), attributes)
