"""The Excel appendix: everything in the report as rows that can be counted further."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from fyren.base.spreadsheets import Sheet, workbook
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
    state_words,
)

_GENDER_WORDS = {str(value): str(label) for value, label in GENDERS}
Row = tuple[object, ...]


def excel_appendix(frame: Frame) -> bytes:
    """The report's facts as a workbook."""
    return workbook(*_sheets(frame), title=frame.plan.title, made_on=frame.day)


def _sheets(frame: Frame) -> Iterator[Sheet]:
    note = _("Example data: figures and names are made up.") if frame.content.is_example else ""

    def sheet(name: str, header: tuple[str, ...], rows: Iterator[Row], widths: tuple[int, ...]) -> Sheet:
        return Sheet(name=name, header=header, rows=rows, note=note, widths=widths, printed=True)

    yield sheet(_("About the report"), (_("What"), _("Value")), _about(frame), (28, 80))
    yield sheet(
        _("Activities"),
        (
            _("Body"),
            _("Decided"),
            _("Activity"),
            _("Focus area"),
            _("Status"),
            _("Status before"),
            _("Expected result"),
            _("Done and result"),
            _("Deviation"),
            _("Measure"),
            _("Next step"),
            _("Unit"),
        ),
        _activities(frame),
        (22, 11, 30, 30, 12, 12, 28, 36, 28, 28, 26, 18),
    )
    yield sheet(
        _("Analyses"),
        (_("Area"), _("Written by"), _("Decided"), _("Judgement"), _("Analysis")),
        _analyses(frame),
        (44, 28, 12, 30, 90),
    )
    yield sheet(_("Stances"), (_("Body"), _("Focus area"), _("Stance"), _("Reason")), _stances(frame), (28, 50, 24, 50))
    yield sheet(
        _("Proposals"),
        (_("From"), _("To"), _("Proposal"), _("Description"), _("Focus area")),
        _proposals(frame),
        (28, 28, 40, 60, 40),
    )
    yield sheet(_("Bodies"), (_("Body"), _("Follow-up"), _("Decision")), _bodies(frame), (32, 28, 60))
    yield sheet(
        _("Indicators"),
        (
            _("Id"),
            _("Title"),
            _("Unit"),
            _("Place"),
            _("Gender"),
            _("Year described"),
            _("Value"),
            _("Lowest"),
            _("Highest"),
            _("Fetched"),
            _("Remark"),
            _("Source"),
            _("What it does not say"),
        ),
        _values(frame),
        (12, 44, 14, 24, 10, 10, 10, 10, 10, 12, 18, 50, 50),
    )


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
        if area.analysis is not None:
            name = f"{area.number} {area.title}"
            yield name, _("The plan's analysis"), "", judged(area.analysis), area.analysis.text
        for ref in area.focus_areas:
            for body, analysis in frame.analyses_of(ref.public_id):
                yield area_name(ref), body.name, _yes(body.is_decided), judged(analysis), analysis.text


def _stances(frame: Frame) -> Iterator[Row]:
    known = focus_areas_of(frame.plan)
    for body in frame.content.bodies:
        for each in stances_of(frame, body):
            yield body.name, area_name(known[each.focus_area]), str(STANCE_WORDS.get(each.kind, each.kind)), each.reason


def _proposals(frame: Frame) -> Iterator[Row]:
    known = focus_areas_of(frame.plan)
    for body in frame.bodies:
        for each in body.proposals:
            areas = "\n".join(area_name(known[area]) for area in each.focus_areas if area in known)
            yield body.name, each.to_body, each.title, each.description, areas


def _bodies(frame: Frame) -> Iterator[Row]:
    for body in frame.content.bodies:
        yield body.name, state_words(body), decision_words(body.decision)


def _values(frame: Frame) -> Iterator[Row]:
    """A row for each value. An empty cell is a missing value, never nought."""
    for indicator in frame.indicators:
        source = source_words(indicator)
        for series in indicator.series:
            gender = _GENDER_WORDS.get(series.gender, series.gender)
            for point in series.points:
                is_late = bool(frame.content.cut_off_on) and point.fetched_on > frame.content.cut_off_on
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
                    _("latest available") if is_late and point.value is not None else "",
                    source,
                    indicator.says_not,
                )
