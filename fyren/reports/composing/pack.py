"""A pack for auditors: one focus area's decisions, stances, activities and follow-up, to read and to count."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import asdict

from django.utils.translation import gettext as _

from fyren.base.csv_text import csv_lines
from fyren.base.document_page import as_html
from fyren.base.documents.writing import Block, Document, Facts, Heading, Paragraph, Style, Table
from fyren.reports.composing.areas import body_name, deviation_words
from fyren.reports.composing.frame import Frame
from fyren.reports.composing.words import (
    STANCE_WORDS,
    answered,
    area_name,
    day_words,
    decision_words,
    has_text,
    judged,
    not_decided_mark,
    paragraphs,
    state_words,
    status_words,
)
from fyren.steering.content import FocusAreaRef
from fyren.steering.round_content import DecisionContent

_ALWAYS = (2000, 1, 1, 0, 0, 0)  # the same content gives the same bytes
Rows = list[tuple[str, ...]]


def pack_zip(frame: Frame, area: FocusAreaRef, budgets: tuple[tuple[str, DecisionContent], ...]) -> bytes:
    """The pack as a ZIP: a page to read, a table of each kind as CSV, and all of it as JSON.

    Args:
        budgets: the year's decided internal budgets.
    """
    tables = _tables(frame, area, budgets)
    note = [(frame.mark,)] if frame.mark else []
    files = {"las-mig.html": as_html(_page(frame, area, tables))}
    for name, (columns, rows) in tables.items():
        files[f"{name}.csv"] = "".join(csv_lines([*note, columns, *rows])).encode()
    files["allt.json"] = json.dumps(_data(frame, area, budgets), ensure_ascii=False, indent=1).encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(zipfile.ZipInfo(name, _ALWAYS), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _tables(
    frame: Frame, area: FocusAreaRef, budgets: tuple[tuple[str, DecisionContent], ...]
) -> dict[str, tuple[tuple[str, ...], Rows]]:
    decisions: Rows = [(body, _("Internal budget or business plan"), decision_words(found)) for body, found in budgets]
    decisions += [(each.name, _("Follow-up"), decision_words(each.decision)) for each in frame.content.bodies]
    stances: Rows = [
        (each.name, str(STANCE_WORDS.get(stance.kind, stance.kind)), stance.reason)
        for each in frame.content.bodies
        for stance in each.stances
        if stance.focus_area == area.public_id
    ]
    activities: Rows = [
        (
            body_name(body),
            each.title,
            status_words(each.status, each.was),
            each.expected_result,
            each.result,
            deviation_words(each),
        )
        for body, each in frame.in_focus_area(area.public_id)
    ]
    analyses: Rows = [(body_name(body), judged(each), each.text) for body, each in frame.analyses_of(area.public_id)]
    return {
        "beslut": ((_("Body"), _("About"), _("Decision")), [row for row in decisions if row[2]]),
        "stallningstaganden": ((_("Body"), _("Stance"), _("Reason")), stances),
        "aktiviteter": (
            (
                _("Body"),
                _("Activity"),
                _("Status"),
                _("Expected result"),
                _("Done and result"),
                _("Deviation and measure"),
            ),
            activities,
        ),
        "uppfoljning": ((_("Body"), _("Judgement"), _("Analysis")), analyses),
    }


def _page(frame: Frame, area: FocusAreaRef, tables: dict[str, tuple[tuple[str, ...], Rows]]) -> Document:
    title = _("Material for auditors: %(area)s") % {"area": area_name(area)}
    return Document(
        title=title,
        subtitle=f"{frame.plan.title}. {frame.content.title} {frame.content.year}, {frame.content.municipality}",
        author=frame.content.municipality,
        day=frame.day,
        head=title,
        foot=frame.foot,
        page_word=_("Page"),
        mark=frame.mark,
        contents=_("Contents"),
        blocks=tuple(_blocks(frame, area, tables)),
    )


def _blocks(frame: Frame, area: FocusAreaRef, tables: dict[str, tuple[tuple[str, ...], Rows]]) -> Iterator[Block]:
    yield Facts(
        (
            (_("The plan's wording"), area_name(area)),
            (_("Decision on the plan"), decision_words(frame.plan.decision)),
            (_("Cut-off date"), day_words(frame.content.cut_off_on)),
            (_("Closed"), day_words(frame.content.frozen_on)),
        )
    )
    missing = [each.name for each in frame.content.bodies if not has_text(each)]
    if missing:
        names = ", ".join(missing)
        yield Paragraph(_("Have not handed in their follow-up: %(names)s.") % {"names": names}, Style.MARKED)
    heads = {
        "beslut": _("Decisions"),
        "stallningstaganden": _("Stances"),
        "aktiviteter": _("Activities"),
    }
    for name, title in heads.items():
        columns, rows = tables[name]
        yield Heading(title)
        yield Table(columns, tuple(rows), widths=(1,) * len(columns)) if rows else Paragraph(_("There are none."))
    yield Heading(_("Follow-up"))
    for body, analysis in frame.analyses_of(area.public_id):
        yield Heading(f"{body.name}: {state_words(body).lower()}", 2)
        if not body.is_decided:
            yield not_decided_mark()
        yield from (Paragraph(line) for line in (judged(analysis),) if line)
        yield from paragraphs(analysis.text)
        yield from answered(analysis.answers)


def _data(frame: Frame, area: FocusAreaRef, budgets: tuple[tuple[str, DecisionContent], ...]) -> dict[str, object]:
    """The same in stored values, for a program."""
    return {
        "is_example": frame.content.is_example,
        "municipality": frame.content.municipality,
        "plan": frame.plan.title,
        "focus_area": asdict(area),
        "year": frame.content.year,
        "round": frame.content.title,
        "cut_off_on": frame.content.cut_off_on,
        "edition": frame.number,
        "checksum": frame.checksum,
        "budget_decisions": [{"body": body, **asdict(found)} for body, found in budgets],
        "bodies": [
            {"body": each.name, "state": each.state, "decision": asdict(each.decision)} for each in frame.content.bodies
        ],
        "stances": [
            {"body": each.name, **asdict(stance)}
            for each in frame.content.bodies
            for stance in each.stances
            if stance.focus_area == area.public_id
        ],
        "activities": [
            {"body": body.name, "is_decided": body.is_decided, **asdict(each)}
            for body, each in frame.in_focus_area(area.public_id)
        ],
        "analyses": [
            {"body": body.name, "is_decided": body.is_decided, **asdict(each)}
            for body, each in frame.analyses_of(area.public_id)
        ],
    }
