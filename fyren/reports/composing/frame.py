"""What every document made from a closed round stands on: which edition, and whose texts may be shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from fyren.base.charts import DOCUMENT, Theme
from fyren.indicators.content import IndicatorContent
from fyren.reports.composing.words import day_words, focus_areas_of, has_text, state_words
from fyren.reports.sections import ALL, Sections
from fyren.steering.round_content import (
    ActivityReportContent,
    AnalysisContent,
    AreaContent,
    BodyReportContent,
    DecisionContent,
    PlanContent,
    RoundContent,
)
from fyren.steering.round_parts import public_part

OPEN = 0  # the number of a round that has no edition yet


@dataclass(frozen=True, slots=True)
class Supplement:
    """Figures that came after the freeze."""

    made_on: str
    reason: str
    indicators: tuple[IndicatorContent, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """A closed round's content as one plan's report reads it.

    Args:
        number, checksum, reason: of the frozen edition. The number is `OPEN` while there is none; `reason` says why it
            was made anew, "" for the first.
        decision: the report's own, once there is one.
        theme: the colours of charts: a page's own, or a document's.
    """

    content: RoundContent
    plan: PlanContent
    number: int
    checksum: str
    reason: str = ""
    sections: Sections = ALL
    decision: DecisionContent | None = None
    supplements: tuple[Supplement, ...] = ()
    theme: Theme = DOCUMENT

    @property
    def day(self) -> dt.date:
        """The document's date: the day the round was frozen, so that a report made again is the same."""
        return dt.date.fromisoformat(self.content.frozen_on)

    @property
    def foot(self) -> str:
        """What ties a paper to its edition."""
        if self.number == OPEN:
            return _("The round is open; as it stood on %(day)s. Checksum: %(sum)s") % {
                "day": day_words(self.content.frozen_on),
                "sum": self.checksum[:16],
            }
        return _("Edition %(number)s, frozen %(day)s. Checksum: %(sum)s") % {
            "number": self.number,
            "day": day_words(self.content.frozen_on),
            "sum": self.checksum[:16],
        }

    @property
    def mark(self) -> str:
        """The mark of examples."""
        return _("Example data") if self.content.is_example else ""

    def is_shown(self, body: BodyReportContent) -> bool:
        """Whether the body's texts may be read here."""
        return body.is_decided if self.sections.is_public else has_text(body)

    @property
    def bodies(self) -> Iterator[BodyReportContent]:
        """Those whose texts may be read here."""
        return (body for body in self.all_bodies if self.is_shown(body))

    @property
    def all_bodies(self) -> tuple[BodyReportContent, ...]:
        """Everyone who takes part. In what is for everyone, each with no more than is public."""
        return public_part(self.content).bodies if self.sections.is_public else self.content.bodies

    def analysis_of(self, area: AreaContent) -> AnalysisContent | None:
        """The plan's own analysis of the development area; None where it is not written, or held back."""
        is_there = area.analysis is not None and area.analysis.text and not self.holds_analyses_back
        return area.analysis if is_there else None

    @property
    def holds_analyses_back(self) -> bool:
        """True when the plan's own analyses may not be read here: by everyone, until the report is decided."""
        return self.sections.is_public and self.decision is None

    def state_of(self, body: BodyReportContent) -> str:
        """Where the body's report stands. Everyone is told of a decision, and of nothing before it."""
        if self.sections.is_public and not body.is_decided:
            return _("Not yet decided")
        return state_words(body)

    def activities_of(self, body: BodyReportContent) -> list[ActivityReportContent]:
        """The body's activities that serve this plan."""
        known = focus_areas_of(self.plan)
        return [
            each
            for each in body.activities
            if (each.is_public or not self.sections.is_public) and any(area in known for area in each.focus_areas)
        ]

    def in_focus_area(self, public_id: str) -> Iterator[tuple[BodyReportContent, ActivityReportContent]]:
        """Activities that serve the focus area, body by body."""
        for body in self.bodies:
            for activity in self.activities_of(body):
                if public_id in activity.focus_areas:
                    yield body, activity

    def analyses_of(self, public_id: str) -> Iterator[tuple[BodyReportContent, AnalysisContent]]:
        """The bodies' analyses of the focus area."""
        for body in self.bodies:
            for area, analysis in body.analyses:
                if area == public_id:
                    yield body, analysis

    def in_area(self, area: AreaContent) -> list[ActivityReportContent]:
        """Activities that serve the development area, each once."""
        ids = {ref.public_id for ref in area.focus_areas}
        return [
            each for body in self.bodies for each in self.activities_of(body) if not ids.isdisjoint(each.focus_areas)
        ]

    @property
    def indicators(self) -> tuple[IndicatorContent, ...]:
        """Those that reach some area of the plan, in the order of the areas."""
        by_code = {each.code: each for each in self.content.indicators}
        codes = dict.fromkeys(code for area in self.plan.areas for code in area.indicators)
        return tuple(by_code[code] for code in codes if code in by_code)
