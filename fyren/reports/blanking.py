"""Decided reports when a text of their round is blanked: the kept files are made anew from what is left."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from fyren.reports.making import OWN_LOOK, report_file, set_up_template
from fyren.reports.models import AdoptedReport, ReportKind
from fyren.reports.queries import decision_of, frame_of
from fyren.reports.sections import Section, Sections
from fyren.steering.models import RoundEdition


def renew_adopted(edition: RoundEdition) -> None:
    """Make the files of the reports that were decided on the edition anew; the former bytes are gone. The decision and
    its sections stay, and what was added to the round after it stays out.

    A step inside `plan.actions.blanking.blank`.

    Raises:
        ValidationError: the installation's Word template cannot be used.
    """
    found = AdoptedReport.objects.filter(edition=edition).select_related("plan", "decided_by", "template")
    for report in found:
        # By the plan's id: its short address may have changed since.
        slug = next(plan.slug for plan in edition.read().plans if plan.public_id == report.plan.public_id)
        chosen = frozenset(Section(each) for each in report.sections)
        known = edition.supplements.filter(made_at__lte=report.created_at).count()
        for file in report.files.all():
            frame = frame_of(edition, slug, Sections(chosen, is_public=file.is_public))
            frame = replace(frame, decision=decision_of(report), supplements=frame.supplements[:known])
            file.data = report_file(frame, ReportKind(file.kind), template=_template_of(report))
            file.sha256 = hashlib.sha256(file.data).hexdigest()
            file.save(update_fields=["data", "sha256"])


def _template_of(report: AdoptedReport) -> bytes:
    """What the report took its look from when it was decided, whatever coordinators have chosen since."""
    return bytes(report.template.data) if report.template is not None else set_up_template() or OWN_LOOK
