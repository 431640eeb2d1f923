"""What the room hands over when an authority's documents are taken out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from django.db.models import Q
from django.utils.translation import gettext as _

from fyren.base.clock import SWEDISH_TIME
from fyren.base.records import Part, Record
from fyren.plan.models import ConsultationAnswer, EditorialNote, InternalNote, PlanEdition
from fyren.plan.queries.blanking import LoggedRow, blanked_in
from fyren.plan.queries.revision_words import part_titles
from fyren.plan.revision_records import revision_records
from fyren.plan.rules import PUBLIC_STAGES, Stage
from fyren.plan.structure import BlockKind, DevelopmentArea, PlanStructure


def plan_records(authority: str) -> Iterator[Record]:
    """The authority's revisions, editions and notes, what it has answered, and what others have handed over to it.

    What was handed over belongs to both: it was sent by one authority and received by another.
    """
    found = PlanEdition.objects.filter(plan__authority__public_id=authority)
    editions = list(found.select_related("plan__authority", "adopted_by"))
    blanked = blanked_in(editions)
    for edition in editions:
        yield _edition(edition, authority, [row for row in blanked if row.public_id == edition.public_id])
    notes = EditorialNote.objects.filter(edition__plan__authority__public_id=authority)
    for note in notes.select_related("edition__plan"):
        yield _editorial_note(note, authority)
    yield from revision_records(authority)
    yield from _answers(authority)
    yield from _internal_notes(authority)


def _edition(edition: PlanEdition, authority: str, blanked: list[LoggedRow]) -> Record:
    stage = Stage(edition.stage)
    frozen = edition.frozen_at.astimezone(SWEDISH_TIME).date() if edition.frozen_at else None
    return Record(
        code="plan.PlanEdition",
        kind=_("Plan"),
        public_id=edition.public_id,
        title=_("%(plan)s, edition %(number)s") % {"plan": edition.plan.title, "number": edition.number},
        authority=authority,
        state=edition.get_stage_display(),
        is_draft=stage not in PUBLIC_STAGES,
        dnr=edition.dnr,
        date=edition.adopted_on or frozen,
        facts=(
            (_("Adopted by"), edition.adopted_by.name if edition.adopted_by else ""),
            (_("Adopted on"), edition.adopted_on.isoformat() if edition.adopted_on else ""),
            (_("Section of the minutes"), edition.section),
            (_("Valid to"), edition.valid_to.isoformat() if edition.valid_to else ""),
            (_("Document owner"), edition.document_owner),
            (_("Checksum of the wording"), edition.checksum),
        ),
        parts=(*_wording(edition), *blanked_parts(blanked)),
    )


def _wording(edition: PlanEdition) -> Iterator[Part]:
    """The wording in the order of the document. One that no longer matches its checksum is said to, not left out."""
    is_adopted = edition.stage == Stage.ADOPTED
    try:
        structure = edition.read()
    except ValueError:
        warning = _("The stored wording does not match the checksum that was set when the edition was frozen.")
        yield Part(_("Check the wording"), warning)
        structure = PlanStructure.from_json(edition.structure)
    yield Part(_("Title"), structure.title, adopted=is_adopted)
    for section in structure.sections:
        heading = f"{section.number} {section.title}".strip()
        yield Part(heading, "\n\n".join(section.paragraphs), adopted=is_adopted)
    for area in structure.development_areas:
        heading = f"{area.number} {area.title}".strip()
        wording = [area.long_title] if area.long_title else []
        yield Part(heading, "\n\n".join([*wording, *_blocks(area)]), adopted=is_adopted)
    if structure.closing:
        yield Part(_("Closing text"), structure.closing, adopted=is_adopted)


def blanked_parts(rows: list[LoggedRow]) -> Iterator[Part]:
    """What was blanked, when and why, as a part of a document that is handed over; none where nothing was."""
    said = [f"{row.at.astimezone(SWEDISH_TIME):%Y-%m-%d}, {row.label}: {row.reason}" for row in rows]
    if said:
        yield Part(_("Texts that have been blanked"), "\n\n".join(said))


def _blocks(area: DevelopmentArea) -> Iterator[str]:
    for block in area.blocks:
        is_numbered = block.kind is BlockKind.FOCUS_AREA and block.number
        yield f"{block.number} {block.text}" if is_numbered else block.text


def _editorial_note(note: EditorialNote, authority: str) -> Record:
    titles = part_titles(PlanStructure.from_json(note.edition.structure))
    return Record(
        code="plan.EditorialNote",
        kind=_("Editorial note"),
        public_id=note.public_id,
        title=_("Editorial note to %(plan)s") % {"plan": note.edition.plan.title},
        authority=authority,
        state=_("Published"),
        is_draft=False,
        date=note.created_at.astimezone(SWEDISH_TIME).date(),
        facts=((_("Place in the plan"), titles.get(note.path, note.path)), (_("Source"), note.source)),
        parts=(Part("", note.text),),
    )


def _answers(authority: str) -> Iterator[Record]:
    """One document for each authority's (or partner's) whole answer to an edition."""
    theirs = Q(edition__plan__authority__public_id=authority, handed_over_at__isnull=False)
    found = ConsultationAnswer.objects.filter(Q(authority__public_id=authority) | theirs)
    found = found.select_related("edition__plan__authority", "authority").order_by(
        "edition_id", "authority_id", "partner", "path", "id"
    )
    for _key, rows in groupby(found, key=lambda row: (row.edition_id, row.authority_id, row.partner)):
        yield _answer(list(rows), authority)


def _answer(rows: list[ConsultationAnswer], authority: str) -> Record:
    first = rows[0]
    edition = first.edition
    is_own = first.authority.public_id == authority
    handed_over = [row.handed_over_at for row in rows if row.handed_over_at]
    is_whole = len(handed_over) == len(rows)
    names = {"plan": edition.plan.title, "number": edition.number, "who": first.partner or first.authority.name}
    return Record(
        code="plan.ConsultationAnswer",
        kind=_("Consultation answer"),
        public_id=first.public_id,
        title=_("Answer from %(who)s about %(plan)s, edition %(number)s") % names,
        authority=authority,
        state=(_("Handed over") if is_own else _("Received")) if is_whole else _("Draft"),
        is_draft=not is_whole,
        dnr=_first_given(row.dnr for row in rows),
        date=max(handed_over).astimezone(SWEDISH_TIME).date() if handed_over else None,
        facts=(
            (_("From"), str(names["who"])),
            (_("Decided on"), _first_given(row.decided_on.isoformat() for row in rows if row.decided_on)),
            (_("Section of the minutes"), _first_given(row.section for row in rows)),
        ),
        parts=tuple(_answer_parts(rows, authority)),
    )


def _first_given(values: Iterable[str]) -> str:
    return next((value for value in values if value), "")


def _answer_parts(rows: list[ConsultationAnswer], authority: str) -> Iterator[Part]:
    """Each section's answer; and how it was weighed, when the authority is the one that weighs: the plan's owner."""
    edition = rows[0].edition
    is_owner = edition.plan.authority.public_id == authority
    titles = part_titles(PlanStructure.from_json(edition.structure))
    for row in rows:
        yield Part(titles.get(row.path, row.path), str(row.get_stance_display()))
        texts = [(_("Comment"), row.text), (_("Proposed wording"), row.proposed_wording)]
        if is_owner:
            leads = {True: _("Yes"), False: _("No"), None: ""}[row.leads_to_change]
            texts += [(_("How the answer was weighed"), row.weighed), (_("Leads to a change"), leads)]
        for heading, text in texts:
            if text:
                yield Part(heading, text, level=3)


def _internal_notes(authority: str) -> Iterator[Record]:
    theirs = Q(
        focus_area__development_area__edition__plan__authority__public_id=authority, handed_over_at__isnull=False
    )
    notes = InternalNote.objects.filter(Q(authority__public_id=authority) | theirs)
    for note in notes.select_related("authority", "focus_area__development_area__edition__plan"):
        yield _internal_note(note, authority)


def _internal_note(note: InternalNote, authority: str) -> Record:
    is_own = note.authority.public_id == authority
    when = note.handed_over_at or note.created_at
    handed_over = _("Handed over") if is_own else _("Received")
    return Record(
        code="plan.InternalNote",
        kind=_("Internal note"),
        public_id=note.public_id,
        title=_("Note from %(who)s about %(area)s")
        % {"who": note.authority.name, "area": note.focus_area.number or note.focus_area.text},
        authority=authority,
        state=handed_over if note.handed_over_at else _("Draft"),
        is_draft=note.handed_over_at is None,
        dnr=note.dnr,
        date=when.astimezone(SWEDISH_TIME).date(),
        facts=(
            (_("Plan"), note.focus_area.development_area.edition.plan.title),
            (_("Focus area"), str(note.focus_area)),
        ),
        parts=(Part("", note.text),),
    )
