"""What the room hands over when an authority's documents are taken out."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from fyren.base.clock import day_in_sweden
from fyren.base.records import Part, Record, period_of
from fyren.detection.counting import Released
from fyren.detection.models import CountHandover, CountingUnit, CountKind, CountRelease, InstrumentUse
from fyren.detection.queries import released_rows
from fyren.people.queries import people_names
from fyren.plan.queries.blanking import steering_owner


def detection_records(authority: str) -> Iterator[Record]:
    """The authority's units with who notes for them, the years it has handed over, and its instruments in use; for the
    executive board also the released years, which belong to the municipality as a whole.

    A unit's own numbers are left out, handed over or not: a document taken out would show numbers from one to four
    outside the unit, and they would then be known for good. Whether they are public documents, who decides on giving
    them out and when they are disposed of is a question for the municipality's lawyer: see docs/operations.md.
    """
    units = CountingUnit.objects.filter(authority__public_id=authority)
    for unit in units.select_related("authority").prefetch_related("members__user"):
        yield _unit(unit, authority)
    handovers = list(CountHandover.objects.filter(authority__public_id=authority).select_related("authority"))
    names = people_names({each.handed_over_by for each in handovers})
    for handover in handovers:
        yield _handover(handover, authority, names)
    for use in InstrumentUse.objects.filter(authority__public_id=authority):
        yield _use(use, authority)
    owner = steering_owner()
    if owner is not None and owner.public_id == authority:
        for release in CountRelease.objects.all():
            yield _release(release, authority)


def _unit(unit: CountingUnit, authority: str) -> Record:
    lines = [f"{member.user.name}, {period_of(member)}" for member in unit.members.all()]
    return Record(
        code="detection.CountingUnit",
        kind=_("Unit that counts"),
        public_id=unit.public_id,
        title=unit.name,
        authority=authority,
        state=_("Ended") if unit.valid_to else _("Holds"),
        is_draft=False,
        date=unit.valid_from or day_in_sweden(unit.created_at),
        facts=((_("Counts"), period_of(unit)),),
        parts=(Part(_("Who notes"), "\n\n".join(lines)),),
    )


def _handover(handover: CountHandover, authority: str, names: dict[str, str]) -> Record:
    return Record(
        code="detection.CountHandover",
        kind=_("Counts handed over"),
        public_id=handover.public_id,
        title=_("Counts of %(year)s, %(body)s") % {"year": handover.year, "body": handover.authority},
        authority=authority,
        state=_("Handed over"),
        is_draft=False,
        date=day_in_sweden(handover.handed_over_at),
        facts=((_("Handed over by"), names.get(handover.handed_over_by, "")),),
    )


def _use(use: InstrumentUse, authority: str) -> Record:
    return Record(
        code="detection.InstrumentUse",
        kind=_("Instrument in use"),
        public_id=use.public_id,
        title=str(use),
        authority=authority,
        state=_("Ended") if use.valid_to else _("Holds"),
        is_draft=False,
        date=use.valid_from or day_in_sweden(use.created_at),
        facts=(
            (_("Used"), period_of(use)),
            (_("Version"), use.version),
            (_("Trained roles"), use.roles),
        ),
        parts=(Part(_("Licence and training"), use.note),),
    )


def _release(release: CountRelease, authority: str) -> Record:
    return Record(
        code="detection.CountRelease",
        kind=_("Counts released"),
        public_id=release.public_id,
        title=_("Counts of %(year)s") % {"year": release.year},
        authority=authority,
        state=_("Released"),
        is_draft=False,
        date=day_in_sweden(release.released_at),
        facts=((_("Checksum"), release.checksum),),
        parts=tuple(_parts(release.read())),
    )


def _parts(content: Released) -> Iterator[Part]:
    for row in released_rows(content):
        lines = [f"{kind.label}: {words_for(least)}" for kind, least in zip(CountKind, row.counts, strict=True)]
        yield Part(row.name or _("All that have handed over"), "\n\n".join(lines), level=3)


def words_for(least: int) -> str:
    """A released count as people read it."""
    return _("at least %(count)s") % {"count": least} if least else _("fewer than 5")
