"""A profession's guidance: notice, ask, act, afterwards, and what several professions need to know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.utils.html import format_html
from django.utils.safestring import SafeString

from fyren.detection.content import Profession, ProfessionText, Section, Step, When
from fyren.detection.document.making import Making
from fyren.publishing.document.pieces import NOTHING, element, fold, join

# How many sections of a step are open from the start; of what one does, what is done now. The others show their titles.
_OPEN = {Step.NOTICE: 1, Step.ASK: 2, Step.AFTERWARDS: 1}


@dataclass(frozen=True)
class GuidanceParts:
    """The parts of one profession's document."""

    making: Making
    profession: Profession
    text: ProfessionText

    def steps(self) -> SafeString:
        """The four steps, each of which opens."""
        by_step = groupby(self.profession.sections, key=lambda section: section.step)
        return join(self._step(step, list(sections)) for step, sections in by_step)

    def _step(self, step: Step, sections: list[Section]) -> SafeString:
        inside = join(self._act(sections) if step == Step.ACT else self._told(sections, _OPEN[step]))
        return self._opening(step, self.making.say(f"step.{step}"), self.making.say(f"step.{step}_hint"), inside)

    def _opening(self, name: str, title: str, hint: str, inside: SafeString) -> SafeString:
        summary = format_html("<span>{}{}</span>", element("h2", title), element("small", hint))
        attributes = format_html(' class=step data-step="{}"', name)
        return fold(summary, format_html("<div class=in>\n{}</div>", inside), attributes)

    def _act(self, sections: list[Section]) -> Iterator[SafeString]:
        """What one does, under when one does it."""
        for when, rows in groupby(sections, key=lambda section: section.when):
            heading = element("p", self.making.say(f"when.{when}"), "when")
            told = join(self._told(list(rows), None if when == When.NOW else 0))
            yield format_html('<div class=part data-when="{}">{}{}</div>\n', when, heading, told)

    def _told(self, sections: list[Section], opened: int | None) -> Iterator[SafeString]:
        """The sections, of which the first `opened` can be read at once; all where it is None."""
        for place, section in enumerate(sections):
            words = self.text.section[section.key]
            title, body = element("h3", words.title), self.making.prose(words.body)
            body = join([body, self.making.rests_on(section.sources)])
            if opened is None or place < opened:
                yield format_html("<section>{}\n{}</section>\n", title, body)
            else:
                yield fold(title, body, SafeString(" class=more"))

    def particulars(self) -> SafeString:
        """What is particular for some, most needed first."""
        return join(map(self._particular, self.profession.particulars))

    def _particular(self, key: str) -> SafeString:
        words = self.making.guidance.particular_text(key, self.making.code)
        if words is None:
            return NOTHING
        inside = format_html(
            "<div class=in>\n{}{}{}</div>",
            element("p", self.making.inline(words.lead), "lead"),
            self.making.prose(words.body),
            self.making.rests_on(self.making.guidance.particulars[key].sources),
        )
        return fold(element("h3", words.title), inside, format_html(' class=particular data-particular="{}"', key))
