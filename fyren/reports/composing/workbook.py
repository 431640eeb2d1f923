"""The Excel appendix: everything in the report as rows that can be counted further."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fyren.base.spreadsheets import Sheet, workbook
from fyren.indicators.content import IndicatorContent
from fyren.indicators.models.values import GENDERS
from fyren.reports.composing.frame import Frame
from fyren.reports.composing.indicators import source_words
from fyren.reports.composing.parts import stances_of
from fyren.reports.composing.words import (
    STANCE_WORDS,
    STATUS_WORDS,
    area_name,
    decision_words,
    focus_areas_of,
    judged,
)

_GENDER_WORDS = {str(value): str(label) for value, label in GENDERS}
Row = tuple[object, ...]
Text = str | Promise


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of row: the sheet's name, its columns with their widths, and where the rows come from."""

    name: Text
    columns: tuple[tuple[Text, int], ...]
    rows: Callable[[Frame], Iterator[Row]]


def excel_appendix(frame: Frame) -> bytes:
    """The report's facts as a workbook."""
    note = _("Example data: figures and names are made up.") if frame.content.is_example else ""
    sheets = [
        Sheet(
            name=str(kind.name),
            header=[str(label) for label, _width in kind.columns],
            rows=kind.rows(frame),
            note=note,
            widths=[width for _label, width in kind.columns],
            printed=True,
        )
        for kind in KINDS
    ]
    return workbook(*sheets, title=frame.plan.title, made_on=frame.day)


def _about(frame: Frame) -> Iterator[Row]:
    content = frame.content
    yield _("Plan"), frame.plan.title
    yield _("Municipality"), content.municipality
    yield _("Round"), f"{content.title} {content.year}"
    yield _("Cut-off date"), content.cut_off_on
    yield _("Closed"), content.frozen_on
    yield _("Edition"), str(frame.number)
    yield _("Checksum"), frame.checksum
    yield _("Decision"), decision_words(frame.decision) if frame.decision else _("The report is not decided")


def _yes(is_so: bool) -> str:
    return _("yes") if is_so else _("not decided")


def _activities(frame: Frame) -> Iterator[Row]:
    known = focus_areas_of(frame.plan)
    for body in frame.bodies:
        for each in frame.activities_of(body):
            yield (
                body.name,
                _yes(body.is_decided),
                each.title,
                "\n".join(area_name(known[area]) for area in each.focus_areas if area in known),
                str(STATUS_WORDS.get(each.status, each.status)),
                str(STATUS_WORDS.get(each.was, each.was)),
                each.expected_result,
                each.result,
                each.deviation,
                each.measure,
                each.next_step,
                each.unit,
            )


def _analyses(frame: Frame) -> Iterator[Row]:
    for area in frame.plan.areas:
        said = frame.analysis_of(area)
        if said is not None:
            name = f"{area.number} {area.title}"
            yield name, _("The plan's analysis"), _yes(frame.decision is not None), judged(said), said.text
        for ref in area.focus_areas:
            for body, analysis in frame.analyses_of(ref.public_id):
                yield area_name(ref), body.name, _yes(body.is_decided), judged(analysis), analysis.text


def _stances(frame: Frame) -> Iterator[Row]:
    known = focus_areas_of(frame.plan)
    for body in frame.all_bodies:
        for each in stances_of(frame, body):
            yield body.name, area_name(known[each.focus_area]), str(STANCE_WORDS.get(each.kind, each.kind)), each.reason


def _proposals(frame: Frame) -> Iterator[Row]:
    known = focus_areas_of(frame.plan)
    for body in frame.bodies:
        for each in body.proposals:
            areas = "\n".join(area_name(known[area]) for area in each.focus_areas if area in known)
            yield body.name, each.to_body, each.title, each.description, areas


def _bodies(frame: Frame) -> Iterator[Row]:
    for body in frame.all_bodies:
        yield body.name, frame.state_of(body), decision_words(body.decision)


