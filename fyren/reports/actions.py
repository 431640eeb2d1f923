"""Writes: the decision on a report with the files that were decided, and packs for auditors."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from fyren.base import clock
from fyren.base.clock import SWEDISH_TIME
from fyren.base.documents.word_template import EmptiedTemplate
from fyren.base.history import save_changes, save_new
from fyren.people.models import Body
from fyren.people.viewer import Viewer
from fyren.plan.models import FocusArea, Plan
from fyren.reports.access import check_adopt, check_fetch_pack, check_make_pack, check_set_template
from fyren.reports.composing.pack import pack_zip
from fyren.reports.composing.words import focus_areas_of
from fyren.reports.making import report_file
from fyren.reports.models import AdoptedFile, AdoptedReport, AuditPack, ReportKind, WordTemplate
from fyren.reports.queries import budget_decisions, frame_of
from fyren.reports.sections import Section, Sections
from fyren.reports.word_templates import missing_styles_words, template_in_use
from fyren.steering.models import RoundEdition
from fyren.vault.acts import Act
from fyren.vault.audit import action, record

KEPT = (ReportKind.PDF, ReportKind.WORD, ReportKind.EXCEL)
LONGEST = dt.timedelta(days=366)


@dataclass(frozen=True, slots=True)
class ReportDecision:
    """A decision's facts as they are entered. Section or registration number is needed."""

    decided_by: Body
    decided_on: dt.date
    section: str = ""
    dnr: str = ""
    minutes_approved_on: dt.date | None = None


@action(Act.REPORT_ADOPTED)
def adopt_report(
    *, edition: RoundEdition, plan: Plan, decision: ReportDecision, sections: frozenset[Section], by: Viewer
) -> AdoptedReport:
    """Enter the decision on a plan's report, and keep the report as files: the whole one, and the one for everyone.

    Args:
        sections: the sections that the report was decided with.

    Raises:
        PermissionDenied: `by` is no coordinator at the plan's owner.
        ValidationError: the decision lies in the future or before the round was closed, cannot be found again, or is
            already entered.
        fyren.reports.queries.NotFound: the round is not about the plan.
    """
    check_adopt(by, plan.authority.public_id)
    _check_day(decision.decided_on, edition, by)
    report = AdoptedReport(
        edition=edition,
        plan=plan,
        authority=plan.authority,
        decided_by=decision.decided_by,
        decided_on=decision.decided_on,
        section=decision.section.strip(),
        dnr=decision.dnr.strip(),
        minutes_approved_on=decision.minutes_approved_on,
        sections=[each.value for each in Section if each in sections],
        template=template_in_use(),
    )
    save_new(report, by=by.actor)
    for is_public in (True, False):
        frame = frame_of(edition, plan.slug, Sections(sections, is_public=is_public))
        for kind in KEPT:
            data = report_file(frame, kind)
            sha256 = hashlib.sha256(data).hexdigest()
            AdoptedFile.objects.create(report=report, kind=kind, is_public=is_public, data=data, sha256=sha256)
    record(Act.REPORT_ADOPTED, by=by.actor, about=report)
    return report


@action(Act.REPORT_DECISION_CHANGED)
def change_decision(
    *, report: AdoptedReport, changes: Mapping[str, Any], expected_version: int, by: Viewer
) -> AdoptedReport:
    """Enter or correct a decision's facts. The kept files stay the ones that were decided.

    Raises:
        PermissionDenied: `by` is no coordinator at the plan's owner.
        Conflict: somebody was first.
        ValidationError: see `adopt_report`.
    """
    check_adopt(by, report.authority.public_id)
    if "decided_on" in changes:
        _check_day(changes["decided_on"], report.edition, by)
    changed = save_changes(report, changes=changes, expected_version=expected_version, by=by.actor)
    record(Act.REPORT_DECISION_CHANGED, by=by.actor, about=report, fields=changed)
    return report


@action(Act.WORD_TEMPLATE_TAKEN_IN)
def take_in_template(*, emptied: EmptiedTemplate, file_name: str, by: Viewer) -> WordTemplate:
    """Let reports take their look from a Word file from now on. The one that was in use is kept, and can be used again.

    Raises:
        PermissionDenied: `by` is no coordinator.
        ValidationError: the file lacks styles that reports need, or its name holds a personal identity number.
    """
    check_set_template(by)
    if emptied.missing:
        raise ValidationError({"document": missing_styles_words(emptied.missing)})
    _put_out_of_use(by)
    template = WordTemplate(file_name=file_name, data=emptied.data, set_by=by.actor)
    save_new(template, by=by.actor)
    record(Act.WORD_TEMPLATE_TAKEN_IN, by=by.actor, about=template)
    return template


