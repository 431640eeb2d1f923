"""The content of a closed round: written once, read by page, report, API and comparison alike.

Names and wordings are copied in, so that it reads as it did the day it was frozen. Days in ISO form, "" where there is
none; choices by their stored values.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

from fyren.indicators.content import IndicatorContent
from fyren.steering.content import FocusAreaRef

SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True)
class DecisionContent:
    """A decision's facts. Empty strings until they are known."""

    instance: str
    decided_on: str
    section: str
    dnr: str


@dataclass(frozen=True, slots=True)
class AnswerContent:
    """An answer to one of the round's own questions."""

    question: str
    text: str


@dataclass(frozen=True, slots=True)
class ActivityReportContent:
    """What a body says of an activity. `was` is its status in the round before, "" where there was none."""

    public_id: str
    title: str
    focus_areas: tuple[str, ...]
    status: str
    was: str
    unit: str
    expected_result: str
    result: str
    deviation: str
    measure: str
    next_step: str
    target_groups: tuple[str, ...]
    is_public: bool
    answers: tuple[AnswerContent, ...] = ()


@dataclass(frozen=True, slots=True)
class AnalysisContent:
    """An analysis: trend and judgement ("" when not given) and the text. `judgement` is the step's own label."""

    trend: str
    judgement: str
    text: str
    answers: tuple[AnswerContent, ...] = ()


@dataclass(frozen=True, slots=True)
class StanceSaid:
    """A body's stance on a focus area. `focus_area` by public id. `is_public`: it stands in a released budget."""

    focus_area: str
    kind: str
    reason: str
    is_public: bool = False


@dataclass(frozen=True, slots=True)
class ProposalContent:
    """What is proposed for next year. `focus_areas` by public id."""

    title: str
    description: str
    focus_areas: tuple[str, ...]
    to_body: str


@dataclass(frozen=True, slots=True)
class BodyReportContent:
    """A body's report. What is not decided is marked so wherever it is read, and stays out of what is public.

    Args:
        state: `ReportState`; "" when the body handed nothing in.
        analyses: focus area (public id) with the body's analysis of it.
    """

    public_id: str
    name: str
    is_company: bool
    state: str
    decision: DecisionContent
    summary: str
    stances: tuple[StanceSaid, ...]
    activities: tuple[ActivityReportContent, ...]
    analyses: tuple[tuple[str, AnalysisContent], ...]
    proposals: tuple[ProposalContent, ...]
    answers: tuple[AnswerContent, ...] = ()

    @property
    def is_decided(self) -> bool:
        """True when the body's own board has decided it."""
        return self.state == "decided"


@dataclass(frozen=True, slots=True)
class AreaContent:
    """A development area with its focus areas, the plan's analysis and the indicators (codes) that reach it."""

    public_id: str
    number: str
    title: str
    focus_areas: tuple[FocusAreaRef, ...]
    analysis: AnalysisContent | None
    indicators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanContent:
    """A plan as it was followed up. `decision` is the council's, on the plan's edition."""

    public_id: str
    slug: str
    title: str
    edition: int
    decision: DecisionContent
    areas: tuple[AreaContent, ...]


@dataclass(frozen=True, slots=True)
class RoundContent:
    """A round of follow-up.

    Args:
        scale: the steps of judgement, best first.
        indicators: every indicator that reaches some area; where a value came after the cut-off the report says
            "senaste tillgängliga" beside it.
        is_example: demo data; every document made from it says so.
    """

    municipality: str
    round_id: str
    key: str
    title: str
    year: int
    cut_off_on: str
    frozen_on: str
    is_example: bool
    scale: tuple[str, ...]
    plans: tuple[PlanContent, ...]
    bodies: tuple[BodyReportContent, ...]
    indicators: tuple[IndicatorContent, ...]

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values, to be stored; `from_json` reads them back."""
        return {"schema_version": SCHEMA_VERSION, **asdict(self)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> RoundContent:
        """Read what `to_json` wrote.

        Raises:
            ValueError: the schema version is not one that this code reads, or the content has another shape.
        """
        if data.get("schema_version") != SCHEMA_VERSION:
            raise ValueError(f"Unknown schema version of a round: {data.get('schema_version')!r}")
        kept = {key: value for key, value in data.items() if key != "schema_version"}
        content: RoundContent = _reader(RoundContent).validate_python(kept)
        return content


def indicators_to_json(indicators: Iterable[IndicatorContent]) -> list[dict[str, Any]]:
    """Plain JSON values for a supplement; `indicators_from_json` reads them back."""
    return [asdict(each) for each in indicators]


def indicators_from_json(data: list[dict[str, Any]]) -> tuple[IndicatorContent, ...]:
    """Read what `indicators_to_json` wrote.

    Raises:
        ValueError: the content has another shape.
    """
    kept: tuple[IndicatorContent, ...] = _reader(tuple[IndicatorContent, ...]).validate_python(data)
    return kept


@cache
def _reader(shape: Any) -> Any:
    from pydantic import TypeAdapter  # half a second's import that few pages need

    return TypeAdapter(shape)
