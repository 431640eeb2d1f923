"""What the room hands over when an authority's documents are taken out."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from fyren.base.records import Part, Record
from fyren.reports.models import AdoptedReport


def reports_records(authority: str) -> Iterator[Record]:
    """The authority's decided reports with their decisions, and the checksum of each kept file."""
    found = AdoptedReport.objects.filter(authority__public_id=authority).select_related(
        "authority", "decided_by", "plan", "edition__round__year"
    )
    for report in found.prefetch_related("files").defer("edition__content"):
        approved = report.minutes_approved_on
        yield Record(
            code="reports.AdoptedReport",
            kind=_("Report on a plan"),
            public_id=report.public_id,
            title=f"{report.plan}, {report.edition.round}",
            authority=report.authority.public_id,
            state=_("Decided"),
            is_draft=False,
            dnr=report.dnr,
            date=report.decided_on,
            facts=(
                (_("Decided by"), str(report.decided_by)),
                (_("Decided on"), report.decided_on.isoformat()),
                (_("Section of the minutes"), report.section),
                (_("Minutes approved"), approved.isoformat() if approved else ""),
                (_("Edition of the round"), str(report.edition.number)),
            ),
            parts=tuple(
                Part(
                    _("File: %(kind)s, for everyone") % {"kind": each.get_kind_display()}
                    if each.is_public
                    else _("File: %(kind)s") % {"kind": each.get_kind_display()},
                    f"SHA-256 {each.sha256}",
                )
                for each in report.files.defer("data")
            ),
        )