@action(Act.WORD_TEMPLATE_TAKEN_AWAY)
def take_away_template(*, template: WordTemplate, expected_version: int, by: Viewer) -> WordTemplate:
    """Take the template out of use, so that reports have their own look again.

    Raises:
        PermissionDenied: `by` is no coordinator.
        Conflict: somebody was first.
    """
    check_set_template(by)
    _set_in_use(template, False, expected_version, by)
    record(Act.WORD_TEMPLATE_TAKEN_AWAY, by=by.actor, about=template)
    return template


@action(Act.WORD_TEMPLATE_RESTORED)
def restore_template(*, template: WordTemplate, expected_version: int, by: Viewer) -> WordTemplate:
    """Take a template into use again, in place of the one that is.

    Raises:
        PermissionDenied: `by` is no coordinator.
        Conflict: somebody was first.
    """
    check_set_template(by)
    if not template.is_in_use:
        _put_out_of_use(by)
    _set_in_use(template, True, expected_version, by)
    record(Act.WORD_TEMPLATE_RESTORED, by=by.actor, about=template)
    return template


def _put_out_of_use(by: Viewer) -> None:
    for template in WordTemplate.objects.select_for_update().filter(is_in_use=True):
        _set_in_use(template, False, template.row_version, by)


def _set_in_use(template: WordTemplate, is_in_use: bool, expected_version: int, by: Viewer) -> None:
    changes = {"is_in_use": is_in_use}
    if save_changes(template, changes=changes, expected_version=expected_version, by=by.actor):
        WordTemplate.objects.filter(pk=template.pk).update(since=clock.now(), set_by=by.actor)


def _check_day(decided_on: dt.date, edition: RoundEdition, by: Viewer) -> None:
    if decided_on > by.day:
        raise ValidationError({"decided_on": _("The decision lies in the future. Enter it when it has been made.")})
    if decided_on < edition.frozen_at.astimezone(SWEDISH_TIME).date():
        raise ValidationError({"decided_on": _("The decision is before the round was closed. Check the date.")})


@action(Act.AUDIT_PACK_MADE)
def make_pack(*, edition: RoundEdition, focus_area: FocusArea, expires_on: dt.date, by: Viewer) -> AuditPack:
    """Give auditors a focus area's material from a closed round, until a day.

    Raises:
        PermissionDenied: `by` is no coordinator at the plan's owner.
        ValidationError: the last day has passed or is more than a year ahead, or the round is not about the area.
    """
    plan = focus_area.development_area.edition.plan
    check_make_pack(by, plan.authority.public_id)
    if not by.day <= expires_on <= by.day + LONGEST:
        raise ValidationError({"expires_on": _("Choose a day from today and at most a year ahead.")})
    if focus_area.public_id not in focus_areas_of(frame_of(edition, plan.slug).plan):
        raise ValidationError({"focus_area": _("The round is not about that focus area. Choose another.")})
    pack = AuditPack(
        edition=edition,
        focus_area=focus_area,
        authority=plan.authority,
        made_by=by.actor,
        expires_on=expires_on,
    )
    pack.full_clean()
    pack.save(force_insert=True)
    record(Act.AUDIT_PACK_MADE, by=by.actor, about=pack)
    return pack


@action(Act.AUDIT_PACK_FETCHED)
def fetch_pack(*, pack: AuditPack, by: Viewer) -> bytes:
    """The pack as a ZIP file. Each fetching stands in the audit.

    Raises:
        PermissionDenied: `by` is no auditor, or the pack's last day has passed.
    """
    check_fetch_pack(by, pack)
    plan = pack.focus_area.development_area.edition.plan
    frame = frame_of(pack.edition, plan.slug)
    area = focus_areas_of(frame.plan)[pack.focus_area.public_id]
    data = pack_zip(frame, area, budget_decisions(pack.edition.round.year))
    record(Act.AUDIT_PACK_FETCHED, by=by.actor, about=pack)
    return data
