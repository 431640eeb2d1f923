"""How a plan goes, as StratML Part 2: what bodies have reported and decided in the latest closed round.

Only what everyone may read. Indicators are the budget's, the programme's or context, never the plan's: they stand under
a Goal of their own that says so, not under the plan's objectives.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from lxml import etree

from fyren.indicators.content import IndicatorContent, Point
from fyren.indicators.rules import Gender
from fyren.plan.structure import PlanStructure
from fyren.reports.stratml.grammar import PART_2
from fyren.reports.stratml.plans import CONTEXT, CONTEXT_SAYS, Facts, fill, put, put_if
from fyren.steering.models.choices import STATUSES
from fyren.steering.queries.outwards import ReportGiven
from fyren.steering.round_content import ActivityReportContent

EXAMPLE = "Exempeldata: påhittade uppgifter."
_GENDERS = {Gender.TOTAL: "Alla", Gender.WOMEN: "Kvinnor", Gender.MEN: "Män"}


def performance(
    structure: PlanStructure, facts: Facts, reports: list[ReportGiven], keys: dict[tuple[int, int], str]
) -> etree._Element:
    """The plan with its follow-up as Part 2: a report where there is one, otherwise the plan alone.

    Args:
        reports: of one round.
        keys: public ids of the focus areas, by (place of the area, place of the objective), counted from 1.
    """
    kind = "Performance_Report" if reports else "Strategic_Plan"
    root = etree.Element(etree.QName(PART_2, "PerformancePlanOrReport"), Type=kind, nsmap={None: PART_2})
    fill(root, structure, facts)
    for area, goal in enumerate(root.iter(f"{{{PART_2}}}Goal"), start=1):
        for place, objective in enumerate(goal.iter(f"{{{PART_2}}}Objective"), start=1):
            _activities(objective, keys.get((area, place), ""), reports)
    told = reports[0].round.indicators if reports else ()
    if told:
        _context(next(root.iter(f"{{{PART_2}}}StrategicPlanCore")), told)
    return root


def _activities(objective: etree._Element, key: str, reports: Iterable[ReportGiven]) -> None:
    """What each body has done about the focus area, one qualitative indicator for each activity."""
    for given in reports:
        for one in given.report.activities:
            if key and key in one.focus_areas:
                _activity(objective, given, one)


def _activity(objective: etree._Element, given: ReportGiven, one: ActivityReportContent) -> None:
    kinds = {"PerformanceIndicatorType": "Qualitative", "ValueChainStage": "Output"}
    indicator = put(objective, "PerformanceIndicator", **kinds)
    put(indicator, "MeasurementDimension", one.title)
    put(indicator, "UnitOfMeasurement", "Läge")
    instance = put(indicator, "MeasurementInstance")
    if one.expected_result:
        put(put(instance, "TargetResult"), "Description", one.expected_result)
    actual = put(instance, "ActualResult")
    put_if(actual, "EndDate", given.round.cut_off_on)
    descriptor = put(actual, "Descriptor")
    put(descriptor, "DescriptorName", "Läge")
    put(descriptor, "DescriptorValue", str(dict(STATUSES).get(one.status, one.status)))
    said = (one.result, ("Avvikelse", one.deviation), ("Åtgärd", one.measure), ("Nästa steg", one.next_step))
    words = [each if isinstance(each, str) else f"{each[0]}: {each[1]}" for each in said if _is_said(each)]
    put_if(actual, "Description", "\n".join(words))
    put(indicator, "OtherInformation", _origin(given))


def _is_said(each: str | tuple[str, str]) -> bool:
    return bool(each if isinstance(each, str) else each[1])


def _origin(given: ReportGiven) -> str:
    """Who says so, and by which decision."""
    report, decision = given.report, given.report.decision
    facts = [report.name, f"beslutat {decision.decided_on}"]
    facts += [f"§ {decision.section}"] if decision.section else []
    facts += [f"dnr {decision.dnr}"] if decision.dnr else []
    said = f"{', '.join(facts)}."
    return f"{said} {EXAMPLE}" if given.round.is_example else said


def _context(core: etree._Element, indicators: Iterable[IndicatorContent]) -> None:
    goal = put(core, "Goal")
    put(goal, "Name", CONTEXT)
    put(goal, "Description", CONTEXT_SAYS)
    for each in indicators:
        objective = put(goal, "Objective")
        put(objective, "Name", each.title)
        put(objective, "Description", each.says)
        put_if(objective, "OtherInformation", each.says_not)
        for series in each.series:
            if series.is_home:
                _series(objective, each, _GENDERS.get(Gender(series.gender), series.gender), series.points)


def _series(objective: etree._Element, each: IndicatorContent, gender: str, points: Iterable[Point]) -> None:
    kinds = {"PerformanceIndicatorType": "Quantitative", "ValueChainStage": "Outcome"}
    indicator = put(objective, "PerformanceIndicator", **kinds)
    put(indicator, "MeasurementDimension", f"{each.title} ({gender})")
    put(indicator, "UnitOfMeasurement", each.unit)
    for point in points:
        actual = put(put(indicator, "MeasurementInstance"), "ActualResult")
        put(actual, "StartDate", f"{point.year}-01-01")
        put(actual, "EndDate", f"{point.year}-12-31")
        put(actual, "NumberOfUnits", "" if point.value is None else f"{Decimal(repr(point.value)):f}")
        put(actual, "Description", f"Beskriver {point.year}. Hämtat {point.fetched_on}.")
    source = ", ".join(part for part in (each.source, each.licence) if part) or "källa ej inlagd"
    put(indicator, "OtherInformation", f"{each.code}. {source}.{f' {EXAMPLE}' if each.is_example else ''}")
