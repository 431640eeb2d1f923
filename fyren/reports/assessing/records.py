"""What the self-assessment hands over when an authority's documents are taken out."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from fyren.base.clock import today
from fyren.base.records import Part, Record
from fyren.reports.assessing.queries import READ, contents_of
from fyren.reports.assessing.words import answer_words
from fyren.reports.models import Assessment


def assessment_records(authority: str) -> Iterator[Record]:
    """The authority's assessments: of closed ones what was frozen, of open ones the answers as they stand today."""
    found = Assessment.objects.filter(authority__public_id=authority).select_related(*READ).prefetch_related("answers")
    for each, content in contents_of(found, today()):
        yield Record(
            code="reports.Assessment",
            kind=_("Self-assessment"),
            public_id=each.public_id,
            title=_("Self-assessment %(year)s") % {"year": each.year},
            authority=each.authority.public_id,
            state=_("Being answered") if each.is_open else _("Closed"),
            is_draft=each.is_open,
            date=each.closed_on,
            facts=(() if each.is_open else ((_("Checksum"), each.edition.checksum),)),
            parts=tuple(Part(row.text, f"{answer_words(row)}\n\n{row.evidence}".strip()) for row in content.rows),
        )