def _values(frame: Frame) -> Iterator[Row]:
    """A row for each value, those that came after the freeze last. An empty cell is a missing value, never nought."""
    for indicator in frame.indicators:
        yield from _points(frame, indicator)
    for supplement in frame.supplements:
        remark = _("Supplement %(day)s") % {"day": supplement.made_on}
        for indicator in supplement.indicators:
            yield from _points(frame, indicator, remark)


def _points(frame: Frame, indicator: IndicatorContent, remark: str = "") -> Iterator[Row]:
    source = source_words(indicator)
    for series in indicator.series:
        gender = _GENDER_WORDS.get(series.gender, series.gender)
        for point in series.points:
            is_late = bool(frame.content.cut_off_on) and point.fetched_on > frame.content.cut_off_on
            latest = _("latest available") if is_late and point.value is not None else ""
            yield (
                indicator.code,
                indicator.title,
                indicator.unit,
                series.place,
                gender,
                point.year,
                point.value,
                point.low,
                point.high,
                point.fetched_on,
                remark or latest,
                source,
                indicator.says_not,
            )


KINDS = (
    _Kind(gettext_lazy("About the report"), ((gettext_lazy("What"), 28), (gettext_lazy("Value"), 80)), _about),
    _Kind(
        gettext_lazy("Activities"),
        (
            (gettext_lazy("Body"), 22),
            (gettext_lazy("Decided"), 11),
            (gettext_lazy("Activity"), 30),
            (gettext_lazy("Focus area"), 30),
            (gettext_lazy("Status"), 12),
            (gettext_lazy("Status before"), 12),
            (gettext_lazy("Expected result"), 28),
            (gettext_lazy("Done and result"), 36),
            (gettext_lazy("Deviation"), 28),
            (gettext_lazy("Measure"), 28),
            (gettext_lazy("Next step"), 26),
            (gettext_lazy("Unit"), 18),
        ),
        _activities,
    ),
    _Kind(
        gettext_lazy("Analyses"),
        (
            (gettext_lazy("Area"), 44),
            (gettext_lazy("Written by"), 28),
            (gettext_lazy("Decided"), 12),
            (gettext_lazy("Judgement"), 30),
            (gettext_lazy("Analysis"), 90),
        ),
        _analyses,
    ),
    _Kind(
        gettext_lazy("Stances"),
        (
            (gettext_lazy("Body"), 28),
            (gettext_lazy("Focus area"), 50),
            (gettext_lazy("Stance"), 24),
            (gettext_lazy("Reason"), 50),
        ),
        _stances,
    ),
    _Kind(
        gettext_lazy("Proposals"),
        (
            (gettext_lazy("From"), 28),
            (gettext_lazy("To"), 28),
            (gettext_lazy("Proposal"), 40),
            (gettext_lazy("Description"), 60),
            (gettext_lazy("Focus area"), 40),
        ),
        _proposals,
    ),
    _Kind(
        gettext_lazy("Bodies"),
        ((gettext_lazy("Body"), 32), (gettext_lazy("Follow-up"), 28), (gettext_lazy("Decision"), 60)),
        _bodies,
    ),
    _Kind(
        gettext_lazy("Indicators"),
        (
            (gettext_lazy("Id"), 12),
            (gettext_lazy("Title"), 44),
            (gettext_lazy("Unit"), 14),
            (gettext_lazy("Place"), 24),
            (gettext_lazy("Gender"), 10),
            (gettext_lazy("Year described"), 10),
            (gettext_lazy("Value"), 10),
            (gettext_lazy("Lowest"), 10),
            (gettext_lazy("Highest"), 10),
            (gettext_lazy("Fetched"), 12),
            (gettext_lazy("Remark"), 18),
            (gettext_lazy("Source"), 50),
            (gettext_lazy("What it does not say"), 50),
        ),
        _values,
    ),
)
